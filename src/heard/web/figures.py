"""Trends, causes and recovery as pages show them: charts with their tables, changes in words, and the way to the reviews behind."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from heard.diagnose import drawing
from heard.diagnose.charts import NARROW, Chart
from heard.diagnose.queries import Asked, Compared, Week
from heard.diagnose.rates import Change, Counted, change, poisson_interval, rate_ratio
from heard.vocabulary.platforms import Platform
from heard.vocabulary.reading import Topic
from heard.web.gate import DeskRequest
from heard.web.labels import label_of

MOST_ROWS = 12  # of a chart; the table behind it has them all


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A chart, its title, and the table behind it. `links` are where the rows of the table lead, empty for nowhere."""

    name: str
    title: str
    chart: Chart
    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]
    links: Sequence[str] = ()
    note: str = ""


def hundred(counted: Counted) -> float:
    """Complaints in 100 reviews."""
    return round(100 * counted.share, 1)


def change_words(now: Counted, before: Counted) -> tuple[Change, str]:
    """Which way it went and by how much, in words that claim no more than the counts do."""
    ratio = rate_ratio(now, before)
    way = change(ratio)
    if ratio is None or way is Change.UNCLEAR:
        return way, _("no clear change")
    if ratio.value == float("inf"):
        return way, _("new")
    if way is Change.MORE:
        return way, _("%(times)s times as many") % {"times": f"{ratio.value:.1f}"}
    return way, _("%(percent)s %% fewer") % {"percent": round(100 * (1 - ratio.value))}


def behind(request: DeskRequest, asked: Asked, **more: Any) -> str:
    """The inbox with exactly the complaints that were counted."""
    words: dict[str, Any] = {
        "lane": "all",
        "complaint": asked.topic or "any",
        "since": asked.since,
        "until": asked.until,
        "place": asked.place,
        "platform": asked.platform,
        **more,
    }
    kept = {name: value for name, value in words.items() if value not in ("", None)}
    return f"{reverse('inbox', args=[request.brand.slug])}?{urlencode(kept)}"


def period_words(asked: Asked) -> tuple[str, str]:
    """What the two periods are called."""
    return _("last %(n)s weeks") % {"n": asked.weeks}, _("%(n)s weeks before") % {"n": asked.weeks}


def weeks_figure(request: DeskRequest, asked: Asked, weeks: Sequence[Week], title: str) -> Figure:
    """Reviews and complaints of every week."""
    half = asked.weeks
    before, now = weeks[:half], weeks[half:]
    mean = sum(week.complaints for week in before) / half
    rows = [
        {
            "week": week.monday.isoformat(),
            "reviews": week.reviews,
            "complaints": week.complaints,
            "period": "before" if index < half else "now",
            "mean": round(mean, 2),
        }
        for index, week in enumerate(weeks)
    ]
    said = _("%(title)s: %(now)s complaints in the %(period)s, %(then)s in the %(before)s.") % {
        "title": title,
        "now": sum(week.complaints for week in now),
        "then": sum(week.complaints for week in before),
        "period": period_words(asked)[0],
        "before": period_words(asked)[1],
    }
    return Figure(
        name="weeks",
        title=title,
        chart=Chart(kind="weeks", said=said, rows=rows, words={"reviews": _("Reviews"), "complaints": _("Complaints")}),
        columns=(_("Week from"), _("Reviews"), _("Complaints"), _("in 100 reviews"), _("Mean stars")),
        rows=[
            (
                week.monday,
                week.reviews,
                week.complaints,
                hundred(week.counted),
                "" if week.stars is None else f"{week.stars:.2f}",
            )
            for week in reversed(weeks)
        ],
        links=[
            behind(request, asked, since=week.monday, until=date.fromordinal(week.monday.toordinal() + 7))
            for week in reversed(weeks)
        ],
        note=_("The dashed line is the mean of the weeks before."),
    )


