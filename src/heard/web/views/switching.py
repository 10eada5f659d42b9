"""Counsel and crisis for the whole brand."""

from __future__ import annotations

from typing import Any

from django import forms as fields
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from heard.desk import house, switching
from heard.vocabulary.people import Permission
from heard.web.forms import Form, area
from heard.web.gate import DeskRequest, in_brand, permissions

SWITCHES: dict[str, switching.What] = {"crisis": "crisis", "counsel": "counsel"}


class TurnForm(Form):
    """Why the switch is turned on."""

    reason = fields.CharField(label=gettext_lazy("Why?"), widget=area(2), max_length=2_000, required=False)


class ApproversForm(Form):
    """Whose approval lets a text out."""

    people = fields.TypedMultipleChoiceField(
        label=gettext_lazy("Who may let a text out?"), coerce=int, required=False, widget=fields.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, team: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].choices = team  # type: ignore[attr-defined]


@in_brand
def switches(request: DeskRequest) -> HttpResponse:
    """How things stand, and the two switches with their reasons."""
    if request.method == "POST":
        request.actor.must(Permission.SWITCH)
        return _turned(request)
    now_so = switching.situation(request.brand, now=request.now)
    named = [person.pk for person in now_so.approvers]
    return render(
        request,
        "heard/contest/switches.html",
        {
            "page": "settings",
            "situation": now_so,
            "approvers_form": ApproversForm(team=house.team(request.brand), initial={"people": named}),
            "crisis_form": TurnForm(prefix="crisis"),
            "counsel_form": TurnForm(prefix="counsel"),
            "can": permissions(request.actor),
        },
    )


def _turned(request: DeskRequest) -> HttpResponse:
    what = request.POST.get("what", "")
    if what == "approvers":
        form = ApproversForm(request.POST, team=house.team(request.brand))
        if form.is_valid():
            switching.name_approvers(request.brand, request.actor, form.cleaned_data["people"], now=request.now)
            messages.success(request, _("The playbook names them."))
    elif what in SWITCHES:
        on, reason = request.POST.get("on") == "yes", request.POST.get(f"{what}-reason", "")[:2_000]
        try:
            switching.turn(request.brand, request.actor, SWITCHES[what], on=on, reason=reason, now=request.now)
            messages.success(request, _("The switch is turned. Open cases are planned anew."))
        except switching.NotPossible as refusal:
            messages.error(request, str(refusal))
    return redirect("switches", brand=request.brand.slug)
