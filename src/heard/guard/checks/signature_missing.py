"""Unsigned."""

from heard.guard.find import mentions
from heard.guard.rule import ANSWERS, Check, Places
from heard.guard.text import Text
from heard.vocabulary.text import Brief, Level


def _find(text: Text, brief: Brief) -> Places:
    if brief.voice.signature.strip() and not any(mentions(text, brief.voice.signature)):
        yield None


CHECK = Check(
    id="signature_missing",
    rule="seed 003",
    level=Level.ADVISE,
    kinds=ANSWERS,
    meaning="The text is signed as the brand signs.",
    why="Your brand signs its answers, and a name makes it a person's.",
    mend="Add the signature as the last line.",
    find=_find,
)
