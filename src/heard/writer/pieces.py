"""What must stand in a text for a pattern to fit it: hundreds of patterns are asked of a review, and hardly any fits.

A pattern is read only as far as that needs: of everything that it cannot do without, the letters that tell most.
"""

import re
from collections import deque
from functools import lru_cache

_MARK = re.compile(
    r"[\w' ]{2,}(?![?*+{])"  # plain characters in a row, of which none is repeated
    r"|\\x[\da-fA-F]{2}|\\.|\[\^?\]?(?:\\.|[^\]])*\]"  # characters, and sets of them
    r"|\(\?(?:P=\w+|[a-zA-Z]+)\)|\(\?(?:P<\w+>|[a-zA-Z-]*:|<?[=!])"  # what was found before, flags, groups
    r"|(?:[?*+]|\{\d*,?\d*\})\??|.",
    re.DOTALL,
)
_AROUND = ("(?=", "(?!", "(?<=", "(?<!")
_MAY_LACK = re.compile(r"[?*]|\{0?,")
_SHORTEST, _LONGEST = 3, 4  # letters that are looked for
_SAME = str.maketrans("ıſ", "is")  # letters that patterns take for others, case aside
Pieces = frozenset[str]


@lru_cache(maxsize=8192)
def needed(pattern: str) -> Pieces:
    """Beginnings of pieces of text, three or four letters each, of which one stands wherever `pattern` fits, case aside; none
    where nobody can say.
    """
    found = _choice(deque(_MARK.findall(pattern)))
    return frozenset(piece[:_LONGEST] for piece in found) if _worth(found) >= _SHORTEST else Pieces()


@lru_cache(maxsize=64)
def letters(text: str) -> Pieces:
    """Every three and four letters in a row of `text`, in small letters."""
    low = text.lower().translate(_SAME)
    return frozenset(low[at : at + size] for size in (_SHORTEST, _LONGEST) for at in range(len(low) - size + 1))


def may_fit(pattern: str, text: str) -> bool:
    """Whether `text` has what `pattern` cannot do without."""
    pieces = needed(pattern)
    return not pieces or not pieces.isdisjoint(letters(text))


def _choice(marks: deque[str]) -> Pieces:
    """Of alternatives, up to the bracket that closes them, the pieces of each; none if one alternative needs nothing."""
    each = [_sequence(marks)]
    while marks and marks.popleft() == "|":
        each.append(_sequence(marks))
    return Pieces().union(*each) if all(each) else Pieces()


def _sequence(marks: deque[str]) -> Pieces:
    """Of what stands one behind the other the pieces that tell most."""
    best, run = Pieces(), ""
    while marks and marks[0] not in ("|", ")"):
        mark = marks.popleft()
        inside = _choice(marks) if mark[0] == "(" and mark[-1] != ")" else Pieces()
        repeat = marks.popleft() if marks and marks[0][0] in "?*+{" else ""
        sign = _sign(mark)
        if sign and not repeat:
            run += sign
            continue
        if mark in _AROUND or _MAY_LACK.match(repeat):
            inside = Pieces()
        if inside or run:
            best, run = max(best, inside, Pieces({run} if run else ()), key=_worth), ""
    return max(best, Pieces({run} if run else ()), key=_worth)


def _sign(mark: str) -> str:
    """The characters that a mark stands for, when they are certain."""
    if mark[0] == "\\":
        return chr(int(mark[2:], 16)) if mark[1] == "x" else "" if mark[1].isalnum() else mark[1]
    return "" if mark[0] in ".^$()|?*+[{" else mark.lower()


def _worth(pieces: Pieces) -> int:
    return min(map(len, pieces), default=0)
