"""What the program writes down of itself names nobody and quotes nothing."""

import io
import json
import logging

import pytest
import structlog
from django.test import Client

from heard.config import logs
from heard.records import queue
from heard.records.models import Case
from tests.arriving import opened

NAME, MAIL, WORDS = "Julia Marchetti", "julia@guests.example", "the waiter laughed"


@pytest.fixture
def written(monkeypatch):
    """Everything that reaches the log from here on, as it is written."""
    root = logging.getLogger()
    before = root.handlers[:], root.level
    monkeypatch.setenv("HEARD_LOG_LEVEL", "DEBUG")
    logs.configure()
    stream = io.StringIO()
    root.handlers[0].setStream(stream)  # type: ignore[attr-defined]
    logging.getLogger("django.db.backends").setLevel(logging.INFO)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    root.handlers[:], root.level = before[0], before[1]


def test_a_key_that_nobody_declared_is_dropped(written):
    structlog.get_logger("heard.test").info("heard", case=7, author=NAME, text=WORDS)
    (line,) = written()
    assert (line["event"], line["case"]) == ("heard", 7)
    assert not {"author", "text"} & set(line)


def test_an_error_is_told_by_its_kind_and_its_way_and_not_in_its_words(written, cast, now):
    case = opened(cast, now, author=NAME)
    for log in (structlog.get_logger("heard.test"), logging.getLogger("some.library")):
        try:
            raise ValueError(f"{NAME} wrote: {WORDS}")
        except ValueError:
            log.exception("broken", **({} if isinstance(log, logging.Logger) else {"case": case.pk}))
    own, foreign = written()
    for line in (own, foreign):
        assert (line["event"], line["error"]) == ("broken", "ValueError")
        assert line["where"][-1].endswith("test_an_error_is_told_by_its_kind_and_its_way_and_not_in_its_words")
        assert NAME not in json.dumps(line)


def test_what_is_put_into_a_line_of_a_library_stays_out(written):
    logging.getLogger("some.library").warning("could not mail %s", MAIL)
    logging.getLogger("procrastinate.worker").error(
        f"Job fetch_post[7](name={NAME}) ended with status: Error",
        extra={"action": "job_error", "job": {"task_name": "fetch_post", "id": 7, "task_kwargs": {"name": NAME}}},
    )
    mail, job = written()
    assert mail["event"] == "could not mail %s"
    assert (job["event"], job["task"], job["job"]) == ("job_error", "fetch_post", 7)
    assert NAME not in json.dumps(job)


def test_a_signed_link_and_the_words_of_a_search_never_reach_the_log(written, cast):
    browser = Client()
    browser.get("/facts/a-token-that-opens-something/")
    browser.get("/say/harbour-door-of-somebody/")
    browser.force_login(cast.alice)
    browser.get("/b/lantern/cases/NO-SUCH-CODE/")
    browser.get("/api/v1/cases", {"text": NAME})
    lines = written()
    assert {line["route"] for line in lines if line["event"] == "request"} >= {"facts/<str:token>/", "say/<slug:door>/"}
    for said in ("a-token", "harbour-door", "NO-SUCH", NAME):
        assert said not in json.dumps(lines)


@pytest.mark.demand("P1")
def test_a_whole_story_leaves_no_name_and_no_word_in_the_log(written, cast, now):
    """From the platform's wire over the pages to a job that is put down: what people wrote is in the tables only."""
    case = opened(cast, now, author=NAME, text=f"{WORDS} at {MAIL}")
    browser = Client()
    browser.force_login(cast.alice)
    page = f"/b/lantern/cases/{case.code}/"
    for path, form in (
        ("note/", {"note-text": WORDS}),
        ("ask/", {"ask-name": NAME, "ask-mail": MAIL, "ask-question": WORDS}),
        ("search/", {"search-name": NAME}),
        ("write/", {"text": f"Dear {NAME}, {WORDS}."}),
    ):
        assert browser.post(page + path, form).status_code in (200, 302)
    queue.enqueue("fetch_post", channel=1, external_id=NAME)
    assert Case.objects.get().notes.count() == 1
    said = json.dumps(written())
    for personal in (NAME, MAIL, WORDS, "Julia", "julia"):
        assert personal not in said
