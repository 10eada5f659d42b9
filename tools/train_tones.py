"""Fit the heads of the guard's tones: `python tools/train_tones.py [--carry]`.

`tools/tone_texts.py` says from what they learn. In a faulty reply of the gold nobody marked the sentence: the one that
sounds most like the fault stands for it. Cuts come from folds, of which each is all that one hand, or one group of hands,
wrote: what a head hears of a hand that it never read is what it will hear of an owner. Without chance, so that the same
texts give the same file. Prints what the folds say.
With `--carry` nothing is written: it prints how well what one file of `gold/tones` teaches is found in the others.
"""

import argparse
import os
import sys
from collections import Counter
from pathlib import Path
from typing import Any

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # more only wait for each other, four times as long

import numpy as np
from scipy import sparse
from scipy.optimize import minimize

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from heard.guard.tone.heads import HEADS, STEP, UNKIND, by_length, likeliest  # noqa: E402
from tools.tone_texts import HANDS, NO, PERHAPS, SKIP, WHERE, YES, Line, lines_of, replies  # noqa: E402

PULL = 0.5  # how strongly weights are held at nothing
TURNS = 1  # how often the sentence that stands for a reply is chosen anew
HELD = 10.0  # what a text beside a check counts: the check must find it, or pass it
CUTS = np.arange(-5.0, 8.01, 0.125)
SLIPS = {"heard": 0.05, "sure": 0.004}  # the share of sentences that may be heard without a fault
WRONG = 2 / 3  # what an unkind word heard wrongly counts beside one heard rightly
FELT = 0.9  # of the replies that feel with somebody are to be heard
NEAR = 1.0  # by how much one of them may exceed another that is heard too
SHARE = 0.5  # what is unkind in any of these ways counts for each of them


class Lessons:
    """All lines as one table, with what they say and the fold they are in."""

    def __init__(self, lines: list[Line], rows: list[dict[str, Any]]) -> None:
        count = Counter(name for line in lines for name in line.names)
        self.rows = rows
        self.names = sorted(name for name, times in count.items() if times > 1)
        at = {name: number for number, name in enumerate(self.names)}
        pairs = [(number, at[name]) for number, line in enumerate(lines) for name in line.names if name in at]
        down, across = np.array(pairs).T
        counts = np.array([by_length(len(line.names)) for line in lines])
        shown = sparse.csr_matrix((counts[down], (down, across)), shape=(len(lines), len(at)))
        self.table = sparse.hstack([shown, np.ones((len(lines), 1))]).tocsr()
        self.says = np.array([line.says for line in lines])
        self.reply = np.array([line.reply for line in lines])
        self.source = np.array([line.source for line in lines])
        self.language = np.array([line.language for line in lines])
        self.worth = np.where(self.source == "checks", HELD, 1.0)
        self.fold = np.array([line.hand for line in lines])
        self._unkind: dict[bytes, Any] = {}

    def head(self, number: int, allowed: Any) -> Any:
        """The weights of one head from the lines that are `allowed`; the bias is the last.

        A head of `UNKIND` gets a share of what tells any of them from kind words: few texts teach each, many all.
        """
        own = self._learnt(self.says[:, number], allowed)
        return own + SHARE * self._any_unkind(allowed) if HEADS[number] in UNKIND else own

    def _any_unkind(self, allowed: Any) -> Any:
        key = allowed.tobytes()
        if key not in self._unkind:
            each = self.says[:, [HEADS.index(head) for head in UNKIND]]
            says = np.full(len(each), SKIP)
            says[(each == NO).all(axis=1)] = NO
            says[(each == PERHAPS).any(axis=1)] = PERHAPS
            says[(each == YES).any(axis=1)] = YES
            self._unkind[key] = self._learnt(says, allowed)
        return self._unkind[key]

    def _learnt(self, says: Any, allowed: Any) -> Any:
        """The weights that tell apart what the `allowed` lines say."""
        reply = self.reply
        sure = np.flatnonzero(allowed & ((says == YES) | (says == NO)))
        maybe = np.flatnonzero(allowed & (says == PERHAPS))
        chosen, found = np.array([], int), np.zeros(self.table.shape[1])
        for turn in range(TURNS + 1):
            rows = np.concatenate([sure, chosen])
            right = np.concatenate([says[sure] == YES, np.ones(len(chosen), bool)])
            found = _fit(self.table[rows], right, self.worth[rows], found)
            if turn < TURNS:
                score = self.table @ found
                best = {int(reply[row]): int(row) for row in sorted(maybe, key=lambda row: score[row])}
                chosen = np.array(sorted(best.values()), int)
        return found

    def unseen(self, number: int) -> Any:
        """The score of every line from weights that had not seen its fold."""
        score = np.full(len(self.says), np.nan)
        for part in range(HANDS):
            score[self.fold == part] = self.table[self.fold == part] @ self.head(number, self.fold != part)
        return score


def _fit(table: Any, right: Any, worth: Any, begun: Any) -> Any:
    """Logistic regression, going on from the weights `begun`; the bias is the last column."""
    sign = np.where(right, 1.0, -1.0)
    turned = table.T.tocsr()

    def loss(w: Any) -> tuple[float, Any]:
        margin = sign * (table @ w)
        pulled = w.copy()
        pulled[-1] = 0.0
        slope = -(sign * worth) / (1.0 + np.exp(np.clip(margin, -500, 500)))
        return float(worth @ np.logaddexp(0.0, -margin) + PULL / 2 * pulled @ pulled), turned @ slope + PULL * pulled

    return minimize(loss, begun, jac=True, method="L-BFGS-B", options={"maxiter": 60}).x


