"""Counsel and crisis for the whole brand."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django import forms as fields
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from heard.desk import contesting, house, outside_help, switching
from heard.vocabulary.alerts import OnBurst
from heard.vocabulary.people import Permission
from heard.web.forms import Form, area
from heard.web.gate import DeskRequest, in_brand, permissions
from heard.web.labels import choices
from heard.web.packs import handed_out
from heard.web.views.contesting import WhyForm

SWITCHES: dict[str, switching.What] = {"crisis": "crisis", "counsel": "counsel"}
MOST_TOGETHER = 60


class TurnForm(Form):
    """Why the switch is turned on."""

    reason = fields.CharField(label=gettext_lazy("Why?"), widget=area(2), max_length=2_000, required=False)


class PrepareForm(Form):
    """What holds in a crisis, said before there is one."""

    people = fields.TypedMultipleChoiceField(
        label=gettext_lazy("Who may let a text out?"), coerce=int, required=False, widget=fields.CheckboxSelectMultiple
    )
    on_burst = fields.ChoiceField(label=gettext_lazy("What does a burst of complaints do?"), choices=choices(OnBurst))
    told = fields.TypedMultipleChoiceField(
        label=gettext_lazy("Who is told by mail?"),
        coerce=int,
        required=False,
        widget=fields.CheckboxSelectMultiple,
        help_text=gettext_lazy("Nobody ticked means the owners."),
    )

    def __init__(self, *args: Any, team: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("people", "told"):
            self.fields[name].choices = team  # type: ignore[attr-defined]


@in_brand
def switches(request: DeskRequest) -> HttpResponse:
    """How things stand, and the two switches with their reasons."""
    if request.method == "POST":
        request.actor.must(Permission.SWITCH)
        return _turned(request)
    now_so = switching.situation(request.brand, now=request.now)
    prepared = {"people": [person.pk for person in now_so.approvers], "on_burst": now_so.on_burst, "told": now_so.named}
    return render(
        request,
        "heard/contest/switches.html",
        {
            "page": "settings",
            "situation": now_so,
            "prepare_form": PrepareForm(team=house.team(request.brand), initial=prepared),
            "why_form": WhyForm(),
            "crisis_form": TurnForm(prefix="crisis"),
            "counsel_form": TurnForm(prefix="counsel"),
            "can": permissions(request.actor),
        },
    )


def _turned(request: DeskRequest) -> HttpResponse:
    what = request.POST.get("what", "")
    if what == "prepare":
        form = PrepareForm(request.POST, team=house.team(request.brand))
        if form.is_valid():
            said = form.cleaned_data
            switching.prepare(
                request.brand,
                request.actor,
                approvers=said["people"],
                told=said["told"],
                on_burst=OnBurst(said["on_burst"]),
                now=request.now,
            )
            messages.success(request, _("It stands in the playbook."))
    elif what in SWITCHES:
        on, reason = request.POST.get("on") == "yes", request.POST.get(f"{what}-reason", "")[:2_000]
        try:
            switching.turn(request.brand, request.actor, SWITCHES[what], on=on, reason=reason, now=request.now)
            messages.success(request, _("The switch is turned. Open cases are planned anew."))
        except switching.NotPossible as refusal:
            messages.error(request, str(refusal))
    return redirect("switches", brand=request.brand.slug)


@require_POST
@in_brand
def pack(request: DeskRequest) -> HttpResponse:
    """What outside help is handed."""
    made = outside_help.pack(request.brand, request.actor, now=request.now)
    whole = request.POST.get("as") == "zip"
    return handed_out(made, f"{request.brand.slug}-hand-over-{request.now:%Y-%m-%d}", whole=whole, now=request.now)


@require_POST
@in_brand
def choose_for_all(request: DeskRequest) -> HttpResponse:
    """A removal file for each of several near-copies, on one ground and for one reason."""
    form = WhyForm(request.POST)
    if form.is_valid():
        codes = request.POST.getlist("codes")[:MOST_TOGETHER]
        done = contesting.choose_for_all(request.brand, codes, request.actor, **form.cleaned_data, now=request.now)
        if done.prepared:
            number = len(done.prepared)
            said = ngettext("%(number)s file is prepared.", "%(number)s files are prepared.", number) % {"number": number}
            messages.success(request, f"{said} {_('Read each before you hand it in.')}")
        for why, times in Counter(done.refused.values()).most_common(3):
            messages.error(request, f"{times} × {why}")
    else:
        messages.error(request, _("Choose one of the grounds."))
    return redirect("switches", brand=request.brand.slug)
