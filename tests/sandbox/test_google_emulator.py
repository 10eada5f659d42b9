"""The emulator keeps to the wire: what is asked wrongly is refused in Google's shape."""

from typing import Any

import httpx
import pytest

from heard.sandbox.faults import Fault, Faults, OneShot, rates_from
from heard.sandbox.google import CLIENT_ID, CLIENT_SECRET
from heard.sandbox.server import Sandbox
from tests.sandbox.conftest import REVIEWS

REFUSED = [
    # method, path, body, status, word, remark
    ("GET", REVIEWS + "?pageSize=51", None, 400, "INVALID_ARGUMENT", "fifty is the most"),
    ("GET", REVIEWS + "?pageSize=x", None, 400, "INVALID_ARGUMENT", "no number"),
    ("GET", REVIEWS + "?orderBy=updateTime", None, 400, "INVALID_ARGUMENT", "oldest first is not served"),
    ("GET", REVIEWS + "?pageToken=rubbish", None, 400, "INVALID_ARGUMENT", "a token of nobody's"),
    ("GET", REVIEWS + "/nobody", None, 404, "NOT_FOUND", "no such review"),
    ("GET", "/v4/accounts/1/locations/9/reviews", None, 404, "NOT_FOUND", "no such place"),
    ("GET", "/v4/accounts/2/locations/1/reviews", None, 403, "PERMISSION_DENIED", "somebody else's account"),
    ("GET", "/v4/nowhere", None, 404, "NOT_FOUND", "no such address"),
    ("DELETE", REVIEWS, None, 405, "METHOD_NOT_ALLOWED", "no such method"),
    ("GET", "/v1/accounts/1/locations", None, 400, "INVALID_ARGUMENT", "a readMask is required"),
    ("PUT", REVIEWS + "/r1/reply", {"comment": " "}, 400, "INVALID_ARGUMENT", "an empty answer"),
    ("PUT", REVIEWS + "/r1/reply", {"comment": "é" * 2049}, 400, "INVALID_ARGUMENT", "too many bytes"),
    ("DELETE", REVIEWS + "/r1/reply", None, 404, "NOT_FOUND", "no answer to delete"),
    ("POST", "/v4/accounts/1/locations:batchGetReviews", {"locationNames": []}, 400, "INVALID_ARGUMENT", "no places"),
    (
        "POST",
        "/v4/accounts/1/locations:batchGetReviews",
        {"locationNames": ["accounts/2/locations/1"]},
        403,
        "PERMISSION_DENIED",
        "other",
    ),
    ("POST", "/v1/projects/p/subscriptions/none:pull", {"maxMessages": 1}, 404, "NOT_FOUND", "no such subscription"),
]


@pytest.mark.parametrize(("method", "path", "body", "status", "word", "remark"), REFUSED)
def test_what_is_asked_wrongly_is_refused(
    client: httpx.Client, method: str, path: str, body: dict[str, Any] | None, status: int, word: str, remark: str
) -> None:
    answer = client.request(method, path, json=body)
    assert (answer.status_code, answer.json()["error"]["status"]) == (status, word), remark
    assert answer.json()["error"]["code"] == status


GRANTS = [
    ({"refresh_token": "other"}, 400, "invalid_grant"),
    ({"client_secret": "wrong"}, 401, "invalid_client"),
    ({"grant_type": "password"}, 400, "unsupported_grant_type"),
]


@pytest.mark.parametrize(("change", "status", "error"), GRANTS)
def test_a_wrong_grant_gets_no_token(client: httpx.Client, change: dict[str, str], status: int, error: str) -> None:
    form = {"grant_type": "refresh_token", "client_id": CLIENT_ID, "client_secret": CLIENT_SECRET, "refresh_token": "grant-1"}
    answer = client.post("/token", data=form | change)
    assert (answer.status_code, answer.json()["error"]) == (status, error)


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer ya29.nobody", "Basic eDp5"])
def test_without_a_token_there_is_nothing(client: httpx.Client, header: str) -> None:
    answer = client.get(REVIEWS, headers={"Authorization": header})
    assert (answer.status_code, answer.json()["error"]["status"]) == (401, "UNAUTHENTICATED")


