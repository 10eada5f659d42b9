"""The complaint itself is not named."""

from heard.guard.case import is_readable, may_stay_general, owes_issue
from heard.guard.marks import ASKING, SERIOUS
from heard.guard.rule import REPLY, Check, Places
from heard.guard.telling import names_it
from heard.guard.text import Text
from heard.vocabulary.text import Brief, Level


def _find(text: Text, brief: Brief) -> Places:
    if not is_readable(text, brief) or not owes_issue(brief):
        return
    unread = not brief.reading or not brief.reading.topics  # nobody said what it is about, so that asking is right
    asks = unread and ("?" in text.known or ASKING.within(text))
    general = may_stay_general(brief) and SERIOUS.within(text)
    if brief.review and brief.review.text.strip() and not asks and not general and not names_it(text, brief):
        yield None


CHECK = Check(
    id="issue_missing",
    rule="seed 003",
    level=Level.WARN,
    kinds=REPLY,
    meaning="The answer names what the customer complained about.",
    why="Nothing of what they wrote about appears here, so it reads like a form letter.",
    mend="Name the thing itself in their terms: the wait, the cold soup, the broken zip.",
    find=_find,
)
