"""Any history that can happen to a case: events in any legal order, clocks that run and clocks that jump."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from heard.playbook import Policy, after, from_toml, may_ask_to_update, may_leave, may_offer_remedy
from heard.vocabulary.case import (
    CaseFacts,
    ContestFacts,
    DraftFacts,
    FactRequestFacts,
    FollowUpFacts,
    OutgoingState,
    RemedyFacts,
    ReplyFacts,
    TalkFacts,
)
from heard.vocabulary.plan import Plan
from heard.vocabulary.platforms import Platform
from heard.vocabulary.reading import Polarity, Risk, Severity
from heard.vocabulary.text import Standing
from heard.vocabulary.way import CaseKind, Move, Outcome, Role, Stage
from tests.playbook import cast, diligence, invariants

POLICIES = tuple(
    from_toml(text)
    for text in (
        "",
        "hold = { minutes = 0, facts_required = false, search_required = false }",
        'reply.counting = "business"\napproval.up_to_stars = 5\ncrisis.approvers = [2]',  # Bob
        "positive.short_way = false\nfollow_up = { after_days = 0, tries = 1 }\nupdate.days_apart = 1",
    )
)
PEOPLE = st.sampled_from([cast.ALICE, cast.BOB, cast.CHARLIE])
IN_TRANSIT = (OutgoingState.SENT, OutgoingState.PENDING)


class AnyHistory(RuleBasedStateMachine):
    """A case, a policy and a clock that never goes backwards."""

    facts: CaseFacts
    policy: Policy
    now: datetime

    @initialize(
        policy=st.integers(0, len(POLICIES) - 1),
        platform=st.sampled_from([Platform.GOOGLE] * 8 + list(Platform)),
        kind=st.sampled_from([CaseKind.REVIEW] * 6 + list(CaseKind)),
        stars=st.sampled_from([None, 1, 2, 3, 4, 5]),
        polarity=st.sampled_from([None, Polarity.NEGATIVE, Polarity.NEGATIVE, *Polarity]),
        risks=st.frozensets(st.sampled_from(Risk), max_size=1),
        always_open=st.booleans(),
    )
    def arrive(
        self,
        policy: int,
        platform: Platform,
        kind: CaseKind,
        stars: int | None,
        polarity: Polarity | None,
        risks: frozenset[Risk],
        always_open: bool,
    ) -> None:
        self.policy, self.now = POLICIES[policy], cast.MONDAY
        self.facts = cast.case(
            stage=Stage.HEAR,
            platform=platform,
            kind=kind,
            stars=stars,
            calendar=cast.ALWAYS if always_open else cast.NINE_TO_FIVE,
            polarity=polarity,
            risks=risks,
            triaged_at=cast.MONDAY if polarity else None,
        )
        self.change()

    def change(self, **changes: Any) -> None:
        """What happened, and at once the moves that need nobody, as the desk makes them."""
        self.facts = diligence.travel(replace(self.facts, **changes), self.policy, self.now)

    @property
    def plan(self) -> Plan:
        return invariants.check(self.facts, self.policy, self.now)

    @property
    def reply(self) -> ReplyFacts:
        assert self.facts.reply is not None
        return self.facts.reply

    def reply_is(self, *states: OutgoingState) -> bool:
        return self.facts.reply is not None and self.facts.reply.state in states

    def is_open(self) -> bool:
        return self.facts.stage is not Stage.CLOSED

    @invariant()
    def everything_holds(self) -> None:
        if hasattr(self, "facts"):
            assert self.plan.stage is self.facts.stage

    # --- time and ways ---

    @rule(minutes=st.sampled_from([1, 10, 31, 240, 1440, 4 * 1440, 8 * 1440]))
    def time_passes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)
        self.change()

    @rule()
    def time_passes_until_the_plan_changes(self) -> None:
        next_due = self.plan.next_due
        if next_due is not None and next_due > self.now:
            self.now = next_due
            self.change()

    @rule(standing=st.sampled_from([Standing.NOT_FOUND, Standing.CANDIDATES, Standing.KNOWN]))
    def whoever_has_the_ball_does_their_step(self, standing: Standing) -> None:
        if self.is_open():
            self.facts, self.now = diligence.do_next(self.facts, self.policy, self.now, standing)

    @rule()
    def so_does_the_next_one(self) -> None:
        if self.is_open():
            self.facts, self.now = diligence.do_next(self.facts, self.policy, self.now)

    @rule(data=st.data(), outcome=st.sampled_from(Outcome))
    def somebody_moves_it(self, data: st.DataObject, outcome: Outcome) -> None:
        moves = [move for move in self.plan.moves if move is not Move.CLOSE]
        if moves:
            self.go(data.draw(st.sampled_from(moves)), outcome)

    def teardown(self) -> None:
        """Whatever has happened, a diligent desk brings the case to its end."""
        if not hasattr(self, "facts"):
            return
        for _ in range(60):
            if not self.is_open():
                return
            self.facts, self.now = diligence.do_next(self.facts, self.policy, self.now)
            self.everything_holds()
        raise AssertionError(f"this case never ends: {self.facts}")

    @rule(outcome=st.sampled_from(Outcome), often=st.integers(0, 5))
    def somebody_closes_it(self, outcome: Outcome, often: int) -> None:
        if often == 0 and Move.CLOSE in self.plan.moves:
            self.go(Move.CLOSE, outcome)

    def go(self, move: Move, outcome: Outcome) -> None:
        stage = after(self.facts.stage, move)
        self.change(stage=stage, outcome=outcome if stage is Stage.CLOSED else None)

    @rule(often=st.integers(0, 3))
    def the_review_is_edited(self, often: int) -> None:
        """A new cycle: everything of the old one is history, the talk goes on."""
        if often:
            return
        old = self.facts
        self.facts = cast.case(
            stage=after(old.stage, Move.NEW_CYCLE),
            cycle=old.cycle + 1,
            opened_at=self.now,
            triaged_at=None,
            polarity=None,
            kind=old.kind,
            risks=old.risks,
            platform=old.platform,
            stars=old.stars,
            calendar=old.calendar,
            standing=old.standing,
            searched_at=old.searched_at,
            talk=old.talk,
            counsel=old.counsel,
            crisis=old.crisis,
            extortion=old.extortion,
        )
        self.change()

    # --- triage and gather ---

    @precondition(lambda self: self.facts.triaged_at is None)
    @rule(
        polarity=st.sampled_from(Polarity),
        severity=st.sampled_from(Severity),
        risks=st.frozensets(st.sampled_from(Risk), max_size=2),
        vague=st.booleans(),
    )
    def it_is_read(self, polarity: Polarity, severity: Severity, risks: frozenset[Risk], vague: bool) -> None:
        self.change(triaged_at=self.now, polarity=polarity, severity=severity, risks=risks, vague=vague)

    @precondition(is_open)
    @rule()
    def the_team_is_asked(self) -> None:
        request = FactRequestFacts(asked_at=self.now, due_at=self.now + timedelta(hours=4), who="Dana, shift lead")
        self.change(fact_requests=(*self.facts.fact_requests, request))

    @rule(answered=st.booleans())
    def a_colleague_answers_or_is_let_off(self, answered: bool) -> None:
        end: dict[str, Any] = {"answered_at": self.now} if answered else {"withdrawn": True}
        requests = tuple(replace(request, **end) if request.open else request for request in self.facts.fact_requests)
        self.change(fact_requests=requests)

    @precondition(is_open)
    @rule(which=st.sampled_from(["facts_noted_at", "facts_waived_at", "search_waived_at"]))
    def facts_are_noted_or_something_is_waived(self, which: str) -> None:
        self.change(**{which: self.now})

    @precondition(is_open)
    @rule(standing=st.sampled_from([Standing.NOT_FOUND, Standing.CANDIDATES, Standing.KNOWN]))
    def somebody_searches(self, standing: Standing) -> None:
        self.change(searched_at=self.now, standing=standing)

    # --- respond ---

    @rule(blocked=st.booleans(), unexplained=st.booleans(), writer=PEOPLE)
    def somebody_drafts(self, blocked: bool, unexplained: bool, writer: int) -> None:
        if self.plan.may_draft:
            self.change(
                draft=DraftFacts(
                    written_at=self.now, written_by=writer, written_by_role=Role.AGENT, blocked=blocked, unexplained=unexplained
                )
            )

    @precondition(lambda self: self.facts.draft is not None)
    @rule(person=PEOPLE)
    def it_is_offered_and_read(self, person: int) -> None:
        assert self.facts.draft is not None
        draft = replace(self.facts.draft, offered_for_approval_at=self.now, approvals=(*self.facts.draft.approvals, person))
        self.change(draft=draft)

    @rule()
    def somebody_sends(self) -> None:
        if self.plan.may_send:
            self.change(reply=ReplyFacts(state=OutgoingState.APPROVED, approved_at=self.now))

    @precondition(lambda self: self.reply_is(OutgoingState.APPROVED))
    @rule()
    def it_goes_into_the_outbox(self) -> None:
        self.change(reply=replace(self.reply, state=OutgoingState.QUEUED, send_after=self.now + timedelta(minutes=5)))

    @precondition(lambda self: self.reply_is(OutgoingState.QUEUED))
    @rule()
    def it_is_taken_back(self) -> None:
        self.change(reply=replace(self.reply, state=OutgoingState.UNDONE))

    @rule()
    def the_outbox_hands_it_over(self) -> None:
        if may_leave(self.facts, self.policy, self.now) is None:
            self.change(reply=replace(self.reply, state=OutgoingState.SENDING))

    @precondition(lambda self: self.reply_is(OutgoingState.SENDING))
    @rule(state=st.sampled_from([OutgoingState.SENT, OutgoingState.PENDING, OutgoingState.FAILED]))
    def the_platform_takes_it(self, state: OutgoingState) -> None:
        self.change(reply=replace(self.reply, state=state, sent_at=self.now))

    @precondition(lambda self: self.reply_is(*IN_TRANSIT))
    @rule(live=st.booleans())
    def the_platform_publishes_or_refuses(self, live: bool) -> None:
        state, at = (OutgoingState.LIVE, self.now) if live else (OutgoingState.REJECTED, None)
        self.change(reply=replace(self.reply, state=state, live_at=at, reason="" if live else "off topic"))

    # --- resolve ---

    @rule()
    def the_customer_writes(self) -> None:
        self.change(talk=replace(self.facts.talk, last_in_at=self.now))

    @precondition(lambda self: self.is_open() and not self.facts.counsel)
    @rule(story=st.booleans())
    def we_reach_out_and_maybe_hear_it_all(self, story: bool) -> None:
        heard = self.now if story else self.facts.talk.whole_story_at
        self.change(talk=TalkFacts(last_out_at=self.now, last_in_at=self.facts.talk.last_in_at, whole_story_at=heard))

    @rule()
    def something_is_offered(self) -> None:
        if self.facts.talk.whole_story_at is not None and may_offer_remedy(self.facts, self.policy) is None:
            self.change(remedy=RemedyFacts(offered_at=self.now))

    @precondition(lambda self: self.facts.remedy is not None and self.facts.remedy.chosen_at is None)
    @rule(chosen=st.booleans(), promised=st.booleans())
    def they_choose_or_refuse(self, chosen: bool, promised: bool) -> None:
        assert self.facts.remedy is not None
        due = self.now + timedelta(days=2) if promised else None
        remedy = self.facts.remedy
        chosen_remedy = replace(remedy, chosen_at=self.now, due_at=due, refused_at=None)
        self.change(remedy=chosen_remedy if chosen else replace(remedy, refused_at=self.now))

    @precondition(lambda self: self.facts.remedy is not None and self.facts.remedy.chosen_at is not None)
    @rule()
    def the_promise_is_kept(self) -> None:
        assert self.facts.remedy is not None
        self.change(remedy=replace(self.facts.remedy, kept_at=self.now))

    @precondition(lambda self: self.facts.remedy is not None and self.facts.remedy.kept_at is not None)
    @rule(score=st.sampled_from([None, 1, 3, 4, 5]))
    def they_are_asked_whether_they_are_content(self, score: int | None) -> None:
        asked = self.facts.follow_up.asked if self.facts.follow_up else 0
        answered = self.now if score else None
        self.change(follow_up=FollowUpFacts(asked=asked + 1, last_asked_at=self.now, answered_at=answered, score=score))

    @rule()
    def they_are_asked_to_update(self) -> None:
        if may_ask_to_update(self.facts, self.policy, self.now) is None:
            assert self.facts.asked_to_update_at is None, "once is all"
            remedy = self.facts.remedy
            assert remedy is not None and remedy.kept_at is not None
            assert self.now - remedy.kept_at >= timedelta(days=self.policy.update.days_apart) - timedelta(hours=1)
            self.change(asked_to_update_at=self.now)

    # --- contest, diagnose, showcase ---

    @precondition(is_open)
    @rule(ground=st.sampled_from(["", "spam", "conflict of interest"]))
    def a_ground_is_chosen(self, ground: str) -> None:
        self.change(contest=ContestFacts(ground=ground, decided_at=self.now))

    @precondition(lambda self: self.facts.contest is not None and self.facts.contest.ground)
    @rule(removed=st.booleans())
    def the_request_goes_on_its_way(self, removed: bool) -> None:
        contest = self.facts.contest
        assert contest is not None
        if contest.submitted_at is None:
            contest = replace(contest, submitted_at=self.now)
        elif contest.answered_at is None:
            contest = replace(contest, answered_at=self.now, removed=removed)
        elif not contest.removed and contest.appealed_at is None:
            contest = replace(contest, appealed_at=self.now)
        elif contest.appealed_at is not None:
            contest = replace(contest, answered_at=self.now, removed=removed)
        self.change(contest=contest)

    @precondition(is_open)
    @rule(which=st.sampled_from(["learned_at", "shown_at"]))
    def something_is_learnt_or_shown(self, which: str) -> None:
        self.change(**{which: self.now})

    # --- what comes from outside ---

    @rule(which=st.sampled_from(["counsel", "crisis", "extortion", "hidden", "updated_after_reply"]), on=st.integers(0, 2))
    def a_switch_is_thrown(self, which: str, on: int) -> None:
        self.change(**{which: on == 1})


TestAnyHistory = pytest.mark.demand("P1")(AnyHistory.TestCase)
AnyHistory.TestCase.settings = settings(
    max_examples=120, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck)
)
