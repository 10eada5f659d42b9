"""Whether a fix helped, as pages tell it: a word, a sentence that claims no more than its interval, and a chart with its table."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heard.diagnose import learnt
from heard.diagnose.charts import Chart
from heard.diagnose.proof import Missing, Proof, Verdict, monday
from heard.diagnose.queries import WEEK, Asked
from heard.diagnose.rates import Counted
from heard.web import figures
from heard.web.gate import DeskRequest


def told(fix: Any, row: Any, today: date) -> dict[str, Any]:
    """One fix of a cause for a template."""
    proof, _own, _others = learnt.proof_of(fix, row.topic, row.brand, today=today)
    return {
        "row": fix,
        "places": ", ".join(place.name for place in fix.places.all()) or _("Everywhere"),
        "proof": proof,
        "tone": {Verdict.HELPED: "good", Verdict.WORSE: "alarm", Verdict.NOT_YET: "quiet"}[proof.verdict],
        "word": _word(proof),
        "sentence": _sentence(proof),
        "late": bool(fix.done_on is None and fix.due_on and fix.due_on < today),
    }


def _word(proof: Proof) -> str:
    if proof.missing is Missing.NOT_DONE:
        return _("not done yet")
    return {Verdict.HELPED: _("it helped"), Verdict.WORSE: _("it got worse"), Verdict.NOT_YET: _("not yet known")}[
        proof.verdict
    ]


def _sentence(proof: Proof) -> str:
    match proof.missing:
        case Missing.NOT_DONE:
            return _("Once it is done, complaints before and after are compared.")
        case Missing.TOO_SOON:
            return ngettext(
                "Not yet known: one more whole week is needed.",
                "Not yet known: %(n)s more whole weeks are needed.",
                proof.needs,
            ) % {"n": proof.needs}
        case Missing.TOO_FEW:
            return _("Not yet known: there were too few complaints before to fall.")
    counts = _("Complaints in 100 reviews: %(before)s before, %(after)s in the %(weeks)s weeks after.") % {
        "before": figures.hundred(proof.own[0]),
        "after": figures.hundred(proof.own[1]),
        "weeks": proof.weeks,
    }
    if proof.ratio is None:
        return counts
    where = _("Against the places without it") if proof.compared else _("There is no place to compare with")
    told = {
        "where": where,
        "value": f"{proof.ratio.value:.2f}",
        "low": f"{proof.ratio.low:.2f}",
        "high": f"{proof.ratio.high:.2f}",
    }
    range_ = _("%(where)s: %(value)s times as many, 95 %% sure between %(low)s and %(high)s.") % told
    end = "" if proof.verdict is not Verdict.NOT_YET else " " + _("That may still be chance.")
    return f"{counts} {range_}{end}"


def figure(request: DeskRequest, row: Any, fix: Any, today: date) -> figures.Figure:
    """The weeks before and after it was done, here and elsewhere."""
    _proof, own, others = learnt.proof_of(fix, row.topic, request.brand, today=today)
    here = ", ".join(place.name for place in fix.places.all()) or _("Everywhere")
    elsewhere = _("Places without it")
    turn = monday(fix.done_on)
    rows = [
        {
            "week": week.isoformat(),
            "share": figures.hundred(counted),
            "who": who,
            "side": week > turn,
            "done": fix.done_on.isoformat(),
        }
        for who, weeks in ((here, own), (elsewhere, others))
        for week, counted in sorted(weeks.items())
        if counted.reviews and week != turn
    ]
    none = Counted(0, 0)
    weeks = sorted({*own, *others}, reverse=True)
    return figures.Figure(
        name=f"fix-{fix.pk}",
        title=_("Before and after %(day)s") % {"day": f"{fix.done_on:%d %B %Y}"},
        chart=Chart(
            kind="proof",
            said=_sentence(_proof),
            rows=rows,
            words={"fixed": here, "others": elsewhere, "axis": _("complaints in 100 reviews")},
        ),
        columns=(
            _("Week from"),
            _("Here: complaints"),
            _("Here: reviews"),
            _("Elsewhere: complaints"),
            _("Elsewhere: reviews"),
        ),
        rows=[
            (
                week,
                own.get(week, none).complaints,
                own.get(week, none).reviews,
                others.get(week, none).complaints,
                others.get(week, none).reviews,
            )
            for week in weeks
        ],
        links=[figures.behind(request, Asked(today=week, topic=row.topic), since=week, until=week + WEEK) for week in weeks],
        note=_("Dots are weeks, lines the mean of four. The dotted line is the day it was done."),
    )