def pairs_figure(
    request: DeskRequest, asked: Asked, name: str, title: str, found: Sequence[Compared], names: Mapping[Any, str]
) -> Figure:
    """Two periods side by side, for each topic, place or platform."""
    now, before = period_words(asked)
    shown = [row for row in found if row.now.reviews or row.before.reviews]
    drawn = sorted(shown, key=lambda row: -row.now.complaints)[:MOST_ROWS]
    rows = []
    for row in drawn:
        span = poisson_interval(row.now.complaints)
        reviews = max(row.now.reviews, 1)
        rows.append(
            {
                "name": names.get(row.key, str(row.key)),
                "now": hundred(row.now),
                "before": hundred(row.before),
                "low": round(100 * span.low / reviews, 1),
                "high": round(min(100.0, 100 * span.high / reviews), 1),
            }
        )
    said = "; ".join(f"{one['name']}: {one['now']} ({before}: {one['before']})" for one in rows[:6])
    param = {"topics": "complaint", "places": "place", "platforms": "platform", "shifts": "shift", "products": "product"}[name]
    with_mean = name == "places"
    columns = [title, _("Complaints"), _("in 100 reviews"), before, _("Change")]
    table = []
    for row in shown:
        way, words = change_words(row.now, row.before)
        cells: list[Any] = [
            names.get(row.key, str(row.key)),
            row.now.complaints,
            hundred(row.now),
            hundred(row.before),
            Tone(way, words),
        ]
        if with_mean:
            cells += [hundred(row.mean), Tone(*change_words(row.now, row.mean))]
        table.append(cells)
    return Figure(
        name=name,
        title=title,
        chart=Chart(
            kind="pairs",
            said=f"{title}: {said}",
            rows=rows,
            words={"now": now, "before": before, "axis": _("complaints in 100 reviews")},
        ),
        columns=[*columns, *((_("Own mean"), _("Against it")) if with_mean else ())],
        rows=table,
        links=[behind(request, asked, **{param: row.key or ""}) for row in shown],
        note=_("The bar says how sure the figure is: 95 of 100 such bars hold the true rate."),
    )


@dataclass(frozen=True, slots=True)
class Tone:
    """A change in a table, with its direction."""

    way: Change
    words: str

    def __str__(self) -> str:
        return self.words


def topic_names(found: Sequence[Compared]) -> dict[Any, str]:
    """Topics in words."""
    return {row.key: str(label_of(Topic, row.key)) for row in found}


def shift_names(found: Sequence[Compared]) -> dict[Any, str]:
    """The usual shifts in words; a brand's own are words already."""
    usual = {
        "morning": _("Morning"),
        "midday": _("Midday"),
        "afternoon": _("Afternoon"),
        "evening": _("Evening"),
        "night": _("Night"),
    }
    return {row.key: usual.get(row.key, row.key) for row in found}


def platform_names(found: Sequence[Compared]) -> dict[Any, str]:
    """Platforms in words."""
    return {row.key: str(label_of(Platform, row.key)) for row in found}


def shown(request: DeskRequest, figures: Sequence[Figure], address: str) -> list[dict[str, Any]]:
    """Figures for a template: drawn at once when they were drawn before, else by a request of their own.

    `address` is the chart's address with {name} for its name, without its ending.
    """
    both = [(figure, replace(figure.chart, width=NARROW)) for figure in figures]
    known = drawing.known(chart for figure, narrow in both for chart in (figure.chart, narrow))
    return [
        {
            "figure": figure,
            "rows": list(zip(figure.rows, [*figure.links, *[""] * (len(figure.rows) - len(figure.links))], strict=False)),
            "wide": picture(known.get(figure.chart.digest)),
            "narrow": picture(known.get(narrow.digest)),
            "address": address.replace("NAME", figure.name),
            "query": request.GET.urlencode(),
        }
        for figure, narrow in both
    ]


def picture(svg: str | None) -> SafeString | None:
    """A drawing of ours, which holds no text that was not escaped."""
    return None if svg is None else mark_safe(svg)  # noqa: S308 drawn by vl-convert, which escapes what it is given


def file(request: DeskRequest, figures: Sequence[Figure], name: str, ending: str) -> HttpResponse:
    """One figure as a picture, a table or a drawing."""
    figure = next((one for one in figures if one.name == name), None)
    if figure is None:
        raise Http404(name)
    if ending == "csv":
        return table(request, figure)
    if ending == "png":
        return HttpResponse(
            drawing.png(figure.chart),
            content_type="image/png",
            headers={"Content-Disposition": f'attachment; filename="{request.brand.slug}-{name}.png"'},
        )
    wide = drawing.svg(figure.chart, now=request.now)
    narrow = drawing.svg(replace(figure.chart, width=NARROW), now=request.now)
    return HttpResponse(f'<div class="chart-wide">{wide}</div><div class="chart-narrow">{narrow}</div>')


def table(request: DeskRequest, figure: Figure) -> HttpResponse:
    """The table behind a chart as CSV."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(figure.columns)
    writer.writerows([[harmless(str(cell)) for cell in row] for row in figure.rows])
    return HttpResponse(
        out.getvalue(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{request.brand.slug}-{figure.name}.csv"'},
    )


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; a number below zero stays one."""
    return f"'{cell}" if cell.startswith(("=", "+", "@", "\t")) or (cell.startswith("-") and not cell[1:2].isdigit()) else cell
