"""No way to go on in private."""

from heard.guard.case import is_complaint
from heard.guard.find import mentions
from heard.guard.marks import ROUTE
from heard.guard.rule import REPLY, Check, Places
from heard.guard.text import PHONE, Text
from heard.vocabulary.text import Brief, Level


def _find(text: Text, brief: Brief) -> Places:
    if not is_complaint(brief) or brief.extortion or ROUTE.within(text) or PHONE.search(text.raw):
        return
    named = (words for words in (brief.route.contact, brief.case_code) if words.strip())
    if not any(any(mentions(text, words)) for words in named):
        yield None


CHECK = Check(
    id="route_missing",
    rule="seed 000",
    level=Level.WARN,
    kinds=REPLY,
    meaning="The answer to a complaint offers a way to talk in private.",
    why="The customer is not told how to reach somebody in private, and the quarrel stays in public.",
    mend="Give one named person and one address or number of the business, with the case code.",
    find=_find,
)
