"""The sentences from which the heads of the guard learn, and what each says about every head.

They come from `gold/tones`, from the texts beside the checks, from the development gold, from the owners and from the
writer's own drafts. `gold/frozen` and `gold/frozen-other` are never read.
"""

import json
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from heard.guard.leaks import tells_more
from heard.guard.text import Text
from heard.guard.tone import HEADS, seen
from heard.reader import read
from heard.vocabulary.platforms import Platform
from heard.vocabulary.reading import Language
from heard.vocabulary.text import Brief, Part, ReviewText, Standing, TextKind, Voice
from heard.vocabulary.way import Sector
from heard.writer import draft

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("replies", "replies-owner")
LANGUAGES = tuple(language for language in Language if language is not Language.UNKNOWN)
NO, YES, PERHAPS, SKIP = 0, 1, 2, 3
GOLD = {  # the faults of the gold that each head hears; empathy is no fault and stands apart
    "sarcastic": ("sarcastic",),
    "condescending": ("condescending",),
    "arguing": ("arguing",),
    "defensive": ("defensive",),
    "blaming": ("blaming",),
    "attack": ("personal_attack",),
    "offer": ("public_offer",),
    "reward": ("incentive_for_change", "rewards_review"),
    "gates": ("gates_review",),
    "fake": ("accuses_fake",),
    "threat": ("threatens",),
    "knows": ("claims_knowledge_when_unknown",),
    "stranger": ("generic_when_known",),
    "guess": ("guesses_identity",),
    "patient": ("confirms_patient",),
    "admit": ("admits_with_counsel",),
    "change": ("asks_change_or_delete",),
    "step": ("unrecorded_step",),
    "promise": ("promise_beyond_authority",),
    "sorryif": ("non_apology",),
    "leak": ("leaks_customer_fact",),
    "empathy": (),
}
CHECKS = {  # the check beside which texts for a head stand
    "sarcastic": "sarcastic",
    "condescending": "condescending",
    "arguing": "arguing",
    "defensive": "defensive",
    "blames_customer": "blaming",
    "insult": "attack",
    "offers_in_public": "offer",
    "incentive": "reward",
    "gates": "gates",
    "accuses_fake": "fake",
    "threat": "threat",
    "knowledge_claimed": "knows",
    "generic_when_known": "stranger",
    "guesses_identity": "guess",
    "confirms_patient": "patient",
    "admission": "admit",
    "asks_to_delete": "change",
    "unrecorded_step": "step",
    "overpromise": "promise",
    "non_apology": "sorryif",
    "leak_told": "leak",
    "empathy_missing": "empathy",
}
KIN = (  # one sentence may well have two of these, so that neither teaches the other what it is not
    {"arguing", "knows", "blaming", "defensive", "fake", "condescending", "leak"},
    {"offer", "reward"},
    {"reward", "change", "gates"},
    {"stranger", "fake", "guess"},
    {"guess", "knows", "attack", "leak"},
    {"patient", "knows", "admit", "stranger", "leak"},
    {"step", "promise", "admit"},
    {"sarcastic", "condescending", "attack"},
    {"admit", "blaming", "defensive"},
    {"sorryif", "sarcastic"},
)
WHERE: dict[str, Callable[[dict[str, Any]], bool]] = {  # where the check of a head reads; everywhere, when a head is not here
    "gates": lambda row: row["kind"] in ("review_request", "follow_up", "ask_to_update"),
    "admit": lambda row: row.get("counsel", False),
    "patient": lambda row: row["sector"] == "clinic",
    "stranger": lambda row: row["known"] == "known",
    "knows": lambda row: row["known"] != "known" and row["kind"] == "public_reply",
    "guess": lambda row: row["kind"] == "public_reply",
    "offer": lambda row: row["kind"] == "public_reply",
    "leak": lambda row: row["kind"] == "public_reply",
    "change": lambda row: row["kind"] == "public_reply",
    "step": lambda row: not row.get("fixes"),
    "empathy": lambda row: row["kind"] == "public_reply" and ((row["review"] or {}).get("stars") or 5) <= 3,
}
# Who wrote the checks, five writers after that, a further hand, the one of undertones, the one of plain faults, and the one of
# owners of every trade.
HANDS = 6
BY_FURTHER = {"en": 453, "es": 43}  # the first reply by the further hand
BY_FURTHER_ELSEWHERE = 41
UNDERTONES = 1001  # the first reply by the hand of undertones, in every language
PLAIN = 2001  # the first by the one of plain faults
OWNERS = 2701  # the first by the one of owners
ONLY_THERE = ("admit", "patient")  # what is a fault in few texts: ordinary ones say it and do no harm
MAY_FEEL = (Part.NAME_ISSUE, Part.APOLOGISE, Part.OWN)  # of a draft; whether these sentences feel with anybody is left open
STANDINGS = tuple(Standing)
VOICES = (Voice(brand="Olmo"), Voice(brand="Olmo", formality="formal", warmth="plain"), Voice(brand="Olmo", formality="casual"))


