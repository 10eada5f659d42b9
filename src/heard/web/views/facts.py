"""A colleague answers what happened: a signed link, no account."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from heard.desk import access, asking
from heard.gather import actions as gather
from heard.gather import links
from heard.web.fact_forms import AnswerForm
from heard.web.gate import DeskRequest, in_brand
from heard.web.kept_file import kept_file
from heard.web.views.case import reviewed


def facts(request: HttpRequest, token: str) -> HttpResponse:
    """The question with the review it is about, or why there is nothing to answer any more."""
    try:
        ask = asking.asked_by_link(token)
    except links.BadLink as error:
        return _over(request, _("This link does not work any more"), str(error), house="Heard", status=410)
    brand = ask.case.brand.name
    if ask.answered_at:
        return _over(request, _("Your answer is there"), _("Thank you. The team can see it now."), house=brand)
    if ask.withdrawn_at:
        return _over(request, _("No longer needed"), _("The team found out another way. Thank you all the same."), house=brand)
    form = AnswerForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            given = form.cleaned_data
            asking.answer_by_link(token, text=given["text"], files=given["files"], now=timezone.now())
        except gather.NotPossible as refusal:
            return _over(request, _("It is answered already"), str(refusal), house=brand, status=409)
        return _over(request, _("Thank you"), _("The team can see your answer now. You can close this page."), house=brand)
    shown = {"house": brand, "ask": ask, "asked_by": ask.asked_by or brand, "form": form}
    shown |= reviewed(ask.case, None)
    return render(request, "heard/facts.html", shown, status=422 if form.errors else 200)


@in_brand
def sent_file(request: DeskRequest, code: str, number: int) -> HttpResponse:
    """A photo or paper that a colleague sent: pictures are shown, everything else is saved."""
    return kept_file(asking.file_of(access.case(request.brand, code), number))


def _over(request: HttpRequest, title: str, text: str, *, house: str, status: int = 200) -> HttpResponse:
    drawing = "done" if status == 200 else "link"
    return render(
        request, "heard/facts_over.html", {"title": title, "text": text, "house": house, "drawing": drawing}, status=status
    )
