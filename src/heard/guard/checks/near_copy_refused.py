"""A near copy on a platform that refuses them."""

from heard.guard.likeness import too_like
from heard.guard.rule import REPLY, Check, Places
from heard.guard.text import Text
from heard.vocabulary.platforms import Platform
from heard.vocabulary.text import Brief, Level


def _find(text: Text, brief: Brief) -> Places:
    if too_like(text, brief.recent, brief.language):
        yield None


CHECK = Check(
    id="near_copy_refused",
    rule="R-16",
    level=Level.BLOCK,
    kinds=REPLY,
    platforms=frozenset({Platform.YELP}),
    meaning="On Yelp the reply is not a near copy of an earlier one.",
    why="Yelp refuses a text that is too similar to an earlier reply.",
    mend="Write it anew from what this customer said.",
    find=_find,
)
