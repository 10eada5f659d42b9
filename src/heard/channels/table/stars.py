"""Ratings as people and platforms write them, to one to five stars."""

import math
import re

_WORDS = {
    **{word: number for number, word in enumerate(("one", "two", "three", "four", "five"), 1)},
    **{word: number for number, word in enumerate(("eins", "zwei", "drei", "vier", "fünf"), 1)},
    **{word: number for number, word in enumerate(("un", "deux", "trois", "quatre", "cinq"), 1)},
    **{word: number for number, word in enumerate(("uno", "dos", "tres", "cuatro", "cinco"), 1)},
    "ein": 1,
    "einen": 1,
    "una": 1,
    "une": 1,
}
_WORD = "|".join(sorted(_WORDS, key=len, reverse=True))
_NUMBER = r"\d{1,3}(?:[.,]\d{1,2})?"
_UNITS = r"stars?|sterne?n?|étoiles?|estrellas?|bubbles?|punkten?"
_OUT_OF = r"(?:out\s+of|of|von|sur|de|/)"
_FULL, _EMPTY = "★⭐●🟊", "☆✩○⭘"
_GLYPHS = re.compile(f"(?P<full>[{_FULL}](?:[\\s\\ufe0f]?[{_FULL}])*)?\\ufe0f?\\s?(?P<empty>[{_EMPTY}](?:\\s?[{_EMPTY}])*)?")
_RATIO = re.compile(
    rf"(?<![\w.,/])(?P<got>{_NUMBER}|{_WORD})(?:[\s-]*(?:{_UNITS}))?\s*{_OUT_OF}\s*(?P<most>5|10|100|five|fünf|cinq|cinco)(?![\w/]|[.,]\d)",
    re.IGNORECASE,
)
_NAMED = re.compile(rf"(?<![\w.,/])(?P<got>[1-5](?:[.,]\d)?|{_WORD})[\s-]*(?:{_UNITS})(?!\w)", re.IGNORECASE)
_BARE = re.compile(rf"\s*(?P<got>{_NUMBER}|{_WORD})\s*(?P<percent>%)?\s*\Z", re.IGNORECASE)


def stars_from(cell: str, *, out_of: int = 5) -> int | None:
    """A whole cell as stars; None when it is empty. `out_of` is the scale of bare numbers: 5, 10 or 100.

    Raises ValueError, with words for a person, when it is something else or lies off the scale.
    """
    if not cell.strip():
        return None
    if len(cell) > 60:
        raise ValueError(f"“{cell.strip()[:40]}…” is too long for a rating")
    bare = _BARE.match(cell)
    if bare:
        return _scaled(bare["got"], 100 if bare["percent"] else out_of, cell)
    found = find_stars(cell)
    if found is None:
        raise ValueError(f"“{cell.strip()[:40]}” is no rating")
    return found[0]


def find_stars(text: str) -> tuple[int, int, int] | None:
    """The first rating in a text as (stars, start, end): glyphs, "2 out of 5", "4/5", "two stars"; None without one."""
    glyphs = next((match for match in _GLYPHS.finditer(text) if _is_row(match)), None)
    ratio = next((match for match in _RATIO.finditer(text) if _value(match["got"]) <= _value(match["most"])), None)
    named = next((match for match in _NAMED.finditer(text) if _value(match["got"]) <= 5), None)
    if glyphs:
        count = sum(letter in _FULL for letter in glyphs["full"] or "")
        return max(count, 1), glyphs.start(), glyphs.end()
    if ratio:
        return _scaled(ratio["got"], int(_value(ratio["most"])), ratio[0]), ratio.start(), ratio.end()
    if named:
        return _scaled(named["got"], 5, named[0]), named.start(), named.end()
    return None


def _is_row(match: re.Match[str]) -> bool:
    """Whether glyphs are a rating: at most five in all, and one alone only beside empty ones."""
    full = sum(letter in _FULL for letter in match["full"] or "")
    empty = sum(letter in _EMPTY for letter in match["empty"] or "")
    return full + empty == 5 or (not empty and 2 <= full <= 5)


def _value(word: str) -> float:
    return float(_WORDS[word.lower()]) if word.lower() in _WORDS else float(word.replace(",", "."))


def _scaled(word: str, out_of: int, cell: str) -> int:
    value = _value(word)
    if not 0 <= value <= out_of:
        raise ValueError(f"“{cell.strip()[:40]}” is not between 0 and {out_of}")
    # Half a star counts as the better one, and nobody can give less than one.
    return max(1, math.floor(value / out_of * 5 + 0.5))