def test_pages_join_without_gap_while_reviews_come_in(client: httpx.Client) -> None:
    first = client.get(REVIEWS, params={"pageSize": 3}).json()
    client.post("/_control/reviews", json={"place": "locations/1", "stars": 5, "text": "In between"})
    second = client.get(REVIEWS, params={"pageSize": 3, "pageToken": first["nextPageToken"]}).json()
    third = client.get(REVIEWS, params={"pageSize": 3, "pageToken": second["nextPageToken"]}).json()
    seen = [review["reviewId"] for page in (first, second, third) for review in page["reviews"]]
    assert seen == [f"r{number}" for number in range(6, -1, -1)]
    assert "nextPageToken" not in third
    assert third["totalReviewCount"] == 8


def test_the_mean_follows_posts_edits_and_deletions(client: httpx.Client) -> None:
    assert client.get(REVIEWS).json()["averageRating"] == round((1 + 2 + 3 + 4 + 5 + 1 + 2) / 7, 1)
    client.patch("/_control/reviews/r0", json={"stars": 5})
    client.delete("/_control/reviews/r1")
    answer = client.get(REVIEWS).json()
    assert (answer["totalReviewCount"], answer["averageRating"]) == (6, round((5 + 3 + 4 + 5 + 1 + 2) / 6, 1))


@pytest.mark.parametrize(("order", "first"), [("rating", "ONE"), ("rating desc", "FIVE")])
def test_order_by_rating(client: httpx.Client, order: str, first: str) -> None:
    ids, token = [], ""
    for _ in range(4):
        page = client.get(REVIEWS, params={"orderBy": order, "pageSize": 2, "pageToken": token}).json()
        ids += [(review["starRating"], review["reviewId"]) for review in page["reviews"]]
        token = page.get("nextPageToken", "")
    assert ids[0][0] == first
    assert len({review for _, review in ids}) == 7
    assert not token


def test_moderation_decides_in_its_time_and_on_demand(client: httpx.Client) -> None:
    def state() -> str:
        return str(client.get(REVIEWS + "/r1").json()["reviewReply"]["reviewReplyState"])

    client.post("/_control/moderation", json={"review": "r1", "violation": "HARASSMENT"})
    client.put(REVIEWS + "/r1/reply", json={"comment": "Sorry."})
    assert state() == "PENDING"
    client.post("/_control/advance", json={"seconds": 61})
    assert state() == "REJECTED"
    client.post("/_control/moderation", json={"review": "r1", "violation": "", "now": True})
    assert state() == "APPROVED"
    client.post("/_control/moderation", json={"seconds": 0})
    client.put(REVIEWS + "/r1/reply", json={"comment": "Sorry again."})
    assert state() == "APPROVED"


def test_a_quota_names_the_seconds_until_there_is_room(client: httpx.Client) -> None:
    client.post("/_control/quota", json={"per_minute": 2})
    assert [client.get(REVIEWS).status_code for _ in range(3)] == [200, 200, 429]
    wait = int(client.get(REVIEWS).headers["Retry-After"])
    assert 55 <= wait <= 61
    client.post("/_control/advance", json={"seconds": wait})
    assert client.get(REVIEWS).status_code == 200


def test_a_body_that_is_too_large_is_refused(client: httpx.Client) -> None:
    assert client.put(REVIEWS + "/r1/reply", content=b"x" * (4 * 1024 * 1024 + 1)).status_code == 413


def test_shares_of_faults_come_out_as_asked() -> None:
    faults = Faults(rates=rates_from("429:0.2, html200:0.1"), seed=1)
    drawn = [faults.draw("GET", "/x") for _ in range(5000)]
    assert 0.18 < drawn.count(Fault.LIMITED) / 5000 < 0.22
    assert 0.085 < drawn.count(Fault.ERROR_PAGE) / 5000 < 0.115
    again = Faults(rates=rates_from("429:0.2, html200:0.1"), seed=1)
    assert [again.draw("GET", "/x") for _ in range(5000)] == drawn


def test_a_one_shot_waits_for_its_request_and_comes_once() -> None:
    faults = Faults(once=[OneShot(Fault.DROP_AFTER_WRITE, path="/reply", method="PUT")])
    assert faults.draw("GET", "/reviews/1/reply") is None
    assert faults.draw("PUT", "/reviews/1/reply") is Fault.DROP_AFTER_WRITE
    assert faults.draw("PUT", "/reviews/1/reply") is None


@pytest.mark.parametrize("text", ["429", "429:2", "teapot:0.1", "429:x"])
def test_faults_that_cannot_be_read_are_refused(text: str, sandbox: Sandbox, client: httpx.Client) -> None:
    with pytest.raises(ValueError, match=r"."):
        rates_from(text)
    assert client.post("/_control/faults", json={"rates": text}).status_code == 400
    assert sandbox.faults.rates == {}
