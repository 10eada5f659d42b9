"""Causes: why it keeps happening, what was changed, and whether it helped."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from heard.desk import house, learning
from heard.diagnose import actions, learnt
from heard.diagnose.queries import Asked
from heard.vocabulary.people import Permission
from heard.vocabulary.reading import Topic
from heard.web import figures, proofs
from heard.web.gate import DeskRequest, Unclear, filled, in_brand
from heard.web.labels import label_of
from heard.web.trend_forms import CauseForm, DoneForm, FixForm, TellForm

if TYPE_CHECKING:
    from heard.records.models import Cause


@in_brand
def causes(request: DeskRequest) -> HttpResponse:
    """What is known, and where to look next."""
    form = CauseForm(request.POST or None, initial={"topic": request.GET.get("topic", "")})
    if request.method == "POST" and (row := _written(request, form, None)):
        return redirect("cause", brand=request.brand.slug, number=row.pk)
    today = localdate(request.now)
    names = dict(house.place_names(request.brand))
    found = [
        {
            "row": row,
            "topic": str(label_of(Topic, row.topic)),
            "fixes": [proofs.told(fix, row, today) for fix in row.fixes.all()],
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


@in_brand
def cause(request: DeskRequest, number: int) -> HttpResponse:
    """One cause, with its cases, its fixes and what they brought."""
    row = learning.cause(request.brand, number)
    places = house.place_names(request.brand)
    team = house.team(request.brand)
    cause_form = CauseForm(initial={"name": row.name, "topic": row.topic, **{f"why_{n}": w for n, w in enumerate(row.whys, 1)}})
    fix_form = FixForm(places=places, team=team)
    if request.method == "POST":
        part = request.POST.get("part")
        if part == "cause":
            cause_form = CauseForm(request.POST)
        else:
            fix_form = FixForm(request.POST, places=places, team=team)
        written = _written(request, cause_form, row) if part == "cause" else _write_fix(request, row, fix_form)
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
    fixes = [
        {**proofs.told(fix, row, today), "done": DoneForm(initial={"done_on": today}, prefix=f"done{fix.pk}")} for fix in rows
    ]
    charts = [proofs.figure(request, row, fix, today) for fix in rows if fix.done_on]
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


def _written(request: DeskRequest, form: CauseForm, row: Cause | None) -> Cause | None:
    """The cause as the form has it, a new one where there was none; None while the form needs another look."""
    if not form.is_valid():
        return None
    said = form.cleaned_data
    try:
        return actions.write_cause(
            request.brand, request.actor, cause=row, name=said["name"], topic=said["topic"], whys=form.whys, now=request.now
        )
    except actions.NotSaid as refusal:
        form.add_error("name", str(refusal))
        return None


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


def _cause_act(anchor: str) -> Callable[[Callable[..., str]], Callable[..., HttpResponseBase]]:
    """An act on one cause: done or refused with a sentence, then back to its page at `anchor`. What it returns is said."""

    def made(act: Callable[..., str]) -> Callable[..., HttpResponseBase]:
        @require_POST
        @in_brand
        @wraps(act)
        def view(request: DeskRequest, number: int, **kwargs: Any) -> HttpResponse:
            try:
                messages.success(request, act(request, learning.cause(request.brand, number), **kwargs))
            except Unclear as unclear:
                messages.error(request, str(next(iter(unclear.form.errors.values()))[0]))
            except actions.NotSaid as refusal:
                messages.error(request, str(refusal))
            return redirect(f"{reverse('cause', args=[request.brand.slug, number])}#{anchor}")

        return view

    return made


@_cause_act("cases")
def group(request: DeskRequest, row: Cause) -> str:
    """Put the ticked cases under the cause."""
    done = learning.group(row, request.actor, request.POST.getlist("case"), now=request.now)
    return ngettext("%(n)s case stands under it now.", "%(n)s cases stand under it now.", done) % {"n": done}


@_cause_act("cases")
def part(request: DeskRequest, row: Cause, code: str) -> str:
    """Take a case out."""
    learning.part(row, request.actor, code, now=request.now)
    return _("The case stands under it no longer.")


@_cause_act("tell")
def asks(request: DeskRequest, row: Cause, code: str) -> str:
    """Note that this customer wants to hear what changed."""
    learning.asks(row, request.actor, code, now=request.now)
    return _("They will be on the list of those to tell.")


@_cause_act("fixes")
def done(request: DeskRequest, row: Cause, fix: int) -> str:
    """A fix was done."""
    given = filled(DoneForm(request.POST, prefix=f"done{fix}")).cleaned_data
    actions.do_fix(learning.fix(row, fix), request.actor, today=localdate(request.now), **given)
    return _("Good. From this day on it is counted whether it helps.")


@_cause_act("tell")
def tell(request: DeskRequest, row: Cause, fix: int, wish: int) -> str:
    """Write to a customer who asked."""
    asked, change = learning.wish(row, wish), learning.fix(row, fix)
    text = filled(TellForm(request.POST, prefix=f"tell{wish}")).cleaned_data["text"]
    learning.tell(asked.case.code, request.actor, asked, change, text=text, now=request.now)
    return _("It is in the outbox, and can be taken back from their case for a while.")


@_cause_act("tell")
def told(request: DeskRequest, row: Cause, wish: int) -> str:
    """They have heard it, on the phone or at the counter."""
    actions.told(learning.wish(row, wish), request.actor, now=request.now)
    return _("Noted that they know.")


@in_brand
def chart(request: DeskRequest, number: int, name: str, ending: str) -> HttpResponse:
    """The proof of one fix as a drawing, a picture or a table."""
    row = learning.cause(request.brand, number)
    today = localdate(request.now)
    return figures.file(
        request, [proofs.figure(request, row, fix, today) for fix in learnt.fixes(row) if fix.done_on], name, ending
    )
