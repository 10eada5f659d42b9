"""A told clause as a thing: "the carpet was stained" becomes "the stained carpet".

Clauses in a row sound like a charge sheet; one of them, and the rest as things, sounds like somebody who has read it.
Only in a language whose table says how (`nouns.toml`).
"""

import re
from functools import lru_cache

from heard.vocabulary.reading import Language
from heard.writer.tables import SPOKEN, one_of, spelt_out, table
from heard.writer.wording import durations, plain

_LONGEST = 10  # words; what is longer is told better than named
_GROUP = re.compile(r"\\g<(\w+)>")


@lru_cache(maxsize=len(SPOKEN))
def _shapes(language: Language) -> tuple[tuple[re.Pattern[str], str], ...]:
    words = table(language).nouns
    if not words:
        return ()
    lists = {name: one_of(some) for name, some in words.items() if isinstance(some, list)}
    lists |= {name: words[name] for name in ("thing", "dur")}
    shapes = [line.split(" => ") for line in words["shapes"]]
    return tuple((re.compile(spelt_out(pattern, lists), re.IGNORECASE), said) for pattern, said in shapes)


@lru_cache(maxsize=256)
def as_thing(clause: str, language: Language) -> str:
    """What a clause tells as a noun phrase that begins with "the" or "your", in the notation of the grammar; empty where it can only be told."""
    if len(clause.split()) > _LONGEST:
        return ""
    for pattern, said in _shapes(language):
        if match := pattern.match(clause):
            return plain(_spoken(match, said, language))
    return ""


def _spoken(match: re.Match[str], said: str, language: Language) -> str:
    groups = {name: value or "" for name, value in match.groupdict().items()}
    text = _GROUP.sub(lambda m: groups[m[1]], said)
    text = text.replace("<and_other>", f"and {other} " if (other := groups.get("other", "")) else "")
    text = text.replace("<the>", "your" if groups.get("whose") else "the")
    if "dur" in groups:
        text = text.replace("<durwait>", durations(groups["dur"], table(language))["durwait"])
    return text