class Heard:
    """What one head hears of the lines of some languages that it had not seen: sentences, and replies by their loudest."""

    def __init__(self, all_: Lessons, number: int, score: Any, here: Any) -> None:
        head, says = HEADS[number], all_.says[:, number]
        self.wrong = WRONG if head in UNKIND else 1
        known = here & ~np.isnan(score)
        self.fault = score[known & (says == YES)]
        self.other = score[known & (says == NO)]
        self.felt = head == "empathy"
        where = WHERE.get(head, lambda _: True)
        counts = here & (all_.reply >= 0) & (says != SKIP)
        read = [at for at in np.unique(all_.reply[counts]) if where(all_.rows[at])]
        loudest = np.array([score[counts & (all_.reply == at)].max() for at in read])
        said = np.array([says[counts & (all_.reply == at)][0] for at in read])
        self.there, self.without = loudest[said == PERHAPS], loudest[said == NO]

    def cut(self, level: str) -> float:
        """Where most replies are heard rightly, less those that are heard wrongly; for sure, no reply wrongly.

        For empathy, which should be there, where most replies that have it are heard.
        """
        if self.felt:
            return float(np.quantile(self.there, 1 - FELT))
        few = [cut for cut in CUTS if (self.other > cut).sum() <= SLIPS[level] * len(self.other)]
        if level == "sure":
            return max(self.cut("heard"), float(next(cut for cut in few if not (self.without > cut).any())))
        worth = [(self.there > cut).sum() - self.wrong * (self.without > cut).sum() for cut in few]
        return float(few[max(range(len(few)), key=lambda at: (worth[at], -at))])

    def told(self, cut: float) -> str:
        """How it does above `cut`, as cells of a table."""
        hit, slip = (self.fault > cut).sum(), (self.other > cut).sum()
        found, wrong = (self.there > cut).sum(), (self.without > cut).sum()
        return f"{hit / max(hit + slip, 1):.2f} | {hit / max(len(self.fault), 1):.2f} | {found} of {len(self.there)}, {wrong} wrong"


def train(all_: Lessons) -> None:
    """Fit, print what the folds say, write the weights."""
    everything = np.ones(len(all_.says), bool)
    unseen = likeliest(np.stack([all_.unseen(number) for number in range(len(HEADS))], axis=1), NEAR)
    found = np.stack([all_.head(number, everything) for number in range(len(HEADS))], axis=1)
    final = likeliest(all_.table @ found, NEAR)
    cuts = np.zeros((2, 2, len(HEADS)))
    english = all_.language == "en"
    print("| head | languages | level | cut | sentences: precision | recall | replies |\n|---|---|---|---|---|---|---|")
    for number, head in enumerate(HEADS):
        drafted = (all_.source == "drafts") & (all_.says[:, number] == NO)
        for at, (tongues, here) in enumerate((("en", english), ("others", ~english))):
            heard = Heard(all_, number, unseen[:, number], here)
            loudest = float(final[drafted & here, number].max(initial=-np.inf))  # what the writer says is heard by no head
            for level, name in enumerate(SLIPS):
                cuts[at, level, number] = cut = heard.cut(name) if heard.felt else max(heard.cut(name), loudest)
                print(f"| {head} | {tongues} | {name} | {cut:.2f} | {heard.told(cut)} |", flush=True)
    whole = np.round(found[:-1] * STEP)
    kept = np.abs(whole).max(axis=1) >= 3  # a weight of two steps moves nothing
    np.savez_compressed(
        ROOT / "src" / "heard" / "guard" / "tone" / "weights.npz",
        names=np.frombuffer("\n".join(name for name, keep in zip(all_.names, kept, strict=True) if keep).encode(), np.uint8),
        table=np.clip(whole[kept], -127, 127).astype(np.int8),
        begun=np.round(found[-1] * STEP).astype(np.int32),
        cuts=np.round(cuts * STEP).astype(np.int32),
    )
    print(f"{len(all_.says)} sentences, {kept.sum()} of {len(all_.names)} names kept")


def carry(all_: Lessons) -> None:
    """Print, per file of `gold/tones` and head, what is found in it by weights that never saw the file."""
    print(
        "| file | head | mean precision over all cuts | recall where nine of ten are right | sentences |\n|---|---|---|---|---|"
    )
    for name in sorted(set(all_.source) - {"checks", "replies", "owners", "drafts"}):
        inside = all_.source == name
        for number, head in enumerate(HEADS):
            says = all_.says[:, number]
            judged = inside & ((says == YES) | (says == NO))
            elsewhere = ~inside & (says == YES)
            if (says[judged] == YES).any() and elsewhere.any():
                found = all_.head(number, ~inside)
                mean, recall = _ranked(says[judged] == YES, all_.table[judged] @ found)
                print(f"| {name} | {head} | {mean:.2f} | {recall:.2f} | {(says[judged] == YES).sum()} |", flush=True)


def _ranked(right: Any, score: Any) -> tuple[float, float]:
    """Mean precision over all cuts, and recall at the last cut of precision 0.9."""
    ordered = right[np.argsort(-score, kind="stable")]
    hits = np.cumsum(ordered)
    precision = hits / np.arange(1, len(ordered) + 1)
    good = np.flatnonzero(precision >= 0.9)
    return float(precision[ordered].mean()), float(hits[good[-1]] / hits[-1]) if len(good) else 0.0


def main() -> None:
    """Train, or only print what carries over."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--carry", action="store_true", help="only print what carries over from file to file")
    options = parser.parse_args()
    rows = replies()
    lessons = Lessons(lines_of(rows), rows)
    carry(lessons) if options.carry else train(lessons)


if __name__ == "__main__":
    main()
