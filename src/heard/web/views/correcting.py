"""Putting right what was read: the review on one side, what it is taken to mean on the other."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from heard.desk import access
from heard.desk.act import acting
from heard.records.readings import newest_reading
from heard.triage import actions as triage
from heard.vocabulary.people import Permission
from heard.web.correcting import CorrectionForm
from heard.web.gate import DeskRequest, case_address, in_brand
from heard.web.views.case import reviewed


@in_brand
def correct(request: DeskRequest, code: str) -> HttpResponse:
    """The form, and the act: the plan follows what a person says."""
    request.actor.must(Permission.NOTE)
    case = access.case(request.brand, code)
    reading = newest_reading(case)
    if reading is None:
        raise Http404
    form = CorrectionForm(request.POST or None, handled=triage.as_handled(case, reading))
    if form.is_valid():
        with acting(request.brand, code, now=request.now) as row:
            triage.correct(row, request.actor, form.correction, now=request.now)
        messages.success(request, _("The case goes by your word now."))
        return redirect(f"{case_address(request.brand, code)}#review")
    return render(
        request,
        "heard/case/correct.html",
        {
            "page": "inbox",
            "case": case,
            "form": form,
            **reviewed(case, reading),
        },
        status=422 if form.errors else 200,
    )
