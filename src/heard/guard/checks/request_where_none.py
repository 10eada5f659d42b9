"""Asking where nobody may ask."""

from heard.guard.asking import REVIEW_WISH
from heard.guard.find import mentions
from heard.guard.rule import TO_CUSTOMER, Check, Places
from heard.guard.text import Text
from heard.vocabulary.platforms import RULES
from heard.vocabulary.text import Brief, Level


def _find(text: Text, brief: Brief) -> Places:
    wishes = tuple(REVIEW_WISH.find(text))
    if not RULES[brief.platform].ask_for_review:
        yield from wishes
    elif wishes:
        yield from mentions(text, "yelp")


CHECK = Check(
    id="request_where_none",
    rule="R-4",
    level=Level.BLOCK,
    kinds=TO_CUSTOMER,
    meaning="On Yelp nobody is asked for a review in any form.",
    why="Yelp forbids asking for reviews in any form, and marks places that do.",
    mend="Take the request out.",
    find=_find,
)
