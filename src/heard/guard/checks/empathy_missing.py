"""Nothing that shows how it was for them."""

import re
from itertools import pairwise

from heard.guard.case import is_readable, owes_apology
from heard.guard.find import sentence_of
from heard.guard.issue import named_issue
from heard.guard.letters import empathy
from heard.guard.marks import APOLOGY, FORMULA, ROUTE, THANKS
from heard.guard.rule import REPLY, Check, Places
from heard.guard.telling import felt_sentences, telling_words
from heard.guard.text import Text
from heard.vocabulary.reading import Span
from heard.vocabulary.text import Brief, Level

_END = re.compile(r"[.!?;:,\n]|\b(?=(?:and|but|so) (?:we|i|i'm|we're|my|our)\b)", re.IGNORECASE)
_FEWEST = 6  # words of a clause that tells something
_TELLING = 2  # words in it that no ordinary reply has
_OURS = ("we", "i", "our", "my", "please", "if", "would", "could")  # a clause that begins so speaks of us


def _find(text: Text, brief: Brief) -> Places:
    if is_readable(text, brief) and owes_apology(brief) and not empathy(text, brief) and not _tells_their_story(text, brief):
        yield None


def _tells_their_story(text: Text, brief: Brief) -> bool:
    """Whether a clause of its own, beside thanks and apology, tells what they went through."""
    ends = [0, *(match.end() for match in _END.finditer(text.raw)), len(text.raw)]
    clauses = [
        Span(end - len(text.raw[start:end].lstrip()), end) for start, end in pairwise(ends) if text.raw[start:end].strip()
    ]
    formal = {_clause_of(clauses, span) for table in (APOLOGY, THANKS, FORMULA, ROUTE) for span in table.find(text)}
    named = {_clause_of(clauses, span) for span in named_issue(text, brief)} - formal
    felt = felt_sentences(text)
    told = {one for one in clauses if sentence_of(text, one) in felt and telling_words(text, one, brief) >= _TELLING} - formal
    return any(_speaks_of_them(clause.of(text.raw)) for clause in named | told if clause)


def _speaks_of_them(clause: str) -> bool:
    words = clause.lower().replace("’", "'").split()
    return len(words) >= _FEWEST and words[words[0] in ("and", "but")].partition("'")[0] not in _OURS


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
