"""From the question whether there is a ground to the appeal, and the two switches."""

import io
import json
import zipfile
from datetime import timedelta

import pytest
from django.urls import reverse

from heard.contest.queries import refused, success
from heard.desk import policy
from heard.desk.act import acting
from heard.records.models import Brand, Case, RemovalRequest, Switch
from heard.vocabulary.log import EventKind

WHY = "It shows the home address of our cook in the second line."


@pytest.fixture
def act(as_person, cast, case):
    """Send one form of the removal file as somebody."""

    def sent(who, name, **data):
        return as_person(getattr(cast, who)).post(reverse(name, args=["lantern", case.code]), data, follow=True)

    return sent


@pytest.mark.demand("C2", "C3")
def test_a_request_goes_from_its_ground_to_the_appeal(act, case, cast):
    act("bob", "choose_ground", ground="personal_information", why=WHY)
    row = RemovalRequest.objects.get(case=case)
    assert (row.ground, row.submitted_at) == ("personal_information", None)
    assert row.evidence["why"] == WHY
    assert row.evidence["review"]["sha256"]
    act("bob", "submit_removal", reference="G-1001")
    act("bob", "removal_answered", removed="no")
    act("bob", "appeal")
    act("bob", "removal_answered", removed="yes")
    row.refresh_from_db()
    assert (row.reference, row.removed) == ("G-1001", True)
    kinds = list(case.log_entries.filter(data__has_key="request").values_list("kind", flat=True).order_by("id"))
    assert kinds == ["removal_requested", "removal_answered", "appealed", "removal_answered"]
    assert [(one.ground, one.asked, one.removed, one.kept) for one in success(cast.brand)] == [
        ("Personal information", 1, 1, 0)
    ]


@pytest.mark.demand("C2")
@pytest.mark.parametrize(("ground", "why"), [("dislike", WHY), ("fake", WHY), ("personal_information", "")])
def test_what_is_no_ground_is_refused_with_its_reason_and_counted(act, case, cast, ground, why):
    answer = act("bob", "choose_ground", ground=ground, why=why)
    assert answer.status_code == 422
    assert "This is not asked." in answer.content.decode()
    assert not RemovalRequest.objects.exists()
    assert [many for _ground, many in refused(cast.brand)] == [1]


def test_without_a_ground_the_review_stays_and_the_case_can_be_closed(act, case):
    answer = act("bob", "no_ground")
    assert "no listed ground applies" in answer.content.decode()
    assert case.log_entries.get(kind=EventKind.GROUND_CHOSEN).data["ground"] == ""


def test_an_insult_in_the_request_is_blocked_beside_its_field(act, case):
    act("bob", "choose_ground", ground="personal_information", why=WHY)
    answer = act("bob", "removal_text", text="This liar is an idiot. Delete it or we will sue you and her.")
    assert answer.status_code == 422
    assert 'id="id_text_error"' in answer.content.decode()


def test_handing_in_twice_is_refused(act, case):
    act("bob", "choose_ground", ground="personal_information", why=WHY)
    act("bob", "submit_removal")
    answer = act("bob", "submit_removal")
    assert "It was handed in already." in answer.content.decode()
    assert case.log_entries.filter(kind=EventKind.REMOVAL_REQUESTED).count() == 1


@pytest.mark.demand("C4")
def test_while_counsel_has_the_case_nothing_is_handed_in(act, case):
    act("bob", "choose_ground", ground="personal_information", why=WHY)
    assert act("bob", "counsel", on="yes").status_code == 403
    act("alice", "counsel", on="yes")
    assert "Counsel has this case" in act("bob", "submit_removal").content.decode()
    act("alice", "counsel", on="no")
    act("bob", "submit_removal")
    assert RemovalRequest.objects.get().submitted_at


@pytest.mark.demand("T6")
def test_extortion_is_marked_once_and_told(act, case):
    for _ in range(2):
        answer = act("bob", "extortion")
    assert case.log_entries.filter(kind=EventKind.EXTORTION_SEEN).count() == 1
    assert "nothing is offered" in answer.content.decode()


def test_the_evidence_is_a_zip_with_what_was_seen(as_person, cast, case):
    answer = as_person(cast.bob).get(reverse("evidence", args=["lantern", case.code]))
    with zipfile.ZipFile(io.BytesIO(answer.content)) as files:
        assert set(files.namelist()) == {"evidence.json", "timeline.csv", "review.txt"}
        assert json.loads(files.read("evidence.json"))["review"]["author"] == "Julia R."


@pytest.mark.parametrize("name", ["removal_file", "evidence"])
def test_the_file_of_another_brand_is_not_there(as_person, cast, case, name):
    assert as_person(cast.charlie).get(reverse(name, args=["lantern", case.code])).status_code == 404


@pytest.mark.demand("C5")
def test_the_crisis_switch_holds_everything_until_somebody_named_approves(as_person, cast, case, now):
    alice, address = as_person(cast.alice), reverse("switches", args=["lantern"])
    assert as_person(cast.dora).post(address, {"what": "crisis", "on": "yes", "crisis-reason": "A storm."}).status_code == 403
    assert "Say in a sentence why" in alice.post(address, {"what": "crisis", "on": "yes"}, follow=True).content.decode()
    alice.post(address, {"what": "prepare", "people": [cast.dora.pk], "on_burst": "off"})
    alice.post(address, {"what": "crisis", "on": "yes", "crisis-reason": "Forty reviews in an hour."})
    brand = Brand.objects.get(pk=cast.brand.pk)
    assert brand.crisis
    assert policy.in_force(brand)[0].crisis.approvers == (cast.dora.pk,)
    row = Switch.objects.get()
    assert (row.by, row.reason) == (cast.alice, "Forty reviews in an hour.")
    with acting(brand, case.code, now=now):
        pass  # whatever is done next plans the case anew
    assert Case.objects.get(pk=case.pk).priority == "urgent"
    alice.post(address, {"what": "crisis", "on": "no"})
    assert not Brand.objects.get(pk=cast.brand.pk).crisis


@pytest.mark.demand("T5", "C5")
def test_near_copies_of_the_last_days_stand_on_the_switch_page(as_person, cast, take_in, now):
    text = "Avoid this house, they lied to my whole family and kept our money for weeks."
    for number in range(5):
        take_in(f"copy-{number}", text=f"{text} {number}", published_at=now - timedelta(hours=number))
    page = as_person(cast.bob).get(reverse("switches", args=["lantern"]))
    assert [len(group.codes) for group in page.context["situation"].alike] == [5]
