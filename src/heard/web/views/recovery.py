"""Recovery: how far complaints come, what that is worth, and what the guard had to stop."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from heard import guard
from heard.desk import house
from heard.diagnose import learnt, queries
from heard.diagnose import recovery as recovered
from heard.diagnose.charts import Chart
from heard.diagnose.rates import FEWEST
from heard.vocabulary.people import Permission
from heard.vocabulary.way import Fault
from heard.web import figures
from heard.web.gate import DeskRequest, in_brand
from heard.web.labels import label_of
from heard.web.views.trends import asked_of

LOOKED_BACK = timedelta(days=90)


def _words() -> dict[str, str]:
    return {
        "negative": _("Complaints"),
        "replied": _("Answered"),
        "reached": _("Reached"),
        "resolved": _("Put right"),
        "satisfied": _("Content"),
        "updated": _("Review changed"),
    }


@in_brand
def recovery(request: DeskRequest) -> HttpResponse:
    """The way from a complaint to a customer who is content, step by step."""
    form, asked, names = asked_of(request)
    causes = [(row.pk, row.name) for row in learnt.causes(request.brand)]
    cause = _cause(request, causes)
    steps = recovered.funnel(request.brand, asked, cause=cause)
    found = [_funnel(steps)] if steps[0].count else []
    complaints = {row.key: row.now.complaints for row in queries.places(request.brand, asked)}
    return render(
        request,
        "heard/recovery.html",
        {
            "page": "trends",
            "tab": "recovery",
            "form": form,
            "causes": causes,
            "cause": cause,
            "figures": figures.shown(request, found, reverse("recovery_chart", args=[request.brand.slug, "NAME", "svg"])),
            "faults": _faults(recovered.faults(request.brand, asked, cause=cause), steps[0].count),
            "mistakes": [(names.get(row.place, ""), row) for row in recovered.mistakes(request.brand, asked, complaints)],
        },
    )


def _faults(counted: dict[str, int], whole: int) -> list[tuple[str, int, int]]:
    """Whose, how many, and of a hundred of those of which somebody has said; then those of the `whole` of which nobody has."""
    said = sum(counted.values())
    rows = [(str(label_of(Fault, fault)), number, round(100 * number / said)) for fault, number in counted.items()]
    return [*rows, (_("Nobody has said yet"), whole - said, 0)] if whole > said else rows


def _cause(request: DeskRequest, causes: list[tuple[int, str]]) -> int | None:
    given = request.GET.get("cause", "")
    return int(given) if given.isdigit() and int(given) in dict(causes) else None


def _funnel(steps: list[recovered.Step]) -> figures.Figure:
    words, whole = _words(), max(steps[0].count, 1)
    rows = [
        {
            "name": words[step.name],
            "count": step.count,
            "share": round(100 * step.count / whole, 1),
            "label": f"{step.count} ({round(100 * step.count / whole)} %)",
        }
        for step in steps
    ]
    said = ", ".join(f"{row['name']}: {row['label']}" for row in rows)
    return figures.Figure(
        name="funnel",
        title=_("How far complaints came"),
        chart=Chart(kind="steps", said=said, rows=rows),
        columns=(_("Step"), _("Cases"), _("of 100"), _("Median time since the step before")),
        rows=[(words[step.name], step.count, round(100 * step.count / whole, 1), _hours(step.hours)) for step in steps],
        note=_(
            "Each step counts for itself: whoever phones first was reached before a reply. "
            "Complaints from before the desk was there have no way of their own and are not counted."
        ),
    )


def _hours(hours: float | None) -> str:
    if hours is None:
        return "–"
    if hours < 1:
        return _("%(n)s minutes") % {"n": round(hours * 60)}
    return _("%(n)s hours") % {"n": round(hours, 1)} if hours < 48 else _("%(n)s days") % {"n": round(hours / 24, 1)}


@in_brand
def chart(request: DeskRequest, name: str, ending: str) -> HttpResponse:
    """The funnel as a drawing, a picture or a table."""
    _form, asked, _names = asked_of(request)
    cause = _cause(request, [(row.pk, row.name) for row in learnt.causes(request.brand)])
    return figures.file(request, [_funnel(recovered.funnel(request.brand, asked, cause=cause))], name, ending)


@in_brand
def compared(request: DeskRequest) -> HttpResponse:
    """What recovery and answering are worth, on the brand's own data, or that there are too few to say."""
    brand = request.brand
    return render(
        request,
        "heard/trends/compared.html",
        {
            "fewest": FEWEST,
            "satisfaction": recovered.satisfaction(brand),
            "coming_back": _percent(recovered.coming_back(brand)),
            "answering": _percent(recovered.answering(brand)),
        },
    )


def _percent(found: recovered.Compared) -> dict[str, Any]:
    def hundred(value: float | None) -> float | None:
        return None if value is None else round(100 * value, 1)

    gap = found.difference
    return {
        "first": hundred(found.first),
        "second": hundred(found.second),
        "n": found.n,
        "too_few": found.too_few,
        "low": hundred(gap.low) if gap else None,
        "high": hundred(gap.high) if gap else None,
        "clear": bool(gap and (gap.low > 0 or gap.high < 0)),
    }


@in_brand
def training(request: DeskRequest) -> HttpResponse:
    """What the guard had to block in the last 90 days: one's own, for managers everybody's, the team's for all."""
    since = request.now - LOOKED_BACK
    meanings = {rule.id: rule.meaning for rule in guard.rules()}

    def needs(person: int | None) -> list[dict[str, Any]]:
        return [
            {"meaning": meanings.get(need.check, need.check.replace("_", " ")), "need": need}
            for need in recovered.training(request.brand, since=since, person=person)
        ]

    people = []
    if request.actor.may(Permission.MANAGE):
        people = [(name, needs(person)) for person, name in house.team(request.brand) if person != request.user.pk]
    return render(
        request,
        "heard/training.html",
        {
            "page": "trends",
            "tab": "training",
            "own": needs(request.user.pk),
            "team": needs(None),
            "people": [one for one in people if one[1]],
        },
    )
