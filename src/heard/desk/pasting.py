"""Reviews pasted by a person: small, read at once, and answered by hand where they came from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from heard.channels import paste
from heard.channels.table.records import BadRow
from heard.desk import intake
from heard.hear import queries
from heard.records.models import Brand, Case, Location
from heard.vocabulary.hearing import HeardPost
from heard.vocabulary.people import Actor, Permission
from heard.vocabulary.platforms import Platform


@dataclass(frozen=True, slots=True, kw_only=True)
class PasteTaken:
    """What became of a paste: cases opened or changed, posts known already, and rows that nobody could read."""

    cases: tuple[Case, ...]
    same: int
    aside: tuple[BadRow, ...]


def take_paste(
    brand: Brand, actor: Actor, *, text: str, platform: Platform, place: Location | None, zone: str, now: datetime
) -> PasteTaken:
    """Take in what was pasted; pasting it again makes nothing twice."""
    actor.must(Permission.IMPORT)
    found = paste.read_paste(text, now=now, platform=platform, zone=place.zone if place else zone).found
    posts = [row for row in found if isinstance(row, HeardPost)]
    channel = queries.own_channel(brand, "paste", "Pasted reviews")
    taken = list(intake.take_in(channel, posts, now=now, place=place))
    return PasteTaken(
        cases=tuple(case for one in taken for case in one.cases),
        same=sum(one.same for one in taken),
        aside=tuple(row for row in found if isinstance(row, BadRow)),
    )
