"""What they paid."""

from heard.guard.asking import OFFERED, PAID
from heard.guard.case import public_words
from heard.guard.find import sentence_of, sums
from heard.guard.leaks import digits
from heard.guard.rule import REPLY, Check, Places
from heard.guard.text import Text
from heard.vocabulary.reading import Span
from heard.vocabulary.text import Brief, Level


def _find(text: Text, brief: Brief) -> Places:
    for match in sums(text):
        if (
            brief.review
            and not _is_offered(text, match.start())
            and digits(match.group()) not in {digits(word.plain) for word in public_words(brief).words}
            and PAID.within(Text.of(_around(text, match.start()), brief.language))
        ):
            yield Span(match.start(), match.end())


def _is_offered(text: Text, at: int) -> bool:
    """Whether the sentence offers it; then it is told as that, and is no sum that they paid."""
    return any(sentence_of(text, span).start <= at < sentence_of(text, span).end for span in OFFERED.find(text))


def _around(text: Text, at: int) -> str:
    return next((span.of(text.raw) for span in text.sentences if span.start <= at < span.end), text.raw)


CHECK = Check(
    id="leak_amount",
    rule="R-11",
    level=Level.BLOCK,
    law=True,
    kinds=REPLY,
    meaning="No sum that the review does not name.",
    why="The review does not name this sum; it tells readers what this person paid or owes.",
    mend="Leave the sum out.",
    find=_find,
)
