"""Tells what readers already know from the review from what only the house knows (R-11, R-12)."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from heard.guard.case import public_words
from heard.guard.phrases import Phrases
from heard.guard.telling import telling
from heard.guard.text import Text, Word
from heard.vocabulary.reading import Span
from heard.vocabulary.text import Brief

_STEM = 5
_TELLING = 2
_LIKE = 0.34  # of the telling words of a sentence, or of a step, stand in both
MANY = 3  # words of one clause that only the house can have
_MONTHS = (
    "january jan enero janvier januar gennaio janeiro januari",
    "february feb febrero février fevrier februar febbraio fevereiro februari",
    "march mar marzo mars märz maerz março marco maart",
    "april apr abril avril aprile",
    "may mayo mai maggio maio mei",
    "june jun junio juin juni giugno junho",
    "july jul julio juillet juli luglio julho",
    "august aug agosto août aout augustus",
    "september sep sept septiembre septembre settembre setembro",
    "october oct octubre octobre oktober ottobre outubro",
    "november nov noviembre novembre",
    "december dec diciembre décembre decembre dezember dicembre dezembro",
)
_ORDINAL = r"(?:st|nd|rd|th|er|[.ºª°])?"
_OF = r"\s*(?:of|de|di|del|den)?\s*(?:the\s+)?"


def stems(text: Text) -> frozenset[str]:
    """The beginnings of every word of `text`, by which two forms of a word are held to be one."""
    return frozenset(word.plain[:_STEM] for word in text.words)


def unsaid(brief: Brief, words: str) -> bool:
    """Whether `words` hold something that the review does not say: a word whose beginning it does not have."""
    wanted = Text.of(words).words
    return not {word.plain[:_STEM] for word in wanted} <= stems(public_words(brief))


def tells_more(text: Text, sentence: Span, brief: Brief) -> bool:
    """Whether `sentence` holds a number, or two words of meaning, that neither the review nor a recorded step has."""
    public = stems(public_words(brief)).union(*(stems(Text.of(fix.text)) for fix in brief.fixes))
    new = {
        word.plain for word in text.words if sentence.start <= word.start < sentence.end and word.plain[:_STEM] not in public
    }
    return any(word[:1].isdigit() for word in new) or len(new & {word.plain for word in text.content}) >= _TELLING


def is_recorded(text: Text, sentence: Span, brief: Brief, verbs: frozenset[str] = frozenset()) -> bool:
    """Whether `sentence` tells of a step on record: it shares a third of its telling words, the stems `verbs` aside."""
    around = (word for word in text.content if sentence.start <= word.start < sentence.end)
    said = {word.plain[:_STEM] for word in around} - verbs
    recorded = (stems(Text.of(fix.text, brief.language)) for fix in brief.fixes)
    return any(len(said & fix) >= max(1, _LIKE * min(len(said), len(fix))) for fix in recorded)


def unsaid_words(text: Text, words: Iterable[Word], brief: Brief) -> int:
    """How many of `words` are about one case and neither the review nor a recorded step has them; a number counts for all."""
    route = brief.route
    ours = Text.of(f"{brief.case_code} {route.contact} {route.phone} {route.mail}")
    public = stems(public_words(brief)).union(stems(ours), *(stems(Text.of(fix.text)) for fix in brief.fixes))
    new = [word for word in words if word.plain[:_STEM] not in public]
    if any(word.plain[:1].isdigit() for word in new):
        return MANY
    return len(telling(text, new, brief))


def unsaid_phrases(text: Text, brief: Brief, table: Phrases) -> Iterator[Span]:
    """The phrases of `table` in `text` that tell more than the review does: a word of meaning that it does not have."""
    public = stems(public_words(brief))
    for span in table.find(text):
        telling = [w for w in text.content if span.start <= w.start and w.end <= span.end]
        if not telling or any(word.plain[:_STEM] not in public for word in telling):
            yield span


def digits(words: str) -> str:
    """The digits of `words`, in order."""
    return "".join(char for char in words if char.isdigit() and char.isascii())


def numbers_like(raw: str, wanted: str, tail: int) -> Iterator[Span]:
    """Places of `raw` whose digits, however they are grouped, end in the last `tail` digits of `wanted`."""
    if len(wanted) < tail:
        return
    pattern = r"[\s()./-]{0,2}".join(wanted[-tail:])
    if not re.search(pattern, raw):  # far quicker to see than what stands before it
        return
    for match in re.finditer(rf"(?<!\d)\+?(?:[\d\s()./-]{{0,12}}){pattern}(?!\d)", raw):
        yield Span(match.start(), match.end())


def spellings(day: date) -> re.Pattern[str]:
    """Every way in which the seven languages write `day`, with its month in words or figures, with or without a year."""
    months = "|".join(_MONTHS[day.month - 1].split())
    number, month = rf"0?{day.day}", rf"0?{day.month}"
    return re.compile(
        rf"(?<![\w/.-])(?:{number}{_ORDINAL}{_OF}(?:{months})\b|(?:{months})\.?\s+(?:the\s+)?{number}{_ORDINAL}(?!\w)"
        rf"|{number}[./-]\s?{month}(?:[./-]\s?(?:{day.year}|{day.year % 100:02}))?(?!\d)"
        rf"|{month}/{number}(?:/(?:{day.year}|{day.year % 100:02}))?(?!\d)|{day.isoformat()})",
        re.IGNORECASE,
    )


def days(values: Iterable[str]) -> Iterator[date]:
    """The ISO dates among `values`; anything else is left to people."""
    for value in values:
        try:
            yield date.fromisoformat(value[:10])
        except ValueError:
            continue


def one_edit_apart(one: str, other: str) -> bool:
    """Whether one letter put in, left out or changed makes `one` into `other`, or they are the same."""
    if abs(len(one) - len(other)) > 1:
        return False
    first = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest, tail = one[first:], other[first:]
    return rest[1:] == tail[1:] or rest[1:] == tail or rest == tail[1:]
