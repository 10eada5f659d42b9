"""One account on a Mastodon server: who mentions it, our answers, reports to the moderators.

Settings: `base_url`, the server. Credentials: `token`, an access token of the account.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from heard.channels.contract import Capabilities, ChannelContext, Health, Report, moment_from
from heard.channels.errors import ChannelError, Gone, Misconfigured, NotAsPromised, TooLong, as_promised
from heard.channels.http import Http, Json, safe_base
from heard.channels.listing import readable, tell
from heard.channels.mastodon.wire import REPORT_LIMIT, addressed, category_of, post_from, reply_from
from heard.vocabulary.hearing import HeardPost, HeardReply
from heard.vocabulary.platforms import Platform

PAGE = 80  # the server's most
CAPABILITIES = Capabilities(
    can_list=True,
    can_sweep=True,
    can_reply=True,
    can_read_back_reply=True,
    can_delete_reply=True,
    idempotent_reply=True,
    can_report=True,
)


class MastodonChannel:
    """See `heard.channels.contract.Channel` and `TakesReports`."""

    platform = Platform.MASTODON
    capabilities = CAPABILITIES

    def __init__(self, context: ChannelContext) -> None:
        token = context.credentials.get("token")
        if not token:
            raise Misconfigured("token")
        self._server = context.base_url
        self._http = Http.with_token(token)

    def _at(self, path: str) -> str:
        return f"{safe_base(self._server)}/api/v1/{path}"

    def list_posts(self, since: datetime | None) -> Iterator[HeardPost]:
        """Mentions, newest first. Edits are not listed by the server: they are seen when a post is fetched again."""
        unreadable: list[NotAsPromised] = []
        yield from readable(self._mentions(), _status, unreadable, since=since, moved_at=_came_at)
        tell(unreadable)

    def _mentions(self) -> Iterator[Json]:
        query: dict[str, str | int] = {"types[]": "mention", "limit": PAGE}
        while True:
            rows = self._http.read_list(self._at("notifications"), query=query)
            yield from rows
            if not rows:
                return
            with as_promised("list of mentions"):
                query = {**query, "max_id": str(rows[-1]["id"])}

    def sweep(self) -> Iterator[str]:
        """Every mention that the server still has: with a status its notification goes."""
        for row in self._mentions():
            with as_promised("mention"):
                external_id = str(row["status"]["id"])
            yield external_id

    def get(self, external_id: str) -> HeardPost | None:
        """The status as it is now."""
        try:
            return post_from(self._http.read(self._at(f"statuses/{external_id}")))
        except Gone:
            return None

    def reply(self, external_id: str, text: str, key: str) -> HeardReply:
        """Answer under it, to whoever wrote it. The same key twice is one answer for an hour."""
        asked = self._http.read(self._at(f"statuses/{external_id}"))
        with as_promised("status with its account"):
            said = addressed(text, asked["account"]["acct"])
        body = {"status": said, "in_reply_to_id": external_id, "visibility": asked.get("visibility") or "public"}
        done = self._http.write("POST", self._at("statuses"), body, headers={"Idempotency-Key": key})
        with as_promised("answer", maybe_done=True):
            return reply_from(done)

    def read_reply(self, external_id: str) -> HeardReply | None:
        """Our newest answer under it."""
        found = self._own_answer(external_id)
        return reply_from(found) if found else None

    def delete_reply(self, external_id: str) -> None:
        """Take our answer down; none there is as good."""
        found = self._own_answer(external_id)
        if found:
            self._http.write("DELETE", self._at(f"statuses/{found['id']}"))

    def _own_answer(self, external_id: str) -> Json | None:
        own = self._http.read(self._at("accounts/verify_credentials"))
        below = self._http.read(self._at(f"statuses/{external_id}/context"))
        with as_promised("talk with its accounts"):
            under = [one for one in below["descendants"] if one["in_reply_to_id"] == external_id]
            answers = [one for one in under if one["account"]["id"] == own["id"]]
        return answers[-1] if answers else None

    def report(self, report: Report) -> str:
        """Tell the moderators of our server. They see the ground and our reason, and pass it on where the post comes from."""
        if len(report.text) > REPORT_LIMIT:
            raise TooLong(f"a report takes {REPORT_LIMIT} characters")
        asked = self._http.read(self._at(f"statuses/{report.external_id}"))
        with as_promised("status with its account"):
            body = {
                "account_id": asked["account"]["id"],
                "status_ids": [report.external_id],
                "comment": report.text,
                "category": category_of(report.ground),
                "forward": "@" in str(asked["account"]["acct"]),
            }
        return str(self._http.write("POST", self._at("reports"), body).get("id") or "")

    def check(self) -> Health:
        """Ask who we are."""
        try:
            own = self._http.read(self._at("accounts/verify_credentials"))
        except ChannelError as error:
            return Health.troubled(error)
        return Health(ok=True, said=f"Signed in as @{own.get('acct')}.")

    def close(self) -> None:
        """Give the connection back."""
        self._http.close()


def _came_at(row: Json) -> datetime:
    """When our server heard of it: what a post says of its own age is up to whoever wrote it."""
    return moment_from(row["created_at"])


def _status(row: Json) -> HeardPost:
    with as_promised("mention"):
        status = row["status"]
    return post_from(status)
