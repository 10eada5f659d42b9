"""What they bought."""

from heard.guard.find import mentions
from heard.guard.leaks import unsaid
from heard.guard.rule import REPLY, Check, Places
from heard.guard.text import Text
from heard.vocabulary.text import Brief, Level


def _find(text: Text, brief: Brief) -> Places:
    for product in brief.record.products if brief.record else ():
        if product.strip() and unsaid(brief, product):
            yield from _named(text, product)


def _named(text: Text, product: str) -> Places:
    """The whole name, or two words of it that stand together."""
    found = tuple(mentions(text, product))
    words = product.split()
    if found or len(words) < 3:
        return found
    return tuple(span for at in range(len(words) - 1) for span in mentions(text, " ".join(words[at : at + 2])))


CHECK = Check(
    id="leak_product",
    rule="R-11",
    level=Level.BLOCK,
    law=True,
    kinds=REPLY,
    meaning="Nothing that the customer bought, unless the review names it.",
    why="The review does not name this; you know from your records what they bought.",
    mend="Speak of “your order” or use the word that the review uses.",
    find=_find,
)
