"""The small language in which rules are written, and its translation to regular expressions.

    sue*            a word that begins so
    sue|court       one of these words
    really?         a word that may be missing
    ..              up to two words in between, never across the end of a sentence
    ...             up to six words in between
    ....            up to twelve words in between, over the end of a sentence too
    #               a number
    %name           the words of the list `name`

A rule is only tried where its rarest word occurs, so a thousand rules cost what a few do.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from heard.reader.fold import fold

_JOIN = r"[^\w.!?;\n]{1,4}"
_WORD = r"\w+(?:['-]\w+)*"
_END = r"(?!\w)"
_BETWEEN = {"..": (_JOIN, 2), "...": (_JOIN, 6), "....": (r"[^\w]{1,6}", 12)}
_LIST = re.compile(r"%(\w+)")


def _item(item: str) -> str:
    if item == "#":
        return r"\d[\d.,]*"
    options = (re.escape(option.removesuffix("*")) + (r"\w*" if option.endswith("*") else "") for option in item.split("|"))
    return "(?:" + "|".join(options) + ")" + _END


def spell_out(line: str, lists: Mapping[str, str]) -> str:
    """The line with the words of its lists in place of their names. Raises `KeyError` for a list nobody wrote."""
    return _LIST.sub(lambda found: "|".join(lists[found.group(1)].split()), line)


def to_regex(pattern: str) -> str:
    """The regular expression of one pattern, for folded text."""
    out, join = r"(?<!\w)", ""
    for item in fold(pattern).split():
        if item in _BETWEEN:
            gap, most = _BETWEEN[item]
            out += f"(?:{gap}{_WORD}){{0,{most}}}" if join else ""
            join = gap if join else ""
        elif item.endswith("?"):
            out += f"(?:{join}{_item(item[:-1])})?" if join else f"(?:{_item(item[:-1])}{_JOIN})?"
        else:
            out += join + _item(item)
            join = _JOIN
    return out


def trigger_words(pattern: str) -> tuple[str, ...]:
    """The words of the pattern's rarest required item (the longest is taken for the rarest)."""
    items = [item for item in fold(pattern).split() if item != "#" and item not in _BETWEEN and not item.endswith("?")]
    best = max(items, key=lambda item: min(len(option.rstrip("*")) for option in item.split("|")))
    # A hyphen or an apostrophe parts a word for the trigger; any part will do, the expression checks the rest.
    return tuple(re.split(r"['-]", option)[-1] or option for option in best.split("|"))


@dataclass(frozen=True)
class Pattern:
    """One line of a rule table. `name` is what a finding says found it, `group` the class it speaks for."""

    group: str
    name: str
    language: str
    confidence: float
    source: str

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """Compiled at first use, as most rules are never reached."""
        return re.compile(to_regex(self.source))

    @cached_property
    def triggers(self) -> tuple[str, ...]:
        """Words (a star for a beginning) of which one must be in the text."""
        return trigger_words(self.source)
