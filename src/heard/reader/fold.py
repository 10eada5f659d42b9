"""One plain form of a text for matching: lower case, straight quotes, no accents; every character keeps its place.

Because nothing moves, a span found in the folded text is a span of the text itself.
People leave accents out when they are angry, so rules and words are folded the same way.
"""

import unicodedata
from functools import cache

_QUOTES = {"’": "'", "‘": "'", "`": "'", "´": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'}
_ASCII_QUOTE = {ord("`"): "'"}
_SPECIAL = {"ß": "s", "ø": "o", "œ": "o", "æ": "a", "ł": "l", "đ": "d", "ð": "d", "þ": "t", "ı": "i"}


class _Folds(dict[int, str]):
    """Fills itself: the fold of one character, made once."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char in _QUOTES:
            folded = _QUOTES[char]
        elif 0xD800 <= code <= 0xDFFF or (unicodedata.category(char) in ("Mn", "Cf", "Cc") and char not in "\n\t\r"):
            folded = " "
        else:
            lower = _SPECIAL.get(char.lower(), char.lower())
            folded = next((c for c in unicodedata.normalize("NFKD", lower) if unicodedata.category(c) != "Mn"), " ")
            folded = folded if len(folded.lower()) == 1 else " "
        self[code] = folded
        return folded


@cache
def _folds() -> _Folds:
    return _Folds()


def fold(text: str) -> str:
    """`text` in its plain form, character for character."""
    if text.isascii() and text.isprintable():
        return text.lower().translate(_ASCII_QUOTE) if "`" in text else text.lower()
    return text.translate(_folds())
