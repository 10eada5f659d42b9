"""The customer's mail address or phone number."""

from heard.guard.leaks import digits, numbers_like
from heard.guard.rule import PUBLIC, Check, Places
from heard.guard.text import Text
from heard.vocabulary.reading import Span
from heard.vocabulary.text import Brief, Level

_TAIL = 7  # digits by which a phone number is known, whatever its prefix


def _find(text: Text, brief: Brief) -> Places:
    if not brief.record:
        return
    low = text.raw.lower()
    own = brief.route.mail.lower()
    for mail in brief.record.mails:
        at = low.find(mail.lower()) if mail and mail.lower() != own else -1
        if at >= 0 and len(low) == len(text.raw):
            yield Span(at, at + len(mail))
    for phone in brief.record.phones:
        if digits(phone)[-_TAIL:] != digits(brief.route.phone)[-_TAIL:]:
            yield from numbers_like(text.raw, digits(phone), _TAIL)


CHECK = Check(
    id="leak_contact",
    rule="R-12",
    level=Level.BLOCK,
    law=True,
    kinds=PUBLIC,
    meaning="No mail address or phone number of the customer.",
    why="This is the customer's own address or number; publishing it breaks data protection law whatever they wrote.",
    mend="Take it out. Give the address or number of the business instead.",
    find=_find,
)
