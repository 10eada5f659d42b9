"""A word that the brand avoids."""

from heard.guard.find import mentions
from heard.guard.rule import TO_CUSTOMER, Check, Places
from heard.guard.text import Text
from heard.vocabulary.text import Brief, Level


def _find(text: Text, brief: Brief) -> Places:
    for word in brief.voice.avoided_words:
        yield from mentions(text, word)


CHECK = Check(
    id="avoided_word",
    rule="seed 003",
    level=Level.WARN,
    kinds=TO_CUSTOMER,
    meaning="None of the words that the brand avoids.",
    why="Your brand has put this word on the list of those it does not use.",
    mend="Use another word.",
    find=_find,
)
