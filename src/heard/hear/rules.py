"""What an arriving post is to us: new, the same, edited, back, or answered elsewhere. Pure."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from zoneinfo import ZoneInfo

from heard.vocabulary.hearing import HeardPost

# Everything of a post that somebody outside wrote, and how much of it the tables hold.
WORDS = (
    "external_id",
    "place",
    "title",
    "text",
    "author",
    "author_id",
    "url",
    "reply_url",
    "language",
    "contact_mail",
    "contact_phone",
)
LIMITS = {"author": 200, "author_id": 200, "language": 3, "contact_mail": 254, "contact_phone": 40}
LONGEST_NAME = 300
EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)  # nobody reviewed anything on the web before
AHEAD = timedelta(days=1)  # how far a clock elsewhere is believed to be before ours


class Arrival(StrEnum):
    """What a post that arrives means for what is kept already."""

    NEW = "new"
    SAME = "same"
    EDITED = "edited"  # rating or text: a new cycle
    STALE = "stale"  # an older state than the one we hold


@dataclass(frozen=True, slots=True)
class KnownPost:
    """What is kept of a post, as far as recognising it goes. `withheld`: its writer had it erased."""

    digest: str
    edited_at: datetime | None
    withheld: bool = False


def digest(*, stars: int | None, title: str, text: str) -> str:
    """A fingerprint of what makes an edit material: rating, title and text; white space at the ends does not count."""
    return sha256(f"{stars}\x1f{title.strip()}\x1f{text.strip()}".encode("utf-8", "surrogatepass")).hexdigest()


def arrival(known: KnownPost | None, post: HeardPost) -> Arrival:
    """What `post` is to us. A notice may overtake the list that was read before it: the older state never wins.

    Whoever had their words erased is heard no further, whatever they make of the post.
    """
    if known is None:
        return Arrival.NEW
    if known.edited_at and post.updated_at and post.updated_at < known.edited_at:
        return Arrival.STALE
    if known.withheld or known.digest == digest(stars=post.stars, title=post.title, text=post.text):
        return Arrival.SAME
    return Arrival.EDITED


def newer(known: datetime | None, told: datetime | None) -> datetime | None:
    """The later of two times at which a post was changed; a change that is not material counts, too."""
    if known is None or told is None:
        return known or told
    return max(known, told)


def identity(external_id: str) -> str:
    """A post's name on its platform, as it is kept: one that is too long keeps its beginning and a fingerprint."""
    if len(external_id) <= LONGEST_NAME:
        return external_id
    fingerprint = sha256(external_id.encode()).hexdigest()
    return f"{external_id[: LONGEST_NAME - len(fingerprint) - 1]}#{fingerprint}"


def is_history(*, published_at: datetime, listening_since: datetime, back_days: int) -> bool:
    """Whether a post is more than `back_days` older than its channel, so that nobody waits for an answer any more."""
    return published_at < listening_since - timedelta(days=back_days)


def clean(text: str) -> str:
    """Text that PostgreSQL can hold: no NUL, no lone surrogates; everything a person sees stays as it was."""
    text = text.replace("\x00", "")
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def plausible(moment: datetime, *, now: datetime) -> datetime:
    """A time that somebody's program told, as far as it can be true: what is written tomorrow was written now."""
    return now if moment > now + AHEAD else max(moment, EARLIEST)


def day_of(moment: datetime, *, zone: str) -> date:
    """The day on the calendar of a place: an evening's review belongs to that evening, wherever the server stands."""
    return moment.astimezone(ZoneInfo(zone)).date()
