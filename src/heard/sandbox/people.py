"""Who lives around the town: customers with their visits, staff, and how each takes a complaint being handled.

All of it is invented. Mail addresses end in example domains, phone numbers lie in ranges kept free for fiction.
"""

import random
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from heard.sandbox.voices import Voice, draw_voice, sections

Answers = Literal["phone", "mail", "silent"]
Needs = Literal["apology", "explanation", "refund", "redo", "nothing helps"]
_ANSWERS: tuple[Answers, ...] = ("phone", "mail", "silent")
_NEEDS: tuple[Needs, ...] = ("apology", "explanation", "refund", "redo", "nothing helps")


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A place where customers come, with what the sandbox needs to fill it. `share` is its part of all customers."""

    id: str
    brand: str
    title: str
    street: str
    postcode: str
    town: str
    country: str
    zone: str
    language: str
    currency: str
    trade: Literal["restaurant", "clinic"]
    share: float
    mean: float  # stars that people give on average


@dataclass(frozen=True, slots=True, kw_only=True)
class Behaviour:
    """How a person takes it when somebody makes contact after a complaint. Hours count from our message.

    `needs` is the least that contents them. `new_stars` is what they change the review to once content, None when
    they leave it as it is.
    """

    answers: Answers
    answers_after_hours: float
    needs: Needs
    new_stars: int | None
    edits_after_hours: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Customer:
    """A customer on record."""

    id: str
    first: str
    last: str
    mail: str
    phone: str
    site: Site
    language: str
    since: datetime
    voice: Voice
    behaviour: Behaviour
    note: str = ""

    @property
    def name(self) -> str:
        """The whole name."""
        return f"{self.first} {self.last}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A visit, an order or an appointment. `amount` is in minor units of the site's currency.

    `days_ago` is about how long before the town's last moment; unlike `at` it knows no calendar.
    """

    id: str
    customer: str
    site: Site
    at: datetime
    days_ago: float
    items: tuple[str, ...]
    amount: int
    party: int
    served_by: str
    source: Literal["table", "takeaway", "appointment"]


def draw_staff(sites: Sequence[Site], seed: int) -> dict[str, tuple[tuple[str, str], ...]]:
    """Site id to (first name, role) pairs; the first is the shift lead or the practice manager."""
    chance = random.Random(f"{seed}:staff")
    staff = {}
    for site in sites:
        lead, others = ("shift lead", "waiter") if site.trade == "restaurant" else ("practice manager", "dentist")
        names = chance.sample(sections("names")[f"{site.language} :first"], 8)
        staff[site.id] = tuple((name, others if count else lead) for count, name in enumerate(names))
    return staff


def draw_customers(sites: Sequence[Site], count: int, until: datetime, seed: int) -> list[Customer]:
    """`count` customers, numbered from C-0001, most of them speaking the language of their place."""
    chance = random.Random(f"{seed}:customers")
    customers = []
    for number in range(1, count + 1):
        site = chance.choices(sites, [site.share for site in sites])[0]
        language = site.language if chance.random() < 0.8 else "en"
        first = chance.choice(sections("names")[f"{language} :first"])
        last = chance.choice(sections("names")[f"{language} :last"])
        customers.append(
            Customer(
                id=f"C-{number:04}",
                first=first,
                last=last,
                mail=_mail(first, last, number, chance),
                phone=_phone(site.country, number),
                site=site,
                language=language,
                since=until - timedelta(days=chance.uniform(1, 900)),
                voice=draw_voice(f"{language}_{site.trade}", chance),
                behaviour=draw_behaviour(chance),
            )
        )
    return customers


def draw_behaviour(chance: random.Random) -> Behaviour:
    """About half can be reached; most of those can be contented, and half of the contented change their stars."""
    answers = chance.choices(_ANSWERS, (3, 3, 5))[0]
    needs = chance.choices(_NEEDS, (4, 2, 3, 2, 2))[0]
    edits = answers != "silent" and needs != "nothing helps" and chance.random() < 0.5
    return Behaviour(
        answers=answers,
        answers_after_hours=round(chance.lognormvariate(2.3, 0.9), 1),
        needs=needs,
        new_stars=chance.choice((3, 4, 4, 5)) if edits else None,
        edits_after_hours=round(chance.lognormvariate(3.2, 0.7), 1),
    )


