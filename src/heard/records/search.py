"""Words as people type them, turned into a question for PostgreSQL's full-text search."""

import re

from django.contrib.postgres.search import SearchQuery
from django.db import connection
from django.db.models import QuerySet

from heard.records.models import Case, Post

PART = re.compile(r'(-?)(?:"([^"]+)"|(\S+))')
WORD = re.compile(r"\w+")


class Words(SearchQuery):
    """What to look for; `raw` is the same in PostgreSQL's own notation."""

    def __init__(self, raw: str) -> None:
        super().__init__(raw, config="simple", search_type="raw")
        self.raw = raw


def matching(typed: str) -> Words | None:
    """All words must be there, the beginning of a word is enough; "in quotes" as a phrase, -word not. None for no words.

    Texts are kept as they are written, in any language, without stems: "wait" finds waiting and waiter.
    """
    terms = []
    for minus, phrase, word in PART.findall(typed):
        words = WORD.findall((phrase or word).lower())
        if not words:
            continue
        if phrase:
            term = "(" + " <-> ".join(f"'{one}'" for one in words) + ")"
        else:
            term = "(" + " & ".join(f"'{one}':*" for one in words) + ")"
        terms.append(f"!{term}" if minus else term)
    if not any(not term.startswith("!") for term in terms):
        return None
    return Words(" & ".join(terms))


def guess(query: Words) -> tuple[float, float]:
    """How many posts have these words, and how many there are, as the database's statistics guess without looking."""
    table = Post._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"EXPLAIN (FORMAT json) SELECT FROM {table} WHERE search @@ to_tsquery('simple', %s) "  # noqa: S608
            f"UNION ALL SELECT FROM {table}",
            [query.raw],
        )
        having, posts = (float(part["Plan Rows"]) for part in cursor.fetchone()[0][0]["Plan"]["Plans"])
    return having, posts


def newest_with(query: Words, cases: QuerySet[Case], *, look_at: int, most: int) -> list[int]:
    """The first cases of an ordered list that have these words, at most so many; no more than `look_at` are looked at.

    The list is walked from its beginning and left as soon as there are enough: the order of the subquery is that of the join.
    """
    listed, given = cases.values("pk", "post_id")[:look_at].query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT c.pk FROM ({listed}) AS c(pk, post_id) JOIN {Post._meta.db_table} AS p ON p.id = c.post_id "  # noqa: S608
            "WHERE p.search @@ to_tsquery('simple', %s) LIMIT %s",
            [*given, query.raw, most],
        )
        return [number for (number,) in cursor.fetchall()]
