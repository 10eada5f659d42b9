"""The reviewer's name in an improvement."""

from heard.guard.find import mentions
from heard.guard.rule import Check, Places
from heard.guard.text import Text
from heard.vocabulary.text import Brief, Level, TextKind


def _find(text: Text, brief: Brief) -> Places:
    names = Text.of(brief.review.author).words if brief.review else ()
    for name in names:
        if len(name.plain) > 1 and name.plain.isalpha():
            yield from (span for span in mentions(text, name.plain) if text.raw[span.start].isupper())


CHECK = Check(
    id="author_in_improvement",
    rule="R-26",
    level=Level.BLOCK,
    kinds=frozenset({TextKind.IMPROVEMENT}),
    meaning="A public improvement does not name the reviewer.",
    why="Whoever wrote the review did not ask to be named beside it.",
    mend="Write “a guest” or “several customers”.",
    find=_find,
)
