"""What the database itself refuses, and what it cannot read."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.utils import DatabaseError
from django.test import override_settings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heard.desk import ending, renewing
from heard.desk.act import acting
from heard.gather import actions as gather
from heard.gather.asked import Asked
from heard.records.fields import UnreadableSecret
from heard.records.models import Case, CaseEvent, Channel, Membership, Post
from heard.records.personal import Personal, declared
from heard.respond import actions as respond
from heard.triage import actions as triage
from heard.vocabulary.people import NotAllowed
from heard.vocabulary.way import Outcome
from tests.arriving import opened, post, take_in

REFUSED = [
    ("UPDATE records_caseevent SET kind = 'noted'", "UPDATE"),
    ("DELETE FROM records_caseevent", "DELETE"),
]


@pytest.mark.parametrize(("statement", "word"), REFUSED, ids=[word for _, word in REFUSED])
def test_the_log_cannot_be_changed(cast, now, statement, word):
    case = opened(cast, now)
    with (
        pytest.raises(DatabaseError, match=f"append-only: {word} is refused"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert case.log_entries.count() == 3


def test_the_log_cannot_be_emptied(cast, now):
    opened(cast, now)
    with (
        pytest.raises(DatabaseError, match="append-only: TRUNCATE is refused"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("TRUNCATE records_caseevent")
    assert CaseEvent.objects.count() == 3


def test_a_case_that_has_a_log_cannot_be_deleted(cast, now):
    case = opened(cast, now)
    with pytest.raises(DatabaseError), transaction.atomic():
        case.delete()


FORBIDDEN = [
    ("stars_one_to_five", lambda case: Post.objects.update(stars=6)),
    ("closed_has_a_time", lambda case: Case.objects.update(stage="closed", outcome="answered")),
    ("closed_has_an_outcome", lambda case: Case.objects.update(stage="closed", closed_at=case.opened_at)),
    ("closed_has_a_time", lambda case: Case.objects.update(closed_at=case.opened_at)),
    ("one_role_a_brand", lambda case: Membership.objects.create(person=Membership.objects.first().person, brand=case.brand)),
    (
        "channel_named_once",
        lambda case: Channel.objects.create(brand=case.brand, kind="api", platform="google", name="Test door"),
    ),
]


@pytest.mark.parametrize(("constraint", "deed"), FORBIDDEN, ids=[f"{n}-{name}" for n, (name, _) in enumerate(FORBIDDEN)])
def test_the_database_refuses_what_must_never_be(cast, now, constraint, deed):
    case = opened(cast, now)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        deed(case)


def test_credentials_are_sealed_in_the_database_and_open_only_with_the_key(cast):
    Channel.objects.filter(pk=cast.channel.pk).update(credentials={"refresh_token": "very-secret"})
    with connection.cursor() as cursor:
        cursor.execute("SELECT credentials FROM records_channel WHERE id = %s", [cast.channel.pk])
        (stored,) = cursor.fetchone()
    assert b"very-secret" not in bytes(stored)
    assert b"refresh_token" not in bytes(stored)
    assert Channel.objects.get(pk=cast.channel.pk).credentials == {"refresh_token": "very-secret"}
    other = b"MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="
    with override_settings(SEAL_KEY=other), pytest.raises(UnreadableSecret, match=r"Restore `secret\.key`"):
        Channel.objects.get(pk=cast.channel.pk)


def test_every_table_declares_its_personal_data_column_by_column():
    for model in apps.get_app_config("records").get_models():
        assert "PERSONAL" in vars(model), f"{model.__name__} does not say what personal data it holds"
        columns = {field.name for field in model._meta.get_fields()}
        assert set(model.PERSONAL) <= columns, f"{model.__name__} declares what it does not have"
        assert all(isinstance(said, Personal) for said in model.PERSONAL.values())
    assert declared()["records_post"]["text"].retire == "copied"


ACTS = {
    "edit": lambda cast, case, actor, now: take_in(cast, post(now, text=f"Worse at {now}.", stars=1, updated_at=now), now=now),
    "note": lambda cast, case, actor, now: gather.note(case, actor, text="Something.", now=now),
    "fact": lambda cast, case, actor, now: gather.note(case, actor, text="True.", is_fact=True, now=now),
    "ask": lambda cast, case, actor, now: gather.ask(
        case, actor, name="Sam", mail="s@example.com", question="?", due=now + timedelta(hours=4), now=now
    ),
    "search": lambda cast, case, actor, now: gather.search(case, actor, asked=Asked(name="Julia R."), now=now),
    "waive": lambda cast, case, actor, now: gather.waive_facts(case, actor, reason="No time.", now=now),
    "draft": lambda cast, case, actor, now: respond.write(case, actor, text=f"We are sorry. {now}", now=now),
    "give": lambda cast, case, actor, now: triage.give(case, actor, owner=cast.dora, now=now),
    "close": lambda cast, case, actor, now: ending.close(case, actor, outcome=Outcome.ANSWERED, learned="Well.", now=now),
    "reopen": lambda cast, case, actor, now: ending.reopen(case, actor, now=now),
    "nothing": lambda cast, case, actor, now: None,
}


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(st.tuples(st.sampled_from(sorted(ACTS)), st.integers(0, 3 * 24 * 60)), max_size=7))
def test_lists_and_plans_agree_after_any_acts_and_the_log_tells_the_same_from_the_database(cast, now, acts):
    with transaction.atomic():
        case = opened(cast, now)
        for name, minutes in acts:
            now += timedelta(minutes=minutes)
            if name == "edit":
                ACTS[name](cast, case, None, now)
                continue
            with acting(cast.brand, case.code, now=now) as row:
                try:
                    ACTS[name](cast, row, cast.actor(cast.alice), now)
                except (gather.NotPossible, respond.NotPossible, ending.NotEnded, NotAllowed):
                    continue
                in_memory = row.facts()
            assert renewing.with_logs(Case.objects.filter(pk=row.pk))[0].events() == row.events()
            row.refresh_from_db()
            fresh = Case.objects.select_related("post", "brand", "location").get(pk=row.pk)
            assert (fresh.facts().draft, fresh.facts().fact_requests) == (in_memory.draft, in_memory.fact_requests)
            assert fresh.facts() == row.facts()
        assert list(renewing.disagreements(cast.brand, now)) == []
        transaction.set_rollback(True)
