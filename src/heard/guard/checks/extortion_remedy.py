"""An offer to somebody who extorts."""

from heard.guard.asking import OFFER
from heard.guard.rule import TO_CUSTOMER, Check, Places
from heard.guard.text import Text
from heard.vocabulary.text import Brief, Level


def _find(text: Text, brief: Brief) -> Places:
    if brief.extortion:
        yield from OFFER.find(text)


CHECK = Check(
    id="extortion_remedy",
    rule="R-32",
    level=Level.BLOCK,
    kinds=TO_CUSTOMER,
    meaning="Nothing is offered in a case of extortion.",
    why="This customer ties the review to a payment. Google: do not engage, pay or offer goods.",
    mend="Take the offer out, keep every message, and report it. A real complaint behind it is handled on its own.",
    find=_find,
)
