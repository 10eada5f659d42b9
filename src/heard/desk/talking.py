"""The private talk from the desk's side: what may be said, to whom, and the way into the outbox.

Every text leaves through here: kept as a draft, read by the guard, asked of the plan, then queued where it can be taken back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse

from heard import writer
from heard.desk import policy
from heard.desk.access import NotYours
from heard.desk.sending import Held, writes_first
from heard.playbook import authority, may_write, may_write_dm
from heard.records.models import Attachment, Brand, Case, Channel, Message, Offer, Outgoing, Remedy
from heard.resolve import amends, links, queries, rules
from heard.respond import actions as respond
from heard.respond.brief import Amends, brief_for
from heard.respond.rules import open_blocks, unexplained
from heard.vocabulary.people import DESK, Actor
from heard.vocabulary.text import Remedy as Given
from heard.vocabulary.text import Sentence, TextKind, Verdict
from heard.vocabulary.written import verdict_from_json

NO_LIMIT = 10**12  # minor units: what an owner may promise
KINDS = (TextKind.PRIVATE_MAIL, TextKind.REMEDY_OFFER, TextKind.FOLLOW_UP, TextKind.ASK_TO_UPDATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A way to reach them. `proven` says whether it is shown to be theirs; `why` where it comes from."""

    way: str
    to: str
    why: str
    proven: bool

    @property
    def key(self) -> str:
        """How a form names it."""
        return f"{self.way} {self.to}".strip()


def addresses(case: Case) -> list[Address]:
    """Every way to reach the person of this case, the surest first; the page is always open."""
    found: list[Address] = []
    texts_too = sms_channel(case.brand) is not None
    post, customer = case.post, case.customer
    if customer is not None and customer.mail:
        found.append(Address(way="mail", to=customer.mail, why="customer record", proven=True))
    if post.contact_mail:
        found.append(Address(way="mail", to=post.contact_mail, why="left with the complaint", proven=True))
    senders = case.messages.filter(inbound=True, automatic=False, way__in=("mail", "sms")).exclude(sender="").order_by("-id")
    for message in senders[:5]:
        why = "wrote to us" if message.proven else "wrote to us, not shown to be them"
        found.append(Address(way=message.way, to=message.sender, why=why, proven=message.proven))
    if texts_too:
        phones = [(customer.phone, "customer record")] if customer is not None and customer.phone else []
        phones += [(post.contact_phone, "left with the complaint")] if post.contact_phone else []
        found += [Address(way="sms", to=phone.replace(" ", ""), why=why, proven=True) for phone, why in phones]
    found.append(Address(way="page", to="", why="private page", proven=True))
    how = "one private reply on the platform" if writes_first(case) else "by hand on the platform"
    found.append(Address(way="dm", to="", why=how, proven=True))
    return list({one.key: one for one in reversed(found)}.values())[::-1]


def mailbox_of(brand: Brand) -> str:
    """Where answers by mail arrive, empty where the brand has no mailbox of its own."""
    channel = Channel.objects.filter(brand=brand, kind="private_mail", paused=False).order_by("pk").first()
    return str(channel.settings.get("address") or "") if channel else ""


def sms_channel(brand: Brand) -> Channel | None:
    """The number that this brand texts from."""
    return Channel.objects.filter(brand=brand, kind="twilio", paused=False).order_by("pk").first()


def answers_to(case: Case) -> str:
    """The address under which an answer finds its way back to this case; the place's own where there is no mailbox."""
    mailbox = mailbox_of(case.brand)
    if mailbox:
        return rules.reply_address(mailbox, case.code, links.address_token(case.code))
    return case.location.contact_mail if case.location else ""


def page_address(case: Case) -> str:
    """The private page of a case, as a reply may name it."""
    return settings.BASE_URL + reverse("talk", args=[case.code])


def page_link(case: Case, page: str = "talk_link") -> str:
    """The private page for whoever reads our mail: they need to prove nothing more."""
    return settings.BASE_URL + reverse(page, args=[links.page_token(case.pk)])


# --- what may be said ---


