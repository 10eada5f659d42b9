"""Posts as a channel hands them over, and how they come in."""

from datetime import datetime, timedelta
from typing import Any

from heard.desk import intake
from heard.hear.actions import TakenIn
from heard.records.models import Case
from heard.vocabulary.hearing import HeardPost
from heard.vocabulary.platforms import Platform

PASTA = "Waited 50 minutes for cold pasta and your waiter Marco laughed at us."


def post(now: datetime, **changes: Any) -> HeardPost:
    """A two-star review that was written an hour ago."""
    values: dict[str, Any] = {
        "external_id": "r-1",
        "platform": Platform.GOOGLE,
        "text": PASTA,
        "stars": 2,
        "author": "Julia R.",
        "published_at": now - timedelta(hours=1),
        "updated_at": now - timedelta(hours=1),
    }
    return HeardPost(**{**values, **changes})


def take_in(cast: Any, *posts: HeardPost, now: datetime) -> TakenIn:
    """What became of a batch that fits into one."""
    (taken,) = intake.take_in(cast.channel, posts, now=now, place=cast.place)
    return taken


def opened(cast: Any, now: datetime, **changes: Any) -> Case:
    """The case of one new review, as it stands in the database."""
    (case,) = take_in(cast, post(now, **changes), now=now).opened
    return Case.objects.select_related("post", "brand", "location").get(pk=case.pk)


def told(case: Case) -> list[str]:
    """What the log says, in words."""
    return list(case.log_entries.order_by("id").values_list("kind", flat=True))
