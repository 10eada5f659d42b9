"""What the emulated platforms hold: accounts, places, reviews and the answers to them, in memory.

One lock guards all of it. Reviews of a place are kept in the order of their last change, so that a page is
a slice however many there are.
"""

import bisect
import heapq
import itertools
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Literal

Moderation = Literal["PENDING", "APPROVED", "REJECTED"]
Key = tuple[datetime, str]  # last change and id: the order of a place's reviews


@dataclass(slots=True)
class Reply:
    """The business's answer. `due_at` is when moderation decides, None once it has."""

    comment: str
    updated_at: datetime
    state: Moderation
    violation: str = ""
    due_at: datetime | None = None


@dataclass(slots=True)
class Review:
    """A review as its platform keeps it. `puts` counts how often an answer was written, `past` holds earlier ones."""

    id: str
    place: str
    author: str
    stars: int
    text: str
    created_at: datetime
    updated_at: datetime
    anonymous: bool = False
    reply: Reply | None = None
    puts: int = 0
    past: list[Reply] = field(default_factory=list)

    @property
    def key(self) -> Key:
        """Its position among the reviews of its place."""
        return (self.updated_at, self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A location, `locations/2`, with its address."""

    id: str
    account: str
    title: str
    street: str = ""
    postcode: str = ""
    town: str = ""
    country: str = ""
    zone: str = "UTC"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A business account, `accounts/1`, and the refresh token whose holder manages it."""

    id: str
    name: str
    refresh_token: str


class Clock:
    """The sandbox's time: the real one, moved by `advance`."""

    def __init__(self, start: datetime | None = None) -> None:
        self._offset = start - datetime.now(UTC) if start else timedelta()

    def now(self) -> datetime:
        """The present moment in the sandbox, UTC."""
        return datetime.now(UTC) + self._offset

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        self._offset += timedelta(seconds=seconds)


class Store:
    """Everything the platforms know. `moderation_seconds` is how long an answer waits for its decision."""

    def __init__(self, clock: Clock, *, moderation_seconds: float = 5.0) -> None:
        self.clock = clock
        self.lock = threading.RLock()
        self.moderation_seconds = moderation_seconds
        self.outcomes: dict[str, str] = {}  # review id, or "*", -> violation; empty violation means approved
        self.accounts: dict[str, Account] = {}
        self.places: dict[str, Place] = {}
        self.reviews: dict[str, Review] = {}
        self.on_change: Callable[[str, Review], None] = lambda kind, review: None
        self._turn = itertools.count()  # settles which of two comes first when both are due at once
        self._later: list[tuple[datetime, int, Callable[[], object]]] = []
        self._order: dict[str, list[Key]] = {}
        self._stars: dict[str, int] = {}

    def add_account(self, account: Account) -> None:
        """Open a business account."""
        with self.lock:
            self.accounts[account.id] = account

    def add_place(self, place: Place) -> None:
        """Put a place on the map."""
        with self.lock:
            self.places[place.id] = place
            self._order.setdefault(place.id, [])
            self._stars.setdefault(place.id, 0)

    def load(self, reviews: Iterator[Review]) -> None:
        """Take many reviews from the past at once, without telling anybody."""
        with self.lock:
            for review in reviews:
                self.reviews[review.id] = review
                self._order[review.place].append(review.key)
                self._stars[review.place] += review.stars
            for keys in self._order.values():
                keys.sort()

    def post(self, review: Review) -> Review:
        """A customer writes a review."""
        with self.lock:
            self.reviews[review.id] = review
            bisect.insort(self._order[review.place], review.key)
            self._stars[review.place] += review.stars
        self.on_change("NEW_REVIEW", review)
        return review

    def edit(self, review_id: str, *, stars: int | None = None, text: str | None = None) -> Review:
        """A customer changes stars or words. Raises KeyError when the review is gone."""
        with self.lock:
            review = self.reviews[review_id]
            self._forget_order(review)
            review.stars = review.stars if stars is None else stars
            review.text = review.text if text is None else text
            # Two edits within a microsecond are still two: the second is later.
            review.updated_at = max(self.clock.now(), review.updated_at + timedelta(microseconds=1))
            bisect.insort(self._order[review.place], review.key)
            self._stars[review.place] += review.stars
        self.on_change("UPDATED_REVIEW", review)
        return review

    def delete(self, review_id: str) -> None:
        """A customer, or the platform, takes a review away; nobody is told."""
        with self.lock:
            self._forget_order(self.reviews.pop(review_id))

    def put_reply(self, review_id: str, comment: str) -> Review:
        """The business answers; the new answer waits for moderation and takes the place of the old one."""
        with self.lock:
            review = self.reviews[review_id]
            if review.reply:
                review.past.append(review.reply)
            now = self.clock.now()
            due = now + timedelta(seconds=self.moderation_seconds)
            review.reply = Reply(comment=comment, updated_at=now, state="PENDING", due_at=due)
            review.puts += 1
            self.settle(review)
            return review

    def delete_reply(self, review_id: str) -> None:
        """The business takes its answer down."""
        with self.lock:
            review = self.reviews[review_id]
            if review.reply:
                review.past.append(review.reply)
            review.reply = None

    def settle(self, review: Review) -> None:
        """Let moderation decide if its time has come."""
        reply = review.reply
        if reply and reply.state == "PENDING" and reply.due_at and self.clock.now() >= reply.due_at:
            violation = self.outcomes.get(review.id, self.outcomes.get("*", ""))
            reply.state = "REJECTED" if violation else "APPROVED"
            reply.violation = violation
            reply.due_at = None

    def at(self, due: datetime, act: Callable[[], object]) -> None:
        """Let `act` happen once the sandbox's time has come to `due`."""
        with self.lock:
            heapq.heappush(self._later, (due, next(self._turn), act))

    def catch_up(self) -> None:
        """Do what has become due, oldest first."""
        with self.lock:
            while self._later and self._later[0][0] <= self.clock.now():
                heapq.heappop(self._later)[2]()

    def moderate(self, review_id: str, violation: str) -> Review:
        """Decide now: rejected for `violation`, or approved when it is empty. Raises KeyError without an answer."""
        with self.lock:
            review = self.reviews[review_id]
            if review.reply is None:
                raise KeyError(review_id)
            review.reply.state = "REJECTED" if violation else "APPROVED"
            review.reply.violation = violation
            review.reply.due_at = None
            return review

    def page(self, places: list[str], before: Key | None, size: int) -> list[Review]:
        """The `size` reviews last changed before `before`, newest first, over all `places`."""
        with self.lock:
            runs = [self._backwards(place, before) for place in places]
            found = []
            for key in heapq.merge(*runs, reverse=True):
                review = self.reviews[key[1]]
                self.settle(review)
                found.append(review)
                if len(found) == size:
                    break
            return found

    def count(self, place: str) -> tuple[int, float]:
        """How many reviews a place has, and their mean rating (0.0 without any)."""
        with self.lock:
            total = len(self._order[place])
            return total, round(self._stars[place] / total, 1) if total else 0.0

    def _backwards(self, place: str, before: Key | None) -> Iterator[Key]:
        keys = self._order[place]
        end = len(keys) if before is None else bisect.bisect_left(keys, before)
        return (keys[index] for index in range(end - 1, -1, -1))

    def _forget_order(self, review: Review) -> None:
        keys = self._order[review.place]
        del keys[bisect.bisect_left(keys, review.key)]
        self._stars[review.place] -= review.stars
