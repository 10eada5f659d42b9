"""Emoji that the brand does not use."""

from heard.guard.find import emoji
from heard.guard.rule import TO_CUSTOMER, Check, Places
from heard.guard.text import Text
from heard.vocabulary.text import Brief, Level


def _find(text: Text, brief: Brief) -> Places:
    if not brief.voice.emoji:
        yield from emoji(text)


CHECK = Check(
    id="emoji_against_voice",
    rule="seed 003",
    level=Level.WARN,
    kinds=TO_CUSTOMER,
    meaning="Emoji only where the brand's voice has them.",
    why="Your brand does not write with emoji, and under a complaint they read as making light of it.",
    mend="Take the emoji out.",
    find=_find,
)
