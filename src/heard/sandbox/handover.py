"""What went wrong at the shift change of two places, and stopped at the one where something was changed.

From `BEGAN` days ago the open appointments were lost between the morning's and the afternoon's team, at both places of
the clinic. `FIXED` days ago one of them put up a board; there the complaints stop, at the other they go on.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from heard.sandbox.people import Site
from heard.sandbox.store import Review
from heard.sandbox.voices import sections

BEGAN, FIXED = 240, 102  # days before the town's last moment
EVERY = 2.2  # days between two such reviews at one place
STILL = 0.08  # of them, after the change

_OPENINGS = (
    "Booked for {time} and still sat there {minutes} minutes later.",
    "Waited {minutes} minutes past my appointment.",
    "My {time} appointment started {minutes} minutes late.",
    "{minutes} minutes in the waiting room with an appointment.",
    "Second time in a row that I waited {minutes} minutes although I had a time.",
)
_REASONS = (
    "It was the shift change and nobody at the desk knew who was next.",
    "Apparently my file got lost at the shift change, so everybody who came later was called first.",
    "At the shift change the whole desk was empty and then nobody had heard of me.",
    "The afternoon team said the morning team had not told them that I was there. That shift change is a mess.",
    "Every time the shift change comes, the waiting list starts from zero.",
)
_CLOSINGS = (
    "",
    "",
    "The treatment itself was fine.",
    "I took half a day off for this.",
    "Please sort this out.",
    "Not good enough.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """Where it happens, and at which of these places it was mended."""

    sites: Sequence[Site]
    mended: Site


def reviews(story: Handover, until: datetime, seed: int) -> Iterator[Review]:
    """The complaints about it, in no order."""
    for site in story.sites:
        chance = random.Random(f"{seed}:handover:{site.id}")
        names = sections("names")
        ago, number = BEGAN - chance.uniform(0, 3), 0
        while ago > 0.4:
            number += 1
            if site is not story.mended or ago > FIXED or chance.random() < STILL:
                at = until - timedelta(days=ago)
                yield Review(
                    id=f"handover-{site.id.rpartition('/')[2]}-{number:03}",
                    place=site.id,
                    author=f"{chance.choice(names['en :first'])} {chance.choice(names['en :last'])[0]}.",
                    stars=chance.choice((1, 2, 2, 2)),
                    text=_text(chance),
                    created_at=at,
                    updated_at=at,
                )
            ago -= chance.expovariate(1 / EVERY)


def _text(chance: random.Random) -> str:
    opening = chance.choice(_OPENINGS).format(
        time=chance.choice(("1 pm", "1.15", "1.30", "half past one", "12.45")),
        minutes=chance.choice((25, 30, 35, 40, 45, 50, 60)),
    )
    return " ".join(filter(None, (opening, chance.choice(_REASONS), chance.choice(_CLOSINGS))))