def amends_for(case: Case, actor: Actor, *, kind: TextKind, remedies: Sequence[Remedy] = ()) -> Amends:
    """What this actor may promise, and what has come of it so far.

    Only the question for an update may rest on a kept promise: in every other text a word about the review stays blocked.
    """
    facts = case.facts()
    in_force = policy.settings_for(case)
    limit = authority(actor.role, in_force) if actor.role else None
    asks = kind is TextKind.ASK_TO_UPDATE
    kept = facts.remedy is not None and facts.remedy.kept_at is not None
    score = facts.follow_up.score if facts.follow_up else None
    agreed = max((one.cost for one in remedies), default=0)
    return Amends(
        remedies=tuple(Given(name=one.name, cost=one.cost) for one in remedies),
        authority=max(NO_LIMIT if limit is None else limit, agreed),
        kept_promise=kept and asks,
        satisfied=score is not None and score >= in_force.update.satisfied_from if asks and score is not None else None,
    )


def check(case: Case, actor: Actor, text: str, kind: TextKind, *, remedies: Sequence[Remedy] = ()) -> Verdict:
    """What the guard says of a private text that is being typed."""
    return respond.check(case, actor, text, kind, amends_for(case, actor, kind=kind, remedies=remedies))


def propose(
    case: Case, actor: Actor, kind: TextKind, *, remedies: Sequence[Remedy] = (), seed: int = 0
) -> list[respond.Proposal]:
    """Texts to begin with."""
    known = amends_for(case, actor, kind=kind, remedies=remedies)
    return respond.propose(case, actor, kind=kind, seed=seed, known=known)


def guide(case: Case, actor: Actor) -> tuple[Sentence, ...]:
    """What to say on the phone, in the order of HEARD: open questions first, the offer last."""
    catalogue = queries.catalogue(case.brand)
    known = amends_for(case, actor, kind=TextKind.CALL_NOTE)
    given = tuple(Given(name=one.name, cost=one.cost) for one in catalogue if one.cost <= known.authority)[:2]
    allowed = Amends(remedies=given, authority=known.authority)
    return writer.call_guide(brief_for(case, actor, TextKind.CALL_NOTE, allowed))


def why_not(case: Case, kind: TextKind, *, now: datetime) -> str:
    """Why a text of this kind may not leave now; empty when it may."""
    return may_write(case.facts(), policy.in_force(case.brand)[0], kind, now) or ""


# --- into the outbox ---


def say(
    case: Case,
    actor: Actor,
    *,
    kind: TextKind = TextKind.PRIVATE_MAIL,
    text: str,
    way: str,
    to: str = "",
    reasons: Mapping[str, str] | None = None,
    offer: Offer | None = None,
    by_itself: bool = False,
    now: datetime,
) -> Outgoing:
    """Put a private text into the outbox; raises `Held` with what stands in its way. The draft is kept by `write` before."""
    if kind not in KINDS:
        raise Held("That is no text of the private talk.")
    if against := why_not(case, kind, now=now):
        raise Held(against)
    if way == "dm" and (shut := may_write_dm(case.facts(), now)):
        raise Held(shut)
    _must_be_reachable(case, kind, way, to)
    if kind is TextKind.ASK_TO_UPDATE:
        _must_not_name_a_gift(case, text)
    remedies = list(offer.choices.all()) if offer is not None else []
    draft = respond.write(
        case, actor, text=text, kind=kind, now=now, known=amends_for(case, actor, kind=kind, remedies=remedies)
    )
    said = verdict_from_json(draft.verdict)
    for check_name, reason in (reasons or {}).items():
        if reason and any(finding.check == check_name for finding in said.findings):
            respond.explain(draft, actor, check=check_name, reason=reason, now=now)
    if blocks := open_blocks(said, draft.reasons):
        raise Held(f"The guard stops it. {blocks[0].why} {blocks[0].mend}")
    # The desk's own question stands as it was composed; a person says why a warning does not hold.
    if not by_itself and (warnings := unexplained(said, draft.reasons)):
        raise Held(f"The guard warns: {warnings[0].why} Mend it, or say why it is right here.")
    delay = timedelta(minutes=policy.settings_for(case).outbox.delay_minutes)
    by_hand = way == "dm" and not writes_first(case)
    if by_itself or by_hand:
        delay = timedelta()
    return respond.queue_reply(draft, actor, delay=delay, by_hand=by_hand, way=way, to=to, now=now)


