"""Whether a clause that was said back can stand behind "I'm sorry that …": whole, and something to be sorry for.

Only in a language whose table says how (`whole.toml`).
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from heard.vocabulary.reading import Language
from heard.writer.tables import SPOKEN, Rare, table


@dataclass(frozen=True, slots=True)
class _Signs:
    """By what one language tells whole clauses from others; the names are those of the table."""

    no_verb: re.Pattern[str]
    nobodys_fault: tuple[Rare, ...]
    one_or_many: re.Pattern[str]
    joined: re.Pattern[str]
    plural: re.Pattern[str]
    many: frozenset[str]
    one_all_the_same: tuple[str, ...]


@lru_cache(maxsize=len(SPOKEN))
def _signs(language: Language) -> _Signs:
    words = table(language).whole
    patterns = {name: re.compile(words[name], re.IGNORECASE) for name in ("no_verb", "one_or_many", "joined", "plural")}
    return _Signs(
        **patterns,
        nobodys_fault=tuple(map(Rare, words["nobodys_fault"])),
        many=frozenset(words["many"]),
        one_all_the_same=tuple(words["one_all_the_same"]),
    )


def is_whole(said: str, language: Language) -> bool:
    """Whether it has a verb, of the number of its thing, and tells of something that others are to blame for."""
    signs = _signs(language)
    return (
        not signs.no_verb.match(said) and not any(fault.match(said) for fault in signs.nobodys_fault) and _agrees(said, signs)
    )


def single(word: str, language: Language) -> str:
    """The word for one of what `word` names more of; empty where it does not end like that."""
    signs = _signs(language)
    return signs.plural.sub("", word) if signs.plural.search(word) else ""


def _agrees(said: str, signs: _Signs) -> bool:
    """Whether the verb is of the number of its thing; it is not where a clause was cut in two: "(the room and) the bathroom were …"."""
    match = signs.one_or_many.match(said)
    if match is None or signs.joined.search(said, 0, match.end()):
        return True
    thing = match["thing"].lower()
    many = thing in signs.many or signs.plural.search(thing) is not None
    return many if match["many"] else not many or thing.endswith(signs.one_all_the_same)
