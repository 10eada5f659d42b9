"""What a colleague sends, what happens when nobody answers, and what the team decides."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from PIL import Image

from heard.desk import asking, reminding
from heard.desk.act import acting
from heard.desk.page import case_page
from heard.gather import actions as gather
from heard.gather import links
from heard.records.models import Case, FactFile
from heard.vocabulary.plan import StepKind
from tests.arriving import opened, told


@pytest.fixture
def case(cast, now):
    return opened(cast, now)


@pytest.fixture
def request_(cast, case, now):
    with acting(cast.brand, case.code, now=now) as row:
        return asking.ask(row, cast.actor(cast.bob), name="Sam", mail="sam@example.com", question="Who was on?", now=now)


def photo() -> bytes:
    picture = Image.new("RGB", (40, 30), "red")
    exif = Image.Exif()
    exif[0x010F] = "Camera of Sam"
    exif[0x9286] = "53.3498 N 6.2603 W"
    out = BytesIO()
    picture.save(out, "JPEG", exif=exif)
    return out.getvalue()


@pytest.mark.demand("G2")
def test_a_colleague_sends_photos_without_an_account_and_the_desk_sees_them_without_what_the_camera_wrote(cast, case, request_):
    upload = BytesIO(photo())
    upload.name = "kitchen.jpg"
    address = f"/facts/{links.token(request_.pk)}/"
    answer = Client().post(address, {"text": "The oven was down.", "files": [upload]})
    assert answer.status_code == 200
    kept = FactFile.objects.get()
    assert (kept.kind, kept.name) == ("image/jpeg", "kitchen.jpg")
    assert b"Camera of Sam" in photo()
    assert b"Camera of Sam" not in bytes(kept.content)
    assert not Image.open(BytesIO(bytes(kept.content))).getexif()
    desk = Client()
    desk.force_login(cast.bob)
    page = desk.get(reverse("case", args=["lantern", case.code]))
    shown = reverse("fact_file", args=["lantern", case.code, kept.pk])
    assert shown in page.content.decode()
    assert desk.get(shown)["Content-Type"] == "image/jpeg"
    stranger = Client()
    stranger.force_login(cast.charlie)
    assert stranger.get(shown).status_code == 404


def test_a_file_that_is_not_what_it_says_is_refused_beside_its_field_and_the_answer_is_not_lost(case, request_):
    upload = BytesIO(b"<script>alert(1)</script>")
    upload.name = "photo.jpg"
    answer = Client().post(f"/facts/{links.token(request_.pk)}/", {"text": "The oven was down.", "files": [upload]})
    assert answer.status_code == 422
    assert "Only pictures, PDF and plain text are kept." in answer.content.decode()
    assert "The oven was down." in answer.content.decode()
    assert not FactFile.objects.exists()
    request_.refresh_from_db()
    assert request_.answered_at is None


@pytest.mark.demand("G2")
def test_an_answer_that_stays_out_reaches_the_managers_once_and_stands_in_the_plan(cast, case, request_, now):
    late = now + timedelta(days=7)
    assert reminding.escalate(late) == 0  # the colleague is reminded first
    reminding.remind(late)
    assert [reminding.escalate(late), reminding.escalate(late)] == [1, 0]
    assert told(case).count("facts_escalated") == 1
    mail.outbox.clear()
    reminding.tell_managers(request_.pk)
    assert [one.to for one in mail.outbox] == [["alice@example.com"]]  # Bob and Dora lead nobody
    assert "Who was on?" in mail.outbox[0].body
    plan = case_page(Case.objects.select_related("post", "brand", "location").get(), now=late).plan
    (step,) = [step for step in plan.steps if step.kind is StepKind.ASK_TEAM]
    assert "the managers were told" in step.why


def test_nobody_is_told_of_an_answer_that_came(cast, case, request_, now):
    reminding.remind(now + timedelta(days=7))
    asking.answer_by_link(links.token(request_.pk), text="The oven.", now=now)
    assert reminding.escalate(now + timedelta(days=8)) == 0
    mail.outbox.clear()
    reminding.tell_managers(request_.pk)
    assert mail.outbox == []


@pytest.mark.demand("G2")
def test_the_next_step_is_decided_on_the_page_with_who_decided(cast, case, now):
    desk = Client()
    desk.force_login(cast.bob)
    answer = desk.post(
        reverse("decide", args=["lantern", case.code]),
        {"decision-text": "Call her tonight", "decision-person": cast.dora.pk},
        follow=True,
    )
    page = answer.content.decode()
    assert "Call her tonight" in page
    assert "decided by Bob" in page
    assert "Dora does it" in page
    assert "decided" in told(case)


def test_only_the_team_can_be_given_a_step(cast, case, now):
    with acting(cast.brand, case.code, now=now) as row, pytest.raises(gather.NotPossible, match="belong to the team"):
        gather.decide(row, cast.actor(cast.bob), text="Call", person=cast.charlie.pk, now=now)
