"""A contact that is not ours."""

from heard.guard.leaks import digits
from heard.guard.rule import TO_CUSTOMER, Check, Places
from heard.guard.text import MAIL, PHONE, Text
from heard.vocabulary.reading import Span
from heard.vocabulary.text import Brief, Level

_TAIL = 7  # digits by which a number is known


def _find(text: Text, brief: Brief) -> Places:
    if brief.route.mail:
        mails = (Span(match.start(), match.end()) for match in MAIL.finditer(text.raw))
        yield from (span for span in mails if span.of(text.raw).strip(".").lower() != brief.route.mail.lower())
    if brief.route.phone:
        own = digits(brief.route.phone)[-_TAIL:]
        phones = (Span(match.start(), match.end()) for match in PHONE.finditer(text.raw))
        yield from (span for span in phones if digits(span.of(text.raw))[-_TAIL:] != own)


CHECK = Check(
    id="unknown_contact",
    rule="R-12",
    level=Level.WARN,
    kinds=TO_CUSTOMER,
    meaning="Every mail address and number is the one of the business.",
    why="This address or number is not the one on record for your place: a slip, or somebody's private one.",
    mend="Use the contact that is set for this place.",
    find=_find,
)