def _must_not_name_a_gift(case: Case, text: str) -> None:
    """The wall, once more than the guard holds it: the wish for another review knows of no remedy (R-1)."""
    given = [name for names in case.offers.values_list("choices__name", "chosen__name") for name in names if name]
    if rules.names_a_gift(text, given):
        raise Held("It speaks of what was given. A wish about the review stands alone, or it looks like its price (R-1).")


def _must_be_reachable(case: Case, kind: TextKind, way: str, to: str) -> None:
    known = next((one for one in addresses(case) if (one.way, one.to) == (way, to)), None)
    if known is None:
        raise Held("That is no address of this case.")
    if kind is not TextKind.PRIVATE_MAIL and not known.proven:
        raise Held("It is not shown yet that this address is theirs. Confirm it first, or ask them something only they know.")


def offer(
    case: Case,
    actor: Actor,
    *,
    remedies: Sequence[int],
    own: str = "",
    text: str,
    way: str,
    to: str,
    reasons: Mapping[str, str] | None = None,
    why: str = "",
    now: datetime,
) -> Offer:
    """Offer choices in a text of their own. Above one's limit it becomes a request to somebody who may promise more."""
    if against := why_not(case, TextKind.REMEDY_OFFER, now=now):
        raise Held(against)
    chosen = [one for one in queries.catalogue(case.brand) if one.pk in set(remedies)]
    row = amends.make_offer(case, actor, remedies=chosen, own=own, now=now)
    row.case = case
    if too_much(case, actor, row.cost, now=now):
        amends.ask_for_more(row, actor, why=why, now=now)
        return row
    _send_offer(row, actor, text=text, way=way, to=to, reasons=reasons, now=now)
    return row


def send_agreed(
    row: Offer, actor: Actor, *, text: str, way: str, to: str, reasons: Mapping[str, str] | None = None, now: datetime
) -> None:
    """An offer above the limit that somebody has agreed to may leave now."""
    if not row.agreed or row.outgoing_id is not None:
        raise Held("Nobody has agreed to this offer yet." if not row.agreed else "This offer has left already.")
    _send_offer(row, actor, text=text, way=way, to=to, reasons=reasons, now=now)


def _send_offer(
    row: Offer, actor: Actor, *, text: str, way: str, to: str, reasons: Mapping[str, str] | None, now: datetime
) -> None:
    outgoing = say(row.case, actor, kind=TextKind.REMEDY_OFFER, text=text, way=way, to=to, reasons=reasons, offer=row, now=now)
    row.outgoing = outgoing
    row.save(update_fields=["outgoing"])


def too_much(case: Case, actor: Actor, cost: int, *, now: datetime) -> str:
    """Why this actor may not promise so much alone; empty when they may."""
    in_force = policy.settings_for(case)
    limit = authority(actor.role, in_force) if actor.role else 0
    return rules.why_too_much(
        cost=cost,
        authority=limit,
        given=queries.given_this_month(case.brand, now),
        budget=in_force.remedies.month_budget,
    )


def answer_for_more(row: Offer, actor: Actor, *, agreed: bool, now: datetime) -> None:
    """One tap of somebody who may promise more."""
    amends.answer_for_more(row, actor, agreed=agreed, too_much=too_much(row.case, actor, row.cost, now=now), now=now)


def choose(case: Case, actor: Actor, *, remedy: int, now: datetime) -> Offer:
    """They chose. The promise has a day from now on."""
    due = now + timedelta(days=policy.settings_for(case).remedies.keep_within_days)
    return amends.choose(case, actor, remedy=remedy, due=due, now=now)


# --- rows of a case ---


def offer_of(case: Case, number: int) -> Offer:
    """An offer made in this case."""
    found = case.offers.filter(pk=number).select_related("outgoing", "chosen").first()
    if found is None:
        raise NotYours(NotYours.__doc__)
    found.case = case  # one object, so that its log is read and written once
    return found


def message_of(case: Case, number: int) -> Message:
    """A message of this case."""
    found = case.messages.filter(pk=number).first()
    if found is None:
        raise NotYours(NotYours.__doc__)
    found.case = case
    return found


def file_of(case: Case, number: int) -> Attachment:
    """A file of this case's talk that was kept."""
    found = Attachment.objects.filter(pk=number, message__case=case, refused="").first()
    if found is None:
        raise NotYours(NotYours.__doc__)
    return found


__all__ = ["DESK", "Address", "Held", "addresses", "check", "offer", "propose", "say"]
