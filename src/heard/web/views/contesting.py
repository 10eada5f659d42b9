"""The removal file of a case, and the list of all of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django import forms as fields
from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from heard.contest import actions as contest
from heard.contest import queries
from heard.contest.grounds import name_of
from heard.contest.queries import newest_request
from heard.desk import access, contesting, forewarning, reporting
from heard.desk.act import acting
from heard.vocabulary.people import Permission
from heard.web.forms import NO_MORE_THAN, Form, area
from heard.web.gate import DeskRequest, Unclear, case_act, filled, in_brand, permissions
from heard.web.views.case import reviewed, show

if TYPE_CHECKING:
    from heard.records.models import Case


class WhyForm(Form):
    """Which ground, and what in the review shows it."""

    ground = fields.CharField(max_length=60)
    why = fields.CharField(
        label=gettext_lazy("What in the review shows it?"),
        widget=area(3),
        max_length=2_000,
        required=False,
        help_text=gettext_lazy("One sentence, with the words that break the rule. It stands in the evidence."),
    )


class TextForm(Form):
    """The text as it is handed in."""

    text = fields.CharField(label=gettext_lazy("Text of the request"), widget=area(9), max_length=NO_MORE_THAN)


class ReferenceForm(Form):
    """That it was handed in."""

    reference = fields.CharField(
        label=gettext_lazy("Reference of the platform"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("The number or link that the platform gave you, if it gave one."),
    )


@in_brand
def file(request: DeskRequest, code: str) -> HttpResponse:
    """The file of one case: what the platform lists, what speaks for it, what is asked, what came of it."""
    return _show(request, code)


def _show(request: DeskRequest, code: str, unclear: fields.Form | None = None, refused: str = "") -> HttpResponse:
    text_form = unclear if isinstance(unclear, TextForm) else None
    case = access.case(request.brand, code)
    kept = contesting.removal_file(case, now=request.now)
    ground = kept.facts.contest.ground if kept.facts.contest else ""
    drafts = contesting.proposals(case, request.actor) if ground and kept.request is None else ()
    initial = kept.request.text if kept.request else drafts[0].text if drafts else ""
    return render(
        request,
        "heard/contest/file.html",
        {
            "page": "contest",
            "case": case,
            "file": kept,
            "ground": name_of(ground) if ground else "",
            "decided": kept.facts.contest is not None,
            "refused": refused,
            "why_form": WhyForm(),
            "text_form": text_form or TextForm(initial={"text": initial}),
            "reference_form": ReferenceForm(),
            "can": permissions(request.actor),
            **reviewed(case, None),
        },
        status=422 if refused or unclear else 200,
    )


def _file_act(act: Callable[..., str]) -> Callable[..., HttpResponseBase]:
    return case_act(page=_show, back="removal_file")(act)


@require_POST
@in_brand
def choose(request: DeskRequest, code: str) -> HttpResponse:
    """A ground is named. What no platform takes is refused with its reason, and the refusal is counted."""
    form = WhyForm(request.POST)
    if not form.is_valid():
        return _show(request, code, refused=_("Choose one of the grounds."))
    try:
        with acting(request.brand, code, now=request.now) as case:
            refusal = contesting.choose(case, request.actor, **form.cleaned_data, now=request.now)
    except contest.NotPossible as error:
        refusal = str(error)
    if refusal:
        return _show(request, code, refused=refusal)
    messages.success(request, _("The ground is chosen and the file is prepared. Read it before you hand it in."))
    return redirect("removal_file", request.brand.slug, code)


@_file_act
def no_ground(request: DeskRequest, case: Case) -> str:
    """Nothing is asked of the platform."""
    contest.no_ground(case, request.actor, now=request.now)
    return _("No request is made. The review stays, with your answer under it.")


@_file_act
def prepare(request: DeskRequest, case: Case) -> str:
    """The text is changed; the guard reads it first."""
    form = filled(TextForm(request.POST))
    kept = newest_request(case)
    why = str(kept.evidence.get("why", "")) if kept else ""
    try:
        contesting.prepare(case, request.actor, text=form.cleaned_data["text"], why=why, now=request.now)
    except contest.NotPossible as error:
        form.add_error("text", str(error))
        raise Unclear(form) from error
    return _("The file is kept.")


@_file_act
def submit(request: DeskRequest, case: Case) -> str:
    """A person has handed it in."""
    reference = filled(ReferenceForm(request.POST)).cleaned_data["reference"]
    contest.submit(_request_of(case), request.actor, reference=reference, now=request.now)
    return _("On record. The clock of the platform runs.")


@require_POST
@in_brand
def hand_in(request: DeskRequest, code: str) -> HttpResponse:
    """The desk hands it in through the platform's interface. Not one of the file's acts: nothing is locked while the platform answers."""
    try:
        reporting.hand_in(request.brand, code, request.actor, now=request.now)
        messages.success(request, _("The platform has it. Its clock runs."))
    except contest.NotPossible as refusal:
        messages.error(request, str(refusal))
    return redirect("removal_file", request.brand.slug, code)


@_file_act
def answered(request: DeskRequest, case: Case) -> str:
    """What the platform decided."""
    removed = request.POST.get("removed") == "yes"
    contest.answered(_request_of(case), request.actor, removed=removed, now=request.now)
    return _("The platform removed it.") if removed else _("The platform keeps it.")


@_file_act
def appeal(request: DeskRequest, case: Case) -> str:
    """The one appeal was handed in."""
    contesting.appeal(case, _request_of(case), request.actor, now=request.now)
    return _("The appeal is on record.")


@_file_act
def extortion(request: DeskRequest, case: Case) -> str:
    """Somebody demands money or goods."""
    contest.extortion(case, request.actor, now=request.now)
    return _("Nothing is offered from here on. Keep every message, and look into the complaint behind it.")


@_file_act
def counsel(request: DeskRequest, case: Case) -> str:
    """Counsel takes the case, or gives it back."""
    on = request.POST.get("on") == "yes"
    contest.counsel(case, request.actor, on=on, now=request.now)
    return _("Counsel has the case: nothing is sent.") if on else _("The case is back at the desk.")


@in_brand
def pack(request: DeskRequest, code: str) -> HttpResponse:
    """The evidence as one file."""
    request.actor.must(Permission.NOTE)
    case = access.case(request.brand, code)
    name = f"{case.code}-evidence.zip"
    return HttpResponse(
        contesting.pack(case, now=request.now),
        content_type="application/zip",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@in_brand
def requests(request: DeskRequest) -> HttpResponse:
    """All removal requests, how they went by ground, and what was refused at the desk."""
    rows = queries.requests(request.brand)[:200]
    return render(
        request,
        "heard/contest/requests.html",
        {
            "page": "contest",
            "requests": [{"row": row, "ground": name_of(row.ground), "case": row.case} for row in rows],
            "success": queries.success(request.brand),
            "refused": queries.refused(request.brand),
        },
    )


def _request_of(case: Case) -> Any:
    found = newest_request(case)
    if found is None:
        raise contest.NotPossible(_("There is no file yet. Choose a ground first."))
    found.case = case  # one object, so that its log is read and written once
    return found


@case_act(page=show)
def reported_ahead(request: DeskRequest, case: Case) -> str:
    """A platform has been told before there is any review."""
    contest.reported_ahead(case, request.actor, platform=request.POST.get("platform", ""), now=request.now)
    return _("On record with your name. Keep every message; the review is recognised when it comes.")


@in_brand
def kit(request: DeskRequest, code: str) -> HttpResponse:
    """What a report of a demand or an announced review wants, as one file."""
    request.actor.must(Permission.SEND)
    case = access.case(request.brand, code)
    name = f"{case.code}-report.zip"
    return HttpResponse(
        forewarning.kit(case, now=request.now),
        content_type="application/zip",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
