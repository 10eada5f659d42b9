"""Fit the heads of the guard's tones: `python tools/train_tones.py`.

Learns from `gold/tones`, from the texts beside the checks, from the development gold and from sentences of the writer's
own drafts, which hold no fault. In a faulty reply of the gold nobody marked the sentence: the one that sounds most like
the fault stands for it. Cuts come from four folds over the replies; without chance, so that the same texts give the same
file. Prints what the folds say. `gold/frozen` is never read.
"""

import json
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse
from scipy.optimize import minimize

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from heard.guard.text import Text  # noqa: E402
from heard.guard.tone.heads import HEADS, STEP  # noqa: E402
from heard.guard.tone.seen import seen  # noqa: E402
from heard.reader import read  # noqa: E402
from heard.vocabulary.platforms import Platform  # noqa: E402
from heard.vocabulary.reading import Language  # noqa: E402
from heard.vocabulary.text import Brief, ReviewText, TextKind, Voice  # noqa: E402
from heard.vocabulary.way import Sector  # noqa: E402
from heard.writer import draft  # noqa: E402

FOLDS = 4
PULL = 0.16  # how strongly weights are held at nothing
TURNS = 1  # how often the sentence that stands for a faulty reply is chosen anew
COST = 2  # how many faults found one false alarm is worth
CUTS = np.arange(0.5, 8.01, 0.25)
GOLD = {  # the faults of the gold that each head hears
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
}
KIN = (  # one sentence may well have two of these, so that neither teaches the other what it is not
    {"arguing", "knows", "blaming", "defensive", "fake", "condescending"},
    {"offer", "reward"},
    {"reward", "change", "gates"},
    {"stranger", "fake", "guess"},
    {"guess", "knows", "attack"},
    {"patient", "knows", "admit", "stranger"},
    {"step", "promise", "admit"},
    {"sarcastic", "condescending", "attack"},
    {"admit", "blaming", "defensive"},
    {"sorryif", "sarcastic"},
)
WHERE = {  # where the check of a head reads at all; everywhere, when a head is not here
    "gates": lambda row: row["kind"] in ("review_request", "follow_up", "ask_to_update"),
    "admit": lambda row: row.get("counsel", False),
    "patient": lambda row: row["sector"] == "clinic",
    "stranger": lambda row: row["known"] == "known",
    "knows": lambda row: row["known"] != "known" and row["kind"] == "public_reply",
    "guess": lambda row: row["kind"] == "public_reply",
    "offer": lambda row: row["kind"] == "public_reply",
}
VOICES = (Voice(brand="Olmo"), Voice(brand="Olmo", formality="formal", warmth="plain"), Voice(brand="Olmo", formality="casual"))
NO, YES, PERHAPS, SKIP = 0, 1, 2, 3


@dataclass(frozen=True)
class Line:
    """One sentence: what it shows, the reply it is from (-1 for none), and what it says about each head."""

    names: tuple[str, ...]
    reply: int
    says: tuple[int, ...]


def sentences(text: str) -> list[tuple[str, ...]]:
    """What each sentence of `text` shows."""
    return [tuple(seen(words)) for _, words in Text.of(text.replace("«", "").replace("»", ""), Language.ENGLISH).spoken]


def kin(one: str, other: str) -> bool:
    """Whether a sentence may well have both."""
    return any(one in family and other in family for family in KIN)


def taught() -> Iterator[Line]:
    """The sentences of `gold/tones`."""
    head = ""
    for text in (ROOT / "gold" / "tones" / "en.txt").read_text("utf-8").splitlines():
        if text.startswith("## "):
            head = text[3:]
        elif text and head == "none":
            yield from (Line(names, -1, (NO,) * len(HEADS)) for names in sentences(text))
        elif text:
            says = tuple(YES if other == head else SKIP if kin(head, other) else NO for other in HEADS)
            yield from (Line(names, -1, says) for names in sentences(text))


def beside_checks() -> Iterator[Line]:
    """The English texts beside the checks, those of one sentence where it must be found."""
    for check, head in CHECKS.items():
        path = ROOT / "src" / "heard" / "guard" / "checks" / f"{check}.toml"
        for group in tomllib.loads(path.read_text("utf-8"))["cases"]:
            for side, word in (("catch", YES), ("pass", NO)):
                for text in group.get(side, {}).get("en", ()):
                    shown = sentences(text)
                    if word == NO or len(shown) == 1:
                        says = tuple(word if other == head else SKIP for other in HEADS)
                        yield from (Line(names, -1, says) for names in shown)


def replies() -> list[dict[str, Any]]:
    """The English replies of the development gold."""
    return [json.loads(text) for text in (ROOT / "gold" / "replies" / "en.jsonl").read_text("utf-8").splitlines()]


def of_replies(rows: list[dict[str, Any]]) -> Iterator[Line]:
    """Their sentences; in a faulty one each might be the fault."""
    for number, row in enumerate(rows):
        has = {head for head in HEADS if set(GOLD[head]) & set(row["faults"])}
        near = {head for head in HEADS if any(kin(head, other) for other in has)}
        says = tuple(PERHAPS if head in has else SKIP if head in near else NO for head in HEADS)
        yield from (Line(names, number, says) for names in sentences(row["reply"]))


def of_owners() -> Iterator[Line]:
    """What ordinary owners write: imperfect, and no fault of tone."""
    for text in (ROOT / "gold" / "owners" / "en.jsonl").read_text("utf-8").splitlines():
        yield from (Line(names, -1, (NO,) * len(HEADS)) for names in sentences(json.loads(text)["reply"]))


