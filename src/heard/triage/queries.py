"""What the reader may learn from, and what it has learnt."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from heard.records.models import Brand, Case, Post, Reading, Tuning
from heard.triage import rules
from heard.vocabulary.hearing import HeardPost
from heard.vocabulary.reading import ReaderContext
from heard.vocabulary.way import Outcome
from heard.vocabulary.written import reading_from_json

if TYPE_CHECKING:
    from heard.reader.teaching import Lesson
    from heard.reader.tuning import Tuning as Learnt

STOOD_FOR_EACH = 3  # readings that nobody put right, for each that somebody did
_MOST_CORRECTIONS = 5000
_NOBODY_LOOKED = (Outcome.HISTORY, Outcome.THANKED, Outcome.DUPLICATE, Outcome.WITHDRAWN)


def whole_text(post: Post | HeardPost) -> str:
    """What the reader reads of a post."""
    return f"{post.title}\n{post.text}" if post.title else post.text


def context(brand: Brand, stars: int | None) -> ReaderContext:
    """What it may know beside."""
    return ReaderContext(sector=brand.sector, stars=stars, business_names=(brand.name,))


def tuning_in_force(brand_id: int) -> Learnt | None:
    """What the brand's corrections have taught the present reader, if anything."""
    from heard.reader import VERSION  # loads slowly, here and below: most commands read nothing

    mine = Tuning.objects.filter(brand=brand_id, reader=VERSION)
    newest = mine.order_by("-number").values_list("pk", "made_at").first()
    return _kept(*newest) if newest else None


@lru_cache(maxsize=64)
def _kept(key: int, made_at: datetime) -> Learnt:
    from heard.reader.tuning import unpacked

    # `made_at` tells it from a row that had the same key before a backup was brought back.
    row = Tuning.objects.select_related("brand").get(pk=key, made_at=made_at)
    return unpacked(f"{row.brand.slug[:30]}.{row.number}", bytes(row.content))


def lessons(brand: Brand) -> list[Lesson]:
    """What people put right, newest first, and beside it what they worked on and let stand; texts that are gone teach nothing."""
    cases = Case.objects.filter(brand=brand, retired_at=None).exclude(post__text="").select_related("post", "brand")
    put_right = Reading.objects.filter(post__brand=brand, version__endswith=f"+{rules.PERSON}")
    corrected = list(cases.filter(post__in=put_right.values("post")).order_by("-pk")[:_MOST_CORRECTIONS])
    let_stand = (
        cases.filter(closed_at__isnull=False)
        .exclude(outcome__in=_NOBODY_LOOKED)
        .exclude(post__in=put_right.values("post"))
        .order_by("-pk")[: STOOD_FOR_EACH * len(corrected)]
    )
    return [*_lessons(corrected, corrected=True), *_lessons(list(let_stand), corrected=False)]


def _lessons(cases: Sequence[Case], *, corrected: bool) -> list[Lesson]:
    from heard.reader.teaching import Lesson

    rows = Reading.objects.filter(post__in=[case.post_id for case in cases]).order_by("pk")
    newest = {row.post_id: row for row in rows}
    found = []
    for case in cases:
        row = newest.get(case.post_id)
        # After a material edit the text that a person spoke of is no longer there.
        if row is None or row.revision != case.post.revision or row.version.endswith(f"+{rules.PERSON}") is not corrected:
            continue
        said = rules.as_correction(reading_from_json(row.data))
        found.append(Lesson(whole_text(case.post), context(case.brand, case.post.stars), said, corrected))
    return found
