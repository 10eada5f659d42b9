"""The same post twice never makes two, and nothing that people write gets lost."""

import re
from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.test import Client

from heard.desk import house, intake
from heard.desk.act import acting
from heard.gather import actions as gather
from heard.hear import actions as hear
from heard.hear import rules
from heard.records.models import Case, Outgoing, Post
from heard.respond import actions as respond
from heard.vocabulary.case import OutgoingState
from heard.vocabulary.hearing import HeardReply
from tests.arriving import opened, post, take_in, told
from tests.conftest import make_cast
from tests.desk.world import queued


@pytest.mark.demand("H3")
def test_the_same_post_twice_is_one_case(cast, now):
    assert len(take_in(cast, post(now), now=now).opened) == 1
    again = take_in(cast, post(now), now=now + timedelta(minutes=5))
    assert (again.cases, again.same) == ([], 1)
    assert Post.objects.get().seen_at == now + timedelta(minutes=5)
    assert Case.objects.count() == 1


def test_the_same_post_twice_in_one_batch_is_one_case(cast, now):
    taken = take_in(cast, post(now, text="Cold."), post(now, text="Cold pasta."), now=now)
    assert len(taken.opened) == 1
    assert Post.objects.get().text == "Cold pasta."


def test_no_code_can_spell_a_word():
    for _ in range(2_000):
        assert sorted(sign.isdigit() for sign in hear.new_code()) == [False] * 5 + [True] * 4, (
            "a hyphen, four letters, four digits"
        )
        assert not re.search("[A-Z]{3}", hear.new_code())


def test_one_name_on_two_channels_is_two_posts(cast, now):
    take_in(cast, post(now), now=now)
    other = cast.brand.channels.create(kind="api", platform="google", name="Another door")
    list(intake.take_in(other, [post(now)], now=now))
    assert Post.objects.count() == 2


