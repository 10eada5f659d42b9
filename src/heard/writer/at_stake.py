"""What weighs on a review beside what went wrong: what the customer had at stake, and who came to harm."""

from heard.vocabulary.text import Brief
from heard.writer.fitting import content, fitting
from heard.writer.tables import Table


def stakes(brief: Brief, spoken: Table) -> tuple[str, ...]:
    """What the customer had at stake, as sentences of sympathy: a birthday, tears, the last money. Only the gravest, as the table has it."""
    order = [rule.key for rule in spoken.stakes]
    found = fitting("stakes", spoken, brief)
    return min(found, key=lambda stake: order.index(stake.key)).feel if found else ()


def harms(brief: Brief, spoken: Table) -> tuple[str, ...]:
    """What a grave review is about, named without its details: the first of the table that fits."""
    order = [rule.key for rule in spoken.harms]
    found = fitting("harms", spoken, brief)
    return min(found, key=lambda harm: order.index(harm.key)).named if found else ()


def certainly_harmed(brief: Brief, spoken: Table, *, in_care: bool = False) -> bool:
    """Whether a child or an animal in somebody's care came to harm, or the like: those words are enough, whatever the reading hears."""
    certain = spoken.sets.get("in_care" if in_care else "certain_harm", frozenset())
    return bool(certain) and any(harm.key in certain for harm in fitting("harms", spoken, brief)) and not content(brief)


def harmed(brief: Brief, spoken: Table) -> tuple[str, ...]:
    """Who came to harm, with its verb ("your son is"), where the review says so."""
    found = fitting("harmed", spoken, brief)
    return found[0].named if found else ()
