"""Promotion in a review request."""

from heard.guard.asking import OPT_OUT, PROMOTION
from heard.guard.rule import REQUESTS, Check, Places
from heard.guard.text import Text
from heard.vocabulary.text import Brief, Level, TextKind


def _find(text: Text, _brief: Brief) -> Places:
    if not OPT_OUT.within(text):
        yield from PROMOTION.find(text)


CHECK = Check(
    id="marketing_in_request",
    rule="R-10",
    level=Level.WARN,
    kinds=REQUESTS | frozenset({TextKind.FOLLOW_UP}),
    meaning="A review request that advertises carries a way to opt out.",
    why="Promotion makes this a marketing mail, which needs consent and a way out.",
    mend="Take the promotion out, or add a line to unsubscribe.",
    find=_find,
)
