"""The playbook file: defaults, overrides, errors that name line and mend, and the way there and back."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from heard.playbook import (
    DEFAULT_TOML,
    Counting,
    Policy,
    PolicyError,
    describe,
    fact_due,
    from_toml,
    may_ask_to_update,
    may_leave,
    may_offer_remedy,
    may_send,
    needs_approval,
    needs_person,
    remind_at,
    to_toml,
)
from heard.playbook.policy import SECTIONS, Hold, Settings
from heard.vocabulary.case import OutgoingState
from heard.vocabulary.platforms import RULES, Platform
from heard.vocabulary.reading import Risk, Severity
from heard.vocabulary.way import Role
from tests.playbook import cast


def policy(text: str) -> Policy:
    return from_toml(text)


def test_an_empty_file_is_the_default_playbook() -> None:
    assert policy("") == Policy() == policy(DEFAULT_TOML)


@pytest.mark.demand("T1")
@pytest.mark.parametrize("platform", Platform)
def test_each_platform_has_the_hours_that_its_rules_name(platform: Platform) -> None:
    reply = Policy().settings(platform, Severity.IRRITATION).reply
    assert (reply.target_hours, reply.limit_hours) == (RULES[platform].target_hours, RULES[platform].limit_hours)


def test_copies_from_google_are_kept_for_thirty_days_and_others_longer() -> None:
    assert Policy().settings(Platform.GOOGLE, Severity.IRRITATION).retention.platform_copy_days == 30
    assert Policy().settings(Platform.YELP, Severity.IRRITATION).retention.platform_copy_days == 730


LAYERS = """
[reply]
target_hours = 12
[platform.google.reply]
target_hours = 10
[platform.x.hold]
minutes = 5
[severity.danger.reply]
target_hours = 2
[severity.danger.hold]
minutes = 0
"""


@pytest.mark.demand("P3")
@pytest.mark.parametrize(
    ("platform", "severity", "target", "limit", "hold"),
    [
        (Platform.YELP, Severity.IRRITATION, 12, 48, 30),  # the brand's word
        (Platform.GOOGLE, Severity.IRRITATION, 10, 48, 30),  # the platform's word is more special
        (Platform.X, Severity.IRRITATION, 3, 6, 5),  # X keeps its own hours beside the new hold
        (Platform.X, Severity.DANGER, 2, 6, 0),  # severity has the last word
        (Platform.YELP, Severity.DANGER, 2, 6, 0),  # the limit is danger's own default
        (Platform.YELP, Severity.SERIOUS, 12, 48, 30),
    ],
)
def test_the_more_special_word_wins(platform: Platform, severity: Severity, target: int, limit: int, hold: int) -> None:
    settings = policy(LAYERS).settings(platform, severity)
    assert (settings.reply.target_hours, settings.reply.limit_hours, settings.hold.minutes) == (target, limit, hold)


def test_a_word_that_repeats_the_default_still_overrides_the_brand() -> None:
    told = policy("[hold]\nminutes = 5\n[platform.yelp.hold]\nminutes = 30\n")
    assert told.settings(Platform.YELP, Severity.IRRITATION).hold.minutes == 30


def test_python_values_make_the_same_policy_as_a_file() -> None:
    told = Policy(platform={Platform.X: Settings(hold=Hold(minutes=5))})
    assert told == policy("[platform.x.hold]\nminutes = 5\n")
    assert told.settings(Platform.X, Severity.IRRITATION).reply.target_hours == 3, "what it did not name stays"
    made = Policy.model_validate({"reply": {"target_hours": 12}, "severity": {Severity.DANGER: {"hold": {"minutes": 0}}}})
    assert made == policy("[reply]\ntarget_hours = 12\n[severity.danger.hold]\nminutes = 0\n")


def test_a_policy_is_frozen() -> None:
    with pytest.raises(ValidationError):
        Policy().reply.target_hours = 3


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "[reply]\ntarget_hours = 'soon'",
            'line 2: reply.target_hours: "soon" is not a whole number. Write a whole number without quotes.',
        ),
        (
            "[reply]\ntarget_hours = 1.5",
            "line 2: reply.target_hours: 1.5 is not a whole number. Write a whole number without quotes.",
        ),
        ("[hold]\n\nminutes = -1", "line 3: hold.minutes: -1 is too small. Write 0 or more."),
        ("[hold]\nminutes = 9000", "line 2: hold.minutes: 9000 is too large. Write 1440 or less."),
        ("[approval]\nperson_up_to_stars = 2", "line 2: approval.person_up_to_stars: 2 is too small. Write 3 or more."),
        (
            "[hold]\nfacts_required = 'maybe'",
            'line 2: hold.facts_required: "maybe" is neither yes nor no. Write true or false, without quotes.',
        ),
        ("[hold]\nminuets = 3", "line 2: hold.minuets: There is no such setting. Do you mean minutes?"),
        (
            "[hold]\nspeed = 3",
            "line 2: hold.speed: There is no such setting. Possible here: minutes, facts_required, search_required.",
        ),
        ("[holds]\nminutes = 3", "line 1: holds: There is no such setting. Do you mean hold?"),
        ("hold = 3", "line 1: hold: 3 is not a section. Write [hold] on a line of its own and its settings below."),
        ("[platform.goggle.hold]\nminutes = 3", 'line 1: platform.goggle: "goggle" is not known here. Do you mean google?'),
        ("[platform.x.hold]\nminuets = 3", "line 2: platform.x.hold.minuets: There is no such setting. Do you mean minutes?"),
        ("[platform.x.holt]\nminutes = 3", "line 1: platform.x.holt: There is no such setting. Do you mean hold?"),
        (
            "[severity.grave.hold]\nminutes = 3",
            'line 1: severity.grave: "grave" is not known here. Possible here: irritation, disappointment, serious, danger.',
        ),
        (
            "[approval]\nfrom_severity = 'dangerous'",
            'line 2: approval.from_severity: "dangerous" is not known here. Do you mean danger?',
        ),
        (
            "[approval]\nauthor_roles = 'agent'",
            'line 2: approval.author_roles: "agent" is not a list. '
            "Write a list in square brackets, such as [1, 2]; an empty one is [].",
        ),
        (
            "[moderation]\ncheck_after_minutes = []",
            "line 2: moderation.check_after_minutes: The list is empty. Write at least one value.",
        ),
        (
            "[update]\nnot_in_countries = ['Germany']",
            'line 2: update.not_in_countries.0: "Germany" is not a country code. Write two capital letters, such as "DE".',
        ),
        (
            "[reply]\ntarget_hours = 72",
            "line 2: reply.target_hours: Target_hours is 72 and limit_hours is 48; "
            "target_hours must not be more. Change one of the two.",
        ),
        (
            "[platform.x.reply]\nlimit_hours = 2",
            "line 1: platform.x.reply.target_hours: Target_hours is 3 and limit_hours is 2; "
            "target_hours must not be more. Change one of the two.",
        ),
        (
            "[severity.danger.reply]\nlimit_hours = 2",
            "line 1: severity.danger.reply.target_hours: Target_hours is 3 and limit_hours is 2; "
            "target_hours must not be more. Change one of the two.",
        ),
        ("platform = 3", "line 1: platform: 3 is not a section. Write [platform] on a line of its own and its settings below."),
        (
            "platform.x = 3",
            "line 1: platform.x: 3 is not a section. Write [platform.x] on a line of its own and its settings below.",
        ),
        ("hold.minutes = -1", "line 1: hold.minutes: -1 is too small. Write 0 or more."),  # dotted key
        ("hold = { minutes = -1 }", "line 1: hold.minutes: -1 is too small. Write 0 or more."),  # inline table
        ('["hold"]\n"minutes" = -1', "line 2: hold.minutes: -1 is too small. Write 0 or more."),  # quoted names
    ],
)
def test_an_error_names_line_key_and_mend(text: str, message: str) -> None:
    with pytest.raises(PolicyError) as refusal:
        policy(text)
    assert str(refusal.value) == message


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[hold\nminutes = 3", 1),
        ("[hold]\nminutes = \n", 2),
        ("[hold]\nminutes = 3\nminutes = 4", 3),
        ("[hold]\n\n\nminutes = [1,", 4),  # ends in the middle
    ],
)
def test_what_is_not_toml_is_said_with_its_line(text: str, line: int) -> None:
    with pytest.raises(PolicyError) as refusal:
        policy(text)
    (problem,) = refusal.value.problems
    assert problem.line == line and problem.what.startswith("This is not TOML: ") and "name = value" in problem.mend


def test_all_errors_come_at_once_in_the_order_of_the_lines() -> None:
    with pytest.raises(PolicyError) as refusal:
        policy("[wait]\ndays = 0\n[hold]\nminutes = -1\nspeed = 2\n")
    assert [(p.line, p.key) for p in refusal.value.problems] == [(2, "wait.days"), (4, "hold.minutes"), (5, "hold.speed")]


@pytest.mark.demand("S4")
@pytest.mark.parametrize("low_high", [("agent_limit", "approver_limit"), ("approver_limit", "manager_limit")])
def test_nobody_may_promise_more_than_their_manager(low_high: tuple[str, str]) -> None:
    low, high = low_high
    with pytest.raises(PolicyError, match=f"{low} must not be more"):
        policy(f"[remedies]\n{low} = 900000\n{high} = 3000\n")


def test_every_setting_has_words_and_a_source() -> None:
    rows = list(describe())
    assert {section for section, *_ in rows} == set(SECTIONS)
    for section, name, _, words, source in rows:
        assert words.endswith(".") and words[0].isupper(), f"{section}.{name}"
        assert source, f"{section}.{name}"


def test_the_default_file_explains_every_setting() -> None:
    for section, name, _, words, source in describe():
        assert f"# {words} ({source})\n{name} = " in DEFAULT_TOML, f"{section}.{name}"


WORDS: dict[str, Any] = {
    "reply": st.fixed_dictionaries({}, optional={"soon_hours": st.integers(0, 72), "counting": st.sampled_from(Counting)}),
    "hold": st.fixed_dictionaries({}, optional={"minutes": st.integers(0, 1440), "facts_required": st.booleans()}),
    "approval": st.fixed_dictionaries(
        {},
        optional={
            "risks": st.lists(st.sampled_from(Risk), max_size=3),
            "author_roles": st.lists(st.sampled_from(Role), max_size=2),
        },
    ),
    "update": st.fixed_dictionaries(
        {}, optional={"not_in_countries": st.lists(st.sampled_from(["DE", "GB", "US"]), max_size=2)}
    ),
    "crisis": st.fixed_dictionaries({}, optional={"approvers": st.lists(st.integers(1, 9999), max_size=2)}),
}
SETTINGS = st.fixed_dictionaries({}, optional=WORDS)
POLICIES = st.fixed_dictionaries(
    {},
    optional={
        **WORDS,
        "platform": st.dictionaries(st.sampled_from([p.value for p in Platform]), SETTINGS, max_size=3),
        "severity": st.dictionaries(st.sampled_from([s.value for s in Severity]), SETTINGS, max_size=3),
    },
).map(Policy.model_validate)


@given(POLICIES)
def test_a_written_policy_reads_back_as_the_same_policy(told: Policy) -> None:
    text = to_toml(told)
    again = policy(text)
    assert again == told
    assert to_toml(again) == text, "what was said on purpose is still said on purpose"
    for platform in Platform:
        for severity in Severity:
            assert again.settings(platform, severity) == told.settings(platform, severity)


@given(st.text(max_size=200))
def test_any_text_is_a_policy_or_an_explained_refusal(text: str) -> None:
    try:
        policy(text)
    except PolicyError as refusal:
        assert refusal.problems
        for problem in refusal.problems:
            assert 1 <= problem.line <= max(1, len(text.splitlines())) and problem.mend


@pytest.mark.parametrize("layer", ["platform.google", "severity.irritation"])
def test_every_rule_hears_the_more_special_word(layer: str) -> None:
    """Each rule that takes a policy asks for the settings of the case's own platform and severity."""
    told = policy(
        f"[{layer}]\nfacts = {{ answer_hours = 2, remind_after_hours = 1 }}\napproval.up_to_stars = 5\nhold.minutes = 90\n"
        "update.ask = false\npositive.without_a_person = true\ncrisis.approvers = [2]"
    )
    facts, later = cast.case(), cast.MONDAY + cast.minutes(60)
    assert fact_due(facts, told, cast.MONDAY) == cast.MONDAY + cast.hours(2)
    assert remind_at(facts, told, cast.asked()) == cast.MONDAY + cast.minutes(65)
    assert needs_approval(facts, told)
    assert "minimum time" in (may_send(cast.drafted(), told, later) or "")
    queued = cast.drafted(crisis=True, draft=cast.draft(approvals=(2,)), reply=cast.reply(OutgoingState.QUEUED))
    assert may_leave(queued, told, cast.NOON) is None
    assert may_offer_remedy(cast.replied(crisis=True), told) is None
    assert "playbook" in (may_ask_to_update(cast.replied(), told, later) or "")
    assert not needs_person(cast.praise(), policy(f"[{layer}]\npositive.without_a_person = true"))
