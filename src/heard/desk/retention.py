"""Texts whose time is over go; what happened stays true in the log (R-21, R-26).

Four clocks, as the models declare them: what was copied from a platform, the private side of a closed case, a customer's
record, an account. The days of the first three stand in the playbook of each brand.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction
from django.db.models import F, Max, Q

from heard.desk import policy
from heard.desk.emptying import empty_cases, empty_copies
from heard.playbook.policy import Retention
from heard.records.models import AsideRow, Brand, Case, Customer, Intake, Person, Post, SavedView
from heard.records.models.responding import ON_ITS_WAY
from heard.vocabulary.log import EventKind
from heard.vocabulary.platforms import Platform
from heard.vocabulary.reading import Severity

BATCH = 500
ACCOUNT_DAYS = 30  # of somebody who works for no brand any more
LETTER_DAYS = 30  # of mails that were kept as files because no server is set
LONG_ENOUGH = "kept long enough"


def retire(now: datetime) -> int:
    """Run every clock; how many posts, cases, customers and accounts were emptied."""
    retired = 0
    for brand in Brand.objects.order_by("pk"):
        rules = policy.in_force(brand)[0]
        for platform in Platform:
            days = rules.settings(platform, Severity.IRRITATION).retention
            retired += _copies(brand, platform, now - timedelta(days=days.platform_copy_days), now)
            retired += _cases(brand, platform, now - timedelta(days=days.private_days), now)
        days = rules.settings(Platform.OTHER, Severity.IRRITATION).retention
        _files(brand, days, now)
        retired += _customers(brand, now - timedelta(days=days.customer_days), now)
    _letters(now - timedelta(days=LETTER_DAYS))
    return retired + _accounts(now)


def _copies(brand: Brand, platform: Platform, before: datetime, now: datetime) -> int:
    old = Post.objects.filter(brand=brand, platform=platform, seen_at__lt=before, erased_at=None).order_by("pk")
    emptied = 0
    while posts := list(old[:BATCH]):
        with transaction.atomic():
            for case in Case.objects.filter(post__in=posts):
                case.log(EventKind.ERASED, now, what="copied", why=LONG_ENOUGH)
            empty_copies(posts, now=now)
        emptied += len(posts)
    return emptied


def _cases(brand: Brand, platform: Platform, before: datetime, now: datetime) -> int:
    again = Q(retired_at=None) | Q(retired_at__lt=F("closed_at"))  # it was taken up again and closed again
    old = Case.objects.filter(again, brand=brand, platform=platform, closed_at__lt=before).order_by("pk")
    emptied = 0
    while cases := list(old.exclude(outgoing__state__in=ON_ITS_WAY)[:BATCH]):
        with transaction.atomic():
            for case in cases:
                case.log(EventKind.ERASED, now, what="case", why=LONG_ENOUGH)
            empty_cases(cases, now=now)
        emptied += len(cases)
    return emptied


def _files(brand: Brand, days: Retention, now: datetime) -> None:
    before = now - timedelta(days=days.platform_copy_days)
    AsideRow.objects.filter(intake__brand=brand, kept_at__lt=before).delete()
    Intake.objects.filter(brand=brand, started_at__lt=before).exclude(state="running").exclude(content=b"").update(content=b"")


def _customers(brand: Brand, before: datetime, now: datetime) -> int:
    """Records that no file holds any more and that bought nothing since, unless a case of theirs is open."""
    old = (
        Customer.objects.filter(brand=brand, seen_at__lt=before)
        .annotate(last=Max("orders__at"))
        .filter(Q(last=None) | Q(last__lt=before))
        .exclude(cases__closed_at=None, cases__isnull=False)
        .order_by("pk")
    )
    gone = 0
    while customers := list(old[:BATCH]):
        with transaction.atomic():
            forget_customers(customers, why=LONG_ENOUGH, now=now)
        gone += len(customers)
    return gone


def forget_customers(customers: Sequence[Customer], *, why: str, now: datetime) -> None:
    """Their records, orders and every guess that they wrote something."""
    for case in Case.objects.filter(customer__in=customers):
        case.log(EventKind.ERASED, now, what="customer", why=why)
    Customer.objects.filter(pk__in=[customer.pk for customer in customers]).delete()


def _letters(before: datetime) -> None:
    for letter in letters():
        if letter.stat().st_mtime < before.timestamp():
            letter.unlink(missing_ok=True)


def letters() -> list[Path]:
    """Mails that were kept as files."""
    folder = Path(settings.EMAIL_FILE_PATH)
    return sorted(folder.iterdir()) if folder.is_dir() else []


def _accounts(now: datetime) -> int:
    """Names and addresses of those who left. Their number stays: the log and approvals refer to it."""
    Person.objects.filter(memberships__isnull=False).exclude(left_at=None).update(left_at=None)
    Person.objects.filter(memberships=None, left_at=None, is_superuser=False).update(left_at=now)
    gone = list(Person.objects.filter(left_at__lt=now - timedelta(days=ACCOUNT_DAYS), gone_at=None))
    for person in gone:
        with transaction.atomic():
            forget_account(person, now=now)
    return len(gone)


def forget_account(person: Person, *, now: datetime) -> None:
    """What is left is a number that did things once, and that nobody can sign in with."""
    SavedView.objects.filter(person=person).delete()
    EmailAddress.objects.filter(user=person).delete()
    Authenticator.objects.filter(user=person).delete()
    person.email, person.name = f"gone-{person.pk}@invalid", ""
    person.first_name = person.last_name = ""
    person.last_login, person.gone_at, person.is_active = None, now, False
    person.set_unusable_password()
    person.save()
