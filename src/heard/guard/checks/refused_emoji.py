"""Emoji where platform or voice refuse them."""

from heard.guard.find import emoji
from heard.guard.rule import REPLY, Check, Places
from heard.guard.text import Text
from heard.vocabulary.platforms import RULES
from heard.vocabulary.text import Brief, Level


def _find(text: Text, _brief: Brief) -> Places:
    return emoji(text)


CHECK = Check(
    id="refused_emoji",
    rule="R-16",
    level=Level.BLOCK,
    kinds=REPLY,
    platforms=frozenset(platform for platform, rules in RULES.items() if not rules.emoji_in_reply),
    meaning="No emoji where the platform refuses them.",
    why="Yelp refuses a reply that holds an emoji.",
    mend="Take the emoji out.",
    find=_find,
)
