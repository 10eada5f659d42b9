"""A person puts right what was read, and the case goes by their word."""

import pytest
from django.urls import reverse

from heard.records.models import Case, Reading
from heard.records.readings import newest_reading
from heard.triage import actions as triage
from heard.vocabulary.log import EventKind
from heard.web.correcting import CorrectionForm


@pytest.fixture
def send(as_person, cast, case):
    """The form as it stands, with some answers changed."""

    def sent(who, **changes):
        handled = triage.as_handled(case, newest_reading(case))
        values = {name: value for name, value in CorrectionForm(handled=handled).initial.items() if value is not False}
        return as_person(getattr(cast, who)).post(reverse("correct", args=["lantern", case.code]), {**values, **changes})

    return sent


@pytest.mark.demand("T1", "T2")
def test_the_plan_follows_the_correction_and_the_evidence_stays(send, case, cast):
    answer = send("bob", **{"severity": "danger", "about-safety": "negative", "about-waiting": "", "risks": ["safety"]})
    assert answer.url.endswith(f"/{case.code}/#review")
    after = Case.objects.get(pk=case.pk)
    assert after.severity == "danger"
    assert after.priority == "urgent"
    assert "safety" in after.topics
    assert "waiting" not in after.topics
    reading = newest_reading(after)
    assert {sign.what for sign in reading.risks} == {"safety"}
    quality = next(topic for topic in reading.topics if topic.what == "quality")
    assert quality.spans, "what the person agrees with keeps its words"
    entry = after.log_entries.filter(kind=EventKind.READ_CORRECTED).get()
    assert (entry.person_id, entry.data["severity"]) == (cast.bob.pk, "danger")


def test_to_agree_with_everything_changes_nothing(send, case):
    send("bob")
    assert Reading.objects.filter(post=case.post).count() == 1


def test_the_same_correction_twice_is_one(send, case):
    for _ in range(2):
        send("bob", severity="danger")
    assert Reading.objects.filter(post=case.post).exclude(corrected_by=None).count() == 1


def test_a_word_that_the_form_does_not_know_is_told(send, case):
    answer = send("bob", severity="dreadful")
    assert answer.status_code == 422
    assert "dreadful is not one of the available choices" in answer.content.decode()


@pytest.mark.parametrize("who", ["charlie"])
def test_of_another_brand_there_is_nothing_to_correct(as_person, cast, case, who):
    assert as_person(getattr(cast, who)).get(reverse("correct", args=["lantern", case.code])).status_code == 404
