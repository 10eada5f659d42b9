"""A remedy and a review in one message."""

from heard.guard.asking import CHANGE_WISH, OFFER, REVIEW_WISH
from heard.guard.rule import TO_CUSTOMER, Check, Places
from heard.guard.text import Text
from heard.vocabulary.text import Brief, Level


def _find(text: Text, brief: Brief) -> Places:
    if OFFER.within(text):
        yield from CHANGE_WISH.find(text)
        yield from REVIEW_WISH.find(text)


CHECK = Check(
    id="remedy_with_review",
    rule="R-1",
    level=Level.BLOCK,
    law=True,
    kinds=TO_CUSTOMER,
    meaning="A message that offers something does not speak of the review.",
    why="A remedy and a wish about the review in one message imply a bargain, whatever the words are.",
    mend="Send the remedy now. If a review may be asked for at all, ask another day, with nothing attached.",
    find=_find,
)
