"""Google Business Profile: reviews of all places that one sign-in manages.

Settings: `places`, a list (or a text with commas) of `locations/2` or, sparing two requests, `accounts/1/locations/2`,
empty for all that the sign-in can see; `subscription`, `push_audience`, `push_sender` for notices.
Credentials: `client_id`, `client_secret`, `refresh_token`, `push_token`.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from heard.channels.contract import Capabilities, ChannelContext, Health, Notice, Place, several
from heard.channels.errors import ChannelError, Gone, Misconfigured, NotAsPromised, Refused, TooLong
from heard.channels.google.addresses import Addresses
from heard.channels.google.notices import Notices
from heard.channels.google.wire import REPLY_LIMIT, post_from, reply_from, time_from
from heard.channels.http import AccessToken, Http, Json
from heard.channels.listing import newest_first
from heard.vocabulary.hearing import HeardPost, HeardReply
from heard.vocabulary.platforms import Platform

PAGE = 50  # reviews a page, Google's most
BATCH = 50  # places a batch request, Google's most

CAPABILITIES = Capabilities(
    can_list=True, can_sweep=True, can_batch=True, can_reply=True, can_read_back_reply=True, can_delete_reply=True, notices=True
)


class GoogleChannel:
    """See `heard.channels.contract.Channel` and `TakesNotices`. One instance belongs to one thread."""

    platform = Platform.GOOGLE
    capabilities = CAPABILITIES

    def __init__(self, context: ChannelContext) -> None:
        missing = [name for name in ("client_id", "client_secret", "refresh_token") if not context.credentials.get(name)]
        if missing:
            raise Misconfigured(", ".join(missing))
        self._at = Addresses.at(context.base_url)
        names = ("client_id", "client_secret", "refresh_token")
        form = {"grant_type": "refresh_token", **{name: context.credentials[name] for name in names}}
        self._http = Http(auth=AccessToken(self._at.token, lambda: form, context.now))
        self._open_http = Http()
        self._notices = Notices(context, http=self._http, open_http=self._open_http)
        self._chosen = _names(context.settings.get("places") or ())
        self._accounts: dict[str, str] = {}

    def list_posts(self, since: datetime | None) -> Iterator[HeardPost]:
        """Newest change first over all places; fifty places share a request."""
        unreadable: list[NotAsPromised] = []
        streams = []
        for account, places in self._by_account().items():
            for start in range(0, len(places), BATCH):
                group = places[start : start + BATCH]
                pages = self._place_pages(account, group[0]) if len(group) == 1 else self._batch_pages(account, group)
                streams.append(_until(pages, since, unreadable))
        yield from newest_first(streams, unreadable)

    def sweep(self) -> Iterator[str]:
        """Place by place, since only that list says how many there should be."""
        for account, places in self._by_account().items():
            for place in places:
                yield from self._sweep_place(account, place)

    def get(self, external_id: str) -> HeardPost | None:
        """One review; None when Google no longer has it."""
        try:
            return post_from(self._http.read(self._url(external_id)))
        except Gone:
            return None

    def reply(self, external_id: str, text: str, key: str) -> HeardReply:
        """Create or replace our answer. Google takes no key: a second call would be moderated and announced again."""
        size = len(text.encode())
        if size > REPLY_LIMIT:
            raise TooLong(f"{size} bytes, Google takes {REPLY_LIMIT}")
        if not text.strip():
            raise Refused("an empty answer")
        answer = self._http.write("PUT", f"{self._url(external_id)}/reply", {"comment": text})
        reply = reply_from(answer)
        if reply is None:
            raise NotAsPromised("no reply in the answer", maybe_done=True)
        return reply

    def read_reply(self, external_id: str) -> HeardReply | None:
        """Our answer with its moderation as of now."""
        return post_from(self._http.read(self._url(external_id))).reply

    def delete_reply(self, external_id: str) -> None:
        """Take our answer down; well if it is gone already."""
        try:
            self._http.write("DELETE", f"{self._url(external_id)}/reply")
        except Gone:
            return

    def pull_notices(self, limit: int = 100) -> Sequence[Notice]:
        """Notices of the subscription in the settings."""
        return self._notices.pull(limit)

    def acknowledge(self, notices: Sequence[Notice]) -> None:
        """Take them off the subscription."""
        self._notices.acknowledge(notices)

    def read_push(self, headers: Mapping[str, str], query: Mapping[str, str], body: bytes) -> Sequence[Notice]:
        """A pushed notice, once it has proven where it comes from."""
        return [self._notices.read_push(headers, query, body)]

    def places(self) -> tuple[Place, ...]:
        """Every place that the sign-in manages, for the settings page to choose from."""
        found: list[Place] = []
        self._accounts = {}
        for account in self._pages(f"{self._at.accounts}/accounts", {"pageSize": 20}, "accounts"):
            name = str(account.get("name", ""))
            query: dict[str, str | int] = {"pageSize": 100, "readMask": "name,title,storefrontAddress"}
            for place in self._pages(f"{self._at.places}/{name}/locations", query, "locations"):
                found.append(_place(place))
                self._accounts[found[-1].id] = name
        return tuple(found)

    def check(self) -> Health:
        """Sign in, list the places, and read one review: the review interface needs an approval of its own."""
        try:
            places = self.places()
            chosen = self._by_account()
            for account, ids in chosen.items():
                self._http.read(f"{self._at.reviews}/{account}/{ids[0]}/reviews", query={"pageSize": 1})
        except ChannelError as error:
            return Health.troubled(error)
        count = sum(map(len, chosen.values()))
        return Health(ok=bool(count), said=f"Google answers; {count} places are heard.", places=places)

    def close(self) -> None:
        """Give connections back."""
        self._http.close()
        self._open_http.close()

    def _by_account(self) -> dict[str, list[str]]:
        """Places as `locations/2`, by their account."""
        if not self._accounts and self._chosen and all(account for account, _ in self._chosen):
            self._accounts = {place: account for account, place in self._chosen}
        if not self._accounts:
            self.places()
        wanted = {place for _, place in self._chosen}
        grouped: dict[str, list[str]] = {}
        for place, account in self._accounts.items():
            if not wanted or place in wanted:
                grouped.setdefault(account, []).append(place)
        return grouped

    def _url(self, external_id: str) -> str:
        place = external_id.partition("/reviews/")[0]
        account = next((account for account, places in self._by_account().items() if place in places), None)
        if account is None:
            raise Misconfigured("a review of a place that this channel does not hold")
        return f"{self._at.reviews}/{account}/{external_id}"

    def _place_pages(self, account: str, place: str) -> Iterator[Json]:
        query: dict[str, str | int] = {"pageSize": PAGE, "orderBy": "updateTime desc"}
        return self._pages(f"{self._at.reviews}/{account}/{place}/reviews", query, "reviews")

    def _batch_pages(self, account: str, places: Sequence[str]) -> Iterator[Json]:
        body: Json = {
            "locationNames": [f"{account}/{place}" for place in places],
            "pageSize": PAGE,
            "orderBy": "updateTime desc",
        }
        while True:
            answer = self._http.read(f"{self._at.reviews}/{account}/locations:batchGetReviews", method="POST", body=body)
            for item in _objects(answer, "locationReviews"):
                yield item.get("review") or {}
            if not answer.get("nextPageToken"):
                return
            body["pageToken"] = answer["nextPageToken"]

    def _sweep_place(self, account: str, place: str) -> Iterator[str]:
        url = f"{self._at.reviews}/{account}/{place}/reviews"
        seen: set[str] = set()
        promised = 0
        for answer in self._answers(url, {"pageSize": PAGE, "orderBy": "updateTime desc"}):
            promised = promised or int(answer.get("totalReviewCount") or 0)
            for review in _objects(answer, "reviews"):
                external_id = f"{place}/reviews/{review.get('reviewId') or str(review.get('name', '')).rpartition('/')[2]}"
                if external_id not in seen:
                    seen.add(external_id)
                    yield external_id
        if len(seen) < promised:
            raise NotAsPromised(f"{promised} reviews were promised, {len(seen)} came")

    def _pages(self, url: str, query: Mapping[str, str | int], key: str) -> Iterator[Json]:
        for answer in self._answers(url, query):
            yield from _objects(answer, key)

    def _answers(self, url: str, query: Mapping[str, str | int]) -> Iterator[Json]:
        token = ""
        while True:
            answer = self._http.read(url, query={**query, "pageToken": token} if token else query)
            yield answer
            following = answer.get("nextPageToken") or ""
            if not following or following == token:
                return
            token = following


def _names(chosen: str | Sequence[str]) -> list[tuple[str, str]]:
    """Account (empty where it is not said) and place of each chosen name."""
    parts = [name.rpartition("/locations/") for name in (f"/{name.strip('/')}" for name in several(chosen))]
    return [(account.strip("/"), f"locations/{place}") for account, _, place in parts]


def _until(reviews: Iterator[Json], since: datetime | None, unreadable: list[NotAsPromised]) -> Iterator[HeardPost]:
    """Posts until one is older than `since`. One at `since` itself still comes: two reviews can share a moment."""
    for review in reviews:
        changed = time_from(review.get("updateTime"))
        if since is not None and changed is not None and changed < since:
            return
        try:
            yield post_from(review)
        except NotAsPromised as error:
            unreadable.append(error)


def _objects(answer: Json, key: str) -> list[Any]:
    found = answer.get(key, [])
    if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
        raise NotAsPromised(f"{key} is no list of objects")
    return found


def _place(place: Json) -> Place:
    address = place.get("storefrontAddress") or {}
    lines = [*address.get("addressLines", []), address.get("postalCode", ""), address.get("locality", "")]
    return Place(
        id=str(place.get("name", "")),
        name=str(place.get("title", "")),
        address=", ".join(line for line in lines if line),
        country=str(address.get("regionCode", "")),
    )
