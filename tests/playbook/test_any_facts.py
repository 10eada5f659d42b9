"""Facts that no history makes: clocks that jumped, rows that somebody mended by hand. The plan still says who has the ball."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heard.playbook import Policy, from_toml, plan
from heard.vocabulary.case import (
    Calendar,
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
from heard.vocabulary.platforms import Platform
from heard.vocabulary.reading import Language, Polarity, Risk, Severity
from heard.vocabulary.text import Standing
from heard.vocabulary.way import CaseKind, Outcome, Role, Sector, Stage
from tests.playbook import cast, invariants

MOMENTS = st.timedeltas(timedelta(0), timedelta(days=30)).map(lambda since: cast.MONDAY + since)
MAYBE = st.none() | MOMENTS
PEOPLE = st.sampled_from([cast.ALICE, cast.BOB, cast.CHARLIE])
CALENDARS = st.sampled_from(
    [
        cast.ALWAYS,
        cast.NINE_TO_FIVE,
        Calendar(zone="Asia/Kathmandu", hours=(((time(18), time(2)),),), holidays=frozenset({date(2026, 12, 7)})),
    ]
)
FLAGS = {name: st.booleans() for name in ("vague", "hidden", "extortion", "counsel", "crisis", "updated_after_reply")}
TIME_NAMES = (
    *("triaged_at", "facts_noted_at", "facts_waived_at", "searched_at", "search_waived_at"),
    *("asked_to_update_at", "learned_at", "shown_at"),
)
TIMES = dict.fromkeys(TIME_NAMES, MAYBE)


ANY_FACTS: st.SearchStrategy[CaseFacts] = st.builds(
    CaseFacts,
    code=st.just("K7Q2"),
    stage=st.sampled_from(Stage),
    kind=st.sampled_from(CaseKind),
    cycle=st.integers(1, 5),
    platform=st.sampled_from(Platform),
    country=st.sampled_from(["GB", "DE", ""]),
    sector=st.sampled_from(Sector),
    calendar=CALENDARS,
    opened_at=MOMENTS,
    published_at=MOMENTS,
    stars=st.sampled_from([None, 1, 2, 3, 4, 5]),
    language=st.sampled_from(Language),
    polarity=st.none() | st.sampled_from(Polarity),
    severity=st.sampled_from(Severity),
    risks=st.frozensets(st.sampled_from(Risk), max_size=3),
    owner=st.none(),
    standing=st.sampled_from(Standing),
    outcome=st.none() | st.sampled_from(Outcome),
    fact_requests=st.lists(
        st.builds(
            FactRequestFacts, asked_at=MOMENTS, due_at=MOMENTS, who=st.just("Dana"), answered_at=MAYBE, withdrawn=st.booleans()
        ),
        max_size=2,
    ).map(tuple),
    draft=st.none()
    | st.builds(
        DraftFacts,
        written_at=MOMENTS,
        written_by=st.none() | PEOPLE,
        written_by_role=st.none() | st.sampled_from(Role),
        blocked=st.booleans(),
        unexplained=st.booleans(),
        offered_for_approval_at=MAYBE,
        approvals=st.lists(PEOPLE, max_size=2).map(tuple),
    ),
    reply=st.none()
    | st.builds(
        ReplyFacts,
        state=st.sampled_from(OutgoingState),
        approved_at=MOMENTS,
        send_after=MAYBE,
        sent_at=MAYBE,
        live_at=MAYBE,
        reason=st.just(""),
        generic=st.booleans(),
    ),
    talk=st.builds(TalkFacts, last_out_at=MAYBE, last_in_at=MAYBE, whole_story_at=MAYBE),
    remedy=st.none()
    | st.builds(RemedyFacts, offered_at=MOMENTS, chosen_at=MAYBE, refused_at=MAYBE, due_at=MAYBE, kept_at=MAYBE),
    follow_up=st.none()
    | st.builds(
        FollowUpFacts,
        asked=st.integers(0, 3),
        last_asked_at=MOMENTS,
        answered_at=MAYBE,
        score=st.sampled_from([None, 1, 2, 3, 4, 5]),
    ),
    contest=st.none()
    | st.builds(
        ContestFacts,
        ground=st.sampled_from(["", "spam"]),
        decided_at=MOMENTS,
        submitted_at=MAYBE,
        answered_at=MAYBE,
        removed=st.sampled_from([None, True, False]),
        appealed_at=MAYBE,
    ),
    **FLAGS,
    **TIMES,
)
POLICIES = st.sampled_from(
    [Policy(), from_toml('reply.counting = "business"\ncrisis.approvers = [2]\noutbox.delay_minutes = 0')]
)


@pytest.mark.demand("P1")
@settings(max_examples=400, deadline=None)
@given(ANY_FACTS, POLICIES, MOMENTS)
def test_any_facts_at_any_time_keep_every_promise(facts: CaseFacts, policy: Policy, now: datetime) -> None:
    invariants.check(facts, policy, now)


@settings(max_examples=100, deadline=None)
@given(ANY_FACTS, POLICIES, st.timedeltas(-timedelta(days=4000), timedelta(days=4000)))
def test_a_clock_that_jumps_changes_the_plan_and_breaks_nothing(facts: CaseFacts, policy: Policy, jump: timedelta) -> None:
    invariants.check(facts, policy, cast.MONDAY + jump)


@settings(max_examples=100, deadline=None)
@given(ANY_FACTS, POLICIES, MOMENTS)
def test_a_zone_is_only_a_way_to_write_a_time(facts: CaseFacts, policy: Policy, now: datetime) -> None:
    moved = replace(facts, opened_at=facts.opened_at.astimezone(ZoneInfo("Asia/Kathmandu")))
    assert plan(moved, policy, now.astimezone(ZoneInfo("America/New_York"))) == plan(facts, policy, now.astimezone(UTC))