@pytest.mark.demand("H3")
def test_two_workers_who_hear_one_post_at_the_same_time_open_one_case(transactional_db, now):
    cast = make_cast()
    together = Barrier(2)
    troubles: list[Exception] = []

    def worker() -> None:
        try:
            together.wait(60)
            list(intake.take_in(cast.channel, [post(now, external_id=f"r-{n}") for n in range(20)], now=now))
        except Exception as error:
            troubles.append(error)
        finally:
            connection.close()

    threads = [Thread(target=worker) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert troubles == []
    assert Post.objects.count() == Case.objects.count() == 20
    assert all(told(case).count("taken_in") == 1 for case in Case.objects.all())


@pytest.mark.demand("H3")
def test_a_material_edit_begins_a_new_cycle_and_voids_what_was_meant_for_the_old_text(cast, now):
    case = opened(cast, now)
    later = now + timedelta(hours=1)
    outgoing = queued(case, cast.actor(cast.bob), cast.actor(cast.dora), now)
    edit = post(now, stars=1, text="Worse than I said: nobody calls back.", updated_at=later)
    (changed,) = take_in(cast, edit, now=later).changed
    assert (changed.cycle, changed.post.revision) == (2, 2)
    old = changed.post.revisions.get()
    assert (old.number, old.stars) == (1, 2)
    assert old.text.startswith("Waited 50 minutes")
    assert case.drafts.filter(void_at=None).count() == 0
    outgoing.refresh_from_db()
    assert outgoing.state == OutgoingState.VOID
    assert outgoing.next_look_at is None
    said = told(case)
    assert said.index("queued") < said.index("voided") < said.index("edited") < len(said) - said[::-1].index("read")
    assert respond.newest_draft(changed) is None
    facts = Case.objects.get().facts()
    assert (facts.cycle, facts.draft, facts.reply, facts.stars) == (2, None, None, 1)


def test_a_draft_of_the_old_text_can_no_longer_be_approved(cast, now):
    case = opened(cast, now)
    with acting(cast.brand, case.code, now=now) as row:
        draft = respond.write(row, cast.actor(cast.bob), text="We are sorry.", now=now)
    take_in(cast, post(now, stars=1, updated_at=now), now=now)
    with acting(cast.brand, case.code, now=now) as row, pytest.raises(respond.NotPossible, match="has changed"):
        draft = row.drafts.get(pk=draft.pk)
        draft.case = row
        respond.approve(draft, cast.actor(cast.dora), now=now)


NOT_MATERIAL = [
    ({}, "nothing at all"),
    ({"updated_at": "later"}, "the platform touched it"),
    ({"text": "  Waited 50 minutes for cold pasta and your waiter Marco laughed at us.\n"}, "white space at the ends"),
    ({"author": "Julia Roth"}, "she changed her name"),
    ({"url": "https://maps.example/r-1"}, "another address"),
]


@pytest.mark.parametrize(("changes", "remark"), NOT_MATERIAL, ids=[remark for _, remark in NOT_MATERIAL])
def test_a_change_that_is_not_material_begins_nothing(cast, now, changes, remark):
    case = opened(cast, now)
    later = {name: now if value == "later" else value for name, value in changes.items()}
    assert take_in(cast, post(now, **later), now=now).cases == []
    case.refresh_from_db()
    assert (case.cycle, case.post.revision) == (1, 1)
    assert "edited" not in told(case)


def test_an_older_notice_never_wins(cast, now):
    case = opened(cast, now, updated_at=now)
    old = post(now, text="Waited half an hour.", updated_at=now - timedelta(minutes=30))
    assert take_in(cast, old, now=now).same == 1
    case.post.refresh_from_db()
    assert case.post.text.startswith("Waited 50")


def test_an_older_notice_does_not_win_after_an_edit_was_taken_back(cast, now):
    """A to B and back to A: a notice that still tells of B comes last."""
    case = opened(cast, now, updated_at=now)
    take_in(cast, post(now, updated_at=now + timedelta(minutes=2)), now=now)
    take_in(cast, post(now, text="Terrible.", updated_at=now + timedelta(minutes=1)), now=now)
    case.refresh_from_db()
    assert (case.cycle, case.post.text[:9]) == (1, "Waited 50")


@pytest.mark.demand("R1")
def test_a_reply_that_was_written_on_the_platform_counts(cast, now):
    case = opened(cast, now)
    reply = HeardReply(text="We are sorry, call us.", state=OutgoingState.LIVE, updated_at=now)
    (changed,) = take_in(cast, post(now, reply=reply), now=now).changed
    assert changed.facts().reply.state is OutgoingState.LIVE
    assert take_in(cast, post(now, reply=reply), now=now).cases == []
    assert told(case).count("reply_found") == 1


def test_ours_in_the_outbox_does_not_replace_a_reply_that_was_written_on_the_platform(cast, now):
    case = opened(cast, now)
    outgoing = queued(case, cast.actor(cast.bob), cast.actor(cast.dora), now)
    reply = HeardReply(text="We are sorry, call us.", state=OutgoingState.LIVE, updated_at=now)
    take_in(cast, post(now, reply=reply), now=now)
    assert Outgoing.objects.get(pk=outgoing.pk).state == OutgoingState.VOID
    assert told(case)[-3:].count("reply_found") == 1


def test_our_own_reply_beside_the_post_is_no_news(cast, now):
    case = opened(cast, now)
    outgoing = queued(case, cast.actor(cast.bob), cast.actor(cast.dora), now)
    Outgoing.objects.filter(pk=outgoing.pk).update(state=OutgoingState.SENDING)
    reply = HeardReply(text=outgoing.text, state=OutgoingState.LIVE, updated_at=now)
    assert take_in(cast, post(now, reply=reply), now=now).cases == []


@pytest.mark.demand("R1")
@pytest.mark.parametrize(
    ("playbook", "days"),
    [("", 30), ("[reply]\nback_days = 2\n", 2), ("[reply]\nback_days = 0\n", 0)],
    ids=["as it comes", "two days back", "nothing from before"],
)
def test_what_is_much_older_than_the_channel_is_kept_and_read_but_not_worked_on(cast, now, playbook, days):
    if playbook:
        house.write_playbook(cast.brand, cast.actor(cast.alice), toml=playbook, now=now)
    old, young = timedelta(days=days, hours=1), timedelta(days=days, hours=-1)
    cast.channel.created_at = now
    cast.channel.save()
    taken = take_in(
        cast,
        post(now, external_id="old", published_at=now - old),
        post(now, external_id="young", published_at=now - young),
        now=now,
    )
    stages = {case.post.external_id: (case.stage, case.outcome) for case in taken.opened}
    assert stages == {"old": ("closed", "history"), "young": ("gather", "")}
    assert Case.objects.get(post__external_id="old").polarity == "negative"


def test_history_that_is_edited_today_is_worked_on(cast, now):
    take_in(cast, post(now, published_at=now - timedelta(days=400), updated_at=now - timedelta(days=400)), now=now)
    (changed,) = take_in(cast, post(now, stars=1, published_at=now - timedelta(days=400)), now=now).changed
    assert (changed.stage, changed.outcome, changed.cycle) == ("gather", "", 2)


STRANGE = [
    ("Cold\x00 pasta", "Cold pasta", "NUL, which no table holds"),
    ("Cold \ud83d pasta", "Cold ? pasta", "half of an emoji"),
    ("Cold 🍝👩‍🍳🏳️‍🌈 pasta", "Cold 🍝👩‍🍳🏳️‍🌈 pasta", "emoji of several parts"),
    ("האוכל היה קר וחיכינו שעה", "האוכל היה קר וחיכינו שעה", "right to left"),
    ("\u202eatsap dloC", "\u202eatsap dloC", "turned around"),
    ("", "", "stars without a word"),
    ("e\u0301" * 500, "e\u0301" * 500, "combining marks"),
]


@pytest.mark.parametrize(("written", "kept", "remark"), STRANGE, ids=[remark for *_, remark in STRANGE])
def test_strange_text_is_kept_as_it_was_seen(cast, now, written, kept, remark):
    case = opened(cast, now, text=written)
    assert case.post.text == kept
    assert case.stage == "gather"
    assert take_in(cast, post(now, text=written), now=now).same == 1


def test_nothing_else_that_is_strange_stops_a_batch(cast, now):
    strange = post(
        now,
        external_id="x\x00" * 400,
        author="A\x00" * 300,
        author_id="i" * 300,
        url="https://maps.example/\x00",
        place="p\x00",
        contact_mail="m" * 300,
        language="english",
    )
    taken = take_in(cast, strange, post(now), now=now)
    assert len(taken.opened) == 2
    assert take_in(cast, strange, now=now).same == 1
    assert len(taken.opened[0].post.external_id) == rules.LONGEST_NAME


@pytest.mark.parametrize("zone", ["America/New_York", "Pacific/Auckland"])
@pytest.mark.parametrize("year", [1, 1969, 2099, 9999])
def test_a_time_that_cannot_be_true_stops_no_batch_and_no_later_edit(cast, now, zone, year):
    cast.place.zone = zone
    cast.place.save()
    strange = datetime(year, 12 if year > 2000 else 1, 31 if year > 2000 else 1, tzinfo=UTC)
    case = opened(cast, now, published_at=strange, updated_at=strange)
    if year > 2000:  # nobody wrote tomorrow: it was written when we heard of it
        assert abs(case.written_on - now.date()) <= timedelta(days=1)
    else:
        assert case.outcome == "history"
    later = now + timedelta(hours=2)
    taken = take_in(cast, post(now, text="And nobody said sorry.", published_at=strange, updated_at=later), now=later)
    assert len(taken.changed) == 1
    browser = Client()
    browser.force_login(cast.alice)
    assert browser.get(f"/b/lantern/cases/{case.code}/").status_code == 200


def test_two_long_names_that_begin_alike_are_two_posts(cast, now):
    assert len(take_in(cast, post(now, external_id="x" * 400), post(now, external_id="x" * 401), now=now).opened) == 2


def test_a_review_of_a_million_characters_is_kept_whole_and_planned(cast, now):
    text = "The pasta was cold and nobody came. " * 28_000
    case = opened(cast, now, text=text)
    assert case.post.text == text
    assert case.polarity == "negative"
    with acting(cast.brand, case.code, now=now) as row:
        gather.note(row, cast.actor(cast.bob), text="True.", is_fact=True, now=now)
        assert respond.propose(row, cast.actor(cast.bob))


@pytest.mark.demand("R2")
def test_what_a_sweep_no_longer_finds_is_marked_and_kept_and_may_come_back(cast, now):
    case = opened(cast, now)
    later = now + timedelta(days=1)
    assert hear.hide_missing(cast.channel, {"r-1"}, began=later, now=later) == []
    assert [row.pk for row in hear.hide_missing(cast.channel, set(), began=later, now=later)] == [case.pk]
    case.refresh_from_db()
    case.post.refresh_from_db()
    assert (case.post.hidden_at, case.post.text[:6]) == (later, "Waited")
    assert case.facts().hidden
    assert hear.hide_missing(cast.channel, set(), began=later, now=later) == []
    assert [row.pk for row in hear.show_again(cast.channel, {"r-1"}, now=later)] == [case.pk]
    assert told(case)[-2:] == ["hidden", "back"]
    assert not Case.objects.get().facts().hidden


def test_what_came_while_the_sweep_ran_is_not_taken_for_deleted(cast, now):
    opened(cast, now)
    assert hear.hide_missing(cast.channel, set(), began=now - timedelta(seconds=1), now=now) == []
