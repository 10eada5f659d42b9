"""An invitation without an address."""

from heard.guard.case import is_complaint
from heard.guard.find import mentions
from heard.guard.marks import MESSAGE, ROUTE
from heard.guard.rule import REPLY, Check, Places
from heard.guard.text import PHONE, Text
from heard.vocabulary.text import Brief, Level


def _find(text: Text, brief: Brief) -> Places:
    invited = tuple(ROUTE.find(text))
    if invited and is_complaint(brief) and not _contact(text, brief):
        yield invited[0]


def _contact(text: Text, brief: Brief) -> bool:
    """Whether there is something that works: an address, a number, a person, the case code, the platform's own message."""
    named = (brief.route.contact, brief.case_code, brief.voice.signature)
    return bool(
        text.known & {"<mail>", "<link>"}
        or PHONE.search(text.raw)
        or any(words.strip() and any(mentions(text, words)) for words in named)
        or MESSAGE.within(text)
    )


CHECK = Check(
    id="route_without_contact",
    rule="seed 000",
    level=Level.WARN,
    kinds=REPLY,
    meaning="“Contact us” comes with a real contact.",
    why="They are told to get in touch, but not where or with whom.",
    mend="Give the address or number, the name of a person, and the case code.",
    find=_find,
)
