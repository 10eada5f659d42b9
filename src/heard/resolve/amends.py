"""Remedies: the catalogue, an offer, what they chose, and the promise that is kept. Nothing here knows of a review."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from heard.records import queue
from heard.records.models import Brand, Case, Offer, Outgoing, Remedy
from heard.resolve import queries, rules
from heard.resolve.refusing import NotPossible
from heard.vocabulary.case import OutgoingState
from heard.vocabulary.log import EventKind
from heard.vocabulary.people import DESK, Actor, Permission

ON_THE_MOVE = [OutgoingState.QUEUED, OutgoingState.SENDING]


def write_remedy(brand: Brand, actor: Actor, *, number: int | None, kind: str, name: str, cost: int, now: datetime) -> Remedy:
    """A line of the catalogue; changed ones are retired and written anew, so that old offers say what they said."""
    actor.must(Permission.MANAGE)
    if number is not None:
        retire_remedy(brand, actor, number=number, now=now)
    return Remedy.objects.create(brand=brand, kind=kind, name=name.strip(), cost=cost)


def retire_remedy(brand: Brand, actor: Actor, *, number: int, now: datetime) -> None:
    """Offer it no more."""
    actor.must(Permission.MANAGE)
    Remedy.objects.filter(brand=brand, pk=number, retired_at=None).update(retired_at=now)


def make_offer(case: Case, actor: Actor, *, remedies: Sequence[Remedy], own: str = "", now: datetime) -> Offer:
    """Put choices together, not yet told to anybody. `own` is something that is in no catalogue and costs nothing."""
    actor.must(Permission.SEND)
    chosen = list(remedies)
    if own.strip():
        chosen.append(Remedy.objects.create(brand=case.brand, kind="own", name=own.strip()[:120], retired_at=now))
    if not chosen:
        raise NotPossible("Choose something to offer; two choices are a good number.")
    if len(chosen) > rules.MOST_OFFERED:
        raise NotPossible(f"Offer at most {rules.MOST_OFFERED} choices: a couple, not a catalogue.")
    if case.offers.filter(outgoing__state__in=ON_THE_MOVE).exists():
        raise NotPossible("An offer is on its way already.")
    offer = Offer.objects.create(case=case, cost=max(one.cost for one in chosen), offered_by_id=actor.person, made_at=now)
    offer.choices.set(chosen)
    return offer


def ask_for_more(offer: Offer, actor: Actor, *, why: str, now: datetime) -> None:
    """Ask somebody who may promise more."""
    actor.must(Permission.SEND)
    offer.wanted_at, offer.wanted_why = now, why.strip()
    offer.save(update_fields=["wanted_at", "wanted_why"])
    offer.case.log(EventKind.MORE_ASKED, now, actor, offer=offer.pk)
    queue.enqueue("tell_of_offer", offer=offer.pk)


def answer_for_more(offer: Offer, actor: Actor, *, agreed: bool, too_much: str, now: datetime) -> None:
    """Say yes or no to an offer above somebody's limit. `too_much` is why even this actor may not, empty when they may."""
    actor.must(Permission.SEND)
    if offer.agreed is not None:
        raise NotPossible("This has been decided already.")
    if offer.wanted_at is None:
        raise NotPossible("Nobody asked for more here.")
    if agreed and too_much:
        raise NotPossible(too_much)
    if agreed and offer.offered_by_id == actor.person:
        raise NotPossible("You asked for it yourself. Somebody else has to agree.")
    offer.agreed, offer.agreed_by_id, offer.agreed_at = agreed, actor.person, now
    offer.save(update_fields=["agreed", "agreed_by", "agreed_at"])
    offer.case.log(EventKind.MORE_ANSWERED, now, actor, offer=offer.pk, agreed=agreed)


def offered(outgoing: Outgoing, *, now: datetime) -> None:
    """The offer has left with this text; from now on the choice is theirs."""
    offer = Offer.objects.filter(outgoing=outgoing).first()
    if offer is None or offer.offered_at is not None:
        return
    offer.offered_at = now
    offer.save(update_fields=["offered_at"])
    actor = Actor(name="", person=offer.offered_by_id) if offer.offered_by_id else DESK
    outgoing.case.log(EventKind.REMEDY_OFFERED, now, actor, offer=offer.pk)


def choose(case: Case, actor: Actor, *, remedy: int, due: datetime, now: datetime) -> Offer:
    """They chose, on the page or in words that somebody wrote down. Chosen again, the last word counts until it is kept."""
    offer = _open_offer(case)
    chosen = offer.choices.filter(pk=remedy).first()
    if chosen is None:
        raise NotPossible("That is not among what was offered.")
    if offer.chosen_id == chosen.pk:
        return offer
    offer.chosen, offer.chosen_at, offer.refused_at, offer.due_at = chosen, now, None, due
    offer.save(update_fields=["chosen", "chosen_at", "refused_at", "due_at"])
    case.log(EventKind.REMEDY_CHOSEN, now, actor, offer=offer.pk, remedy=chosen.pk, due=due.isoformat())
    return offer


def refuse(case: Case, actor: Actor, *, now: datetime) -> None:
    """They want nothing of it, which is their right."""
    offer = _open_offer(case)
    if offer.chosen_id is not None:
        raise NotPossible("They have chosen already. If they changed their mind, write it down and keep to what they want.")
    if offer.refused_at is None:
        offer.refused_at = now
        offer.save(update_fields=["refused_at"])
        case.log(EventKind.REMEDY_REFUSED, now, actor, offer=offer.pk)


def keep(case: Case, actor: Actor, *, proof: str, now: datetime) -> None:
    """What was promised is done; the proof is a line that anybody can follow (a receipt's number, who handed what over)."""
    actor.must(Permission.SEND)
    offer = queries.promise(case)
    if offer is None:
        raise NotPossible("Nothing is promised here.")
    if case.facts().extortion:
        raise NotPossible("It is marked as extortion: nothing is given (R-32).")
    if not proof.strip():
        raise NotPossible("Say how it was done, so that anyone can see that the promise was kept.")
    if offer.kept_at is None:
        offer.kept_at, offer.proof = now, proof.strip()
        offer.save(update_fields=["kept_at", "proof"])
        case.log(EventKind.REMEDY_KEPT, now, actor, offer=offer.pk)


def _open_offer(case: Case) -> Offer:
    offer = queries.open_offer(case)
    if offer is None:
        raise NotPossible("Nothing is on offer any more.")
    return offer
