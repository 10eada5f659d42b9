"""Names as they are compared: folded, taken apart, and the keys by which a display name finds a record. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from heard.gather.nicknames import also_called

UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "å": "a", "æ": "ae", "ł": "l", "ı": "i"})
TITLES = frozenset(
    "dr prof mr mrs ms miss sir herr frau dipl ing mme mlle sr sra don dona sig dott dhr mevr".split()  # noqa: SIM905
)
SHORTEST_HANDLE = 5  # letters; shorter ones are no name run together
LONGEST_PART = 40


def fold(name: str) -> str:
    """A name in lower case, without accents, umlauts spelled out."""
    # Composed first: an umlaut may come as a letter and a mark.
    spelled = unicodedata.normalize("NFC", name.lower()).translate(UMLAUTS)
    plain = unicodedata.normalize("NFKD", spelled)
    return re.sub(r"[^a-z0-9 ]+", " ", "".join(c for c in plain if not unicodedata.combining(c))).strip()


def bare(folded: str) -> str:
    """A folded name such that Müller, Mueller and Muller are one."""
    return folded.replace("ae", "a").replace("oe", "o").replace("ue", "u")


@dataclass(frozen=True, slots=True)
class NameKeys:
    """What a display name says: whole words, and initials where only a letter is given."""

    given: str
    surname: str

    @property
    def usable(self) -> bool:
        """Whether there is anything to look for."""
        return bool(self.given or self.surname)

    @property
    def form(self) -> str:
        """Which comparison fits: full, given_initial, initial_surname, one_word; empty where there is nothing."""
        if not self.usable:
            return ""
        if not self.given:
            return "one_word"
        if len(self.surname) == 1:
            return "given_initial"
        return "initial_surname" if len(self.given) == 1 else "full"


def name_keys(display: str) -> NameKeys:
    """ "Julia R." -> julia, r; "J. Roth" -> j, roth; "Roth" -> roth alone, as a surname; "julia_roth88" -> julia, roth."""
    one_run = " " not in display.strip()  # JuliaRoth is two words; McDonald behind a first name is one
    spaced = re.sub(r"(?<=[a-zà-ÿ]{3})(?=[A-ZÀ-Ý])", " ", display) if one_run else display
    words = [word for word in re.sub(r"\d+", " ", fold(spaced)).split() if word not in TITLES]
    if not words:
        return NameKeys("", "")
    if len(words) == 1:
        return NameKeys("", words[0]) if len(words[0]) > 1 else NameKeys("", "")
    if len(words[0]) == 1 and len(words[-1]) == 1:
        return NameKeys("", "")  # two letters are nobody
    return NameKeys(words[0], words[-1])


@lru_cache(maxsize=2048)  # asked several times for each record of a look-up
def parts(given: str, surname: str) -> tuple[str, str]:
    """First name and surname of a record as compared: bare, the first word of the one and the last of the other."""
    first = bare(given).split()[:1] or [""]
    last = bare(surname).split()[-1:] or [""]
    return first[0][:LONGEST_PART], last[0][:LONGEST_PART]


def skeleton(word: str) -> str:
    """Consonants in order, doubled ones once: what is left when vowels are mistaken or letters doubled."""
    return re.sub(r"(.)\1+", r"\1", re.sub(r"(?<=.)[aeiouyh]", "", word))


def record_keys(given: str, surname: str, mail: str) -> set[str]:
    """The ways in which a display name may point to this record."""
    first, last = parts(given, surname)
    keys = {f"={run}" for run in (first + last, last + first, first[:1] + last) if len(run) >= SHORTEST_HANDLE}
    if first and last:
        keys |= {f"{first} {last[0]}", f"{first[0]} {last}", f"~{first[0]} {skeleton(last)}", f"~{skeleton(first)} {last[0]}"}
    elif first or last:
        keys.add(f"={first or last}")
    if last:
        keys.add(f"-{last}")
    local = re.sub(r"[^a-z]", "", bare(fold(mail.partition("@")[0])))
    if len(local) >= SHORTEST_HANDLE:
        keys.add(f"={local}")
    return {key[:80] for key in keys}


def display_keys(name: NameKeys, display: str) -> tuple[set[str], set[str]]:
    """Keys that find the records a display name may belong to: the telling ones, and those for slips of the pen."""
    first, last = bare(name.given), bare(name.surname)
    run = re.sub(r"[^a-z]", "", bare(fold(display)))
    narrow = {f"={run}"} if len(run) >= SHORTEST_HANDLE else set()
    wide: set[str] = set()
    match name.form:
        case "one_word":
            narrow |= {f"-{last}"}
        case "given_initial":
            narrow |= {f"{one} {last}" for one in {first, *also_called(first)}}
            wide |= {f"~{skeleton(first)} {last}"}
        case "initial_surname":
            narrow |= {f"{first} {last}"}
            wide |= {f"~{first} {skeleton(last)}"}
        case "full":
            initials = {one[0] for one in {first, *also_called(first)}}
            narrow |= {f"{one} {last}" for one in initials} | {f"{last[0]} {first}"}
            wide |= {f"~{first[0]} {skeleton(last)}", f"{first} {last[0]}", f"{last} {first[0]}"}
    return narrow, wide


def one_slip(one: str, other: str) -> bool:
    """Whether a single slip parts two words: a letter too many, too few, another, or two neighbours swapped."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest, others = one[start:], other[start:]
    if len(rest) == len(others):
        return rest[1:] == others[1:] or (len(rest) > 1 and rest[:2] == others[1::-1] and rest[2:] == others[2:])
    return rest[1:] == others if len(rest) > len(others) else rest == others[1:]


MENTION = re.compile(r"(?<!\w)@([\w.-]+)")


def mentioned(text: str, people: Sequence[tuple[int, str, str]]) -> list[int]:
    """Which of `people` (id, mail, name) a note mentions: @ with the part before the at sign, or the first name."""
    words = {word.lower().rstrip(".") for word in MENTION.findall(unicodedata.normalize("NFC", text))}
    words |= {fold(word) for word in words}
    return [number for number, mail, name in people if {mail.split("@")[0].lower(), *fold(name).split()[:1]} & words]
