"""Telling readers what only the house can know."""

from heard.guard.leaks import tells_more
from heard.guard.own import own_words
from heard.guard.rule import REPLY, Check, Places
from heard.guard.text import Text
from heard.guard.tone import tones
from heard.vocabulary.text import Brief, Level


def _find(text: Text, brief: Brief) -> Places:
    own = own_words(text, brief)
    return (sentence for sentence in tones(own, "leak") if tells_more(own, sentence, brief))


CHECK = Check(
    id="leak_told",
    rule="R-12",
    level=Level.WARN,
    kinds=REPLY,
    meaning="Readers are told nothing about the customer that the review does not say.",
    why="This sounds like something that only you can know about the customer; the review does not say it.",
    mend="Keep to what the review says, and talk of the rest in private.",
    find=_find,
)
