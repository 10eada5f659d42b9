"""Any history of the private side, on real rows: whatever people do, in whatever order, at whatever hour.

No path sends a remedy and a wish about the review together or days too near; none reaches out before the facts are in; none
loses a message, neither theirs nor ours.
"""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from heard.contest import actions as contest
from heard.desk import ending, letters, outbox, renewing, surveying, talking
from heard.desk.act import acting
from heard.desk.sending import Held
from heard.gather import actions as gather
from heard.playbook import PolicyError
from heard.records.models import Case, CaseEvent, Letter, Message, Outgoing
from heard.resolve import actions as resolve
from heard.resolve import amends, links, rules
from heard.resolve.refusing import NotPossible
from heard.respond import actions as respond
from heard.vocabulary.case import OutgoingState
from heard.vocabulary.text import TextKind
from heard.vocabulary.way import Outcome, Stage
from tests.conftest import make_cast
from tests.resolve import mails, world

REFUSED = (Held, NotPossible, respond.NotPossible, ending.NotEnded, gather.NotPossible, PolicyError)
DAYS_APART = 2


class Private(RuleBasedStateMachine):
    """Agent, customer, clock and worker, each doing as they like."""

    @initialize(known=st.booleans(), answered=st.booleans())
    def begin(self, known, answered):
        self.now = timezone.now()
        self.cast = make_cast()
        self.bob = self.cast.actor(self.cast.bob)
        self.remedies = world.catalogue(self.cast)
        self.number = 0
        self.came = 0
        self.mailbox = world.mailbox(self.cast)
        if known:
            self.case = world.review(self.cast, self.now, answered=answered)
        else:
            from heard.desk import intake
            from heard.vocabulary.hearing import HeardPost

            post = HeardPost(
                external_id="m",
                platform="google",
                text="Cold food, rude staff.",
                stars=1,
                author="A",
                contact_mail="julia@example.com",
                published_at=self.now,
            )
            (taken,) = intake.take_in(self.cast.channel, [post], now=self.now, place=self.cast.place)
            self.case = taken.opened[0]

    def act(self, do):
        """An act of the desk: done, or refused as a whole."""
        try:
            with acting(self.case.brand, self.case.code, now=self.now) as row:
                do(row)
        except REFUSED:
            return

    @rule(hours=st.integers(1, 200))
    def time_passes(self, hours):
        self.now += timedelta(hours=hours)
        renewing.renew_due(self.now)
        surveying.ask_due(self.now)

    @rule()
    def the_facts_come_in(self):
        self.act(lambda row: gather.note(row, self.bob, text="Two short.", is_fact=True, now=self.now))
        self.act(lambda row: gather.waive_search(row, self.bob, reason="No records.", now=self.now))

    @rule(
        kind=st.sampled_from([TextKind.PRIVATE_MAIL, TextKind.FOLLOW_UP, TextKind.ASK_TO_UPDATE]),
        words=st.sampled_from([world.HELLO, world.ASK, world.OFFER, "Please change your review, the refund is yours."]),
    )
    def bob_writes(self, kind, words):
        self.act(
            lambda row: talking.say(
                row, self.bob, kind=kind, text=words, way="mail", to="julia@example.com", by_itself=True, now=self.now
            )
        )

    @rule(which=st.sets(st.integers(0, 2), min_size=1))
    def bob_offers(self, which):
        chosen = [self.remedies[one].pk for one in which]
        self.act(
            lambda row: talking.offer(
                row, self.bob, remedies=chosen, text=world.OFFER, way="mail", to="julia@example.com", now=self.now
            )
        )

    @rule()
    def they_tell_the_story(self):
        self.act(
            lambda row: resolve.noted(
                row, self.bob, way="phone", inbound=True, text="All of it.", whole_story=True, now=self.now
            )
        )

    @rule(auto=st.booleans())
    def a_mail_comes(self, auto):
        self.number += 1
        known = mails.Known(
            code=self.case.code,
            address=rules.reply_address("care@lantern.example", self.case.code, links.address_token(self.case.code)),
            message_id="<x@y>",
        )
        header = {"Auto_Submitted": "auto-replied"} if auto else {}
        data = mails.mail(self.number, known, **header)
        for _ in range(2):  # servers hand over twice
            letters.keep(self.cast.brand, data, way="mail", channel=self.mailbox, now=self.now)
        self.came += 1

    @rule()
    def a_worker_reads(self):
        for number in Letter.objects.filter(done_at=None).values_list("pk", flat=True):
            letters.read(number, now=self.now)
            letters.read(number, now=self.now)

    @rule()
    def a_worker_carries(self):
        for row in Outgoing.objects.filter(state=OutgoingState.QUEUED).exclude(way=""):
            Outgoing.objects.filter(pk=row.pk).update(send_after=None)
            outbox.hand_over(row.pk, now=self.now)

    @rule(remedy=st.integers(0, 2))
    def they_choose(self, remedy):
        self.act(lambda row: talking.choose(row, self.bob, remedy=self.remedies[remedy].pk, now=self.now))

    @rule()
    def the_promise_is_kept(self):
        self.act(lambda row: amends.keep(row, self.bob, proof="Done.", now=self.now))

    @rule(score=st.integers(1, 5))
    def they_say_how_it_was(self, score):
        self.act(lambda row: resolve.scored(row, self.bob, score=score, why="", now=self.now))

    @rule()
    def they_want_peace(self):
        self.act(lambda row: resolve.left_alone(row, self.bob, now=self.now))

    @rule()
    def it_is_extortion(self):
        self.act(lambda row: contest.extortion(row, self.bob, now=self.now))

    @rule()
    def bob_closes(self):
        self.act(lambda row: ending.close(row, self.bob, outcome=Outcome.UNREACHABLE, learned="Nothing new.", now=self.now))

    # --- what must hold ---

    @invariant()
    def a_remedy_and_a_wish_are_days_apart(self):
        """In texts and in time."""
        if not hasattr(self, "case"):
            return
        left = list(CaseEvent.objects.filter(case=self.case).order_by("id"))
        asked = [one.at for one in left if one.kind == "asked_to_update"]
        given = [one.at for one in left if one.kind in ("remedy_offered", "remedy_chosen", "remedy_kept")]
        assert len(asked) <= 1
        for wish in asked:
            assert all(gift <= wish - timedelta(days=DAYS_APART) for gift in given), (wish, given)
        for text in Message.objects.filter(inbound=False).exclude(kind=TextKind.ASK_TO_UPDATE).values_list("text", flat=True):
            assert "review" not in text.lower()
        for text in Message.objects.filter(kind=TextKind.ASK_TO_UPDATE).values_list("text", flat=True):
            assert not rules.names_a_gift(text, ["dinner for two on us"])

    @invariant()
    def nothing_is_offered_before_the_story_or_to_an_extortioner(self):
        if not hasattr(self, "case"):
            return
        heard = extortion = False
        for one in CaseEvent.objects.filter(case=self.case).order_by("id"):
            heard |= one.kind == "story_heard"
            assert not (one.kind == "remedy_offered" and (extortion or not heard))
            extortion |= one.kind == "extortion_seen"

    @invariant()
    def nobody_reaches_out_before_the_facts(self):
        if not hasattr(self, "case"):
            return
        facts = False
        for one in CaseEvent.objects.filter(case=self.case).order_by("id"):
            facts |= one.kind in ("facts_noted", "facts_waived", "heard_from", "story_heard", "reply_found")
            assert not (one.kind == "wrote" and not facts and one.data["way"] != "phone")

    @invariant()
    def no_message_is_lost_or_there_twice(self):
        if not hasattr(self, "case"):
            return
        assert Letter.objects.count() == self.came
        done = Letter.objects.filter(done_at__isnull=False, fate__in=("told", "opened", "automatic")).count()
        assert Message.objects.filter(inbound=True, way="mail").count() == done
        gone = Outgoing.objects.exclude(way="").filter(state=OutgoingState.LIVE)
        assert gone.filter(message__isnull=True).count() == 0
        assert Message.objects.filter(outgoing__isnull=False).count() == gone.count()

    @invariant()
    def the_lists_say_what_the_plan_says(self):
        if not hasattr(self, "case"):
            return
        fresh = Case.objects.get(pk=self.case.pk)
        if fresh.stage != Stage.CLOSED and fresh.planned_at >= self.now:
            assert list(renewing.disagreements(fresh.brand, self.now)) == []


@pytest.mark.slow
@pytest.mark.demand("S3", "S8")
@pytest.mark.django_db(transaction=False)
def test_whatever_happens_the_wall_stands_and_nothing_is_lost():
    class Machine(Private):
        def __init__(self):
            super().__init__()
            self.inner = transaction.atomic()
            self.inner.__enter__()

        def teardown(self):
            transaction.set_rollback(True)
            self.inner.__exit__(None, None, None)

    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=5, stateful_step_count=16, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
        ),
    )
