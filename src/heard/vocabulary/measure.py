"""How long a text is, in the count that a platform uses (R-18).

The writer fits a text with it and the guard checks with it, so both always agree.
"""

import re
import unicodedata
from functools import cache
from typing import Any

from heard.vocabulary.platforms import Unit

URL_WEIGHT = 23  # X replaces every address by one of this length
_DEFAULT_WEIGHT = 2
_LIGHT = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))  # code points that X counts once

_ADDRESS = re.compile(
    r"https?://[^\s<>\"]+"
    r"|(?<![\w@#./-])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+"
    r"(?:com|org|net|info|biz|shop|store|app|dev|io|co|eu|uk|us|ca|au|es|fr|de|at|ch|it|pt|br|nl|be|example)"
    r"\b(?!@)(?:/[^\s<>\"]*)?",
    re.IGNORECASE,
)


def measure(text: str, unit: Unit) -> int:
    """The length of `text` in `unit`.

    `characters` are code points, `bytes` are UTF-8, `graphemes` are what a reader sees as one character (UAX #29),
    `weighted` is X's count: NFC, an address counts 23, an emoji 2 however it is put together, and other code points
    1 or 2 by the ranges of twitter-text's configuration 3. Lone surrogates count like any code point.
    """
    match unit:
        case "characters":
            return len(text)
        case "bytes":
            return len(text.encode("utf-8", "surrogatepass"))
        case "graphemes":
            return len(text) if text.isascii() and "\r" not in text else len(_grapheme().findall(text))
        case "weighted":
            return _weighted(unicodedata.normalize("NFC", text))


def _weighted(text: str) -> int:
    without, addresses = _ADDRESS.subn("", text)
    length = addresses * URL_WEIGHT
    if without.isascii():
        return length + len(without)
    return length + sum(_weight(cluster) for cluster in _grapheme().findall(without))


def _weight(cluster: str) -> int:
    if len(cluster) == 1 and ord(cluster) <= _LIGHT[0][1]:
        return 1
    if _emoji().search(cluster):
        return _DEFAULT_WEIGHT
    return sum(1 if any(first <= ord(char) <= last for first, last in _LIGHT) else _DEFAULT_WEIGHT for char in cluster)


# Patterns of the regex library, which knows UAX #29; made on first use because most texts never need them.
@cache
def _grapheme() -> Any:
    import regex

    return regex.compile(r"\X")


@cache
def _emoji() -> Any:
    import regex

    return regex.compile(r"\p{Emoji_Presentation}|\p{Emoji}\uFE0F|\p{Extended_Pictographic}\u200D")
