"""The private page: a customer talks with the house, without an account. It says what it is for, and the review stays theirs."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from heard.desk import access, visiting
from heard.desk.visiting import Visit
from heard.resolve.links import GOOD_FOR, BadLink
from heard.resolve.refusing import NotPossible
from heard.web import talk_forms
from heard.web.throttle import too_often

LOOKS_AN_HOUR = 120  # of pages from one address
WORDS_AN_HOUR = 20  # of messages and answers from one address
CODES_AN_HOUR = 5


def talk(request: HttpRequest, code: str) -> HttpResponse:
    """The page of one case. To whoever has shown nothing it says nothing but how to show it."""
    if too_often(request, "talk", most=LOOKS_AN_HOUR):
        return _over(request, _("Please come back later"), _("That was a lot in one hour."), status=429)
    try:
        visit = visiting.visit(code, request.COOKIES.get(_cookie(code), ""))
    except access.NotYours as error:
        raise Http404(str(error)) from error
    if request.method == "POST":
        return _act(request, visit)
    return _page(request, visit)


def _act(request: HttpRequest, visit: Visit) -> HttpResponse:
    what = request.POST.get("act", "")
    most = CODES_AN_HOUR if what == "code" and visit.guest is None else WORDS_AN_HOUR
    if too_often(request, f"talk-{'code' if most == CODES_AN_HOUR else 'act'}", most=most):
        return _page(request, visit, trouble=_("That was a lot in one hour. Please call us, or come back later."), status=429)
    acts = {"say": _say, "code": _code, "order": _order, "choose": _choose, "peace": _peace}
    if what not in acts:
        raise Http404
    try:
        return acts[what](request, visit)
    except NotPossible as refusal:
        return _page(request, visit, trouble=str(refusal), status=409)


def _say(request: HttpRequest, visit: Visit) -> HttpResponse:
    form = talk_forms.TalkForm(request.POST)
    if not form.is_valid():
        return _page(request, visit, say_form=form, status=422)
    guest, cookie = _guest(visit)
    visiting.say(guest, text=form.cleaned_data["text"], now=timezone.now())
    messages.success(request, _("Sent. Somebody will read every word."))
    return _back(visit, cookie)


def _code(request: HttpRequest, visit: Visit) -> HttpResponse:
    cookie = _guest(visit)[1]
    return _back(visit, cookie, anchor="#code")


def _order(request: HttpRequest, visit: Visit) -> HttpResponse:
    form = talk_forms.OrderForm(request.POST)
    if not form.is_valid():
        return _page(request, visit, order_form=form, status=422)
    guest, cookie = _guest(visit)
    visiting.answer(guest, answers=form.answers, now=timezone.now())
    # The same words whatever was answered: they must not tell whether anybody is on record.
    messages.success(request, _("Thank you. A person looks at it; come back to this page within a day."))
    return _back(visit, cookie)


def _choose(request: HttpRequest, visit: Visit) -> HttpResponse:
    if visit.guest is None or visit.offer is None:
        raise NotPossible(_("Nothing is on offer any more."))
    form = _choose_form(visit, request.POST)
    if form is None or not form.is_valid():
        return _page(request, visit, choose_form=form, status=422)
    remedy = form.cleaned_data["remedy"]
    if remedy:
        visiting.choose(visit.guest, remedy=remedy, now=timezone.now())
        messages.success(request, _("It is yours. Below you see by when."))
    else:
        visiting.refuse(visit.guest, now=timezone.now())
        messages.success(request, _("Noted. Tell us if something else would help."))
    return _back(visit, "")


def _peace(request: HttpRequest, visit: Visit) -> HttpResponse:
    if visit.guest is None:
        raise NotPossible(_("Nobody writes to you from here."))
    visiting.leave_me_alone(visit.guest, now=timezone.now())
    messages.success(request, _("We will not write to you again. You can still write to us here."))
    return _back(visit, "")


def _guest(visit: Visit) -> tuple[Any, str]:
    if visit.guest is not None:
        return visit.guest, ""
    return visiting.enter(visit.case.pk, now=timezone.now())


def _choose_form(visit: Visit, data: Any = None) -> talk_forms.ChooseForm | None:
    offer = visit.offer
    if offer is None or offer.chosen_id is not None:
        return None
    return talk_forms.ChooseForm(data, choices=[(one.pk, one.name) for one in offer.choices.all()])


def _page(request: HttpRequest, visit: Visit, *, trouble: str = "", status: int = 200, **unclear: Any) -> HttpResponse:
    case = visit.case
    place = case.location
    contact = place.contact_name if place else ""
    shown = {
        "house": case.brand.name,
        "contact": contact or case.brand.name,
        "phone": place.contact_phone if place else "",
        "visit": visit,
        "code": case.code,
        "guest": visit.guest,
        "review": case.kind in ("review", "mention"),
        "trouble": trouble,
        "say_form": talk_forms.TalkForm(),
        "order_form": talk_forms.OrderForm(),
        "choose_form": _choose_form(visit),
        **{name: form for name, form in unclear.items() if form is not None},
    }
    answer = render(request, "heard/talk/page.html", shown, status=status)
    answer["Cache-Control"] = "no-store, private"
    return answer


def _cookie(code: str) -> str:
    return f"talk-{code.upper()}"


def _back(visit: Visit, cookie: str, anchor: str = "") -> HttpResponse:
    answer = redirect(f"/t/{visit.case.code}/{anchor}")
    if cookie:
        keep_cookie(answer, visit.case.code, cookie)
    return answer


def keep_cookie(answer: HttpResponse, code: str, cookie: str) -> None:
    """Let this browser find its talk again: for as long as the cookie is good, on this page only."""
    answer.set_cookie(
        _cookie(code),
        cookie,
        max_age=int(GOOD_FOR.total_seconds()),
        path="/t/",
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """The link in our mail. Looking at it changes nothing, for mail programs look first; pressing the button opens the talk."""
    if too_often(request, "talk-link", most=LOOKS_AN_HOUR):
        return _over(request, _("Please come back later"), _("That was a lot in one hour."), status=429)
    try:
        if request.method == "POST":
            case, cookie = visiting.enter_by_link(token, now=timezone.now())
            answer = redirect("talk", code=case.code)
            keep_cookie(answer, case.code, cookie)
            return answer
        case = visiting.case_of_link(token)
    except BadLink as error:
        return _over(request, _("This link does not work any more"), str(error), status=410)
    except NotPossible as refusal:
        return _over(request, _("Please call us"), str(refusal), status=429)
    if visiting.is_proved(case, request.COOKIES.get(_cookie(case.code), "")):
        return redirect("talk", code=case.code)
    return render(request, "heard/talk/open.html", {"house": case.brand.name, "code": case.code})


def survey(request: HttpRequest, token: str) -> HttpResponse:
    """The one question after a promise was kept."""
    if too_often(request, "survey", most=LOOKS_AN_HOUR):
        return _over(request, _("Please come back later"), _("That was a lot in one hour."), status=429)
    try:
        case = visiting.survey_of(token)
    except BadLink as error:
        return _over(request, _("This link does not work any more"), str(error), status=410)
    form = talk_forms.ScoreForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        visiting.score(token, score=int(form.cleaned_data["score"]), why=form.cleaned_data["why"], now=timezone.now())
        thanks = _("Thank you. If something is still not right, answer our mail: a person reads it.")
        return _over(request, _("Thank you"), thanks, house=case.brand.name)
    shown = {"house": case.brand.name, "form": form}
    return render(request, "heard/talk/survey.html", shown, status=422 if form.errors else 200)


def _over(request: HttpRequest, title: str, text: str, *, house: str = "Heard", status: int = 200) -> HttpResponse:
    drawing = "done" if status == 200 else "link"
    return render(
        request, "heard/facts_over.html", {"title": title, "text": text, "house": house, "drawing": drawing}, status=status
    )
