"""A small town, drawn from a seed: two brands, six places, two thousand customers, eighteen months of reviews.

The same seed gives the same people, visits and words; `until` only says when the last day ends, so the texts do not
depend on the calendar. Some weeks went wrong at some places (`TROUBLES`), and somebody who looks should find it.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from heard.sandbox import burst, handover, story
from heard.sandbox.people import Customer, Order, Site, draw_customers, draw_orders, draw_staff
from heard.sandbox.store import Account, Place, Reply, Review, Store
from heard.sandbox.voices import Voice, draw_voice, sections, write_review

DAYS = 548  # eighteen months
CUSTOMERS = 2000
REVIEWS = 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Brand:
    """One business with its account at the platform."""

    key: str
    name: str
    account: str
    sector: Literal["restaurant", "clinic"]

    @property
    def refresh_token(self) -> str:
        """The grant of the person who manages this account."""
        return f"grant-{self.key}"


@dataclass(frozen=True, slots=True)
class Trouble:
    """Weeks in which a topic went wrong: from `start` to `end` days before the town's last day."""

    site: str
    topic: str
    start: int
    end: int
    weight: float  # how many times likelier a complaint is about it
    stars: float  # how much the mean drops


BRANDS = (
    Brand(key="lumina", name="Trattoria Lumina", account="accounts/101", sector="restaurant"),
    Brand(key="lindgrove", name="Lindgrove Dental", account="accounts/202", sector="clinic"),
)


def _site(brand: Brand, number: str, address: str, where: str, *, share: float, mean: float) -> Site:
    street, postcode, town = address.split(", ")
    country, zone, language, currency = where.split()
    return Site(
        id=f"locations/{number}",
        brand=brand.key,
        title=f"{brand.name} {town}",
        street=street,
        postcode=postcode,
        town=town,
        country=country,
        zone=zone,
        language=language,
        currency=currency,
        trade=brand.sector,
        share=share,
        mean=mean,
    )


LUMINA, LINDGROVE = BRANDS
LEEDS = _site(LUMINA, "1101", "4 Weaver's Yard, LS1 0ZZ, Leeds", "GB Europe/London en GBP", share=0.36, mean=4.25)
SITES = (
    LEEDS,
    _site(LUMINA, "1102", "Lindenhof 7, 10000, Berlin", "DE Europe/Berlin de EUR", share=0.12, mean=4.1),
    _site(LUMINA, "1103", "2 quai des Tisserands, 69000, Lyon", "FR Europe/Paris fr EUR", share=0.09, mean=4.3),
    _site(LUMINA, "1104", "Carrer del Teixidor 9, 46000, Valencia", "ES Europe/Madrid es EUR", share=0.08, mean=4.4),
    _site(LINDGROVE, "2201", "1200 Pecan Bend, 78700, Austin", "US America/Chicago en USD", share=0.2, mean=4.5),
    _site(LINDGROVE, "2202", "15 Tanner's Row, D08 ZZ00, Dublin", "IE Europe/Dublin en EUR", share=0.15, mean=4.2),
)
BURST = SITES[3]
HANDOVER = handover.Handover(sites=SITES[4:6], mended=SITES[4])
TROUBLES = (
    Trouble(LEEDS.id, "waiting", 190, 130, 8.0, 0.9),  # the second cook had left
    Trouble("locations/1102", "cleanliness", 45, 0, 9.0, 0.6),  # the cleaner was changed
    Trouble("locations/2202", "communication", 300, 240, 6.0, 0.7),  # a new telephone system
)
_THANKS = {
    "en": ("Thank you {a}, the team was glad to read this.", "So kind of you {a}, see you soon.", "Thanks for the stars, {a}."),
    "de": ("Vielen Dank, {a}, das freut das ganze Team.", "Danke für den Besuch, {a}, bis bald."),
    "fr": ("Merci beaucoup {a}, à très bientôt.", "Merci {a}, toute l'équipe est ravie."),
    "es": ("Muchas gracias, {a}, hasta pronto.", "Gracias {a}, el equipo se alegra mucho."),
}


