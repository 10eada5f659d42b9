"""What every test can ask for: a real PostgreSQL, and a cast that everybody knows.

Alice owns the brand, Bob is an agent on her team, Dora approves, Charlie belongs to another brand and must get nothing.
"""

import gc
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest
import stamina
from hypothesis import HealthCheck, settings

# The same examples on every machine, and none of them timed: a busy machine is no fault of the code.
settings.register_profile("heard", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("heard")

# A folder of its own for each checkout, so that two of them can be tested side by side.
OWN = sha256(str(Path(__file__).resolve()).encode()).hexdigest()[:10]
os.environ.setdefault("HEARD_DATA", str(Path(tempfile.gettempdir()) / f"heard-tests-{OWN}"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "heard.config.settings")
os.environ.setdefault("HEARD_LOG_LEVEL", "ERROR")
os.environ.setdefault("HEARD_INSIDE", "127.0.0.1,localhost,[::1]")  # whom tests talk to is on this machine

# Children of the tests are many; each would compile all of our modules anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

from heard.config import database

OUR_SERVER = "DATABASE_URL" not in os.environ
database.ensure()

import django
from django.conf import settings as desk_settings

django.setup()
desk_settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # nobody breaks into a test
desk_settings.WHITENOISE_AUTOREFRESH = True  # a file is looked for when it is asked for, not all of them for each client

from django.db import connection
from django.test import TransactionTestCase
from django.utils import timezone

from heard.records.models import Brand, Channel, Location, Membership, Person
from heard.vocabulary.people import Actor
from heard.vocabulary.way import Role
from tests import tables

PASSWORD = "a long enough password"
NINE_TO_NINE = [[["09:00", "21:00"]]] * 7


@dataclass
class Cast:
    """The people of every story, their brand, and a place of it."""

    brand: Brand
    place: Location
    channel: Channel
    alice: Person
    bob: Person
    dora: Person
    charlie: Person
    other: Brand

    def actor(self, person: Person) -> Actor:
        return Membership.objects.get(person=person, brand=self.brand).actor()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Those in a browser first, then the long ones: one worker begins with them, and the others take what it has not come to."""
    items.sort(key=lambda item: [item.get_closest_marker(mark) is None for mark in ("browser", "slow")])


def pytest_collection_finish() -> None:
    """As in the web server: what is loaded by now stays, and is not searched for garbage again and again."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, django_db_blocker) -> None:  # type: ignore[no-untyped-def]
    """Each worker's tables are a copy; a test with real commits leaves its rows to be deleted, which is quicker than TRUNCATE."""
    with django_db_blocker.unblock():
        if OUR_SERVER:
            tables.made_for_speed()
        connection.settings_dict["TEST"]["TEMPLATE"] = tables.made_once()
    TransactionTestCase._fixture_teardown = lambda case: tables.empty()  # the only place where Django can be told


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker) -> Iterator[None]:  # type: ignore[no-untyped-def]
    """At the end a page that was still loading, or a worker that was killed, may hold on to the tables that are to go."""
    yield
    with django_db_blocker.unblock():
        tables.let_go()


def make_cast() -> Cast:
    """Write the cast into the database."""

    def person(name: str, brand: Brand | None, role: Role = Role.AGENT) -> Person:
        row = Person.objects.create_user(f"{name.lower()}@example.com", PASSWORD, name=name)
        if brand is not None:
            Membership.objects.create(person=row, brand=brand, role=role)
        return row

    brand = Brand.objects.create(
        name="Lantern Kitchens", slug="lantern", sector="restaurant", voice={"signature": "Mira, Lantern Kitchens"}
    )
    other = Brand.objects.create(name="Other House", slug="other", sector="hotel")
    place = Location.objects.create(
        brand=brand,
        name="Harbour Street",
        country="IE",
        zone="Europe/Dublin",
        hours=NINE_TO_NINE,
        contact_name="Mira Doyle",
        contact_mail="mira@lantern.example",
        contact_phone="+353 1 555 0100",
        door="harbour-door",
    )
    channel = Channel.objects.create(brand=brand, kind="api", platform="google", name="Test door")
    return Cast(
        brand=brand,
        place=place,
        channel=channel,
        alice=person("Alice", brand, Role.OWNER),
        bob=person("Bob", brand, Role.AGENT),
        dora=person("Dora", brand, Role.APPROVER),
        charlie=person("Charlie", other, Role.OWNER),
        other=other,
    )


@pytest.fixture
def cast(db: None) -> Cast:
    """Alice, Bob, Dora and Charlie."""
    return make_cast()


@pytest.fixture
def without_waiting() -> Iterator[None]:
    """A platform in trouble is asked again as often as ever, and at once."""
    with stamina.set_testing(True, attempts=100, cap=True):
        yield


@pytest.fixture(scope="session")
def stats():  # type: ignore[no-untyped-def]
    """SciPy's, which loads slowly."""
    return pytest.importorskip("scipy.stats", reason="SciPy is only needed to check our own arithmetic against it")


@pytest.fixture
def now():  # type: ignore[no-untyped-def]
    """The time at which a test begins."""
    return timezone.now()
