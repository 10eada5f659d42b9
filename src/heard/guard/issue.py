"""Whether a text names what the customer complained about."""

import re
from collections.abc import Iterator
from functools import lru_cache

from heard.guard.case import public_words
from heard.guard.known import of_case, of_text
from heard.guard.text import Text, Word
from heard.guard.tongue import small_words
from heard.guard.topics import topic_table, topics_in
from heard.vocabulary.reading import Polarity, Span
from heard.vocabulary.text import Brief

_ENDING = re.compile(
    r"(?<=\w{3})(?:ings?|edly|ed|ers?|ies|es|ly|ness|ungen|ung|en|em|n|s|y|e|a|o|as|os|ado|ada|ato|ata|ee?s?)$"
)
_SHORTEST = 3  # letters of a word that may tell something
# Beginnings of words that every review and reply has.
_COMMON = """
    exper servi feedb revie visit custo guest thing place peopl never alway would again reall after befor could
    frien recom commen expec disap exact point stars opini resen clien aviss kunde bewer gaste espei recen ospit
    clie avalia hotel resta pract shopp compa busin anyth somet every nothi timee still other about their thank
    sorry pleas esper
"""
SAYS_NOTHING = frozenset(_COMMON.split())


@of_case
def named_issue(text: Text, brief: Brief) -> Iterator[Span]:
    """The places where `text` names a topic of the complaint or takes up a telling word of the review."""
    stems = _telling_stems(brief)
    for word in meaning_words(text):
        if stem(word.plain) in stems:
            yield Span(word.start, word.end)
    for topic in _topics(brief):
        table = topic_table(topic)
        if table:
            yield from table.find(text)
        own = brief.topic_words.get(topic, "").lower()
        at = text.raw.lower().find(own) if own else -1
        if at >= 0 and at + len(own) <= len(text.raw):
            yield Span(at, at + len(own))


def _topics(brief: Brief) -> tuple[str, ...]:
    if not brief.reading:
        return topics_in(public_words(brief))
    topics = brief.reading.topics
    bad = [t.what for t in topics if t.polarity in (Polarity.NEGATIVE, Polarity.MIXED)]
    return tuple(dict.fromkeys(bad or [t.what for t in topics]))


def _telling_stems(brief: Brief) -> frozenset[str]:
    if not brief.review:
        return frozenset()
    author = {word.plain for word in Text.of(brief.review.author).words}
    words = (word.plain for word in meaning_words(public_words(brief)))
    return frozenset(stem(word) for word in words if word not in author and word[:5] not in SAYS_NOTHING)


@of_text
def meaning_words(text: Text) -> tuple[Word, ...]:
    """The words of `text` that may be taken up: those that carry meaning, short nouns ("dal", "lid") and figures too."""
    small = frozenset[str]().union(*(small_words(tongue) for tongue in text.languages))
    return tuple(
        word
        for word in text.words
        if word.plain not in small and (len(word.plain) >= _SHORTEST if word.plain[:1].isalpha() else word.plain.isdigit())
    )


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """What the forms of one word share, roughly: "waited" and "waiting" are "wait"."""
    return _ENDING.sub("", word)[:6]
