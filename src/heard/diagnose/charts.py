"""Charts as Vega-Lite, by Altair. Pure: rows and words in, a specification out; nothing is fetched and nothing is drawn here.

Colours are the light ones of the desk's own tokens. In a page the style sheet maps each to its token again, so that one
drawing is right on light and on dark paper; a file or a mail shows them as they are.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import altair as alt

VERSION = 3  # of the drawings below: raise it when one of them changes, so that none is taken from before
INK, QUIET, LINE, PAPER = "#241f18", "#5a5142", "#ded5c3", "#fffdf8"
ACCENT, CARE, GOOD, EDGE = "#15525b", "#744600", "#285a31", "#847a66"
FONT = "Liberation Sans"  # comes with vl-convert, so that a chart is the same on every machine
WIDE, NARROW = 640, 286
WEEKS_OF_A_YEAR = 53


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """What is to be drawn: a kind of `DRAW`, its rows, and the words on it. `said` is read out instead of the drawing."""

    kind: str
    said: str
    rows: Sequence[Mapping[str, Any]]
    words: Mapping[str, str] = field(default_factory=dict)
    width: int = WIDE

    @property
    def digest(self) -> str:
        """A fingerprint of everything that is on it."""
        told = [VERSION, self.kind, self.said, [dict(row) for row in self.rows], dict(self.words), self.width]
        return sha256(json.dumps(told, sort_keys=True, default=str, ensure_ascii=False).encode()).hexdigest()


def specification(chart: Chart, *, paper: str = "transparent") -> dict[str, Any]:
    """The chart as Vega-Lite JSON, its data inside."""
    drawn = DRAW[chart.kind](chart)
    made = drawn.properties(background=paper, padding={"left": 22, "right": 14, "top": 4, "bottom": 4}).configure(**_CONFIG)
    return made.to_dict()  # type: ignore[no-any-return]


_AXIS = {
    "labelColor": QUIET,
    "titleColor": QUIET,
    "labelFontSize": 12,
    "titleFontSize": 12,
    "titleFontWeight": "normal",
    "gridColor": LINE,
    "domainColor": EDGE,
    "tickColor": EDGE,
    "labelFont": FONT,
    "titleFont": FONT,
}
_CONFIG: dict[str, Any] = {
    "aria": False,  # the whole drawing is one picture with one sentence, and a table stands behind it
    "mark": {"aria": False},  # which the marks do not hear from the line above
    "font": FONT,
    "view": {"stroke": "transparent"},
    "axis": _AXIS,
    "legend": {
        "labelColor": INK,
        "titleColor": QUIET,
        "labelFontSize": 12,
        "orient": "top",
        "title": None,
        "labelLimit": 400,
        "symbolOpacity": 1,
        "columnPadding": 36,
    },
}


def _data(rows: Sequence[Mapping[str, Any]]) -> alt.InlineData:
    import altair

    return altair.InlineData(values=[dict(row) for row in rows])


def _week(chart: Chart) -> Any:
    """The axis of weeks; one that runs over more than a year says which."""
    import altair as alt

    years = len({row["week"] for row in chart.rows}) > WEEKS_OF_A_YEAR
    ticks = (3 if years else 4) if chart.width < 400 else 8
    day = alt.Axis(format="%b %Y" if years else "%e %b", grid=False, tickCount=ticks)
    return alt.X("week:T", title=None, axis=day)


def _weeks(chart: Chart) -> Any:
    """Rows: week (ISO date), reviews, complaints, period ("now" or "before"), mean (of the period before)."""
    import altair as alt

    thin = max(2, round(chart.width / max(len(chart.rows), 1) * 0.7))
    base = alt.Chart(_data(chart.rows)).properties(width=chart.width - (90 if chart.width > 400 else 40), height=190)
    week = _week(chart)
    kinds = [chart.words["reviews"], chart.words["complaints"]]
    colour = alt.Color("kind:N", scale=alt.Scale(domain=kinds, range=[EDGE, CARE]))
    bars = (
        base.transform_calculate(kind=f"'{kinds[1]}'")
        .mark_bar(size=thin)
        .encode(
            x=week,
            y=alt.Y("complaints:Q", title=None, axis=alt.Axis(tickMinStep=1, tickCount=4)),
            color=colour,
            opacity=alt.Opacity("period:N", scale=alt.Scale(domain=["before", "now"], range=[0.45, 1]), legend=None),
        )
    )
    line = base.transform_calculate(kind=f"'{kinds[0]}'").mark_line(strokeWidth=1.5).encode(x=week, y="reviews:Q", color=colour)
    mean = base.mark_rule(strokeDash=[4, 3], color=INK).encode(y="mean:Q", size=alt.value(1))
    return line + bars + mean


def _pairs(chart: Chart) -> Any:
    """Rows: name, now, before (shares of 100), low and high (interval of now), change. Sorted as they come."""
    import altair as alt

    names = [row["name"] for row in chart.rows]
    base = alt.Chart(_data(chart.rows)).properties(
        width=chart.width - (170 if chart.width > 400 else 105), height=max(40, 26 * len(names))
    )
    name = alt.Y(
        "name:N",
        sort=names,
        title=None,
        axis=alt.Axis(labelLimit=160 if chart.width > 400 else 100, labelPadding=8, ticks=False, domain=False),
    )
    across = base.mark_rule(color=LINE, strokeWidth=5).encode(
        x=alt.X("low:Q", title=chart.words["axis"], axis=alt.Axis(tickCount=5)), x2="high:Q", y=name
    )
    kinds = [chart.words["before"], chart.words["now"]]
    colour = alt.Color("kind:N", scale=alt.Scale(domain=kinds, range=[EDGE, CARE]))
    shape = alt.Shape("kind:N", scale=alt.Scale(domain=kinds, range=["stroke", "circle"]))
    then = (
        base.transform_calculate(kind=f"'{kinds[0]}'")
        .mark_point(size=170, angle=90, strokeWidth=2)
        .encode(x="before:Q", y=name, color=colour, shape=shape)
    )
    now = (
        base.transform_calculate(kind=f"'{kinds[1]}'")
        .mark_point(size=80, filled=True, opacity=1)
        .encode(x="now:Q", y=name, color=colour, shape=shape)
    )
    return across + then + now


def _proof(chart: Chart) -> Any:
    """Rows: week, share (of 100), who (where it was fixed, or elsewhere), done (ISO date of the fix)."""
    import altair as alt

    base = alt.Chart(_data(chart.rows)).properties(width=chart.width - 40, height=200)
    kinds = [chart.words["fixed"], chart.words["others"]]
    key = alt.Legend(symbolType="stroke", symbolSize=300, symbolStrokeWidth=2.5)
    colour = alt.Color("who:N", scale=alt.Scale(domain=kinds, range=[ACCENT, EDGE]), legend=key)
    dash = alt.StrokeDash("who:N", scale=alt.Scale(domain=kinds, range=[[1, 0], [4, 3]]), legend=key)
    week = _week(chart)
    share = alt.Y("share:Q", title=chart.words["axis"], axis=alt.Axis(tickCount=4))
    dots = base.mark_point(filled=True, size=28, opacity=0.45).encode(x=week, y=share, color=colour)
    smooth = (
        base.transform_window(frame=[-3, 0], mean="mean(share)", groupby=["who", "side"])
        .mark_line(strokeWidth=2.5)
        .encode(x=week, y="mean:Q", color=colour, strokeDash=dash, detail="side:N")
    )
    done = base.mark_rule(color=INK, strokeDash=[2, 2]).encode(x="min(done):T")
    return dots + smooth + done


def _steps(chart: Chart) -> Any:
    """Rows: name, count, share (of 100), label."""
    import altair as alt

    names = [row["name"] for row in chart.rows]
    base = alt.Chart(_data(chart.rows)).properties(
        width=chart.width - (200 if chart.width > 400 else 150), height=30 * len(names)
    )
    name = alt.Y("name:N", sort=names, title=None, axis=alt.Axis(labelLimit=140, ticks=False, domain=False))
    bars = base.mark_bar(color=ACCENT, height=18).encode(
        x=alt.X("share:Q", title=None, axis=None, scale=alt.Scale(domain=[0, 100])), y=name
    )
    words = base.mark_text(align="left", dx=6, color=INK, fontSize=12).encode(x="share:Q", y=name, text="label:N")
    return bars + words


DRAW = {"weeks": _weeks, "pairs": _pairs, "proof": _proof, "steps": _steps}
