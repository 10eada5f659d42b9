"""Drafts that the guard has read before a person sees them. Pure: desk and command line ask the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice

from heard import guard, writer
from heard.vocabulary.text import Brief, Draft, Level, Verdict

SPARES = 6  # drafts composed beyond those asked for, as long as too few of them are clean
ENOUGH = 4  # drafts that show whether other words help; the writer's fourth is the first without quotes
_WEIGHT = {Level.BLOCK: 100, Level.WARN: 10, Level.ADVISE: 1}


@dataclass(frozen=True, slots=True)
class Proposal:
    """A draft of the writer with what the guard says of it."""

    draft: Draft
    verdict: Verdict

    @property
    def troubles(self) -> frozenset[str]:
        """The checks that keep it from being sent as it is."""
        return frozenset(finding.check for finding in self.verdict.findings if finding.level is not Level.ADVISE)

    @property
    def weight(self) -> int:
        """How much the guard has against it; advice counts least."""
        return sum(_WEIGHT[finding.level] for finding in self.verdict.findings)


def proposed(
    brief: Brief, *, seed: int = 0, count: int = 3, check: Callable[[str, Brief], Verdict] = guard.check
) -> list[Proposal]:
    """`count` drafts that may go as they are, the next best where the writer finds no better words."""
    clean: list[Proposal] = []
    rest: list[Proposal] = []
    for number, draft in enumerate(islice(writer.drafts(brief, seed=seed), count + SPARES), start=1):
        proposal = Proposal(draft, check(draft.text, brief))
        (rest if proposal.troubles else clean).append(proposal)
        if len(clean) == count or (number == max(count, ENOUGH) and _no_words_help(clean, rest)):
            break
    return (clean + sorted(rest, key=lambda proposal: proposal.weight))[:count]


def _no_words_help(clean: list[Proposal], rest: list[Proposal]) -> bool:
    """Whether the same warnings stand against every draft, as where a place has no address to write to."""
    times = Counter(check for proposal in rest for check in proposal.troubles)
    blocked = any(proposal.verdict.blocked for proposal in rest)
    return not clean and not blocked and all(seen == len(rest) for seen in times.values())


def seed_of(post: str, cycle: int, again: int = 0) -> int:
    """The seed of a case: from its post's own name, so that the same review gets the same words in every database.

    `again` is another number for other words.
    """
    return int.from_bytes(blake2b(f"{post}\x1f{cycle}\x1f{again}".encode(), digest_size=6).digest(), "big")
