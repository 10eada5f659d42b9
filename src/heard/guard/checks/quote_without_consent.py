"""A customer's words in an improvement."""

from heard.guard.likeness import runs_in_common
from heard.guard.rule import Check, Places
from heard.guard.text import Text
from heard.vocabulary.text import Brief, Level, TextKind

_RUN = 5  # words in a row


def _find(text: Text, brief: Brief) -> Places:
    if brief.review:
        yield from runs_in_common(text, Text.of(brief.review.text), _RUN)


CHECK = Check(
    id="quote_without_consent",
    rule="R-26",
    level=Level.WARN,
    kinds=frozenset({TextKind.IMPROVEMENT}),
    meaning="A public improvement does not quote the customer's own words.",
    why="These are the customer's own words. Publishing them anew needs their consent.",
    mend="Say what people told you in your own words, or ask for consent and note it as the reason.",
    find=_find,
)
