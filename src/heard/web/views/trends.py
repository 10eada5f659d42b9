"""Trends: what people complain of, where, and which way it goes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from heard.desk import house
from heard.diagnose import phrases as rules
from heard.diagnose import queries
from heard.diagnose.queries import Asked
from heard.vocabulary.reading import Topic
from heard.web import figures
from heard.web.gate import DeskRequest, in_brand
from heard.web.labels import label_of
from heard.web.trend_forms import TrendForm


def asked_of(request: DeskRequest) -> tuple[TrendForm, Asked, dict[int, str]]:
    """The form, what it asks, and the names of the places. What an address says wrongly is passed over."""
    # Without the brand's own name before it: on a telephone "Lumina Leeds" and "Lumina Lyon" would look the same.
    names = {pk: name.removeprefix(f"{request.brand.name} ") for pk, name in house.place_names(request.brand)}
    form = TrendForm(request.GET, places=list(names.items()))
    return form, Asked(today=localdate(request.now), **form.wanted), {**names, 0: _("No place in particular")}


@in_brand
def trends(request: DeskRequest) -> HttpResponse:
    """The figures of a period beside those of the one before."""
    form, asked, names = asked_of(request)
    whole = queries.whole(request.brand, asked)
    weeks = queries.weeks(request.brand, asked)
    found = _figures(request, asked, names, whole, weeks)
    now = queries.total(week.counted for week in weeks[asked.weeks :])
    before = queries.total(week.counted for week in weeks[: asked.weeks])
    way, words = figures.change_words(now, before)
    return render(
        request,
        "heard/trends.html",
        {
            "page": "trends",
            "tab": "trends",
            "form": form,
            "asked": asked,
            "topic": str(label_of(Topic, asked.topic)) if asked.topic else "",
            "whole": whole,
            "now": now,
            "before": before,
            "share_now": figures.hundred(now),
            "share_before": figures.hundred(before),
            "way": way,
            "change": words,
            "figures": figures.shown(request, found, reverse("trend_chart", args=[request.brand.slug, "NAME", "svg"])),
            "behind": figures.behind(request, asked),
        },
    )


def _figures(
    request: DeskRequest, asked: Asked, names: dict[int, str], whole: queries.Compared, weeks: Sequence[queries.Week]
) -> list[figures.Figure]:
    brand = request.brand
    title = _("Complaints about %(topic)s") % {"topic": label_of(Topic, asked.topic)} if asked.topic else _("Complaints")
    found = [figures.weeks_figure(request, asked, weeks, title)]
    if not asked.topic:
        rows = queries.topics(brand, asked, whole)
        found.append(figures.pairs_figure(request, asked, "topics", _("Topics"), rows, figures.topic_names(rows)))
    if asked.place is None:
        rows = queries.places(brand, asked)
        found.append(figures.pairs_figure(request, asked, "places", _("Places"), rows, names))
    if not asked.platform:
        rows = queries.platforms(brand, asked)
        found.append(figures.pairs_figure(request, asked, "platforms", _("Channels"), rows, figures.platform_names(rows)))
    if rows := queries.parts(brand, asked, "shift"):
        found.append(figures.pairs_figure(request, asked, "shifts", _("Shifts"), rows, figures.shift_names(rows)))
    if rows := queries.parts(brand, asked, "product"):
        found.append(figures.pairs_figure(request, asked, "products", _("Products"), rows, {row.key: row.key for row in rows}))
    return found


@in_brand
def chart(request: DeskRequest, name: str, ending: str) -> HttpResponse:
    """One chart of the page: as a drawing for the page, as PNG, or its table as CSV."""
    _form, asked, names = asked_of(request)
    whole = queries.whole(request.brand, asked)
    weeks = queries.weeks(request.brand, asked)
    return figures.file(request, _figures(request, asked, names, whole, weeks), name, ending)


@in_brand
def phrases(request: DeskRequest) -> HttpResponse:
    """What people have begun to write, each phrase with the way to the reviews that hold it."""
    _form, asked, _names = asked_of(request)
    now, before, staff = queries.texts(request.brand, asked)
    found: list[dict[str, Any]] = [
        {"phrase": one, "behind": figures.behind(request, asked, q=f'"{one.words}"')}
        for one in rules.emerging(now, before, without=staff)
    ]
    return render(request, "heard/trends/phrases.html", {"phrases": found, "texts": (len(now), len(before)), "asked": asked})
