"""The private page, from the customer's side: show that you wrote, talk, choose, answer the one question, be left alone.

Guarantee: nothing that a guest does tells them whether anybody is a customer. An answer from the order is taken with the same
words whether it fits or not, and only a person of the team, or the review itself, opens the talk.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from heard.desk import ending, talking
from heard.desk.access import NotYours
from heard.desk.act import acting_on
from heard.records.models import Case, Guest, Message, Offer
from heard.resolve import actions as resolve
from heard.resolve import amends, guests, links, queries
from heard.vocabulary.people import DESK, Actor
from heard.vocabulary.way import Stage

GUEST = Actor(name="guest")


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What a guest sees of a case."""

    case: Case
    guest: Guest | None
    messages: list[Message]
    offer: Offer | None
    can_post_code: bool

    @property
    def proved(self) -> bool:
        """Whether this guest has shown that they wrote."""
        return self.guest is not None and self.guest.proved_at is not None


def visit(code: str, cookie: str) -> Visit:
    """The page of a case as the holder of this cookie sees it; raises `NotYours` where there is no such case."""
    case = Case.objects.filter(code=code.upper()).select_related("brand", "location", "post__channel").first()
    if case is None:
        raise NotYours(NotYours.__doc__)
    guest = _guest(case, cookie)
    proved = guest is not None and guest.proved_at is not None
    return Visit(
        case=case,
        guest=guest,
        messages=guests.shown_to(guest, queries.thread(case)) if guest else [],
        offer=queries.open_offer(case) if proved else None,
        can_post_code=case.post.channel.next_poll_at is not None and not case.post.hidden_at,
    )


def _guest(case: Case, cookie: str) -> Guest | None:
    try:
        return case.guests.filter(pk=links.guest_of(cookie)).first() if cookie else None
    except links.BadLink:
        return None


def enter(case_id: int, *, proved_by: str = "", now: datetime) -> tuple[Guest, str]:
    """A new guest of a case, and the cookie by which they come back."""
    with acting_on(case_id, now=now) as case:
        guest = guests.new_guest(case, now=now, proved_by=proved_by)
    return guest, links.guest_token(guest.pk)


def case_of_link(token: str) -> Case:
    """The case that the link in our mail opens; raises `links.BadLink`."""
    case = Case.objects.filter(pk=links.case_of(token)).select_related("brand").first()
    if case is None:
        raise links.BadLink(links.BadLink.__doc__)
    return case


def is_proved(case: Case, cookie: str) -> bool:
    """Whether the holder of this cookie has shown already that they wrote."""
    guest = _guest(case, cookie)
    return guest is not None and guest.proved_at is not None


def enter_by_link(token: str, *, now: datetime) -> tuple[Case, str]:
    """Whoever opens the link in our mail reads that mail: their case and cookie. Raises `links.BadLink`."""
    case = case_of_link(token)
    return case, enter(case.pk, proved_by="link", now=now)[1]


def say(guest: Guest, *, text: str, now: datetime) -> None:
    """A word of the guest. A closed case is taken up again."""
    with acting_on(guest.case_id, now=now) as case:
        row = _again(guest, case)
        guests.say(row, text=text, now=now)
        if case.stage == Stage.CLOSED:
            ending.reopen(case, DESK, now=now)


def answer(guest: Guest, *, answers: Mapping[str, str], now: datetime) -> None:
    """What the guest knows of their order or visit. Nothing comes back but thanks."""
    with acting_on(guest.case_id, now=now) as case:
        guests.answer(_again(guest, case), answers=answers, now=now)


def choose(guest: Guest, *, remedy: int, now: datetime) -> None:
    """They pick one of the choices."""
    with acting_on(guest.case_id, now=now) as case:
        _must_be_proved(_again(guest, case))
        talking.choose(case, GUEST, remedy=remedy, now=now)


def refuse(guest: Guest, *, now: datetime) -> None:
    """They want none of the choices."""
    with acting_on(guest.case_id, now=now) as case:
        _must_be_proved(_again(guest, case))
        amends.refuse(case, GUEST, now=now)


def leave_me_alone(guest: Guest, *, now: datetime) -> None:
    """No further message."""
    with acting_on(guest.case_id, now=now) as case:
        _must_be_proved(_again(guest, case))
        resolve.left_alone(case, GUEST, now=now)


def survey_of(token: str) -> Case:
    """The case whose question a link asks; raises `links.BadLink`."""
    case = Case.objects.filter(pk=links.case_of(token)).select_related("brand", "location").first()
    if case is None or not case.follow_ups.exists():
        raise links.BadLink(links.BadLink.__doc__)
    return case


def score(token: str, *, score: int, why: str, now: datetime) -> None:
    """Their answer to the one question."""
    with acting_on(survey_of(token).pk, now=now) as case:
        resolve.scored(case, GUEST, score=score, why=why, now=now)


def _again(guest: Guest, case: Case) -> Guest:
    row: Guest = case.guests.select_for_update().get(pk=guest.pk)
    row.case = case  # one object, so that its log is read and written once
    return row


def _must_be_proved(guest: Guest) -> None:
    if guest.proved_at is None:
        raise resolve.NotPossible("Show first that you wrote the review.")


def guest_of(case: Case, number: int) -> Guest:
    """A guest of this case, for the team."""
    found = case.guests.filter(pk=number).first()
    if found is None:
        raise NotYours(NotYours.__doc__)
    found.case = case
    return found
