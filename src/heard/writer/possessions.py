"""Of what and of whom a clause speaks that does not say it: "it" is what somebody bought or had done, and behind a heading
("Estate agent. Missed two viewings") it is the house that did what follows.

"Ordered a coffee table. Three weeks later it arrives with a crack" says of the coffee table that it arrived with a crack.
Only in a language whose table says how (`possessions.toml`).
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache

from heard.vocabulary.reading import Language
from heard.writer.tables import SPOKEN, spelt_out, table

_HEADED = re.compile(r"([A-Za-z]+(?: [a-z]+){0,2})\. ")


@dataclass(frozen=True, slots=True)
class _Signs:
    """By what one language tells it; the names are those of the table."""

    came_by: re.Pattern[str]
    first_of_all: re.Pattern[str]
    no_thing: re.Pattern[str]
    it: re.Pattern[str]
    it_after: re.Pattern[str]
    has: re.Pattern[str]
    bare: re.Pattern[str]
    theirs: re.Pattern[str]
    present: re.Pattern[str]
    behind_a_word: frozenset[str]
    past: Mapping[str, str]
    many: Mapping[str, str]


@lru_cache(maxsize=len(SPOKEN))
def _signs(language: Language) -> _Signs:
    words = table(language).possessions
    patterns = {name: text for name, text in words.items() if isinstance(text, str)}
    return _Signs(
        **{name: re.compile(spelt_out(text, words["parts"]), re.IGNORECASE) for name, text in patterns.items()},
        behind_a_word=frozenset(words["behind_a_word"]),
        past=words["past"],
        many=words["many"],
    )


def came_by(text: str, known: Collection[str], language: Language) -> tuple[str, int]:
    """The thing that the review is about ("coffee table"), and from which letter on; empty where it names none, or several."""
    signs = _signs(language)
    found: list[tuple[str, int]] = []
    for match in signs.came_by.finditer(text):
        thing = match["thing"].lower()
        last = thing.split()[-1]
        if (
            signs.no_thing.match(thing)
            or (last not in signs.behind_a_word and signs.no_thing.match(last))
            or (match["had"] and last not in known and last.removesuffix("s") not in known)
        ):
            continue
        if not any(last == other.split()[-1] for other, _ in found):
            found.append((thing, match.end()))
    if not found and (first := signs.first_of_all.match(text)) and not signs.no_thing.match(first["thing"].lower().split()[-1]):
        found.append((first["thing"].lower(), first.end()))
    return found[0] if len(found) == 1 else ("", 0)


def introduces(clause: str, thing: str, language: Language) -> bool:
    """Whether the clause says no more than that the thing was bought or done: "Driveway cleaned and sealed in June"."""
    first = _signs(language).first_of_all.match(clause)
    return first is not None and first["thing"].lower() == thing


def by_its_name(clause: str, thing: str, language: Language) -> str:
    """The clause with the name of the thing in the place of "it", and where nobody is said to have done anything."""
    if not thing:
        return clause
    signs = _signs(language)
    if named := signs.it.match(clause):
        rest = clause[named.end() :]
        verb = ("has " if signs.has.match(rest) else "is ") if named["is"] else ""
        return f"the {thing} {verb}{_past(rest, signs)}"
    return f"the {thing} {_past(clause, signs)}" if signs.bare.match(clause) else signs.it_after.sub(f"the {thing}", clause)


def _past(words: str, signs: _Signs) -> str:
    return signs.present.sub(lambda verb: signs.past[verb[1].lower()], words)


def heading(text: str) -> str:
    """The word or two that a review begins with to say whom all the rest is about; empty where it begins with a sentence."""
    first = _HEADED.match(text)
    return first[1] if first else ""


def does_to_them(clause: str, language: Language) -> bool:
    """Whether a clause without a subject tells of what a house does to customers, and not of what those did."""
    return _signs(language).theirs.match(clause) is not None


def agreeing(said: str, language: Language) -> str:
    """A clause that now begins with "we", with verbs that agree with it: "(the fitter) took a deposit and has gone quiet"."""
    if said.startswith("we "):
        for one, many in _signs(language).many.items():
            said = said.replace(one, many)
    return said
