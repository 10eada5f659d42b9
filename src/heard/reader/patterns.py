"""The small language in which phrases are written, and its translation to regular expressions.

    sue*            a word that begins so
    sue|court       one of these words
    really?         a word that may be missing
    ..              up to two words in between, never across the end of a sentence
    ...             up to six words in between
    #               a number

A phrase is only tried where its rarest word occurs beside a word that fits, so a thousand phrases cost what a few do.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from heard.reader.fold import fold

_JOIN = r"[^\w.!?;\n]{1,4}"
_WORD = r"\w+(?:['-]\w+)*"
_END = r"(?!\w)"
_BETWEEN = {"..": 2, "...": 6}
_LOOSE = re.compile(r"[^\w|]")  # an item that is not simply one of some words


def _item(item: str) -> str:
    if item == "#":
        return r"\d[\d.,]*"
    options = (re.escape(option.removesuffix("*")) + (r"\w*" if option.endswith("*") else "") for option in item.split("|"))
    return "(?:" + "|".join(options) + ")" + _END


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


def _fits(option: str, word: str) -> bool:
    return word.startswith(option[:-1]) if option.endswith("*") else word == option


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
    def _trigger_item(self) -> int:
        items = fold(self.source).split()
        usable = [n for n, item in enumerate(items) if item != "#" and item not in _BETWEEN and not item.endswith("?")]
        # The longest shortest word is taken for the rarest.
        return max(usable, key=lambda n: min(len(option.rstrip("*")) for option in items[n].split("|")))

    @cached_property
    def triggers(self) -> tuple[str, ...]:
        """Words (a star for a beginning) of which one must be in the text."""
        options = fold(self.source).split()[self._trigger_item].split("|")
        # A hyphen or an apostrophe parts a word for the trigger; any part will do, the expression checks the rest.
        return tuple(re.split(r"['-]", option)[-1] or option for option in options)

    def starts_with_whole(self, word: str) -> bool | None:
        """Whether `word` as a whole is the trigger, or (False) only a part of it; None if it is neither after all.

        Triggers are parts of words ("t" for "don't"), so that they promise more than they keep.
        """
        options = fold(self.source).split()[self._trigger_item].split("|")
        if any(_fits(option, word) for option in options):
            return True
        parts = word.split("'") if "'" in word else []
        apart = any(_fits(option, part) for option in options if "'" not in option for part in parts)
        return False if apart or any("-" in option for option in options) else None

    @cached_property
    def needs(self) -> tuple[frozenset[str], ...]:
        """Sets of words; of each at least one must be in the text. Cheaper to ask than the expression."""
        found = []
        for number, item in enumerate(fold(self.source).split()):
            loose = item == "#" or item in _BETWEEN or item.endswith("?") or "*" in item
            if number != self._trigger_item and not loose:
                found.append(frozenset(re.split(r"['-]", option)[-1] or option for option in item.split("|")))
        return tuple(found)

    @cached_property
    def neighbour(self) -> tuple[int, frozenset[str]]:
        """Where a word must stand beside the trigger (-1 before, 1 after) and which words will do; 0 where none must."""
        items = fold(self.source).split()
        for side in (1, -1):
            there = self._trigger_item + side
            if 0 <= there < len(items) and not _LOOSE.search(items[there]):
                return side, frozenset(items[there].split("|"))
        return 0, frozenset()

    @cached_property
    def reach(self) -> tuple[int, int]:
        """How many words it may take before its trigger and after it."""
        sizes = [_BETWEEN.get(item, 2 if "-" in item or "'" in item else 1) for item in fold(self.source).split()]
        return sum(sizes[: self._trigger_item]), sum(sizes[self._trigger_item :])
