"""A customer's own words, quoted: «nos sentaron al lado del baño».

What no table foresaw is named in this way in the languages whose verbs and persons change too much for a clause to be
said back (see `retelling`). Only a short stretch with a sign of trouble in it is taken: nothing with names, insults,
illness, law or praise in it (`quote.toml`).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from heard.vocabulary.reading import Language
from heard.writer.tables import SPOKEN, one_of, spelt_out, table
from heard.writer.wording import plain

_LONGEST = 16  # words
_SHORTEST = 2
_SAYS_SOMETHING = 4  # words of a stretch that has no sign of trouble
_UNMARKED = -1
_HANGS_ON = 3  # words: of "bread and water forgotten" nobody quotes the end alone
_A_LABEL = 4  # words before a colon that only say whom it is about
_MOST_SIGNS = 110  # characters
_LEAST_SIGNS = 10  # "dat half" says too little
_ENDS = "|".join(
    (
        r"[!?;\n…]+",
        r"\((?!\d{1,3}\))|(?<!\(\d)(?<!\(\d\d)(?<!\(\d\d\d)\)",  # "(82)" belongs to who stands before it
        r":(?!\d)",
        r"(?<!\b[A-Za-z])\.+(?!\d)(?!(?<=\d\.) (?:%ordinal%)\b)",  # "20 euro p.p." and, with its words, "zum 70. Geburtstag" go on
        r"\s[-–—]+\s",
    )
)
_CLOSED = re.compile(r"^['’]\s+")  # what is left of somebody else's words
_OTHERS = re.compile(r"['’](?![stnkm]\b)\w")  # begins with what somebody else said; "'s avonds" does not
_ODD = re.compile(r"[\"“”„«»\[\]{}<>|\\@#*&_=+~^]|(?<!\d)(?<!\d\s)%|\d{5,}|(\w)\1\1|[^\x00-\u024f\u2010-\u2027€’]")
_SHOUTED = re.compile(r"\b[A-ZÀ-Ý]{5,}\b|\b[A-ZÀ-Ý]{3,} [A-ZÀ-Ý]{2,}\b")
# A name; "en Cartagena" and an abbreviation are none, and German has capitals everywhere.
_CAPITAL = re.compile(
    r"(?<!\b[aà]\s)(?<!\b(?:en|in|em|au|te)\s)(?<!\baté\s)(?<!\b(?:para|nach|naar)\s)(?<=\s)[A-ZÀ-Ý][a-zà-ÿ]\w*"
)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Quoting:
    """What may be quoted in one language, and between which marks."""

    opens: str
    closes: str
    ends: re.Pattern[str]  # of sentences
    splits: re.Pattern[str]
    turns: re.Pattern[str]
    leads: re.Pattern[str]
    trails: re.Pattern[str]
    loose: re.Pattern[str]
    headless: re.Pattern[str]
    trouble: re.Pattern[str]
    charged: re.Pattern[str]
    unsaid: re.Pattern[str]
    reasons: re.Pattern[str]  # what begins with one of these only explains what stands before it
    verdicts: re.Pattern[str]  # what sums up a whole sentence: "a horrible experience, …"
    scene: re.Pattern[str]  # how a sentence begins that only tells who came when
    mild: frozenset[str]  # approve of nothing beside a word of trouble: "bien cuite"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the review between quotation marks, where they stand, and how many of its pieces tell of trouble.

    None: an amount; less than none: nothing shows it.
    """

    text: str
    start: int
    end: int
    signs: int
    pieces: int


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch between two joints; `apart` from the one before by a sentence's end or a turn ("but").

    `trouble` says that something went wrong in it, `telling` that it is more than an amount or a "but".
    """

    start: int
    end: int
    sentence: int
    apart: bool
    clean: bool
    trouble: bool
    telling: bool


@lru_cache(maxsize=len(SPOKEN))
def _quoting(language: Language) -> Quoting | None:
    words = table(language).quote
    if not words:
        return None
    lists = {"ordinal": "(?!)"} | {name: one_of(some) for name, some in words.items()}

    def filled(text: str) -> re.Pattern[str]:
        return re.compile(spelt_out(text, lists))

    opens, closes = words["marks"]
    return Quoting(
        opens=opens,
        closes=closes,
        ends=filled(_ENDS),
        splits=filled(r",\s+(?!(?:%bound%)(?!\w))|,?\s+(?=(?i:%joints%|%turns%)\s(?!\d|(?i:%numbers%)(?!\w)))"),
        turns=filled(r"(?i:%turns%)(?!\w)"),
        leads=filled(r"(?:(?i:%joints%|%turns%|(?:%leads%)(?!\w)(?! d(?:e|el|a|o|u|i|es|as|os)\b))(?!\w)[,\s]*)+"),
        trails=filled(r"(?:[,\s]+(?i:%joints%|%turns%))+$"),
        loose=filled(r"(?i:%loose%)(?!\w)|(?!.*[\s,](?:%bound%)(?!\w)).*\s(?i:%loose_ends%)$"),
        headless=filled(r"(?i:%headless%)(?!\w)") if "headless" in words else re.compile(r"(?!)"),
        charged=filled(r"(?<!\w)(?i:%charged%)(?!\w)"),
        trouble=filled(r"(?<!\w)(?i:%trouble%)(?!\w)"),
        unsaid=filled(r"(?<!\w)(?i:%unsaid%)(?!\w)"),
        reasons=filled(r"(?i:%reasons%)(?!\w)") if "reasons" in words else re.compile(r"(?!)"),
        verdicts=filled(r"(?i:%verdicts%),?$") if "verdicts" in words else re.compile(r"(?!)"),
        scene=filled(r"(?i:%scene%)(?!\w)"),
        mild=frozenset(words["mild"]),
    )


def quotes(
    text: str,
    language: Language,
    taken: Sequence[tuple[int, int]],
    *,
    names: frozenset[str] = frozenset(),
    elsewhere: bool = False,
    unmarked: bool = False,
) -> list[Quote]:
    """The stretches that can be quoted, between the marks of the language; those that only tell an amount come later.

    None of them holds what stands in `taken`, or one of `names` (small letters); with `elsewhere` none is of a sentence that does.
    With `unmarked` stretches without any sign of trouble come last: of an unhappy customer they tell of it all the same.
    """
    speaks = _quoting(language)
    if speaks is None:
        return []
    pieces = _pieces(text, language)
    held = [
        any(since < piece.end and piece.start < until for since, until in taken)
        or not names.isdisjoint(word.lower() for word in _WORD.findall(text[piece.start : piece.end]))
        for piece in pieces
    ]
    told = {piece.sentence for piece, holds in zip(pieces, held, strict=True) if holds} if elsewhere else set()
    usable = [p.clean and not holds and p.sentence not in told for p, holds in zip(pieces, held, strict=True)]
    found = _quoted(text, pieces, usable, [piece.trouble for piece in pieces], speaks)
    if unmarked:
        named = {piece.sentence for piece, holds in zip(pieces, held, strict=True) if holds}
        left = [
            use and p.sentence not in named and not any(q.start <= p.start < q.end for q in found)
            for use, p in zip(usable, pieces, strict=True)
        ]
        happened = [speaks.scene.match(text[p.start : p.end].strip()) is None for p in pieces]
        plain_ones = _quoted(text, pieces, left, happened, speaks)
        heads = {p.start for p in pieces if p.apart}  # the end of a list is no story
        found += [q for q in plain_ones if q.start in heads and len(q.text.split()) >= _SAYS_SOMETHING]
    return sorted(found, key=lambda quote: -min(quote.signs, 1))


def _quoted(
    text: str, pieces: Sequence[_Piece], usable: Sequence[bool], begins: Sequence[bool], speaks: Quoting
) -> list[Quote]:
    """The rows of usable pieces around those that `begins` marks, as quotes."""
    found: list[Quote] = []
    at = used = 0
    while at < len(pieces):
        if not (usable[at] and begins[at]):
            at += 1
            continue
        first, last = _run(text, pieces, usable, begins, at, used, speaks)
        row = pieces[first : last + 1]
        start, end = row[0].start, row[-1].end
        shortest = _SHORTEST if any(piece.telling for piece in row) else _SAYS_SOMETHING
        if said := _trimmed(text[start:end], speaks, headed=row[0].apart, shortest=shortest):
            signs = sum(piece.telling for piece in row) if any(piece.trouble for piece in row) else _UNMARKED
            found.append(Quote(plain(f"{speaks.opens}{said}{speaks.closes}"), start, end, signs, len(row)))
        at = used = last + 1
    return found


def _run(
    text: str, pieces: Sequence[_Piece], usable: Sequence[bool], begins: Sequence[bool], at: int, used: int, speaks: Quoting
) -> tuple[int, int]:
    """The first and the last of the pieces that are quoted together with that `at`."""
    first = last = at
    short = len(text[pieces[at].start : pieces[at].end].split()) <= _HANGS_ON
    if not pieces[at].apart and (short or speaks.headless.match(text, pieces[at].start)):  # it hangs on what stands before it
        first = _further(text, pieces, usable, first, last, used, speaks)
    while last + 1 < len(pieces) and usable[last + 1] and _go_together(text, pieces[first], pieces[last + 1], pieces[last + 1]):
        last += 1
    while last > at and not begins[last] and len(text[pieces[last].start : pieces[last].end].split()) <= _HANGS_ON:
        last -= 1  # "…, and the best of it"
    too_long = last + 1 < len(pieces) and usable[last + 1] and not pieces[last + 1].apart
    if too_long:  # no half of a story is told
        while last > at and not begins[last]:
            last -= 1
    return _further(text, pieces, usable, first, last, used, speaks), last


def _further(
    text: str, pieces: Sequence[_Piece], usable: Sequence[bool], first: int, last: int, used: int, speaks: Quoting
) -> int:
    """How far a row of pieces can begin before its `first`."""
    while first > used and usable[first - 1] and _go_together(text, pieces[first - 1], pieces[first], pieces[last]):
        before = pieces[first - 1]
        if len(_without_lead(text[before.start : before.end].strip(), speaks).split()) < _SHORTEST:
            break
        first -= 1
    return first


def _go_together(text: str, first: _Piece, joined: _Piece, last: _Piece) -> bool:
    """Whether a row of pieces may be quoted as one: joined by a comma or an "and", and short."""
    return first.clean and joined.clean and not joined.apart and len(text[first.start : last.end].split()) <= _LONGEST


def _trimmed(stretch: str, speaks: Quoting, *, headed: bool, shortest: int) -> str:
    """The stretch without what joins it to its neighbours; nothing where it cannot stand alone."""
    said = speaks.trails.sub("", _without_lead(_CLOSED.sub("", stretch.strip(" ,\t.")), speaks))
    fits = shortest <= len(said.split()) <= _LONGEST and _LEAST_SIGNS <= len(said) <= _MOST_SIGNS
    loose = speaks.loose.match(said) or (not headed and speaks.headless.match(said))
    return said if fits and not loose else ""


def _without_lead(stretch: str, speaks: Quoting) -> str:
    lead = speaks.leads.match(stretch)
    return stretch[lead.end() :] if lead else stretch


@lru_cache(maxsize=64)
def _pieces(text: str, language: Language) -> tuple[_Piece, ...]:
    speaks = _quoting(language)
    if speaks is None:
        return ()
    found: list[_Piece] = []
    at = 0
    for number, sentence in enumerate([*speaks.ends.finditer(text), None]):
        stop = sentence.start() if sentence else len(text)
        cuts = [joint.end() for joint in speaks.splits.finditer(text, at, stop)]
        ends = sentence[0] if sentence else ""
        # Nobody is quoted asking "was that so hard?", nor saying whom or when it is about: "car wash: …", "…, on site then: …".
        unquoted = "?" in ends
        grave = verdict = False  # what an insult, an illness or a threat runs on with is left out as well
        for start, end in zip([at, *cuts], [*cuts, stop], strict=True):
            piece = text[start:end].strip()
            turns = speaks.turns.match(piece) is not None and len(piece.split()) > _SHORTEST
            apart = start == at or turns
            said = speaks.unsaid.search(piece) is not None
            grave = said or (grave and not verdict and not apart)
            verdict = start == at and speaks.verdicts.match(piece) is not None  # it only sums up what follows
            telling = speaks.trouble.search(piece) is not None
            praised = _praises(piece, language, speaks.mild if telling else frozenset())
            short = len(piece.split())
            label = ":" in ends and end == stop and (short == 1 or (short <= _A_LABEL and (start == at or not telling)))
            clean = not (grave or unquoted or praised or label) and _plain(piece, language)
            # what it cost is no trouble yet
            priced = speaks.charged.search(piece) is not None and speaks.scene.match(piece) is None
            trouble = (telling or turns or priced) and speaks.reasons.match(piece) is None
            found.append(_Piece(start, end, number, apart, clean, trouble, telling))
        at = sentence.end() if sentence else stop
    return tuple(found)


def _plain(piece: str, language: Language) -> bool:
    """Whether it is made of ordinary words: none shouted, no name, no odd sign."""
    named = language is not Language.GERMAN and _CAPITAL.search(piece) is not None
    others = _OTHERS.match(piece) is not None
    return bool(_WORD.search(piece)) and not others and not named and not _ODD.search(piece) and not _SHOUTED.search(piece)


def _praises(piece: str, language: Language, mild: frozenset[str]) -> bool:
    """Whether a word in it approves of something, and none denies it; words that are `mild` here do not count."""
    approving, denying = (table(language).sets.get(name, frozenset()) for name in ("approving", "denying"))
    words = {word.lower() for word in _WORD.findall(piece)}
    return bool(words & (approving - mild)) and not words & denying
