"""The REST API as a program sees it: one key, one role, one brand; errors in clear words."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client, override_settings
from prometheus_client.parser import text_string_to_metric_families

from heard.desk.keys import hashed, new_key
from heard.records import queue
from heard.records.models import ApiKey, Case, Channel
from heard.sandbox.facebook import CREDENTIALS, PAGE, VERIFY, Facebook
from heard.sandbox.store import Clock
from tests.desk import world

POSTS = "/api/v1/posts"


class Program:
    """Somebody with a key."""

    def __init__(self, key: str) -> None:
        self.client = Client(headers={"Authorization": f"Bearer {key}"})

    def get(self, path, **query):
        return self.client.get(path, query)

    def post(self, path, body):
        return self.client.post(path, json.dumps(body), content_type="application/json")


def program(brand, person, role="owner") -> Program:
    key = new_key()
    ApiKey.objects.create(brand=brand, name="till", role=role, hashed=hashed(key), made_by=person)
    return Program(key)


def one(now, **changes):
    return {"id": "x-1", "text": "Cold pasta.", "stars": 2, "published_at": now.isoformat(), **changes}


@pytest.fixture
def till(cast):
    return program(cast.brand, cast.alice)


def test_only_the_hash_of_a_key_is_kept_and_a_revoked_one_opens_nothing(cast, now):
    key = new_key()
    row = ApiKey.objects.create(brand=cast.brand, name="till", hashed=hashed(key), made_by=cast.alice)
    assert key not in str(vars(row))
    assert Program(key).get("/api/v1/cases").status_code == 200
    row.revoked_at = now
    row.save()
    assert Program(key).get("/api/v1/cases").status_code == 401
    assert Program("heard_made_up").get("/api/v1/cases").status_code == 401
    assert Client().get("/api/v1/cases").status_code == 401


@pytest.mark.demand("H1")
def test_a_batch_is_read_and_planned_and_the_same_again_changes_nothing(till, now):
    batch = [one(now, id=f"x-{n}") for n in range(30)]
    first = till.post(POSTS, batch).json()
    assert (len(first["opened"]), first["changed"], first["same"]) == (30, [], 0)
    assert till.post(POSTS, batch).json() == {"opened": [], "changed": [], "same": 30}
    edited = till.post(POSTS, [one(now, id="x-3", stars=1)]).json()
    assert len(edited["changed"]) == 1
    whole = till.get(f"/api/v1/cases/{edited['changed'][0]}").json()
    assert (whole["cycle"], whole["stars"], whole["stage"]) == (2, 1, "gather")
    assert [entry["kind"] for entry in whole["log"]][:1] == ["taken_in"]


def test_another_brand_sees_nothing(cast, till, now):
    (code,) = till.post(POSTS, [one(now)]).json()["opened"]
    stranger = program(cast.other, cast.charlie)
    assert stranger.get(f"/api/v1/cases/{code}").status_code == 404
    assert stranger.get("/api/v1/cases").json()["cases"] == []
    assert stranger.post(f"/api/v1/cases/{code}/notes", {"text": "Ha."}).status_code == 404
    assert Case.objects.get().notes.count() == 0


WRONG = [
    ({"stars": 6}, 422, "six stars"),
    ({"id": ""}, 422, "no id"),
    ({"published_at": "yesterday"}, 422, "no date"),
    ({"published_at": "2026-11-01T10:00:00"}, 422, "a date without its zone"),
    ({"platform": "myspace"}, 422, "a platform nobody knows"),
]


@pytest.mark.parametrize(("changes", "status", "remark"), WRONG, ids=[remark for *_, remark in WRONG])
def test_what_is_wrong_is_named_and_nothing_of_the_batch_is_kept(till, now, changes, status, remark):
    answer = till.post(POSTS, [one(now, id="good"), one(now, **changes)])
    assert answer.status_code == status
    assert next(iter(changes)) in str(answer.json())
    assert Case.objects.count() == 0


def test_too_many_at_once_and_no_json_are_refused(till, now):
    assert "at most 500" in till.post(POSTS, [one(now, id=str(n)) for n in range(501)]).json()["detail"]
    assert till.client.post(POSTS, "{", content_type="application/json").status_code == 400


def test_strange_characters_in_every_field_are_taken_in(till, now):
    strange = one(now, id="x\x00y", text="a\x00b", author="\x00", url="http://x/\x00", contact_mail="m\x00@x", place="\x00")
    assert len(till.post(POSTS, [strange]).json()["opened"]) == 1
    assert till.post(POSTS, [strange]).json()["same"] == 1


def test_what_the_plan_refuses_is_a_conflict_with_its_reasons(till, now):
    (code,) = till.post(POSTS, [one(now)]).json()["opened"]
    draft = till.post(f"/api/v1/cases/{code}/drafts", {"text": "We are sorry about the cold pasta."}).json()
    held = till.post(f"/api/v1/cases/{code}/drafts/{draft['id']}/send", {})
    assert held.status_code == 409
    assert "Nobody has said yet what happened" in held.json()["detail"]
    assert till.post(f"/api/v1/cases/{code}/drafts/{draft['id']}/approve", {}).status_code == 403
    assert till.post(f"/api/v1/cases/{code}/close", {"outcome": "answered"}).status_code == 409
    assert till.get("/api/v1/cases", after="nonsense").status_code == 400


def test_the_description_of_the_api_names_every_address(till):
    told = till.get("/api/v1/openapi.json").json()
    assert told["openapi"].startswith("3.")
    assert {"/api/v1/posts", "/api/v1/cases", "/api/v1/cases/{code}/drafts"} <= set(told["paths"])
    for path in told["paths"].values():
        for act in path.values():
            assert act["summary"]
            assert act["security"]
    named = set(told["components"]["schemas"])
    used = {part.split('"')[0] for part in json.dumps(told).split("#/components/schemas/")[1:]}
    assert used <= named


def test_a_notice_that_does_not_prove_itself_is_refused(cast, now):
    with world.google() as sandbox:
        channel = world.connect(cast, sandbox)
        for address in (
            f"/api/notices/{channel.pk}",
            f"/api/notices/{channel.pk}?token=wrong",
            "/api/notices/99999?token=word",
        ):
            assert Client().post(address, b"{}", content_type="application/json").status_code == 403
        good = f"/api/notices/{channel.pk}?token=word"
        assert Client().post(good, b'{"message": {}}', content_type="application/json").status_code == 200
        assert Client().post(good, b"x" * 200_000, content_type="application/json").status_code == 413
        assert Client().get(good).status_code == 403


def test_the_desk_says_that_it_is_well(db):
    answer = Client().get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok")


def test_figures_are_for_this_machine_or_with_the_token(db):
    assert b"heard_jobs_waiting" in Client().get("/metrics").content
    assert Client(REMOTE_ADDR="192.0.2.7").get("/metrics").status_code == 403
    assert Client(headers={"X-Forwarded-For": "192.0.2.7"}).get("/metrics").status_code == 403
    with override_settings(METRICS_TOKEN="word"):
        far = Client(REMOTE_ADDR="192.0.2.7", headers={"Authorization": "Bearer word"})
        assert far.get("/metrics").status_code == 200
        wrong = Client(REMOTE_ADDR="192.0.2.7", headers={"Authorization": "Bearer work"})
        assert wrong.get("/metrics").status_code == 403


def test_figures_hold_nothing_of_any_person(till, now):
    till.post(POSTS, [one(now, author="Julia Roth", published_at=(now - timedelta(days=1)).isoformat())])
    assert b"Julia" not in Client().get("/metrics").content


def figure(text, name, **labels):
    """The value of one line of the figures, 0 where it was never counted."""
    (family,) = [family for family in text_string_to_metric_families(text) if family.name == name]
    told = [one.value for one in family.samples if labels.items() <= one.labels.items() and not one.name.endswith("_bucket")]
    return told[0] if told else 0


def test_requests_are_counted_by_the_pattern_of_their_address_and_nothing_a_stranger_typed(till, now):
    (code,) = till.post(POSTS, [one(now)]).json()["opened"]
    asked = {"method": "GET", "route": "api/v1/cases/<code>"}
    before = figure(Client().get("/metrics").content.decode(), "heard_request_seconds", **asked, status="200")
    till.get(f"/api/v1/cases/{code}")
    till.get("/api/v1/cases/JULIA-ROTH")
    Client().get("/facts/a-token-of-somebody/")
    Client().generic("JULIA", "/healthz")
    text = Client().get("/metrics").content.decode()
    assert figure(text, "heard_request_seconds", **asked, status="200") == before + 1
    assert figure(text, "heard_request_seconds", method="other", route="healthz", status="405") >= 1
    for said in (code, "JULIA", "a-token"):
        assert said not in text


def test_the_states_of_the_outbox_and_jobs_that_wait_are_told(cast, till, now):
    (code,) = till.post(POSTS, [one(now)]).json()["opened"]
    case = Case.objects.get(code=code)
    for state, looks in (("queued", now), ("failed", None), ("live", None)):
        case.outgoing.create(cycle=1, text="Dear Julia", digest="d", state=state, approved_at=now, next_look_at=looks)
    queue.enqueue("renew_brand", brand=cast.brand.pk)
    text = Client().get("/metrics").content.decode()
    assert [figure(text, "heard_outgoing", state=state) for state in ("queued", "failed", "live")] == [1, 1, 0]
    assert figure(text, "heard_jobs_waiting") >= 1
    assert figure(text, "heard_channels_in_trouble", kind="api") == 0


@pytest.mark.demand("H2")
def test_facebook_asks_whether_the_address_is_ours_and_then_tells_of_comments(cast, now):
    channel = Channel.objects.create(
        brand=cast.brand, kind="facebook", platform="facebook", name="Page", credentials=CREDENTIALS, settings={"page": PAGE}
    )
    door = f"/api/notices/{channel.pk}"
    asked = {"hub.mode": "subscribe", "hub.verify_token": VERIFY, "hub.challenge": "<b>4711</b>"}
    answer = Client().get(door, asked)
    assert (answer.status_code, answer.content, answer["Content-Type"]) == (200, b"<b>4711</b>", "text/plain")
    assert Client().get(door, {**asked, "hub.verify_token": "no"}).status_code == 403
    told = [{"item": "comment", "verb": "add", "comment_id": f"1_{number}"} for number in (2, 3, 2)]
    headers, body = Facebook(Clock(now)).pushed(*told)
    assert Client().post(door, body, content_type="application/json").status_code == 403
    assert waiting() == []
    assert Client(headers=headers).post(door, body, content_type="application/json").status_code == 200
    assert waiting() == ["comment/1_2", "comment/1_3"]
    Channel.objects.filter(pk=channel.pk).update(paused=True)
    assert Client().get(door, asked).status_code == 403


def waiting():
    with connection.cursor() as cursor:
        cursor.execute("SELECT args->>'external_id' FROM procrastinate_jobs WHERE task_name = 'fetch_post' ORDER BY id")
        return [one for (one,) in cursor.fetchall()]
