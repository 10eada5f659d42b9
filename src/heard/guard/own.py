"""What a reply says in its own words: what it only says back to the reviewer is not held against who writes.

"You write that nobody came" says no more than the review did, and neither do words of the review between quotation marks.
In "You write that nobody came and we will sue you" only the threat is their own.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, takewhile

from heard.guard.case import public_words
from heard.guard.issue import meaning_words, stem
from heard.guard.text import Text
from heard.vocabulary.reading import Language, Span
from heard.vocabulary.text import Brief

_HALF = 0.5  # of the words of meaning stand in the review
_QUOTED = re.compile('(?<!\\w)["“„«”‘\']([^"“”„«»‘’\n]{2,200}?)["”“»’\'](?!\\w)')
_CLAUSE = r"(?:\s+|(?<=['’]))(?P<said>[^.,;:!?\n–—]{3,200})"
_PART = re.compile(  # up to a word that may begin a clause of one's own
    r".+?(?=\s(?:and|but|or|so|yet|because|while|although|though|whereas|y|o|pero|porque|aunque|mientras|et|ou|mais|car|alors"
    r"|und|oder|aber|doch|weil|obwohl|sondern|e|ed|ma|perché|mentre|mas|embora|enquanto|en|of|maar|omdat|want|terwijl)\s|$)",
    re.IGNORECASE | re.DOTALL,
)
_SAYING_BACK = {
    Language.ENGLISH: r"you (?:also |rightly )?"
    r"(?:write|wrote|say|said|mention(?:ed)?|describe|(?:tell|told) us(?: \w{1,12})?|report|point out)(?: that)?",
    Language.SPANISH: r"(?:usted |nos )?(?:escribe|dice|menciona|cuenta|comenta|señala) que",
    Language.FRENCH: r"vous (?:nous )?(?:écrivez|dites|mentionnez|signalez|racontez) qu(?:e\b|['’])",
    Language.GERMAN: r"(?:sie|du) (?:schreib|sag|erwähn|bericht)(?:en|st|est|e?t)?(?: uns)?, dass",
    Language.ITALIAN: r"(?:lei )?(?:scrive|dice|menziona|racconta|segnala) che",
    Language.PORTUGUESE: r"(?:o senhor |a senhora )?(?:escreve|diz|menciona|conta|relata) que",
    Language.DUTCH: r"(?:u|je) (?:schrijft|zegt|noemt|meldt|vertelt)(?: ons)? dat",
}
_SAID_BACK = {tongue: re.compile(rf"\b{saying}{_CLAUSE}", re.IGNORECASE) for tongue, saying in _SAYING_BACK.items()}


def own_words(text: Text, brief: Brief) -> Text:
    """`text` with blanks where it quotes or says back the review, every other character in its place."""
    return _own(text, public_words(brief)) if brief.review else text


@lru_cache(maxsize=64)
def _own(text: Text, review: Text) -> Text:
    raw = text.raw
    for span in _said_back(text, review):
        raw = raw[: span.start] + " " * (span.end - span.start) + raw[span.end :]
    return text if raw == text.raw else Text.of(raw, text.expected)


def _said_back(text: Text, review: Text) -> Iterator[Span]:
    stems = frozenset(stem(word.plain) for word in meaning_words(review))
    for match in _QUOTED.finditer(text.raw):
        if _share(match.group(1), text, stems) == 1:
            yield Span(*match.span(1))
    for match in chain.from_iterable(_SAID_BACK[tongue].finditer(text.raw) for tongue in text.languages):
        parts = _PART.finditer(text.raw, *match.span("said"))
        for part in takewhile(lambda part: _share(part.group(), text, stems) >= _HALF, parts):
            yield Span(*part.span())


def _share(words: str, text: Text, stems: frozenset[str]) -> float:
    """How many of the words of meaning stand in the review; none when there are none."""
    said = [stem(word.plain) for word in meaning_words(Text.of(words, text.expected))]
    return sum(one in stems for one in said) / len(said) if said else 0.0
