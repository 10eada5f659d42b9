"""May the platform be asked, and on which ground? Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from heard.contest.grounds import Ground, no_grounds, procedure
from heard.vocabulary.case import CaseFacts, ContestFacts
from heard.vocabulary.text import Standing
from heard.vocabulary.way import Stage

LEAST_WORDS = 4  # of the sentence that says what in the review breaks the rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A ground as a person sees it in one case: what speaks for it, and what still stands in its way."""

    ground: Ground
    hints: tuple[str, ...] = ()  # risks found in the text that speak for it
    stands_in_way: str = ""


def choices(facts: CaseFacts) -> tuple[Choice, ...]:
    """Every ground of the platform, those that something speaks for first (C2, C3)."""
    found = [
        Choice(
            ground=ground,
            hints=tuple(sorted(risk.value for risk in facts.risks & ground.seen_in)),
            stands_in_way=stands_in_way(facts, ground),
        )
        for ground in procedure(facts.platform, facts.country).grounds
    ]
    return tuple(sorted(found, key=lambda choice: (bool(choice.stands_in_way), not choice.hints)))


def stands_in_way(facts: CaseFacts, ground: Ground) -> str:
    """Why this ground cannot be used yet or at all; empty when it can."""
    if ground.needs == "not_found":
        if facts.standing is Standing.KNOWN:
            return "The search record says who this customer is. To claim that there was no contact would be untrue (R-34)."
        if facts.standing is Standing.CANDIDATES:
            return "The search found people who might have written it. Decide about them first."
        if facts.standing is Standing.NOT_SEARCHED:
            return "Nobody has been looked for yet. Search the customer records first."
        if facts.stage not in (Stage.CONTEST, Stage.DIAGNOSE) and not facts.hidden:
            return "First the sincere reply, then the wait for a sign of the person (seed 000)."
    if ground.beyond_search and not facts.risks & ground.seen_in:
        return (
            "This platform does not take “we do not know the customer” for a proof. Something in the text must show it (R-30)."
        )
    return ""


def refusal(facts: CaseFacts, code: str, why: str) -> str:
    """Why a request on this ground is not prepared; empty when it may be. `why` says what in the review breaks the rule."""
    in_vain = next((one for one in no_grounds() if one.code == code), None)
    if in_vain is not None:
        return in_vain.why
    ground = procedure(facts.platform, facts.country).ground(code)
    if ground is None:
        return "This platform does not list that ground."
    if stop := stands_in_way(facts, ground):
        return stop
    if len(why.split()) < LEAST_WORDS:
        return "Say in a sentence what in the review shows it: a ground without a reason is not looked at."
    return ""


def may_submit(facts: CaseFacts) -> str:
    """Why nothing may be handed in now; empty when it may."""
    contest = facts.contest
    if facts.counsel:
        return "Counsel has this case: counsel says what is handed in."
    if contest is None or not contest.ground:
        return "Choose a listed ground first."
    if contest.submitted_at is not None:
        return "It was handed in already."
    return ""


def may_appeal(contest: ContestFacts | None, *, now: datetime, until: datetime | None) -> str:
    """Why there is no appeal; empty when there is one. There is one only, and only against a refusal (R-28)."""
    if contest is None or contest.answered_at is None or contest.removed:
        return "There is no refusal to appeal against."
    if contest.appealed_at is not None:
        return "There was one appeal, and there is only one."
    if until is not None and now > until:
        return "The time for an appeal is over."
    return ""