def draw_orders(
    customers: Sequence[Customer], staff: dict[str, tuple[tuple[str, str], ...]], until: datetime, days: int, seed: int
) -> list[Order]:
    """Each customer's visits over the last `days`, within opening hours of the place, oldest first."""
    chance = random.Random(f"{seed}:orders")
    drawn = []
    for customer in customers:
        first_day = min(days, (until - customer.since).days + 1)
        for _ in range(min(12, 1 + int(chance.expovariate(0.45)))):
            days_ago = chance.uniform(0.2, max(first_day, 1))
            drawn.append((days_ago, customer, _opening(until, days_ago, customer.site, chance)))
    # By the drawn distance, not by the clock: summer time must not change who gets which number.
    drawn.sort(key=lambda visit: (-visit[0], visit[1].id))
    return [_order(f"B-{100000 + number}", visit, staff, chance) for number, visit in enumerate(drawn)]


def _order(
    order_id: str,
    visit: tuple[float, Customer, datetime],
    staff: dict[str, tuple[tuple[str, str], ...]],
    chance: random.Random,
) -> Order:
    days_ago, customer, at = visit
    site = customer.site
    clinic = site.trade == "clinic"
    menu = sections(f"en_{site.trade}")[":treatment" if clinic else ":dish"]
    items = tuple(chance.sample(menu, 1 if clinic else chance.randint(1, 4)))
    source: Literal["table", "takeaway", "appointment"] = "appointment" if clinic else "table"
    if not clinic and chance.random() < 0.2:
        source = "takeaway"
    return Order(
        id=order_id,
        customer=customer.id,
        site=site,
        at=at,
        days_ago=days_ago,
        items=items,
        amount=sum(chance.randrange(6000, 42000, 500) if clinic else chance.randrange(700, 2600, 50) for _ in items),
        party=1 if clinic else chance.choice((1, 2, 2, 2, 3, 4, 4, 5, 8)),
        served_by=chance.choice(staff[site.id])[0],
        source=source,
    )


def _opening(until: datetime, days_ago: float, site: Site, chance: random.Random) -> datetime:
    """A time within opening hours on about that day, before `until`."""
    hours = (9, 10, 11, 14, 15, 16) if site.trade == "clinic" else (12, 13, 18, 19, 19, 20, 20, 21)
    hour, minute = chance.choice(hours), chance.choice((0, 15, 30, 45))
    local = (until - timedelta(days=days_ago)).astimezone(ZoneInfo(site.zone))
    at = local.replace(hour=hour, minute=minute, second=0, microsecond=0).astimezone(until.tzinfo)
    return at if at < until else at - timedelta(days=1)


def _mail(first: str, last: str, number: int, chance: random.Random) -> str:
    if chance.random() < 0.06:
        return ""  # some leave no mail
    host = chance.choice(("example.com", "example.org", "example.net"))
    pattern = chance.choice(("{f}.{l}", "{f}{l}", "{i}.{l}", "{l}.{f}", "{f}{n}"))
    return pattern.format(f=_plain(first), l=_plain(last), i=_plain(first)[:1], n=number) + f"@{host}"


def _plain(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.lower().replace("ß", "ss").replace("ı", "i"))
    return "".join(letter for letter in decomposed if letter.isascii() and letter.isalnum())


def _phone(country: str, number: int) -> str:
    """A number in a range that the country keeps for fiction; where the range is small, numbers repeat."""
    return {
        "GB": f"+44 7700 900{number % 1000:03}",
        "IE": f"+353 20 91{number % 100000:05}",
        "US": f"+1 512 555 01{number % 100:02}",
        "DE": f"+49 30 23125{number % 1000:03}",
        "FR": f"+33 6 39 98 {number % 10000 // 100:02} {number % 100:02}",
    }.get(country, "")
