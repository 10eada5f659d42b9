"""Telling readers what only the house can know."""

from heard.guard.leaks import MANY, is_recorded, tells_more
from heard.guard.own import own_words
from heard.guard.parts import sentence_at
from heard.guard.rule import REPLY, Check, Places, apart
from heard.guard.text import Text
from heard.guard.told import told
from heard.guard.tone import tones
from heard.vocabulary.reading import Span
from heard.vocabulary.text import Brief, Level


def _find(text: Text, brief: Brief) -> Places:
    own = own_words(text, brief)
    heard = tuple(one for one in tones(own, "leak") if not _is_a_step(own, one, brief) and tells_more(own, one, brief))
    accused = tones(own, "fake")  # who is called a liar is told nothing else
    return (one for one in (*heard, *apart(told(own, brief, MANY), heard)) if one not in accused)


def _is_a_step(text: Text, sentence: Span, brief: Brief) -> bool:
    """Whether it tells of the house alone, and of something done there or on record."""
    about = sentence_at(text, sentence.start)
    if about is None or "you" in about.all:
        return False
    return sentence in tones(text, "step") or is_recorded(text, sentence, brief)


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
