"""No way to go on in private."""

from heard.guard.case import is_complaint
from heard.guard.marks import ROUTE
from heard.guard.rule import REPLY, Check, Places
from heard.guard.text import PHONE, Text
from heard.vocabulary.text import Brief, Level


def _find(text: Text, brief: Brief) -> Places:
    if is_complaint(brief) and not ROUTE.within(text) and not PHONE.search(text.raw):
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
