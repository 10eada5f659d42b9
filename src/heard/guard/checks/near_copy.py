"""Too like one of the last replies."""

from heard.guard.likeness import too_like
from heard.guard.rule import REPLY, Check, Places
from heard.guard.text import Text
from heard.vocabulary.platforms import Platform
from heard.vocabulary.text import Brief, Level


def _find(text: Text, brief: Brief) -> Places:
    if brief.platform is not Platform.YELP and too_like(text, brief.recent, brief.language):
        yield None


CHECK = Check(
    id="near_copy",
    rule="R-19",
    level=Level.WARN,
    kinds=REPLY,
    meaning="The reply is not a near copy of one of the last replies of this place.",
    why="One of the last replies here says nearly the same words; half of all readers are put off by templates.",
    mend="Say first what this customer wrote, in your own words, and leave out the stock sentences.",
    find=_find,
)
