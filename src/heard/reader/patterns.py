"""The small language in which phrases are written, and its translation to regular expressions.

    sue*            a word that begins so
    sue|court       one of these words
    really?         a word that may be missing
    ..              up to two words in between, never across the end of a sentence
    ...             up to six words in between
    #               a number

A phrase is only tried where two of its words stand as near to each other as it wants them, so that a thousand phrases cost
what a few do.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from heard.reader.fold import fold

_JOIN = r"[^\w.!?;\n\0]{1,4}"
_WORD = r"\w+(?:['-]\w+)*"
_END = r"(?!\w)"
_BETWEEN = {"..": 2, "...": 6}
_DIGITS = tuple(f"{digit}*" for digit in range(10))
_TOKEN = re.compile(r"\w+(?:'\w+)?")  # a word as texts are cut: a hyphen parts it


def _item(item: str) -> str:
    return "(?:" + "|".join(map(_option, item.split("|"))) + ")" + _END


def _option(option: str) -> str:
    if option == "#":
        return r"\d[\d.,]*"
    return re.escape(option.removesuffix("*")) + (r"\w*" if option.endswith("*") else "")


def to_regex(phrase: str) -> str:
    """The regular expression of one phrase, for folded text."""
    out, join = r"(?<!\w)", ""
    for item in fold(phrase).split():
        if item in _BETWEEN:
            out += f"(?:{join}{_WORD}){{0,{_BETWEEN[item]}}}" if join else ""
        elif item.endswith("?"):
            out += f"(?:{join}{_item(item[:-1])})?" if join else f"(?:{_item(item[:-1])}{_JOIN})?"
        else:
            out += join + _item(item)
            join = _JOIN
    return out


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a phrase may be tried: at one of the words `first` (a star for a beginning), if one of `second` stands up to `within`
    words after it; where `second` is empty, `first` is enough. The phrase takes at most `before` words before it and `after`
    words after it.
    """

    first: tuple[str, ...]
    second: tuple[str, ...]
    within: int
    before: int
    after: int


@dataclass(frozen=True)
class Phrase:
    """One phrase of a concept. `concept` is the number of the idea that it speaks of, or -1 for an idiom."""

    concept: int
    source: str

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """Compiled at first use, as most phrases are never reached."""
        return re.compile(to_regex(self.source))

    @cached_property
    def anchor(self) -> Anchor:
        """The two neighbouring words of the phrase that are found least often near each other, the longest being taken for the
        rarest.
        """
        items = fold(self.source).split()
        last = [_last_words(item) for item in items]
        sizes = [_size(item) for item in items]
        firm = [n for n, words in enumerate(last) if words]
        best = max(
            pairwise(firm), key=lambda two: _rare(last[two[0]], last[two[1]]) - sum(sizes[two[0] + 1 : two[1]]), default=None
        )
        first = best[0] if best else max(firm, key=lambda n: min(map(len, last[n])))
        reach = (sum(sizes[: first + 1]) - 1, sum(sizes[first:]))
        if best is None:
            return Anchor(last[first], (), 0, *reach)
        return Anchor(last[first], last[best[1]], sum(sizes[first + 1 : best[1] + 1]), *reach)


def _last_words(item: str) -> tuple[str, ...]:
    """Of each word that will do, what stands after its last hyphen; none, where any word or none will do."""
    if item in _BETWEEN or item.endswith("?"):
        return ()
    found: list[str] = []
    for option in item.split("|"):
        if option == "#":
            found += _DIGITS
            continue
        words = _TOKEN.findall(option)
        if not words:
            return ()
        found.append(words[-1] + "*" * option.endswith("*"))
    return tuple(found)


def _size(item: str) -> int:
    """How many words an item may take."""
    if item == "#":
        return 2  # a point parts a number
    return _BETWEEN.get(item) or max(len(_TOKEN.findall(option)) or 1 for option in item.split("|"))


def _rare(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    short, long = sorted(min(len(word.rstrip("*")) for word in words) for words in (one, other))
    return 2.0 * long + short
