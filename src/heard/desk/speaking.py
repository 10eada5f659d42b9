"""How a brand speaks: a voice learnt from replies that somebody liked, and the language model that an owner let in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from heard import outward, reader, writer
from heard.assistant import NOTICE_VERSION, NotAccepted, Settings
from heard.desk import access
from heard.records.models import Assistant, Brand
from heard.respond import assisting
from heard.respond.assisting import AssistedProposal, installed, settings_of
from heard.vocabulary.people import Actor, NotAllowed, Permission
from heard.vocabulary.platforms import Platform
from heard.vocabulary.reading import ReaderContext
from heard.vocabulary.text import Brief, PrivateRoute, ReviewText, TextKind, Voice
from heard.vocabulary.way import Role, Sector

__all__ = ["NotAccepted", "ask", "assistant_of", "example", "installed", "learnt", "let_in", "send_away", "settings_of"]

# Reviews that nobody wrote, one for each trade, on which a voice is tried out.
TRIED_ON = {
    Sector.RESTAURANT: "We waited 50 minutes and the soup was cold.",
    Sector.HOTEL: "The room was dirty and we could not sleep for the noise.",
    Sector.SHOP: "The kettle stopped working after two weeks and nobody answers my mails.",
    Sector.CLINIC: "I waited an hour and nobody said a word.",
    Sector.TRADES: "The electrician came two hours late and left a mess.",
    Sector.SOFTWARE: "Since the update the app crashes every time I open it.",
    Sector.FINANCE: "I spent 45 minutes on hold and got no answer.",
    Sector.TRAVEL: "Our flight was cancelled and nobody told us why.",
    Sector.OTHER: "I was kept waiting and the staff were unhelpful.",
}


# --- the voice ---


def learnt(brand: Brand, pasted: str) -> tuple[int, Voice]:
    """How many replies were pasted, and the voice that speaks out of them. Nothing is kept."""
    replies = writer.separate(pasted)
    return len(replies), writer.learn_voice(replies, brand.name)


def example(brand: Brand, values: Mapping[str, Any]) -> tuple[str, str]:
    """An invented review of the brand's trade, and a reply to it in the voice of `values` (fields of `Voice`)."""
    sector = Sector(brand.sector)
    text = TRIED_ON[sector]
    known = {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}
    told: dict[str, Any] = {name: known[name] for name in asdict(Voice(brand="")) if name in known}
    voice = replace(brand.spoken(), **told)
    place = brand.locations.order_by("name").first()
    route = place.route() if place is not None else PrivateRoute()
    brief = Brief(
        kind=TextKind.PUBLIC_REPLY,
        voice=voice,
        platform=Platform.GOOGLE,
        country=place.country if place is not None else "",
        sector=sector,
        case_code="H-2041",
        review=ReviewText(text=text, stars=2, author="Robin"),
        reading=reader.read(text, ReaderContext(sector=sector, stars=2)),
        route=route,
    )
    return text, writer.draft(brief, count=1)[0].text


# --- the language model ---


def assistant_of(brand: Brand) -> Assistant | None:
    """The model that an owner let in, whether or not its notice still stands."""
    return Assistant.objects.filter(brand=brand).select_related("accepted_by").first()


def let_in(brand: Brand, actor: Actor, *, address: str, model: str, key: str, name: str, now: datetime) -> Assistant:
    """Switch a model on: the owner puts a name under the notice. An empty key keeps the one that is there.

    Raises `NotAllowed` for anybody but an owner and `NotAccepted` with what is wrong about the address.
    """
    if actor.role is not Role.OWNER:
        raise NotAllowed("Only an owner can accept what leaves the house.")
    before = assistant_of(brand)
    # A key belongs to its host: it must not go with a new address to somebody else.
    secret = key or (before.key.get("key", "") if before is not None and before.address == address else "")
    Settings(
        address=address, model=model, key=secret, accepted_by=name, accepted_at=now, notice_version=NOTICE_VERSION
    ).must_be_accepted()
    try:
        outward.must_be_open(address)
    except outward.Inside as error:
        raise NotAccepted(str(error)) from error
    row, _ = Assistant.objects.update_or_create(
        brand=brand,
        defaults={
            "address": address,
            "model": model,
            "key": {"key": secret} if secret else {},
            "accepted_by_id": actor.person,
            "accepted_as": name,
            "accepted_at": now,
            "notice_version": NOTICE_VERSION,
        },
    )
    return row


def send_away(brand: Brand, actor: Actor) -> None:
    """Switch the model off; its key is forgotten."""
    actor.must(Permission.MANAGE)
    Assistant.objects.filter(brand=brand).delete()


def ask(brand: Brand, code: str, actor: Actor, *, now: datetime) -> AssistedProposal | None:
    """A draft by the brand's model; None where it has none."""
    settings = settings_of(brand)
    if settings is None:
        return None
    return assisting.propose(access.case(brand, code), actor, settings=settings, now=now)
