"""Bad input from the door to the table: a clear word for it, nothing lost, nothing twice, and the worker lives."""

import io
import json
import time
import zipfile
from base64 import b64encode
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from heard.desk import listening, mailing, outbox, renewing
from heard.records.models import AsideRow, Case, Intake, Post
from heard.sandbox.faults import Fault
from heard.sandbox.pubsub import Signer
from heard.vocabulary.case import OutgoingState
from tests.arriving import opened
from tests.conftest import make_cast
from tests.desk import world
from tests.jobs.heap import bad_in, heap
from tests.jobs.test_worker import jobs, letterbox, real_commits, until, worker

__all__ = ["letterbox", "real_commits"]  # fixtures of the neighbour
ROWS = 2000


def memory(pid: int) -> int:
    """The most that a process ever held, in MB."""
    (line,) = [line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmHWM")]
    return int(line.split()[1]) // 1024


@pytest.mark.slow
@pytest.mark.demand("H3")
def test_a_broken_file_is_read_to_its_end_by_the_worker_in_little_memory(real_commits, letterbox):
    cast = make_cast()
    alice = Client()
    alice.force_login(cast.alice)
    content = b"".join(heap(ROWS))
    file = {"what": "posts", "file": SimpleUploadedFile("heap.csv", content), "platform": "yelp", "place": ""}
    page = alice.post(reverse("import", args=["lantern"]), file, follow=True)
    assert page.status_code == 200
    intake = Intake.objects.get()
    columns = {"posted": 0, "stars": 1, "author": 2, "text": 3, "day_first": "", "stars_out_of": 5, "platform_of_all": "yelp"}
    seen: list[int] = []
    with worker(letterbox[1]) as process:
        until(lambda: jobs(task="channels_due") != [])
        before = memory(process.pid)
        alice.post(reverse("intake", args=["lantern", intake.pk]), columns)

        def done() -> bool:
            intake.refresh_from_db(fields=["read", "state"])
            seen.append(intake.read)
            time.sleep(0.2)
            return intake.state == "done"

        until(done, seconds=120)
        assert memory(process.pid) - before < 120
        assert process.poll() is None
    intake.refresh_from_db()
    assert (intake.kept, intake.aside) == (ROWS - bad_in(ROWS), bad_in(ROWS))
    assert (Case.objects.count(), AsideRow.objects.count()) == (intake.kept, intake.aside)
    assert len({read for read in seen if 0 < read < intake.size}) >= 2, "nobody could see how far it is"
    assert not AsideRow.objects.filter(reason="").exists() and not AsideRow.objects.filter(mend="").exists()
    assert Post.objects.filter(text__contains="🍝").exists()
    page = alice.get(reverse("intake", args=["lantern", intake.pk])).content.decode()
    assert f"<dd>{intake.aside}</dd>" in page


def a_mail(page: str, *, archive: bool) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "no-reply@yelp.com", "desk@heard.example", "New review from Bo"
    message["Date"] = "Fri, 20 Nov 2026 06:00:00 +0000"
    message.set_content(page, subtype="html")
    if archive:
        bomb = io.BytesIO()
        with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as made:
            made.writestr("reviews.html", b"\0" * 50_000_000)
        message.add_attachment(bomb.getvalue(), maintype="application", subtype="zip", filename="reviews.zip")
    return bytes(message)


def test_a_mail_with_a_zip_bomb_and_a_script_becomes_a_case_of_words(cast, now, as_alice):
    page = (
        "<script>fetch('//evil.example')</script><p>Review by Bo</p><p>2 stars</p><p>Cold <img src=x onerror=alert(1)>soup.</p>"
    )
    assert mailing.hand_in(cast.brand, a_mail(page, archive=True), now=now) == 1
    assert mailing.hand_in(cast.brand, a_mail(page, archive=True), now=now) == 0
    case = Case.objects.select_related("post").get()
    assert (case.post.author, case.post.text) == ("Bo", "Cold soup.")
    shown = as_alice.get(reverse("case", args=["lantern", case.code])).content.decode()
    assert "onerror" not in shown
    assert "evil.example" not in shown


@pytest.fixture
def as_alice(cast):
    browser = Client()
    browser.force_login(cast.alice)
    return browser


def test_a_notice_is_believed_by_its_signature_alone(cast, now):
    """Signed by somebody else, for somebody else, too old, not at all, or by nobody's method: refused, and nothing is fetched."""
    audience, sender = "https://desk.example/api/notices", "push@project.iam.example"
    with world.google() as sandbox:
        channel = world.connect(cast, sandbox)
        channel.settings |= {"push_audience": audience, "push_sender": sender}
        channel.save()
        world.write_review(sandbox, "r1", "Cold pasta.", 2, "Julia R.", now)
        data = {"google": "accounts/1", "type": "NEW_REVIEW", "review": "accounts/1/locations/1/reviews/r1"}
        body = json.dumps({"message": {"data": b64encode(json.dumps(data).encode()).decode(), "messageId": "1"}})
        good, stranger = sandbox.pubsub.signer, Signer()
        stranger.key_id = good.key_id  # says that it is Google's key
        head, payload, seal = good.token(audience, sender).split(".")
        unsealed = b64encode(b'{"alg":"none"}').decode().rstrip("=")
        forged = {
            "another key": stranger.token(audience, sender),
            "another audience": good.token("https://elsewhere.example", sender),
            "another sender": good.token(audience, "mallory@project.iam.example"),
            "too old": good.token(audience, sender, lifetime=-3600),
            "cut off": f"{head}.{payload}.{seal[:-8]}",
            "no seal": f"{unsealed}.{payload}.",
            "no token": "nonsense",
        }

        def push(token: str) -> int:
            headers = {"Authorization": f"Bearer {token}"}
            address = f"/api/notices/{channel.pk}"
            return Client(headers=headers).post(address, body, content_type="application/json").status_code

        for remark, token in forged.items():
            assert push(token) == 403, remark
        assert jobs(task="fetch_post") == []
        assert [push(good.token(audience, sender)) for _ in range(3)] == [200, 200, 200]
        with connection.cursor() as cursor:
            cursor.execute("SELECT args FROM procrastinate_jobs WHERE task_name = 'fetch_post'")
            ((arguments,),) = cursor.fetchall()
        told = json.loads(arguments)
        listening.fetch_one(told["channel"], told["external_id"], now=now)
        assert Case.objects.get().post.text == "Cold pasta."


def test_a_clock_that_jumps_posts_nothing_twice_and_forgets_nothing(cast, now):
    then = now - timedelta(hours=2)
    with world.google() as sandbox:
        channel = world.connect(cast, sandbox)
        world.write_review(sandbox, "r1", "Waited 50 minutes for cold pasta.", 2, "Julia R.", then)
        (case,) = world.heard(channel, then)
        for jump in (timedelta(days=-400), timedelta(days=400), timedelta()):
            assert world.heard(channel, now + jump) == [case]
        outgoing = world.queued(case, cast.actor(cast.bob), cast.actor(cast.dora), then)
        assert outbox.due(then - timedelta(days=1)) == []
        assert outbox.due(now + timedelta(days=400)) == [outgoing.pk]
        for _ in range(3):
            assert outbox.hand_over(outgoing.pk) is OutgoingState.LIVE
        assert sandbox.store.reviews["r1"].puts == 1
        for jump in (timedelta(days=400), timedelta(days=-400)):
            renewing.renew_due(now + jump)
        assert Case.objects.get().stage == "resolve"


@pytest.mark.usefixtures("without_waiting")
def test_a_platform_that_answers_with_a_page_is_told_on_the_channels_page_and_asked_again(cast, now, as_alice):
    with world.google() as sandbox:
        channel = world.connect(cast, sandbox)
        world.write_review(sandbox, "r1", "Cold pasta.", 2, "Julia R.", now)
        sandbox.faults.rates = {Fault.ERROR_PAGE: 1.0}
        listening.listen(channel.pk, now=now)
        channel.refresh_from_db()
        page = as_alice.get(reverse("channels", args=["lantern"])).content.decode()
        assert "in trouble" in page
        assert channel.trouble in page.replace("&#x27;", "'")
        assert "<html" not in channel.trouble
        assert channel.next_poll_at > now
        assert not Case.objects.exists()
        sandbox.faults.rates = {}
        listening.listen(channel.pk, now=channel.next_poll_at)
        channel.refresh_from_db()
        assert (channel.trouble, Case.objects.count()) == ("", 1)


def test_right_to_left_and_emoji_stay_what_they_are(cast, now, as_alice):
    """The page shows them; a text is turned where its writer turned it and nothing around it is."""
    for number, text in enumerate(("سيئ جدا 🍝 " * 500, "‮txet desrever‬ 🍝")):
        case = opened(cast, timezone.now(), external_id=f"r-{number}", text=text)
        assert case.post.text.strip() == text.strip()
        shown = as_alice.get(reverse("case", args=["lantern", case.code]))
        assert shown.status_code == 200
        assert 'dir="auto"' in shown.content.decode()
