"""What every platform looks like from the desk.

A channel knows its platform and nothing else: no settings, no tables, no other channel. It gets a frozen
`ChannelContext`, translates the platform's words into the vocabulary, and decides nothing. Errors are those
of `heard.channels.errors`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Protocol, Self, runtime_checkable

from heard.channels.errors import ChannelError
from heard.vocabulary.hearing import HeardPost, HeardReply
from heard.vocabulary.platforms import Platform


def _utc_now() -> datetime:
    return datetime.now(UTC)


def moment_from(said: str) -> datetime:
    """A time as interfaces write it (RFC 3339). Raises ValueError when it names no zone: nobody can say when that is."""
    when = datetime.fromisoformat(said)
    if when.tzinfo is None:
        raise ValueError("a time without a zone")
    return when


def several(said: str | Sequence[str]) -> list[str]:
    """A setting that names several things: a list, or a text with commas or spaces between, as a form sends it."""
    return said.replace(",", " ").split() if isinstance(said, str) else list(said)


def wordings(said: str | Sequence[str]) -> list[str]:
    """A setting that names several things which may have several words: a list, or a text with commas between."""
    parts = said.split(",") if isinstance(said, str) else said
    return [one for one in (part.replace('"', "").strip() for part in parts) if one]


@dataclass(frozen=True, slots=True, kw_only=True)
class Capabilities:
    """What a platform's interface can do; everything else is done by a person with copy and confirm.

    `idempotent_reply` means that `reply` with the same key twice is one reply for the platform. Where it is
    False, read back before a retry. Where `can_sweep` is False the platform never shows all posts at once, so that
    none is ever taken for deleted. `notices` means that the channel also is a `TakesNotices`, `can_report` a `TakesReports`,
    `can_write_in_private` a `WritesInPrivate`. An entry says the most that its channels can; one that is set up for less
    says so itself.
    """

    can_list: bool = False
    can_sweep: bool = False
    can_batch: bool = False
    can_reply: bool = False
    can_read_back_reply: bool = False
    can_delete_reply: bool = False
    notices: bool = False
    idempotent_reply: bool = False
    can_report: bool = False
    can_write_in_private: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelContext:
    """All that a channel is told. `credentials` are secret; `settings` may be shown.

    `base_url` replaces every address of the platform, for the sandbox and for proxies; empty means the real one.
    """

    credentials: Mapping[str, str] = field(default_factory=dict, repr=False)
    settings: Mapping[str, Any] = field(default_factory=dict)
    base_url: str = ""
    now: Callable[[], datetime] = _utc_now


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A location as the platform knows it. `id` is what `HeardPost.place` holds."""

    id: str
    name: str
    address: str = ""
    country: str = ""  # ISO 3166 alpha-2, empty when the platform does not say
    verified: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """Whether the channel works just now, in words for the channels page. `error` is the name of the error's class."""

    ok: bool
    said: str
    mend: str = ""
    error: str = ""
    places: tuple[Place, ...] = ()

    @classmethod
    def troubled(cls, error: ChannelError) -> Self:
        """What went wrong, as the page tells it."""
        return cls(ok=False, said=str(error), mend=error.mend, error=type(error).__name__)


