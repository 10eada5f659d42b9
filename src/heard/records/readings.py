"""Readings as they are kept."""

from heard.records.models import Case
from heard.vocabulary.reading import Reading
from heard.vocabulary.written import reading_from_json


def newest_reading(case: Case) -> Reading | None:
    """The reading that counts for the present text, None before triage."""
    row = case.post.readings.filter(revision=case.post.revision).order_by("-id").first()
    return reading_from_json(row.data) if row else None
