"""Looks for given words, money and emoji, rather than phrases, in a text."""

import re
from collections.abc import Iterable, Iterator

from heard.guard.text import Text
from heard.vocabulary.reading import Span

_CURRENCIES = ("£", "€", "$", "usd", "eur", "gbp", "cad", "aud", "chf")
_NAMED = (
    *_CURRENCIES,
    "euro",
    "euros",
    "pound",
    "pounds",
    "dollar",
    "dollars",
    "libras",
    "dólares",
    "dollari",
    "sterline",
    "pond",
    "pfund",
)
_FIGURE = r"\d[\d.,]{0,14}\d|\d"
MONEY = re.compile(
    rf"(?:(?:{'|'.join(map(re.escape, _CURRENCIES))})\s?(?P<before>{_FIGURE})"
    rf"|(?<![\d.,])(?P<after>{_FIGURE})\s?(?:{'|'.join(map(re.escape, _NAMED))})(?!\w))",
    re.IGNORECASE,
)
_EMOJI = re.compile(
    "[\U0001f300-\U0001faff\U0001f000-\U0001f2ff\u2600-\u26ff\u2700-\u27bf\u2b50\u2b55\u231a\u231b\u23e9-\u23fa\u3030\u303d\u3297\u3299]"
    "[\ufe0f\u200d\U0001f300-\U0001faff\u2640\u2642\u2764\U0001f3fb-\U0001f3ff]*"
)


def mentions(text: Text, words: str) -> Iterator[Span]:
    """Every place where `words` stand next to each other in `text`, case and accents aside."""
    wanted = [word.plain for word in Text.of(words).words]
    if not wanted or not text.known.issuperset(wanted):
        return
    needle, at = " " + " ".join(wanted) + " ", 0
    while (at := text.line.find(needle, at)) >= 0:
        yield text.span(at + 1, at + len(needle) - 1)
        at += len(needle) - 1


def holds_any(text: Text, words: Iterable[str]) -> bool:
    """Whether one of `words` stands in `text`, be it inside another word: far quicker to see than what stands around it."""
    return any(word in text.low for word in words)


def sums(text: Text) -> Iterator[re.Match[str]]:
    """Every sum of money, as a match of `MONEY`."""
    if holds_any(text, _NAMED):
        yield from MONEY.finditer(text.raw)


def emoji(text: Text) -> Iterator[Span]:
    """Every emoji, joined ones as one."""
    if not text.raw.isascii():
        yield from (Span(match.start(), match.end()) for match in _EMOJI.finditer(text.raw))


def sentence_of(text: Text, span: Span) -> Span:
    """The sentence in which `span` begins; the span itself when it lies outside of all."""
    return next((one for one in text.sentences if one.start <= span.start < one.end), span)


def minor_units(money: re.Match[str]) -> int:
    """The sum of a match of `MONEY` in minor units: "£1,250.50" is 125050, "12,5 €" is 1250, "1.250 €" is 125000."""
    figure = money.group("before") or money.group("after")
    split = re.fullmatch(r"(?P<whole>[\d.,]*?)(?:[.,](?P<cents>\d{1,2}))?", figure)
    whole, cents = (split.group("whole"), split.group("cents") or "") if split else (figure, "")
    return int(re.sub(r"\D", "", whole) or 0) * 100 + int(cents.ljust(2, "0"))
