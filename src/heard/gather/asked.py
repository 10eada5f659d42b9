"""What a search was asked for: what a person typed, filled beforehand with what the review says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from heard.gather.comparing import Wanted
from heard.gather.gleaning import glean, searched_text
from heard.gather.names import fold, name_keys
from heard.records.models import Case
from heard.vocabulary.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The keys of a search, as they go on record. `words` are products and people that the review names or a person adds."""

    name: str = ""
    mail: str = ""
    orders: tuple[str, ...] = ()
    dates: tuple[date, ...] = ()
    amounts: tuple[int, ...] = ()
    words: str = ""
    party: int | None = None
    anywhere: bool = False  # whatever place the review is about

    def to_json(self) -> dict[str, Any]:
        """As the search record keeps it; what was not asked is left out."""
        said = {
            "name": self.name,
            "mail": self.mail,
            "orders": list(self.orders),
            "dates": [day.isoformat() for day in self.dates],
            "amounts": list(self.amounts),
            "words": self.words,
            "party": self.party,
            "anywhere": self.anywhere,
        }
        return {key: value for key, value in said.items() if value or key in ("name", "mail", "orders")}


def wanted_of(case: Case, asked: Asked) -> Wanted:
    """Everything that is known of the writer: what was asked, and the words, time, place and language of the review."""
    post, place = case.post, case.location
    return Wanted(
        posted_at=post.published_at,
        name=name_keys(asked.name),
        display=asked.name,
        mail=asked.mail.strip().lower(),
        orders=asked.orders,
        place=None if asked.anywhere else case.location_id,
        language=post.language[:2],
        country=place.country if place else "",
        dates=asked.dates,
        text=f"{searched_text(post.title, post.text)} {fold(asked.words)}".strip(),
        amounts=asked.amounts,
        party=asked.party,
    )


def asked_by_itself(case: Case, reading: Reading | None) -> Asked:
    """What the review gives to look for, for a person to look over."""
    post = case.post
    zone = case.location.zone if case.location else "UTC"
    found = glean(f"{post.title} {post.text}", reading.mentions if reading else (), posted_at=post.published_at, zone=zone)
    return Asked(
        name=post.author,
        mail=post.contact_mail or found.mail,
        orders=found.orders,
        dates=found.dates,
        amounts=found.amounts,
        words=", ".join(found.staff),
        party=found.party,
    )