class Town:
    """The people, their visits and their reviews. Everything is drawn when first asked for."""

    def __init__(self, seed: int, until: datetime, *, customers: int = CUSTOMERS, reviews: int = REVIEWS) -> None:
        self.seed = seed
        self.until = until
        self._review_count = reviews
        self.staff = draw_staff(SITES, seed)
        self.staff[LEEDS.id] = (*self.staff[LEEDS.id], ("Marco", "waiter"))
        drawn = draw_customers(SITES, customers - len(story.CUSTOMERS), until, seed)
        self._customers = [*drawn, *story.customers(LEEDS, until)]
        # Review id to the customer who wrote it, empty for somebody who walked in; filled as reviews are drawn.
        self.writers: dict[str, str] = dict(story.WRITERS)
        self._orders = draw_orders(drawn, self.staff, until, DAYS, seed) + story.orders(LEEDS, until)

    def customers(self) -> Sequence[Customer]:
        """Everybody on record, the people of the story last."""
        return self._customers

    def orders(self) -> Sequence[Order]:
        """All visits."""
        return self._orders

    def reviews(self) -> Iterator[Review]:
        """The past reviews, in no order; seven in ten by customers on record, the others by people who walked in."""
        chance = random.Random(f"{self.seed}:reviews")
        by_id = {customer.id: customer for customer in self._customers}
        past = [order for order in self._orders if order.customer not in story.CUSTOMERS]
        for number in range(self._review_count):
            order = chance.choice(past)
            customer = by_id[order.customer]
            known = chance.random() < 0.7
            at = min(
                order.at + timedelta(hours=chance.lognormvariate(2.8, 1.2)), self.until - timedelta(minutes=number % 900 + 90)
            )
            voice = customer.voice if known else draw_voice(customer.voice.words, chance)
            author = _signature(customer, chance) if known else _stranger(customer.language, chance)
            review = self._review(f"g{self.seed}-{number:05}", order, at, author, voice, chance)
            self.writers[review.id] = customer.id if known else ""
            yield review

    def fill(self, store: Store) -> None:
        """Put accounts, places and past reviews on the emulated platform."""
        for brand in BRANDS:
            store.add_account(Account(id=brand.account, name=brand.name, refresh_token=brand.refresh_token))
        accounts = {brand.key: brand.account for brand in BRANDS}
        for site in SITES:
            store.add_place(
                Place(
                    id=site.id,
                    account=accounts[site.brand],
                    title=site.title,
                    street=site.street,
                    postcode=site.postcode,
                    town=site.town,
                    country=site.country,
                    zone=site.zone,
                )
            )
        store.load(self.reviews())

    def scene(self, name: str, at: datetime) -> Review:
        """A review of the story, written at `at`. Raises KeyError when there is no such scene."""
        scene = story.SCENES[name]
        return Review(
            id=f"story-{scene.id}",
            place=LEEDS.id,
            author=scene.author,
            stars=scene.stars,
            text=scene.text,
            created_at=at,
            updated_at=at,
        )

    def copies(self, posted: int, at: datetime) -> Iterator[Review]:
        """What is left of the burst when so many of it were posted, all written at `at`."""
        for number in range(posted, burst.MANY):
            yield burst.review(BURST, at, number, self.seed)

    def play_story(self, store: Store) -> None:
        """Let the people of the story have written just before the town's last moment."""
        scenes = story.SCENES.values()
        store.load(self.scene(scene.id, self.until - timedelta(minutes=scene.minutes_ago)) for scene in scenes)
        store.load(handover.reviews(HANDOVER, self.until, self.seed))
        store.load(burst.reviews(BURST, self.until, self.seed))

    def _review(self, review_id: str, order: Order, at: datetime, author: str, voice: Voice, chance: random.Random) -> Review:
        here = [
            trouble for trouble in TROUBLES if trouble.site == order.site.id and trouble.end <= order.days_ago < trouble.start
        ]
        stars = _stars(order.site.mean - sum(trouble.stars for trouble in here), chance)
        text = write_review(
            voice, stars, chance, staff=order.served_by, troubles={trouble.topic: trouble.weight for trouble in here}
        )
        edited = at + timedelta(days=chance.uniform(1, 20)) if chance.random() < 0.04 else at
        return Review(
            id=review_id,
            place=order.site.id,
            author=author,
            stars=stars,
            text=text,
            created_at=at,
            updated_at=min(edited, self.until),
            anonymous=chance.random() < 0.02,
            reply=_old_thanks(author, stars, order, at, voice, chance),
        )


def _old_thanks(author: str, stars: int, order: Order, at: datetime, voice: Voice, chance: random.Random) -> Reply | None:
    """Before the desk came, some glad reviews were thanked, and the others were left alone."""
    # By the drawn distance: a condition on the calendar would draw more or less chance from one day to another.
    if stars < 4 or order.days_ago < 60 or chance.random() > 0.35:
        return None
    thanks = chance.choice(_THANKS[voice.words[:2]]).format(a=author.split()[0])
    return Reply(comment=thanks, updated_at=at + timedelta(days=chance.uniform(0.5, 9)), state="APPROVED")


def _stars(mean: float, chance: random.Random) -> int:
    """One to five with about this mean, in the shape that reviews have: most at five, few in the middle, some at one."""
    low = (4.8 - mean) / 2.65
    if chance.random() >= low:
        return chance.choices((5, 4), (4, 1))[0]
    return chance.choices((1, 2, 3, 4), (4, 2, 2.5, 1.5))[0]


def _signature(customer: Customer, chance: random.Random) -> str:
    """How a customer signs in public: rarely as on record."""
    return chance.choice(
        (
            customer.name,
            customer.name,
            f"{customer.first} {customer.last[0]}.",
            customer.first,
            f"{customer.first[0]}. {customer.last}",
            f"{customer.first.lower()}{customer.last[:3].lower()}{len(customer.id) + ord(customer.last[0])}",
        )
    )


def _stranger(language: str, chance: random.Random) -> str:
    names = sections("names")
    if chance.random() < 0.3:
        return f"{chance.choice(names['nick :first'])}_{chance.choice(names['nick :last'])}{chance.randrange(100)}"
    first, last = chance.choice(names[f"{language} :first"]), chance.choice(names[f"{language} :last"])
    return chance.choice((f"{first} {last[0]}.", first, f"{first} {last}"))
