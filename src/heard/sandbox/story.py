"""The people whom the demo and the browser test follow, and what they write.

Julia R. is on record twice over: two customers could be her. Xander P. is nobody's customer. Aisha K. was glad.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from heard.sandbox.people import Behaviour, Customer, Order, Site
from heard.sandbox.voices import Voice

CUSTOMERS = ("C-9981", "C-9982", "C-9983")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A review that can be posted. `minutes_ago` counts back from the town's last moment, when it is there from the start."""

    id: str
    author: str
    stars: int
    text: str
    minutes_ago: int


SCENES = {
    scene.id: scene
    for scene in (
        Scene(
            id="cold-pasta",
            author="Julia R.",
            stars=2,
            text="Waited 50 minutes for cold pasta and your waiter Marco laughed at us",
            minutes_ago=40,
        ),
        Scene(
            id="nobodys-customer",
            author="Xander P.",
            stars=1,
            text="Worst service in town. Rude, dirty and overpriced, I don't know how they stay open.",
            minutes_ago=75,
        ),
        Scene(
            id="glad",
            author="Aisha K.",
            stars=5,
            text="Best cacio e pepe in Leeds, and Marco even found a candle for my mum's birthday. Thank you!",
            minutes_ago=130,
        ),
    )
}
# What Julia R. makes of her review when nobody does right by her.
SECOND_THOUGHTS = (
    1,
    "Waited 50 minutes for cold pasta and your waiter Marco laughed at us. Two days later I found the same two dishes "
    "charged twice on my card, and nobody picks up the phone.",
)

# Who really wrote what: one of the two who could be Julia R. did, and nobody on record is Xander P.
WRITERS = {"story-cold-pasta": "C-9981", "story-nobodys-customer": "", "story-glad": "C-9983"}

_PATIENT = Behaviour(answers="phone", answers_after_hours=3.0, needs="apology", new_stars=4, edits_after_hours=20.0)
_SILENT = Behaviour(answers="silent", answers_after_hours=48.0, needs="apology", new_stars=None, edits_after_hours=0.0)


def customers(site: Site, until: datetime) -> list[Customer]:
    """The customers of the story: two who could be Julia R., and Aisha K."""
    voice = Voice(words="en_restaurant")
    people = (
        (
            "C-9981",
            "Julia",
            "Reyes",
            "julia.reyes@example.com",
            "+44 7700 900981",
            410,
            _PATIENT,
            "Likes the window table.",
        ),
        ("C-9982", "Julia", "Rowe", "j.rowe@example.org", "+44 7700 900982", 120, _SILENT, ""),
        ("C-9983", "Aisha", "Karimi", "aisha.karimi@example.com", "+44 7700 900983", 220, _PATIENT, "Birthday in November."),
    )
    return [
        Customer(
            id=number,
            first=first,
            last=last,
            mail=mail,
            phone=phone,
            site=site,
            language="en",
            since=until - timedelta(days=days),
            voice=voice,
            behaviour=behaviour,
            note=note,
        )
        for number, first, last, mail, phone, days, behaviour, note in people
    ]


def orders(site: Site, until: datetime) -> list[Order]:
    """Their last visits: one Julia R. had pasta from Marco the evening before, the other came some days earlier."""
    evening = (until - timedelta(days=1)).replace(hour=19, minute=15, second=0, microsecond=0)
    visits = (
        ("B-990001", "C-9981", evening, ("penne arrabbiata", "carbonara"), 3100, 2, "Marco"),
        ("B-990002", "C-9982", evening - timedelta(days=5), ("margherita",), 1250, 1, "Marco"),
        ("B-990003", "C-9983", evening - timedelta(minutes=30), ("cacio e pepe", "tiramisu", "burrata"), 5400, 4, "Marco"),
    )
    return [
        Order(
            id=number,
            customer=who,
            site=site,
            at=at,
            days_ago=(until - at) / timedelta(days=1),
            items=items,
            amount=amount,
            party=party,
            served_by=by,
            source="table",
        )
        for number, who, at, items, amount, party, by in visits
    ]
