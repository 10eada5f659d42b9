"""Asking for another rating where the platform forbids it."""

from heard.guard.asking import CHANGE_WISH, is_refused
from heard.guard.own import own_words
from heard.guard.rule import TO_CUSTOMER, Check, Places, heard_or
from heard.guard.text import Text
from heard.guard.tone import tones
from heard.vocabulary.platforms import RULES
from heard.vocabulary.text import Brief, Level


def _find(text: Text, brief: Brief) -> Places:
    own = own_words(text, brief)
    return (span for span in heard_or(CHANGE_WISH.find(own), own, "change", sure=True) if not is_refused(own, span))


def _perhaps(text: Text, brief: Brief) -> Places:
    own = own_words(text, brief)
    return (span for span in tones(own, "change") if not is_refused(own, span))


CHECK = Check(
    id="asks_to_change",
    rule="R-6",
    level=Level.BLOCK,
    kinds=TO_CUSTOMER,
    platforms=frozenset(platform for platform, rules in RULES.items() if not rules.ask_to_update),
    meaning="Where the platform forbids it, nobody is asked to change a review, not even once all is solved.",
    why="This platform allows no request to change a review or rating, not even after the issue is solved.",
    mend="Take the request out. Tell what was put right and leave the review to them.",
    find=_find,
    perhaps=_perhaps,
)
