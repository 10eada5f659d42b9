"""Counsel's page of one case: privileged notes, texts for counsel alone, the pack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms as fields
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from heard.contest import actions as contest
from heard.contest.legal import MARK
from heard.desk import access
from heard.desk import counsel as desk
from heard.web.forms import NO_MORE_THAN, Form, area
from heard.web.gate import DeskRequest, case_act, filled, in_brand
from heard.web.packs import handed_out

if TYPE_CHECKING:
    from heard.records.models import Case


class NoteForm(Form):
    """Something between client and counsel."""

    text = fields.CharField(label=gettext_lazy("Privileged note"), widget=area(4), max_length=NO_MORE_THAN)


@in_brand
def file(request: DeskRequest, code: str, unclear: fields.Form | None = None) -> HttpResponse:
    """Notes, texts and the pack; to those without the privilege it is forbidden."""
    case = access.case(request.brand, code)
    return render(
        request,
        "heard/contest/counsel.html",
        {
            "page": "contest",
            "case": case,
            "file": desk.counsel_file(case, request.actor),
            "form": unclear or NoteForm(),
            "mark": MARK,
        },
        status=422 if unclear else 200,
    )


def _again(request: DeskRequest, code: str, unclear: fields.Form) -> HttpResponse:
    return file.__wrapped__(request, code, unclear)  # type: ignore[attr-defined,no-any-return]


@case_act(page=_again, back="counsel_file")
def note(request: DeskRequest, case: Case) -> str:
    """Write a privileged note."""
    form = filled(NoteForm(request.POST))
    contest.counsel_note(case, request.actor, text=form.cleaned_data["text"], now=request.now)
    return _("The note is kept apart from those of the team.")


@require_POST
@in_brand
def pack(request: DeskRequest, code: str) -> HttpResponse:
    """Everything on record, as pages or as a ZIP. That it was taken is logged, so this is no link."""
    made = desk.pack(request.brand, code, request.actor, now=request.now)
    whole = request.POST.get("as") == "zip"
    return handed_out(made, f"{code.upper()}-counsel", whole=whole, now=request.now)
