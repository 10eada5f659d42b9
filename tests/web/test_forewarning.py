"""A demand or an announced review is told to the platforms that take it before there is any review, with all that they want."""

import io
import zipfile

import pytest
from django.urls import reverse
from tests.desk.test_linking import review, told

from heard.contest import actions as contest
from heard.desk.act import acting
from heard.records.models import Attachment, CaseEvent, Message
from heard.web.gate import case_address

pytestmark = pytest.mark.django_db


def where(name, case):
    return reverse(name, args=["lantern", case.code])


@pytest.mark.demand("H4", "T6")
def test_a_threat_is_reported_once_for_each_platform_with_who_when_and_every_word(cast, now, client):
    case = told(cast, now)
    message = Message.objects.create(case=case, inbound=True, way="mail", text="Last chance.", sender="j@example.com", at=now)
    Attachment.objects.create(message=message, name="shot.png", kind="image/png", content=b"PNG", size=3)
    client.force_login(cast.bob)
    page = client.get(case_address(cast.brand, case.code)).content.decode()
    assert "Report the demand or the threat" in page and "Tripadvisor" in page and "extortion of businesses" in page
    for _ in range(2):
        assert client.post(where("reported_ahead", case), {"platform": "tripadvisor"}).status_code == 302
    client.post(where("reported_ahead", case), {"platform": "yelp"})  # takes none
    (entry,) = CaseEvent.objects.filter(kind="reported_ahead")
    assert (entry.data, entry.person) == ({"platform": "tripadvisor"}, cast.bob)
    kit = zipfile.ZipFile(io.BytesIO(client.get(where("report_kit", case)).content))
    assert "Julia Reyes\n+353 1 555 0199" in kit.read("who.txt").decode()
    words = kit.read("messages.txt").decode()
    assert "A refund by Friday" in words and "from j@example.com:\nLast chance." in words
    (file,) = [name for name in kit.namelist() if name.startswith("files/")]
    assert file.endswith("-shot.png") and "timeline.csv" in kit.namelist()


def test_an_ordinary_review_shows_none_of_it_until_it_is_marked_as_extortion(cast, now, client):
    case = review(cast, now)
    client.force_login(cast.bob)
    assert "Report the demand or the threat" not in client.get(case_address(cast.brand, case.code)).content.decode()
    with acting(cast.brand, case.code, now=now) as row:
        contest.extortion(row, cast.actor(cast.bob), now=now)
    page = client.get(case_address(cast.brand, case.code)).content.decode()
    assert "Report the demand or the threat" in page
    assert "extortion of businesses" in page and "tripadvisorsupport" not in page  # it stands on Google


def test_nobody_of_another_house_gets_the_words(cast, now, client):
    case = told(cast, now)
    client.force_login(cast.charlie)
    assert client.get(where("report_kit", case)).status_code == 404
    assert client.post(where("reported_ahead", case), {"platform": "google"}).status_code == 404
    assert not CaseEvent.objects.filter(kind="reported_ahead").exists()
