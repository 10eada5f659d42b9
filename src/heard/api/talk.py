"""The private side: messages, offers, promises, the one question."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone
from ninja import Field, Router, Schema, Status
from ninja.errors import HttpError

from heard.api.auth import Asking
from heard.desk import access, letters, talking
from heard.desk.act import acting
from heard.resolve import actions as resolve
from heard.resolve import amends, queries
from heard.vocabulary.people import Permission
from heard.vocabulary.text import TextKind
from heard.vocabulary.written import verdict_to_json

router = Router(tags=["talk"])


class MessageOut(Schema):
    """One turn of the talk. `proven`: it is shown to come from the person of the case."""

    id: int
    inbound: bool
    way: str
    kind: str
    text: str
    sender: str
    proven: bool
    automatic: bool
    returned: str
    delivery: str
    at: datetime

    @staticmethod
    def resolve_delivery(row: Any) -> str:
        """What the SMS service told of it; empty for every other way."""
        return row.outgoing.delivery if row.outgoing else ""


class SayIn(Schema):
    """A private text. `to` as `addresses` names it; `reasons` answer warnings of the guard, by check."""

    text: str = Field(max_length=50_000)
    way: str = Field("mail", pattern="^(mail|sms|page|dm)$")
    to: str = Field("", max_length=254)
    kind: TextKind = TextKind.PRIVATE_MAIL
    reasons: dict[str, str] = {}


class NoteIn(Schema):
    """What was said on the phone, in a direct message or face to face."""

    text: str = Field(min_length=1, max_length=20_000)
    way: str = Field("phone", pattern="^(phone|dm|page)$")
    inbound: bool = True
    whole_story: bool = False


class OfferIn(SayIn):
    """Choices with the text that offers them; above the key's limit it becomes a request."""

    remedies: list[int] = []
    own: str = Field("", max_length=120)
    why: str = Field("", max_length=500)


class RemedyOut(Schema):
    """A line of the catalogue, cost in minor units."""

    id: int
    kind: str
    name: str
    cost: int


class OfferOut(Schema):
    """What was offered, and what came of it. Always unconditional."""

    id: int
    choices: list[RemedyOut]
    unconditional: bool
    offered_at: datetime | None
    wanted_at: datetime | None
    agreed: bool | None
    chosen_id: int | None
    refused_at: datetime | None
    due_at: datetime | None
    kept_at: datetime | None

    @staticmethod
    def resolve_choices(row: Any) -> list[Any]:
        """The rows of the choices."""
        return list(row.choices.all())


class AddressOut(Schema):
    """A way to reach them."""

    way: str
    to: str
    why: str
    proven: bool


class TalkOut(Schema):
    """The whole talk of a case."""

    messages: list[MessageOut]
    addresses: list[AddressOut]
    offers: list[OfferOut]


class ChooseIn(Schema):
    """What they chose; none for "none of it"."""

    remedy: int | None = None


class ProofIn(Schema):
    """How the promise was kept."""

    proof: str = Field(min_length=1, max_length=2_000)


class ScoreIn(Schema):
    """Their answer to the one question."""

    score: int = Field(ge=1, le=5)
    why: str = Field("", max_length=20_000)


class QueuedOut(Schema):
    """A private text in the outbox."""

    id: int
    state: str
    send_after: datetime | None


@router.get("/remedies", response=list[RemedyOut])
def remedies(request: Asking) -> Any:
    """The catalogue."""
    return queries.catalogue(request.brand)


@router.get("/cases/{code}/talk", response=TalkOut)
def talk(request: Asking, code: str) -> Any:
    """The talk so far, the ways to reach them, and what was offered."""
    case = access.case(request.brand, code)
    return {"messages": queries.thread(case), "addresses": talking.addresses(case), "offers": queries.offers(case)}


@router.post("/cases/{code}/talk/check", response=dict[str, Any])
def check(request: Asking, code: str, said: SayIn) -> Any:
    """What the guard says of a private text; nothing is kept."""
    return verdict_to_json(talking.check(access.case(request.brand, code), request.actor, said.text, said.kind))


@router.post("/cases/{code}/talk", response={202: QueuedOut})
def say(request: Asking, code: str, said: SayIn) -> Any:
    """Put a private text into the outbox."""
    now = timezone.now()
    if said.kind is TextKind.REMEDY_OFFER:
        raise HttpError(409, "An offer names its remedies: post it to offers.")
    with acting(request.brand, code, now=now) as case:
        return Status(
            202,
            talking.say(
                case, request.actor, kind=said.kind, text=said.text, way=said.way, to=said.to, reasons=said.reasons, now=now
            ),
        )


@router.post("/cases/{code}/talk/notes", response={201: MessageOut})
def note(request: Asking, code: str, said: NoteIn) -> Any:
    """Write down what was said."""
    now = timezone.now()
    with acting(request.brand, code, now=now) as case:
        return Status(
            201,
            resolve.noted(
                case,
                request.actor,
                way=said.way,
                inbound=said.inbound,
                text=said.text,
                whole_story=said.whole_story,
                now=now,
            ),
        )


@router.post("/cases/{code}/offers", response={202: OfferOut})
def offer(request: Asking, code: str, said: OfferIn) -> Any:
    """Offer choices; above the limit somebody is asked."""
    now = timezone.now()
    with acting(request.brand, code, now=now) as case:
        row = talking.offer(
            case,
            request.actor,
            remedies=said.remedies,
            own=said.own,
            text=said.text,
            way=said.way,
            to=said.to,
            reasons=said.reasons,
            why=said.why,
            now=now,
        )
        return Status(202, row)


@router.post("/cases/{code}/offers/{number}/agree", response={200: OfferOut})
def agree(request: Asking, code: str, number: int, agreed: bool = True) -> Any:
    """Say yes, or no, to an offer above somebody's limit."""
    now = timezone.now()
    with acting(request.brand, code, now=now) as case:
        row = talking.offer_of(case, number)
        talking.answer_for_more(row, request.actor, agreed=agreed, now=now)
        return row


@router.post("/cases/{code}/choice", response={200: None})
def choose(request: Asking, code: str, chosen: ChooseIn) -> Any:
    """Note what they chose."""
    request.actor.must(Permission.SEND)
    now = timezone.now()
    with acting(request.brand, code, now=now) as case:
        if chosen.remedy is None:
            amends.refuse(case, request.actor, now=now)
        else:
            talking.choose(case, request.actor, remedy=chosen.remedy, now=now)
    return Status(200, None)


@router.post("/cases/{code}/kept", response={200: None})
def keep(request: Asking, code: str, proof: ProofIn) -> Any:
    """The promise is kept."""
    now = timezone.now()
    with acting(request.brand, code, now=now) as case:
        amends.keep(case, request.actor, proof=proof.proof, now=now)
    return Status(200, None)


@router.post("/cases/{code}/score", response={200: None})
def score(request: Asking, code: str, said: ScoreIn) -> Any:
    """Note their answer to the one question."""
    request.actor.must(Permission.SEND)
    now = timezone.now()
    with acting(request.brand, code, now=now) as case:
        resolve.scored(case, request.actor, score=said.score, why=said.why, now=now)
    return Status(200, None)


@router.post("/letters", response={202: dict[str, bool]})
def letter(request: Asking) -> Any:
    """Hand in a mail as it came (`message/rfc822`), from a mail server or a provider's route. The same mail again is known."""
    request.actor.must(Permission.DRAFT)
    brand = request.brand
    kept = letters.keep(brand, request.body, way="mail", channel=letters.channel_of(brand), now=timezone.now())
    return Status(202, {"new": kept is not None})
