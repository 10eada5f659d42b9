"""Writing many rows at once leaves what writing them one by one would have left."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from heard.records.bulk import insert_many, update_many
from heard.records.models import Case, Channel, Post
from heard.vocabulary.platforms import Platform
from heard.vocabulary.reading import Severity
from heard.vocabulary.way import CaseKind, Priority

MOMENT = datetime(2026, 11, 22, 19, 30, 0, 123456, tzinfo=UTC)
# What COPY and JSON could each spoil on the way.
TEXTS = [
    "plain",
    "",
    "tab\tand\nline",
    "back\\slash \\N",
    'say "hi"',
    "{curly, comma}",
    "naïve 🙂 مرحبا",
    "NULL",
    "'; DROP TABLE x; --",
]


def posts(channel: Channel, texts: list[str]) -> list[Post]:
    return [
        Post(
            brand_id=channel.brand_id,
            channel=channel,
            external_id=f"id {i}",
            platform=Platform.GOOGLE,
            kind=CaseKind.REVIEW,
            text=text,
            stars=None if i % 2 else 5,
            anonymous=bool(i % 2),
            published_at=MOMENT,
            seen_at=MOMENT,
            digest="d",
        )
        for i, text in enumerate(texts)
    ]


def cases(rows: list[Post]) -> list[Case]:
    return [
        Case(
            brand_id=row.brand_id,
            post=row,
            code=f"AAAA-{row.pk:04}"[:9],
            kind=CaseKind.REVIEW,
            cycle_at=MOMENT,
            opened_at=MOMENT,
            written_on=MOMENT.date(),
            platform=Platform.GOOGLE,
            topics=["waiting", 'quo"ted'],
            next_due=MOMENT,
            planned_at=MOMENT,
        )
        for row in rows
    ]


def test_every_text_comes_back_as_it_was_written(cast) -> None:  # type: ignore[no-untyped-def]
    written = insert_many(posts(cast.channel, TEXTS))
    assert [Post.objects.get(pk=row.pk).text for row in written] == TEXTS
    first, second = (Post.objects.get(pk=row.pk) for row in written[:2])
    assert (first.stars, first.anonymous, first.published_at) == (5, False, MOMENT)
    assert (second.stars, second.anonymous, second.kind) == (None, True, "review")


def test_rows_are_found_by_their_words_at_once(cast) -> None:  # type: ignore[no-untyped-def]
    insert_many(posts(cast.channel, ["cold pasta"]))
    assert Post.objects.filter(search="pasta").count() == 1


def test_a_second_row_of_the_same_identity_is_refused_and_nothing_is_kept(cast) -> None:  # type: ignore[no-untyped-def]
    rows = posts(cast.channel, ["one", "two"])
    rows[1].external_id = rows[0].external_id
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_many(rows)
    assert Post.objects.count() == 0
    assert rows[0]._state.adding


def test_nothing_to_write_is_no_statement(cast, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    with django_assert_num_queries(0):
        assert insert_many([]) == []
        update_many([], ["stage"])


def test_update_writes_the_named_fields_of_each_row_and_no_others(cast) -> None:  # type: ignore[no-untyped-def]
    rows = insert_many(cases(insert_many(posts(cast.channel, ["a", "b"]))))
    rows[0].severity, rows[0].priority, rows[0].owner_id = Severity.DANGER, Priority.URGENT, cast.bob.pk
    rows[0].topics, rows[0].stars, rows[0].next_due = ["price", "café"], 1, MOMENT + timedelta(microseconds=7)
    rows[1].reply_due, rows[1].learned = MOMENT, "not named, not written"
    update_many(rows, ["severity", "priority", "owner", "topics", "stars", "next_due", "reply_due"])
    first, second = (Case.objects.get(pk=row.pk) for row in rows)
    assert (first.severity, first.priority, first.owner) == ("danger", "urgent", cast.bob)
    assert (first.topics, first.stars, first.next_due) == (["price", "café"], 1, MOMENT + timedelta(microseconds=7))
    assert (second.reply_due, second.learned, second.topics, second.owner) == (MOMENT, "", ["waiting", 'quo"ted'], None)


def test_texts_are_data_in_an_update_too(cast) -> None:  # type: ignore[no-untyped-def]
    rows = insert_many(posts(cast.channel, ["x"] * len(TEXTS)))
    for row, text in zip(rows, TEXTS, strict=True):
        row.text = text
    update_many(rows, ["text"])
    assert [Post.objects.get(pk=row.pk).text for row in rows] == TEXTS