@dataclass(frozen=True)
class Line:
    """One sentence: what it shows, where it is from, what it says about each head.

    `hand` is the number of who wrote it, -1 where it is always learnt from; `reply` that of its reply, -1 for none.
    """

    names: tuple[str, ...]
    source: str
    language: str
    says: tuple[int, ...]
    hand: int = -1
    reply: int = -1


def lines_of(rows: list[dict[str, Any]]) -> list[Line]:
    """Every sentence there is to learn from; `rows` are the replies of the development gold."""
    return [*_taught(), *_beside_checks(), *_of_replies(rows), *_of_owners(), *_of_drafts()]


def replies() -> list[dict[str, Any]]:
    """The replies of the development gold, in all languages."""
    paths = [path for folder in FOLDERS for path in sorted((ROOT / "gold" / folder).glob("*.jsonl"))]
    return [json.loads(text) for path in paths for text in path.read_text("utf-8").splitlines()]


def _sentences(text: str, language: str) -> Iterator[tuple[str, ...]]:
    tongue = Language(language)
    for _, words in Text.of(text.replace("«", "").replace("»", ""), tongue).spoken:
        yield tuple(seen(words, tongue))


def _kin(one: str, other: str) -> bool:
    """Whether a sentence may well have both."""
    return any(one in family and other in family for family in KIN)


def _faultless(open_: tuple[str, ...], empathy: int = SKIP) -> tuple[int, ...]:
    """What a sentence without fault says; nothing about the heads that are left `open_`."""
    return tuple(empathy if head == "empathy" else SKIP if head in open_ else NO for head in HEADS)


def _taught() -> Iterator[Line]:
    """The sentences of `gold/tones`; under `none` nothing is said of what its file has no part for."""
    for path in sorted((ROOT / "gold" / "tones").glob("*.txt")):
        text = path.read_text("utf-8")
        inside = {line[3:].strip() for line in text.splitlines() if line.startswith("## ")}
        hand = {"en": 0, "counter": 2, "undertone": 3, "plain": 4, "owner": 5}.get(path.stem.rpartition("-")[2], 1)
        none = _faultless(tuple({*ONLY_THERE} - inside), NO if "empathy" in inside else SKIP)
        head = ""
        for line in text.splitlines():
            if line.startswith("## "):
                head = line[3:].strip()
                says = none if head == "none" else _has({head})
            elif line.strip():
                tongue = path.stem[:2]
                yield from (Line(names, path.stem, tongue, says, hand) for names in _sentences(line, tongue))


def _has(heads: set[str], word: int = YES) -> tuple[int, ...]:
    near = {head for head in HEADS if any(_kin(head, other) for other in heads)}
    return tuple(word if head in heads else SKIP if head in near else NO for head in HEADS)


def _beside_checks() -> Iterator[Line]:
    """The texts beside the checks, those of one sentence where it must be found."""
    for check, head in CHECKS.items():
        path = ROOT / "src" / "heard" / "guard" / "checks" / f"{check}.toml"
        for group in tomllib.loads(path.read_text("utf-8"))["cases"]:
            present = "pass" if head == "empathy" else "catch"  # what a check misses is in the texts that it lets pass
            for side, word in ((side, YES if side == present else NO) for side in ("catch", "pass")):
                says = tuple(word if other == head else SKIP for other in HEADS)
                for language, texts in group.get(side, {}).items():
                    for text in texts:
                        shown = list(_sentences(text, language))
                        if word == NO or len(shown) == 1:
                            yield from (Line(names, "checks", language, says) for names in shown)


