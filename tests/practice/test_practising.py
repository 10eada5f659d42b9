"""Practice: past cases of the own brand, names veiled, read by the same guard, seen by oneself and one's manager."""

import pytest

from heard.desk import ending, practising
from heard.desk.access import NotYours
from heard.desk.act import acting
from heard.practice import actions, rules
from heard.records.models import Exercise, Membership, Outgoing
from heard.vocabulary.case import OutgoingState
from heard.vocabulary.text import Finding, Level, Verdict
from heard.vocabulary.way import Outcome, Role
from tests.arriving import opened

REPLY = (
    "Thank you for telling us. A fifty-minute wait for cold pasta is not what you came for, and I am sorry for it. "
    "I can see how that spoiled your evening. I am finding out why the kitchen lost your order.\nMira, Lantern Kitchens"
)


@pytest.fixture
def past(cast, now):
    """A closed complaint that was answered."""
    case = opened(cast, now)
    Outgoing.objects.create(
        case=case,
        cycle=1,
        text="Thank you Julia R., we are sorry about Marco.",
        digest="d",
        state=OutgoingState.LIVE,
        approved_at=now,
    )
    with acting(cast.brand, case.code, now=now) as row:
        ending.close(row, cast.actor(cast.bob), outcome=Outcome.RECOVERED, learned="The printer was down.", now=now)
    return case


@pytest.mark.demand("P2")
def test_a_past_case_is_answered_with_its_names_veiled_and_compared_with_what_was_sent(cast, past, now):
    bob = cast.actor(cast.bob)
    task = practising.task(cast.brand, bob)
    assert "Marco" not in task.text and "50 minutes" in task.text
    row = practising.hand_in(cast.brand, bob, number=past.pk, text=REPLY, now=now)
    found = practising.compared(cast.brand, bob, row.pk)
    assert {"H", "E", "A"} <= set(found.score.letters)
    assert "sorry" in found.sent and "Marco" not in found.sent and "Julia" not in found.sent
    assert found.learned == "The printer was down."
    assert practising.task(cast.brand, bob) is None  # each case once
    assert past.log_entries.filter(kind="drafted").count() == 0  # the case does not hear of it


@pytest.mark.demand("P2")
def test_own_work_is_seen_by_oneself_and_by_managers_and_by_nobody_else(cast, past, now, client):
    row = practising.hand_in(cast.brand, cast.actor(cast.bob), number=past.pk, text=REPLY, now=now)
    Membership.objects.filter(person=cast.dora).update(role=Role.APPROVER)
    for person, status in ((cast.bob, 200), (cast.alice, 200), (cast.dora, 404), (cast.charlie, 404)):
        client.force_login(person)
        assert client.get(f"/b/lantern/practice/{row.pk}/").status_code == status
    client.force_login(cast.bob)
    assert b"The team" not in client.get("/b/lantern/practice/").content
    client.force_login(cast.alice)
    assert b"For managers only" in client.get("/b/lantern/practice/").content


def test_only_closed_cases_of_the_own_brand_are_practised_on(cast, now, past):
    live = opened(cast, now, external_id="r-2")
    with pytest.raises(actions.NotPractised, match="open"):
        practising.hand_in(cast.brand, cast.actor(cast.bob), number=live.pk, text=REPLY, now=now)
    charlie = Membership.objects.get(person=cast.charlie).actor()
    with pytest.raises(NotYours):
        practising.hand_in(cast.other, charlie, number=past.pk, text=REPLY, now=now)
    assert practising.task(cast.other, charlie) is None
    assert not Exercise.objects.exists()


def test_the_page_takes_an_exercise_and_leads_to_its_comparison(cast, past, client):
    client.force_login(cast.bob)
    assert client.post("/b/lantern/practice/", {"case": past.pk, "text": ""}).status_code == 422
    answer = client.post("/b/lantern/practice/", {"case": past.pk, "text": "It was your own fault."}, follow=True)
    page = answer.content.decode()
    assert "What was sent" in page and "of 100 points" in page
    assert "Marco" not in page
    assert Exercise.objects.get().blocks >= 1


def finding(level):
    return Finding(check="x", rule="own", level=level, why="", mend="")


WORTH = [
    ("HEARD", [], 100),
    ("HEA", [], 60),
    ("HEARD", [Level.BLOCK], 80),
    ("HEARD", [Level.WARN, Level.ADVISE], 95),
    ("H", [Level.BLOCK, Level.BLOCK], 0),  # never below
]


@pytest.mark.parametrize(("letters", "levels", "points"), WORTH)
def test_points_are_letters_less_what_the_guard_found(letters, levels, points):
    heard = {letter: ((0, 1),) if letter in letters else () for letter in "HEARD"}
    verdict = Verdict(version="1", findings=tuple(finding(level) for level in levels), heard=heard)
    assert rules.score(verdict).points == points
