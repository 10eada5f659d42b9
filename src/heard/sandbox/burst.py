"""Forty people who were never there say nearly the same within half an hour.

Somebody has written it once and changed a few words; the names are new each time, and none of them is a customer.
"""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta

from heard.sandbox.people import Site
from heard.sandbox.store import Review
from heard.sandbox.voices import sections

MANY = 40
BEGAN, EVERY = 36.0, 0.8  # minutes before the town's last moment, and between two of them; the story was there before

_OPENINGS = ("", "Avoid!", "Never again.", "Warning.", "Stay away from this place.", "Shame on you.")
_MIDDLE = (
    "We waited more than an hour for two plates of pasta, the waiter shouted at my mother in front of everybody, "
    "they charged us twice for the wine and the owner only laughed and told us to leave."
)
_CLOSINGS = ("", "Zero stars.", "Spread the word.", "You have been warned.", "They should be closed down.")


def reviews(site: Site, until: datetime, seed: int) -> Iterator[Review]:
    """All of them, oldest first."""
    for number in range(MANY):
        yield review(site, until - timedelta(minutes=BEGAN - EVERY * number), number, seed)


def review(site: Site, at: datetime, number: int, seed: int) -> Review:
    """The one of this number, written at `at`."""
    chance = random.Random(f"{seed}:burst:{number}")
    names = sections("names")
    author = f"{chance.choice(names['nick :first'])}_{chance.choice(names['nick :last'])}{number:02}"
    text = " ".join(filter(None, (chance.choice(_OPENINGS), _MIDDLE, chance.choice(_CLOSINGS))))
    return Review(id=f"burst-{number:02}", place=site.id, author=author, stars=1, text=text, created_at=at, updated_at=at)