def _of_replies(rows: list[dict[str, Any]]) -> Iterator[Line]:
    """Their sentences; in a faulty one each might be the fault, and in one that lacks no empathy each might be that."""
    for number, row in enumerate(rows):
        has = {head for head in HEADS if set(GOLD[head]) & set(row["faults"])}
        felt = SKIP
        if WHERE["empathy"](row):
            felt = NO if "empty_empathy" in row["faults"] else PERHAPS
        unread = {head for head, reads in WHERE.items() if not reads(row)} - has
        said = zip(HEADS, _has(has, PERHAPS), strict=True)
        says = tuple(felt if head == "empathy" else SKIP if head in unread else word for head, word in said)
        hand = _hand(row)
        brief = Brief(kind=TextKind(row["kind"]), voice=Voice(brand=row["brand"]), review=_review(row))
        text = Text.of(row["reply"], Language(row["lang"]))
        for span, words in text.spoken:
            told = says if tells_more(text, span, brief) else _without(says, "leak")
            yield Line(tuple(seen(words, text.expected)), "replies", row["lang"], told, hand, number)


def _hand(row: dict[str, Any]) -> int:
    """The number of who wrote a reply, which its id tells."""
    number = int(row["id"].rpartition("-")[2])
    further = BY_FURTHER.get(row["lang"], BY_FURTHER_ELSEWHERE)
    begun = (OWNERS, PLAIN, UNDERTONES, further)
    return next((HANDS - 1 - at for at, first in enumerate(begun) if number >= first), 0)


def _review(row: dict[str, Any]) -> ReviewText | None:
    return ReviewText(**row["review"]) if row.get("review") else None


def _without(says: tuple[int, ...], open_: str) -> tuple[int, ...]:
    return tuple(SKIP if head == open_ else word for head, word in zip(HEADS, says, strict=True))


def _of_owners() -> Iterator[Line]:
    """What ordinary owners write: imperfect, and no fault of tone."""
    for text in (ROOT / "gold" / "owners" / "en.jsonl").read_text("utf-8").splitlines():
        yield from (
            Line(names, "owners", "en", _faultless(ONLY_THERE)) for names in _sentences(json.loads(text)["reply"], "en")
        )


def _of_drafts() -> Iterator[Line]:
    """Sentences of the writer: three drafts for every review of the gold that is there to learn from."""
    for language in LANGUAGES:
        texts: dict[str, Part] = {}
        in_clinics: set[str] = set()
        paths = sorted((ROOT / "gold" / "reviews").glob(f"{language.value}-*.jsonl"))
        held = [path for path in paths if not path.stem.endswith("-other")]
        rows = [json.loads(text) for path in held for text in path.read_text("utf-8").splitlines()]
        for number, row in enumerate(row for row in rows if row["part"] == "train"):
            said = {sentence.text: sentence.part for one in _drafts(row, number) for sentence in one.sentences}
            texts |= said
            in_clinics |= said.keys() if row["sector"] == Sector.CLINIC else set()
        for text, part in sorted(texts.items()):
            open_ = ("admit",) if text in in_clinics else ONLY_THERE
            felt = YES if part is Part.EMPATHISE else SKIP if part in MAY_FEEL else NO
            for names in _sentences(text, language.value):
                yield Line(names, "drafts", language.value, _faultless(open_, felt))


def _drafts(row: dict[str, Any], number: int) -> Any:
    brief = Brief(
        kind=TextKind.PUBLIC_REPLY,
        voice=VOICES[number // len(STANDINGS) % len(VOICES)],
        sector=Sector(row["sector"]),
        platform=Platform.GOOGLE,
        case_code="H-2041",
        language=Language(row["lang"]),
        review=ReviewText(text=row["text"], stars=row["stars"], author="Tom"),
        reading=read(row["text"]),
        standing=STANDINGS[number % len(STANDINGS)],
    )
    return draft(brief, seed=number)
