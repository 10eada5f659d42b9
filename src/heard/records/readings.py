"""Readings as they are kept."""

from heard.records.models import Case
from heard.records.models import Reading as Row
from heard.records.question import Question
from heard.vocabulary.reading import Reading
from heard.vocabulary.written import reading_from_json

_NEWEST = Question(
    lambda post, revision: Row.objects.filter(post=post, revision=revision).order_by("-id").values_list("data", flat=True)[:1]
)


def newest_reading(case: Case) -> Reading | None:
    """The reading that counts for the present text, None before triage."""
    data = _NEWEST.first(case.post_id, case.post.revision)
    return reading_from_json(data) if data else None