def of_drafts() -> Iterator[Line]:
    """Sentences of the writer: three drafts for every review of the gold that is there to learn from."""
    texts: set[str] = set()
    paths = sorted((ROOT / "gold" / "reviews").glob("en-*.jsonl"))
    rows = [json.loads(text) for path in paths for text in path.read_text("utf-8").splitlines()]
    for number, row in enumerate([row for row in rows if row["part"] == "train"]):
        brief = Brief(
            kind=TextKind.PUBLIC_REPLY,
            voice=VOICES[number % len(VOICES)],
            sector=Sector(row["sector"]),
            platform=Platform.GOOGLE,
            case_code="H-2041",
            review=ReviewText(text=row["text"], stars=row["stars"], author="Tom"),
            reading=read(row["text"]),
        )
        texts.update(sentence.text for one in draft(brief, seed=number) for sentence in one.sentences)
    for text in sorted(texts):
        yield from (Line(names, -1, (NO,) * len(HEADS)) for names in sentences(text))


def fit(table: Any, right: Any, weight: Any) -> Any:
    """Logistic regression; the bias is the last column."""
    sign = np.where(right, 1.0, -1.0)
    turned = table.T.tocsr()

    def loss(w: Any) -> tuple[float, Any]:
        margin = sign * (table @ w)
        pulled = w.copy()
        pulled[-1] = 0.0
        slope = -(sign * weight) / (1.0 + np.exp(margin))
        return float(weight @ np.logaddexp(0.0, -margin) + PULL / 2 * pulled @ pulled), turned @ slope + PULL * pulled

    return minimize(loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 60}).x


def head_of(table: Any, lines: list[Line], at: int, allowed: Any) -> Any:
    """The weights of one head from the lines that are `allowed`."""
    says = np.array([line.says[at] for line in lines])
    reply = np.array([line.reply for line in lines])
    sure = np.flatnonzero(allowed & ((says == YES) | (says == NO)))
    maybe = np.flatnonzero(allowed & (says == PERHAPS))
    chosen = np.array([], int)
    for turn in range(TURNS + 1):
        rows = np.concatenate([sure, chosen])
        right = np.concatenate([says[sure] == YES, np.ones(len(chosen), bool)])
        weight = np.where(right, len(right) / (2 * max(right.sum(), 1)), len(right) / (2 * max((~right).sum(), 1)))
        found = fit(table[rows], right, weight)
        if turn < TURNS:
            score = table @ found
            best = {int(reply[row]): int(row) for row in sorted(maybe, key=lambda row: score[row])}
            chosen = np.array(sorted(best.values()), int)
    return found


def main() -> None:
    """Fit, print what the folds say, write the weights."""
    rows = replies()
    lines = [*taught(), *beside_checks(), *of_replies(rows), *of_owners(), *of_drafts()]
    count = Counter(name for line in lines for name in line.names)
    names = sorted(name for name, times in count.items() if times > 1)
    at = {name: number for number, name in enumerate(names)}
    pairs = [(number, at[name]) for number, line in enumerate(lines) for name in line.names if name in at]
    down, across = np.array(pairs).T
    shown = sparse.csr_matrix((np.ones(len(pairs)), (down, across)), shape=(len(lines), len(names)))
    table = sparse.hstack([shown, np.ones((len(lines), 1))]).tocsr()
    reply = np.array([line.reply for line in lines])
    fold = np.array([sum(rows[number]["id"].encode()) % FOLDS if number >= 0 else -1 for number in reply])
    weights, cuts = np.zeros((len(names), len(HEADS))), np.zeros(len(HEADS))
    for number, head in enumerate(HEADS):
        score = np.full(len(lines), -99.0)
        for part in range(FOLDS):
            score[fold == part] = table[fold == part] @ head_of(table, lines, number, fold != part)
        loudest = np.array([score[reply == one].max(initial=-99.0) for one in range(len(rows))])
        faulty = np.array([bool(set(GOLD[head]) & set(row["faults"])) for row in rows])
        faulty &= (read_at := np.array([WHERE.get(head, lambda _: True)(row) for row in rows]))
        loudest = np.where(read_at, loudest, -99.0)
        worth = [((loudest > cut) & faulty).sum() - COST * ((loudest > cut) & ~faulty).sum() for cut in CUTS]
        cut = CUTS[int(np.argmax(worth))] if max(worth) > 0 else CUTS[-1]
        hit, wrong = ((loudest > cut) & faulty).sum(), ((loudest > cut) & ~faulty).sum()
        print(f"{head}: {hit} of {faulty.sum()} found, {wrong} wrong, cut {cut}")
        found = head_of(table, lines, number, np.ones(len(lines), bool))
        weights[:, number], cuts[number] = found[:-1], cut - found[-1]
    whole = np.round(weights * STEP)
    kept = np.abs(whole).max(axis=1) >= 2  # a weight of one step moves nothing
    np.savez_compressed(
        ROOT / "src" / "heard" / "guard" / "tone" / "weights.npz",
        names=np.frombuffer("\n".join(name for name, keep in zip(names, kept, strict=True) if keep).encode(), np.uint8),
        table=np.clip(whole[kept], -127, 127).astype(np.int8),
        cuts=np.round(cuts * STEP).astype(np.int32),
    )
    print(f"{len(lines)} sentences, {kept.sum()} of {len(names)} names kept")


if __name__ == "__main__":
    main()