class Channel(Protocol):
    """A platform that is asked and answered through its interface."""

    @property
    def platform(self) -> Platform:
        """Where its posts are."""

    @property
    def capabilities(self) -> Capabilities:
        """What it can do."""

    def list_posts(self, since: datetime | None) -> Iterator[HeardPost]:
        """Posts made or changed at `since` or later, newest change first; all of them when `since` is None.

        A post that cannot be understood does not stop the others: `NotAsPromised` is raised after the last one.
        """

    def sweep(self) -> Iterator[str]:
        """The external ids of all posts that exist.

        Raises rather than ending early, so that what is missing after a full run was deleted, and an id
        that the desk does not know was missed by `list_posts`.
        """

    def get(self, external_id: str) -> HeardPost | None:
        """One post as it is now; None when it is no longer there."""

    def reply(self, external_id: str, text: str, key: str) -> HeardReply:
        """Publish our answer, replacing an earlier one where the platform keeps one only.

        Never retried inside. When the error says `maybe_done`, call `read_reply` before trying again.
        `key` is the same for every try of one reply.
        """

    def read_reply(self, external_id: str) -> HeardReply | None:
        """Our answer as the platform has it now, with its moderation; None when there is none.

        Raises `Gone` when the post itself is no longer there.
        """

    def delete_reply(self, external_id: str) -> None:
        """Take our answer down, where `capabilities.can_delete_reply`."""

    def check(self) -> Health:
        """Try the sign-in and look at the places. Never raises a `ChannelError`: it is told in the answer."""

    def close(self) -> None:
        """Give connections back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptCustomer:
    """A customer as a shop has them. `id` is the shop's own number."""

    id: str
    given: str
    surname: str
    mail: str = ""
    phone: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptOrder:
    """An order as a shop has it; `amount` in minor units, `changed_at` is what a next pull goes on from."""

    id: str
    customer: str
    at: datetime
    changed_at: datetime
    what: str = ""
    amount: int | None = None


@runtime_checkable
class KeepsRecords(Protocol):
    """A channel that brings customers and orders instead of posts."""

    def list_customers(self, since: datetime | None) -> Iterator[KeptCustomer]:
        """Customers changed at `since` or later where the shop can tell, else all."""

    def list_orders(self, since: datetime | None) -> Iterator[tuple[KeptOrder, KeptCustomer]]:
        """Orders changed at `since` or later, oldest change first, each with who ordered."""

    def close(self) -> None:
        """Let go of its connection."""


class NoticeKind(StrEnum):
    """What a platform says has happened."""

    NEW = "new"
    CHANGED = "changed"
    OTHER = "other"  # something that is not about a review


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A hint that a post should be fetched. It is never trusted for content: `get` follows.

    `receipt` goes back to the platform once the post is kept; empty for notices that were pushed.
    """

    kind: NoticeKind
    external_id: str = ""
    place: str = ""
    message_id: str = ""
    receipt: str = ""


@runtime_checkable
class TakesNotices(Protocol):
    """A channel whose platform tells about new posts by itself."""

    def read_push(self, headers: Mapping[str, str], query: Mapping[str, str], body: bytes) -> Sequence[Notice]:
        """The notices that the platform posted to us. Raises `BadNotice` unless they prove where they come from."""


@runtime_checkable
class PullsNotices(TakesNotices, Protocol):
    """A channel whose notices wait somewhere until they are fetched."""

    def pull_notices(self, limit: int = 100) -> Sequence[Notice]:
        """Notices that wait, at most `limit`; they come again until they are acknowledged."""

    def acknowledge(self, notices: Sequence[Notice]) -> None:
        """Say that these were taken in."""


@runtime_checkable
class MeetsChallenges(Protocol):
    """A channel whose platform asks, before it sends notices to an address, whether that is ours."""

    def meet(self, query: Mapping[str, str]) -> str:
        """What we say back to the challenge in `query`. Raises `BadNotice` unless it knows the word that was agreed on."""


@runtime_checkable
class WritesInPrivate(Protocol):
    """A channel whose platform lets a business write first, in private, to whoever wrote a post."""

    def write_in_private(self, external_id: str, text: str) -> None:
        """Send it; never retried inside. Raises `SaidAlready` where the platform takes one message a post and has one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A wish that the platform looks at a post again. `ground` is a code of the desk's list, `text` says what in the post breaks it."""

    external_id: str
    ground: str
    text: str


@runtime_checkable
class TakesReports(Protocol):
    """A channel whose platform takes reports through its interface."""

    def report(self, report: Report) -> str:
        """Hand it in; the platform's reference, empty where it gives none. Never retried inside."""
