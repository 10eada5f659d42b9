"""What a case's page repeats: the steps of its plan, the entries of its log, its text with the notes it rests on.

Written here in one go, as the lines of a list are: a page has dozens, and a template for each takes ten times as long.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape  # Django's own also looks whether a word is lazy, which none is here

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from heard.vocabulary.plan import Plan, Step, StepState
from heard.web.evidence import Note, Piece
from heard.web.labels import said
from heard.web.story import Entry
from heard.web.templatetags.heard import icon, rules, when

HERE_AND_NOW = (StepState.NOW, StepState.WAITING)


def steps(plan: Plan, shown: Iterable[Step]) -> SafeString:
    """These steps of a plan, in order."""
    first, late = plan.next_step, escape(_("late:"))
    return mark_safe("".join(_step(step, plan, first, late) for step in shown))  # noqa: S308 each value is escaped where it is set


def _step(step: Step, plan: Plan, first: Step | None, late: str) -> str:
    current = ' aria-current="step"' if step.state is StepState.NOW and step == first else ""
    at = ""
    if step.done_at:
        at = f'\n<span class="step-state">{when(step.done_at)}</span>'
    elif step.due:
        at = f'\n<span class="step-state{" late" if step.overdue else ""}">{late + " " if step.overdue else ""}{when(step.due)}</span>'
    return (
        f'<li class="step step-{step.state}"{current}><span class="step-dot">{icon(step.state.value)}</span>\n<div>'
        f'<div class="step-name"><strong>{escape(said(step.kind))}</strong>{at}</div>{_how(step, plan)}{_why(step)}</div></li>\n'
    )


def _how(step: Step, plan: Plan) -> str:
    if step.state is StepState.LATER:
        return ""
    who = f" · {escape(said(step.who))}" if step.state in HERE_AND_NOW else ""
    new = step.blocked_by and step.blocked_by not in plan.send_blocked_by
    return f'<p class="step-state">{escape(said(step.state))}{who}{": " + escape(step.blocked_by) if new else ""}</p>'


def _why(step: Step) -> str:
    if step.state not in HERE_AND_NOW:
        return ""
    named = rules(step.source)
    return f'<p class="step-why">{escape(step.why)}{f" <cite>{escape(named)}</cite>" if named else ""}</p>'


def log(entries: Iterable[Entry]) -> SafeString:
    """The log, with a line where a cycle begins."""
    drawn, cycle = [], None
    for entry in entries:
        if entry.cycle != cycle:
            cycle = entry.cycle
            drawn.append(f'<li class="log-cycle">{escape(_("Cycle %(number)s") % {"number": cycle})}</li>\n')
        detail = f'<p class="quiet small">{escape(entry.detail)}</p>' if entry.detail else ""
        drawn.append(
            f'<li>{when(entry.at, live=False)}<div><span class="by">{escape(entry.by)}</span> {escape(entry.text)}{detail}</div></li>\n'
        )
    return mark_safe("".join(drawn))  # noqa: S308 each value is escaped where it is set


def pieces(of_text: Iterable[Piece]) -> SafeString:
    """A text with what was found in it marked, and the numbers of the notes where their words end."""
    return mark_safe("".join(map(_piece, of_text)))  # noqa: S308 each value is escaped where it is set


def _piece(piece: Piece) -> str:
    if not piece.notes:
        return escape(piece.text)
    ends = (f'<span class="found-no">{"," if at else ""}{_reference(note)}</span>' for at, note in enumerate(piece.ends))
    marked = f'<mark class="found found-{piece.tone}" data-note="{piece.numbers}">{escape(piece.text)}</mark>'
    return marked + "".join(ends)


def _reference(note: Note) -> str:
    name = escape(_("Note %(number)s") % {"number": note.number})
    return f'<a href="#note-{note.number}" data-note="{note.number}" aria-label="{name}">{note.number}</a>'


def notes(found: Iterable[Note]) -> SafeString:
    """The notes under a text, each with how sure it is."""
    return mark_safe("".join(map(_note, found)))  # noqa: S308 each value is escaped where it is set


def _note(note: Note) -> str:
    aside = f", {escape(str(note.aside).lower())}" if note.aside else ""
    risk = f' <span class="quiet">({escape(_("risk"))})</span>' if note.tone == "risk" else ""
    sure = escape(_("%(sure)s%% sure") % {"sure": note.sure})
    return (
        f'<li id="note-{note.number}" data-note="{note.number}" value="{note.number}"><span class="no">{note.number}</span>\n'
        f'<span><span class="found found-{note.tone}">{escape(str(note.word))}</span>{aside}{risk}</span>\n'
        f'<span class="sure" title="{escape(note.by)}">{sure}</span></li>\n'
    )
