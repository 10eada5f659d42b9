"""Causes: why it keeps happening, what was changed, and whether it helped."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from heard.desk import house, learning
from heard.diagnose import actions, learnt
from heard.diagnose.charts import Chart
from heard.diagnose.proof import Missing, Proof, Verdict, monday
from heard.diagnose.queries import WEEK, Asked
from heard.diagnose.rates import Counted
from heard.vocabulary.people import Permission
from heard.vocabulary.reading import Topic
from heard.web import figures
from heard.web.gate import DeskRequest, in_brand
from heard.web.labels import label_of
from heard.web.trend_forms import CauseForm, DoneForm, FixForm, TellForm


@in_brand
def causes(request: DeskRequest) -> HttpResponse:
    """What is known, and where to look next."""
    form = CauseForm(request.POST or None, initial={"topic": request.GET.get("topic", "")})
    if request.method == "POST" and form.is_valid():
        try:
            row = actions.write_cause(
                request.brand,
                request.actor,
                cause=None,
                name=form.cleaned_data["name"],
                topic=form.cleaned_data["topic"],
                whys=form.whys,
                now=request.now,
            )
            return redirect("cause", brand=request.brand.slug, number=row.pk)
        except actions.NotSaid as refusal:
            form.add_error("name", str(refusal))
    today = localdate(request.now)
    names = {place.pk: place.name for place in house.places(request.brand)}
    found = [
        {
            "row": row,
            "topic": str(label_of(Topic, row.topic)),
            "fixes": [_fix(fix, row, today) for fix in row.fixes.all()],
        }
        for row in learnt.causes(request.brand)
    ]
    return render(
        request,
        "heard/causes.html",
        {
            "page": "causes",
            "form": form,
            "open": bool(form.errors or request.GET.get("topic")),
            "causes": found,
            "suggested": [_suggestion(request, one, names, today) for one in learnt.suggested(request.brand, today)],
        },
        status=422 if form.errors else 200,
    )


def _suggestion(request: DeskRequest, one: learnt.Suggested, names: dict[int, str], today: date) -> dict[str, Any]:
    asked = Asked(today=today, topic=one.topic, place=one.place or None)
    return {
        "topic": str(label_of(Topic, one.topic)),
        "place": names.get(one.place, ""),
        "now": figures.hundred(one.now),
        "mean": figures.hundred(one.mean),
        "count": one.now.complaints,
        "behind": figures.behind(request, asked),
        "address": f"?topic={one.topic}#new",
    }


def _fix(fix: Any, row: Any, today: date) -> dict[str, Any]:
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


@in_brand
def cause(request: DeskRequest, number: int) -> HttpResponse:
    """One cause, with its cases, its fixes and what they brought."""
    row = learning.cause(request.brand, number)
    places = [(place.pk, place.name) for place in house.places(request.brand)]
    team = house.team(request.brand)
    cause_form = CauseForm(initial={"name": row.name, "topic": row.topic, **{f"why_{n}": w for n, w in enumerate(row.whys, 1)}})
    fix_form = FixForm(places=places, team=team)
    if request.method == "POST":
        part = request.POST.get("part")
        if part == "cause":
            cause_form = CauseForm(request.POST)
        else:
            fix_form = FixForm(request.POST, places=places, team=team)
        written = _write_cause(request, row, cause_form) if part == "cause" else _write_fix(request, row, fix_form)
        if written:
            messages.success(request, _("Saved."))
            return redirect("cause", brand=request.brand.slug, number=row.pk)
        row.refresh_from_db()
    return render(
        request,
        "heard/cause.html",
        _shown(request, row, cause_form, fix_form),
        status=422 if cause_form.errors or fix_form.errors else 200,
    )


def _shown(request: DeskRequest, row: Any, cause_form: CauseForm, fix_form: FixForm) -> dict[str, Any]:
    today = localdate(request.now)
    rows = learnt.fixes(row)
    fixes = [{**_fix(fix, row, today), "done": DoneForm(initial={"done_on": today}, prefix=f"done{fix.pk}")} for fix in rows]
    charts = [_chart(request, row, fix, today) for fix in rows if fix.done_on]
    wishes = learnt.wishes(row)
    asked = {wish.case_id for wish in wishes}
    done = next((fix for fix in rows if fix.done_on), None)
    address = reverse("cause_chart", args=[request.brand.slug, row.pk, "NAME", "svg"])
    return {
        "page": "causes",
        "cause": row,
        "topic": str(label_of(Topic, row.topic)),
        "cause_form": cause_form,
        "fix_form": fix_form,
        "fixes": fixes,
        "figures": figures.shown(request, charts, address),
        "cases": [{"case": case, "asked": case.pk in asked} for case in learnt.cases_of(row)],
        "candidates": learnt.candidates(row),
        "wishes": [
            {
                "row": wish,
                "author": wish.case.post.author,
                "form": TellForm(initial={"text": _proposal(request, row, done)}, prefix=f"tell{wish.pk}") if done else None,
                "fix": done,
            }
            for wish in wishes
        ],
        "may": request.actor.may(Permission.CLOSE),
    }


def _proposal(request: DeskRequest, row: Any, fix: Any) -> str:
    """What they could be told: that they were heard, what changed, since when, and who stands for it. A person reads it first."""
    place = fix.places.first()
    name = (place.contact_name if place else "") or request.brand.name
    return _(
        "Thank you again for telling us about %(topic)s. You asked to hear what came of it.\n\n%(what)s\n\n"
        "It has been so since %(day)s. Without your words we would not have looked there.\n\n%(name)s"
    ) % {"topic": str(label_of(Topic, row.topic)).lower(), "what": fix.what, "day": f"{fix.done_on:%d %B}", "name": name}


def _chart(request: DeskRequest, row: Any, fix: Any, today: date) -> figures.Figure:
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


def _write_cause(request: DeskRequest, row: Any, form: CauseForm) -> bool:
    if not form.is_valid():
        return False
    try:
        actions.write_cause(
            request.brand,
            request.actor,
            cause=row,
            name=form.cleaned_data["name"],
            topic=form.cleaned_data["topic"],
            whys=form.whys,
            now=request.now,
        )
    except actions.NotSaid as refusal:
        form.add_error("name", str(refusal))
        return False
    return True


def _write_fix(request: DeskRequest, row: Any, form: FixForm) -> bool:
    if not form.is_valid():
        return False
    given = form.cleaned_data
    try:
        actions.write_fix(
            row,
            request.actor,
            fix=None,
            what=given["what"],
            places=learning.places(request.brand, given["places"]),
            owner=learning.member(request.brand, given["owner"]),
            due_on=given["due_on"],
            cost=None if given["cost"] is None else int(given["cost"] * 100),
        )
    except actions.NotSaid as refusal:
        form.add_error("what", str(refusal))
        return False
    return True


def _back(request: DeskRequest, number: int, anchor: str) -> HttpResponse:
    return redirect(f"{reverse('cause', args=[request.brand.slug, number])}#{anchor}")


@require_POST
@in_brand
def group(request: DeskRequest, number: int) -> HttpResponse:
    """Put the ticked cases under the cause."""
    row = learning.cause(request.brand, number)
    done = learning.group(row, request.actor, request.POST.getlist("case"), now=request.now)
    messages.success(
        request, ngettext("%(n)s case stands under it now.", "%(n)s cases stand under it now.", done) % {"n": done}
    )
    return _back(request, number, "cases")


@require_POST
@in_brand
def part(request: DeskRequest, number: int, code: str) -> HttpResponse:
    """Take a case out."""
    learning.part(learning.cause(request.brand, number), request.actor, code, now=request.now)
    messages.success(request, _("The case stands under it no longer."))
    return _back(request, number, "cases")


@require_POST
@in_brand
def asks(request: DeskRequest, number: int, code: str) -> HttpResponse:
    """Note that this customer wants to hear what changed."""
    learning.asks(learning.cause(request.brand, number), request.actor, code, now=request.now)
    messages.success(request, _("They will be on the list of those to tell."))
    return _back(request, number, "tell")


@require_POST
@in_brand
def done(request: DeskRequest, number: int, fix: int) -> HttpResponse:
    """A fix was done."""
    row = learning.fix(learning.cause(request.brand, number), fix)
    form = DoneForm(request.POST, prefix=f"done{fix}")
    if not form.is_valid():
        messages.error(request, _first(form))
        return _back(request, number, "fixes")
    try:
        actions.do_fix(row, request.actor, today=localdate(request.now), **form.cleaned_data)
        messages.success(request, _("Good. From this day on it is counted whether it helps."))
    except actions.NotSaid as refusal:
        messages.error(request, str(refusal))
    return _back(request, number, "fixes")


def _first(form: forms.Form) -> str:
    return str(next(iter(form.errors.values()))[0])


@require_POST
@in_brand
def tell(request: DeskRequest, number: int, fix: int, wish: int) -> HttpResponse:
    """Write to a customer who asked."""
    row = learning.cause(request.brand, number)
    asked = learning.wish(row, wish)
    form = TellForm(request.POST, prefix=f"tell{wish}")
    if not form.is_valid():
        messages.error(request, _first(form))
        return _back(request, number, "tell")
    try:
        change = learning.fix(row, fix)
        learning.tell(asked.case.code, request.actor, asked, change, text=form.cleaned_data["text"], now=request.now)
        messages.success(request, _("It is in the outbox, and can be taken back from their case for a while."))
    except actions.NotSaid as refusal:
        messages.error(request, str(refusal))
    return _back(request, number, "tell")


@require_POST
@in_brand
def told(request: DeskRequest, number: int, wish: int) -> HttpResponse:
    """They have heard it, on the phone or at the counter."""
    actions.told(learning.wish(learning.cause(request.brand, number), wish), request.actor, now=request.now)
    messages.success(request, _("Noted that they know."))
    return _back(request, number, "tell")


@in_brand
def chart(request: DeskRequest, number: int, name: str, ending: str) -> HttpResponse:
    """The proof of one fix as a drawing, a picture or a table."""
    row = learning.cause(request.brand, number)
    today = localdate(request.now)
    return figures.file(request, [_chart(request, row, fix, today) for fix in learnt.fixes(row) if fix.done_on], name, ending)
