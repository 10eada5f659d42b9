"""The panel of the private talk on the case page: the thread, and the tab that the next step asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from heard.desk import talking
from heard.playbook import dm_until, left_alone, may_write_dm
from heard.resolve import queries, rules
from heard.vocabulary.log import EventKind
from heard.vocabulary.plan import StepKind
from heard.vocabulary.text import TextKind
from heard.vocabulary.way import Stage
from heard.web import talk_forms
from heard.web.gate import DeskRequest
from heard.web.typed import key_of_talk

if TYPE_CHECKING:
    from heard.desk.page import CasePage
    from heard.records.models import Case

TABS = {
    "message": TextKind.PRIVATE_MAIL,
    "call": TextKind.CALL_NOTE,
    "offer": TextKind.REMEDY_OFFER,
    "follow_up": TextKind.FOLLOW_UP,
    "update": TextKind.ASK_TO_UPDATE,
}
FIRST = {
    StepKind.CALL_FIRST: "call",
    StepKind.OFFER_REMEDY: "offer",
    StepKind.FOLLOW_UP: "follow_up",
    StepKind.ASK_TO_UPDATE: "update",
}


def panel(request: DeskRequest, read: CasePage) -> dict[str, Any]:
    """What the panel shows; what a case never had is not asked for."""
    case, has = read.case, {entry.kind for entry in read.log}
    talked = bool(has & {EventKind.WROTE, EventKind.HEARD_FROM})
    open_now = talked or read.facts.stage is Stage.RESOLVE or not read.plan.may_draft or EventKind.PROVED in has
    shown: dict[str, Any] = {
        "talk_open": open_now and read.facts.stage not in (Stage.HEAR, Stage.TRIAGE),
        "talk_messages": queries.thread(case) if talked else [],
        "talk_waiting": queries.waiting_to_leave(case) if EventKind.QUEUED in has else [],
        "talk_offers": queries.offers(case) if has & {EventKind.MORE_ASKED, EventKind.QUEUED} else [],
        "left_alone": left_alone(read.facts),
    }
    if not shown["talk_open"]:
        return shown
    step = read.plan.next_step
    tab = request.GET.get("talk", "") or FIRST.get(step.kind if step else StepKind.READ, "message")
    tab = tab if tab in TABS else "message"
    return {**shown, **_guests(case), **_tab(request, case, tab, read)}


def _guests(case: Case) -> dict[str, Any]:
    found = [one for one in queries.guests(case) if one.proved_at is None and one.denied_at is None]
    if not found:
        return {"talk_guests": []}
    orders = queries.known_orders(case)
    return {"talk_guests": [{"row": one, "agrees": rules.agrees(one.answers, orders)} for one in found]}


def _tab(request: DeskRequest, case: Case, tab: str, read: CasePage) -> dict[str, Any]:
    kind = TABS[tab]
    facts = read.facts
    tabs = [("message", _("Write")), ("call", _("Note a call")), ("offer", _("Offer"))]
    if facts.remedy is not None and facts.remedy.kept_at is not None:
        tabs += [("follow_up", _("Follow up")), ("update", _("Ask for an update"))]
    shown: dict[str, Any] = {
        "talk_tab": tab,
        "talk_tabs": [{"key": key, "word": word, "here": key == tab} for key, word in tabs],
        "talk_kind": kind.value,
        "talk_why_not": "" if tab == "call" else talking.why_not(case, kind, now=request.now),
        "call_form": talk_forms.CallForm(),
        "keep_form": talk_forms.KeepForm(),
        "score_form": talk_forms.ScoreForm(prefix="score"),
    }
    if tab == "call":
        return {**shown, "talk_guide": talking.guide(case, request.actor)}
    kept = request.session.pop(f"talk {case.pk}", {})
    shown |= {
        "talk_addresses": talking.addresses(case),
        "talk_dm_shut": may_write_dm(facts, request.now),
        "talk_dm_until": dm_until(facts),
        "talk_kept": kept if kept.get("kind") == kind.value else {},
        "talk_autosave": key_of_talk(request, case.code, kind),
    }
    if tab == "offer":
        shown["talk_catalogue"] = [
            {"row": one, "above": bool(talking.too_much(case, request.actor, one.cost, now=request.now))}
            for one in queries.catalogue(case.brand)
        ]
    return shown
