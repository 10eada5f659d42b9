"""Nothing that shows how it was for them."""

import re

from heard.guard.case import owes_apology
from heard.guard.issue import named_issue
from heard.guard.letters import empathy
from heard.guard.marks import APOLOGY, FORMULA, ROUTE, THANKS
from heard.guard.rule import REPLY, Check, Places
from heard.guard.text import Text
from heard.vocabulary.reading import Span
from heard.vocabulary.text import Brief, Level

_CLAUSE = re.compile(r"[^.!?;:,\n]+")
_FEWEST = 6  # words of a clause that tells something


def _find(text: Text, brief: Brief) -> Places:
    if owes_apology(brief) and not empathy(text, brief) and not _tells_their_story(text, brief):
        yield None


def _tells_their_story(text: Text, brief: Brief) -> bool:
    """Whether a clause of its own, beside thanks and apology, tells what they went through."""
    clauses = [Span(match.start(), match.end()) for match in _CLAUSE.finditer(text.raw)]
    formal = {_clause_of(clauses, span) for table in (APOLOGY, THANKS, FORMULA, ROUTE) for span in table.find(text)}
    named = {_clause_of(clauses, span) for span in named_issue(text, brief)} - formal
    return any(len(clause.of(text.raw).split()) >= _FEWEST for clause in named if clause)


def _clause_of(clauses: list[Span], span: Span) -> Span | None:
    return next((clause for clause in clauses if clause.start <= span.start < clause.end), None)


CHECK = Check(
    id="empathy_missing",
    rule="seed 002",
    level=Level.ADVISE,
    kinds=REPLY,
    meaning="The answer to a complaint shows that one understands how it felt.",
    why="Nothing here shows that you understand how it was for them; of all parts of a reply this one is rated highest.",
    mend="Say how it must have been, about their case: “Waiting an hour with two hungry children is exhausting.”",
    find=_find,
)
