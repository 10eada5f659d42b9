"""Words as people type them, turned into a question for PostgreSQL's full-text search."""

import re

from django.contrib.postgres.search import SearchQuery

PART = re.compile(r'(-?)(?:"([^"]+)"|(\S+))')
WORD = re.compile(r"\w+")


def matching(typed: str) -> SearchQuery | None:
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
    return SearchQuery(" & ".join(terms), config="simple", search_type="raw")
