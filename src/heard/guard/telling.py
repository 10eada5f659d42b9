"""Tells words that speak of one case from those that any reply has."""

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources

from heard.guard.find import sentence_of
from heard.guard.issue import named_issue
from heard.guard.marks import APOLOGY
from heard.guard.text import Text, Word
from heard.guard.tone import tones
from heard.guard.tongue import small_words
from heard.vocabulary.reading import Language, Span
from heard.vocabulary.text import Brief

_BEGINNING = 6  # letters by which two forms of a word are held to be one
_SHORTEST = 3
FEWEST = 2  # words in one sentence that no ordinary reply has
_BARE = 5  # words and the mark of a sentence that only says sorry


@cache
def _usual(language: Language) -> frozenset[str]:
    table = resources.files("heard.guard.tables") / "usual.toml"
    listed = tomllib.loads(table.read_text("utf-8"))[language.value]["words"]
    return frozenset(word[:_BEGINNING] for word in listed.split()) | small_words(language)


@cache
def _usual_of(languages: tuple[Language, ...]) -> frozenset[str]:
    return frozenset[str]().union(*map(_usual, languages))


def telling_words(text: Text, span: Span, brief: Brief) -> int:
    """How many different words between the ends of `span` no ordinary reply has."""
    return len(telling(text, (word for word in text.words if span.start <= word.start < span.end), brief))


def telling(text: Text, words: Iterable[Word], brief: Brief) -> frozenset[str]:
    """The beginnings of those of `words` that no ordinary reply has; names of the case aside."""
    author = brief.review.author if brief.review else ""
    names = frozenset(f"{author} {brief.route.contact} {brief.voice.brand} {brief.voice.signature}".lower().split())
    usual = _usual_of(text.languages)
    known = names | usual
    return frozenset(
        word.plain[:_BEGINNING]
        for word in words
        if len(word.plain) >= _SHORTEST
        and word.plain.isalpha()
        and word.plain not in known
        and word.plain[:_BEGINNING] not in usual
    )


def felt_sentences(text: Text) -> frozenset[Span]:
    """The sentences that feel with the customer or say sorry, and those right before a bare "We apologise"."""
    felt = {*tones(text, "empathy"), *(sentence_of(text, span) for span in APOLOGY.find(text))}
    return frozenset(felt) | before_bare_apologies(text)


def before_bare_apologies(text: Text) -> frozenset[Span]:
    """The sentences after which one only says sorry."""
    sorry = {sentence_of(text, span) for span in APOLOGY.find(text)}
    words = dict(text.spoken)
    before = zip(text.sentences, text.sentences[1:], strict=False)
    return frozenset(one for one, after in before if after in sorry and len(words[after]) <= _BARE)


def names_it(text: Text, brief: Brief) -> bool:
    """Whether it takes up a word or a topic of the review, or feels with them in a sentence that would fit no other one."""
    if any(named_issue(text, brief)):
        return True
    return any(telling_words(text, sentence, brief) >= FEWEST for sentence in felt_sentences(text))
