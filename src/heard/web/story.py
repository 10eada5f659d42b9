"""The case log in words: who did what. It holds ids and words of the vocabulary only, so nothing private is told here."""

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from heard.vocabulary.log import EventKind as E
from heard.vocabulary.reading import Polarity, Risk, Severity
from heard.vocabulary.way import Fault, Move, Outcome, Stage
from heard.web.labels import label_of


class Entry(NamedTuple):
    """One entry of the log as a page tells it."""

    at: datetime
    by: str
    text: str  # what happened, as a phrase after the name
    detail: str
    cycle: int


def told(kind: E) -> str:
    """What happened, as a phrase after the name of who did it."""
    return _told(kind, get_language())


@cache
def _told(kind: E, language: str | None) -> str:
    words = {
        E.TAKEN_IN: _("took in the review"),
        E.SEEN_AGAIN: _("saw it again, changed in nothing that matters"),
        E.EDITED: _("found the review edited: a new cycle begins"),
        E.HIDDEN: _("found it gone from the platform"),
        E.BACK: _("found it back on the platform"),
        E.REPLY_FOUND: _("found an answer given on the platform itself"),
        E.READ: _("read it"),
        E.READ_CORRECTED: _("corrected the reading"),
        E.FAULT_SAID: _("said whose fault it was"),
        E.OWNED: _("handed the case on"),
        E.MOVED: _("moved the case on"),
        E.NOTED: _("wrote a note"),
        E.FACTS_ASKED: _("asked a colleague what happened"),
        E.FACTS_ANSWERED: _("answered what happened"),
        E.FACTS_WITHDRAWN: _("withdrew a question"),
        E.FACTS_ESCALATED: _("told the managers that the answer is late"),
        E.DECIDED: _("decided what is done next"),
        E.FACTS_NOTED: _("wrote down what happened"),
        E.FACTS_WAIVED: _("went on without the team's word"),
        E.SEARCH_WAIVED: _("went on without a search"),
        E.SEARCHED: _("searched the customer records"),
        E.CUSTOMER_CONFIRMED: _("confirmed who wrote it"),
        E.CUSTOMER_DENIED: _("said that it is none of those found"),
        E.DRAFTED: _("wrote a draft"),
        E.EXPLAINED: _("gave a reason against a finding of the guard"),
        E.OFFERED: _("asked for approval"),
        E.APPROVED: _("approved the draft"),
        E.SENT_BACK: _("sent the draft back"),
        E.QUEUED: _("put the reply into the outbox"),
        E.UNDONE: _("took the reply back"),
        E.SENDING: _("handed the reply to the platform"),
        E.SENT: _("sent the reply"),
        E.PENDING: _("saw the platform hold the reply for a check"),
        E.LIVE: _("saw the reply live"),
        E.REJECTED: _("saw the platform refuse the reply"),
        E.FAILED: _("could not send the reply"),
        E.VOIDED: _("voided what was meant for the old text"),
        E.COPIED: _("copied the reply to post it by hand"),
        E.POSTED_BY_HAND: _("posted the reply by hand and kept the proof"),
        E.WROTE: _("wrote in private"),
        E.HEARD_FROM: _("heard from the customer"),
        E.RETURNED: _("saw a message come back undelivered"),
        E.LEFT_ALONE: _("asked for no further message"),
        E.PROVED: _("saw it shown who wrote the review"),
        E.MORE_ASKED: _("asked for a remedy above their limit"),
        E.MORE_ANSWERED: _("decided on a remedy above the limit"),
        E.STORY_HEARD: _("heard the whole story"),
        E.REMEDY_OFFERED: _("offered to make it right"),
        E.REMEDY_CHOSEN: _("noted what the customer chose"),
        E.REMEDY_REFUSED: _("noted that the offer was refused"),
        E.REMEDY_KEPT: _("kept the promise"),
        E.FOLLOWED_UP: _("asked whether it was made right"),
        E.SCORED: _("noted the answer"),
        E.ASKED_TO_UPDATE: _("asked for an update of the review"),
        E.GROUND_CHOSEN: _("looked for a ground to contest"),
        E.GROUND_REFUSED: _("was told that this is no ground for a removal"),
        E.REMOVAL_REQUESTED: _("requested removal"),
        E.REMOVAL_ANSWERED: _("noted the platform's decision"),
        E.APPEALED: _("appealed"),
        E.REPORTED_AHEAD: _("reported it before any review"),
        E.EXTORTION_SEEN: _("marked extortion"),
        E.COUNSEL_ON: _("handed the case to counsel"),
        E.COUNSEL_OFF: _("took the case back from counsel"),
        E.COUNSEL_NOTED: _("wrote a privileged note"),
        E.PACK_MADE: _("took a pack out of the house"),
        E.LEARNED: _("wrote down what was learnt"),
        E.SHOWN: _("showed what changed"),
        E.LINKED: _("linked another case"),
        E.ERASED: _("erased personal data"),
        E.CLOSED: _("closed the case"),
        E.REOPENED: _("reopened the case"),
    }
    return words[kind]


def told_of_talk(kind: E) -> str:
    """The same for a private text; empty where nothing sets it apart from a public one."""
    words = {
        E.DRAFTED: _("wrote a private message"),
        E.QUEUED: _("put a private message into the outbox"),
        E.UNDONE: _("took a private message back"),
        E.SENDING: _("handed a private message over"),
        E.FAILED: _("could not send a private message"),
        E.VOIDED: _("voided a private message"),
    }
    return words.get(kind, "")


def _one(kind: type[StrEnum], name: str) -> Callable[[Mapping[str, Any]], str]:
    def word(data: Mapping[str, Any]) -> str:
        return str(label_of(kind, data[name])) if data.get(name) else ""

    return word


def _read(data: Mapping[str, Any]) -> str:
    words = [_one(Polarity, "polarity")(data), _one(Severity, "severity")(data)]
    words += [str(label_of(Risk, risk)) for risk in data.get("risks", ())]
    return ", ".join(word for word in words if word)


def _moved(data: Mapping[str, Any]) -> str:
    return _one(Stage, "to")(data) or _one(Move, "move")(data)


def _searched(data: Mapping[str, Any]) -> str:
    found = data.get("found", 0)
    return _("found nobody") if not found else _("found %(number)s") % {"number": found}


_DETAIL: dict[E, Callable[[Mapping[str, Any]], str]] = {
    E.READ: _read,
    E.MOVED: _moved,
    E.REPORTED_AHEAD: lambda data: str(data.get("platform", "")).capitalize(),
    E.LINKED: lambda data: str(data.get("code", "")),
    E.FAULT_SAID: _one(Fault, "fault"),
    E.SEARCHED: _searched,
    E.CLOSED: _one(Outcome, "outcome"),
    E.REJECTED: lambda data: str(data.get("reason", "")),
    E.FAILED: lambda data: str(data.get("reason", "")),
    E.EXPLAINED: lambda data: str(data.get("check", "")).replace("_", " "),
}


def detail(kind: E, data: Mapping[str, Any]) -> str:
    """What there is to add from the entry's data, empty for most kinds."""
    return _DETAIL[kind](data) if kind in _DETAIL else ""
