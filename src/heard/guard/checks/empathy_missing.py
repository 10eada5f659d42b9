"""Nothing that shows how it was for them."""

from heard.guard.case import owes_apology
from heard.guard.find import sentence_of
from heard.guard.issue import named_issue
from heard.guard.letters import empathy
from heard.guard.marks import APOLOGY
from heard.guard.rule import REPLY, Check, Places
from heard.guard.text import Text
from heard.vocabulary.reading import Span
from heard.vocabulary.text import Brief, Level

_YOU = frozenset(
    {"you", "your", "usted", "su", "sus", "le", "vous", "votre", "vos", "sie", "ihnen", "ihr", "ihre", "ihren", "lei"}
)
_YOU |= {"suo", "sua", "seu", "voce", "lhe", "u", "uw", "je", "jouw", "du", "tu"}


def _find(text: Text, brief: Brief) -> Places:
    if owes_apology(brief) and not empathy(text, brief) and not _tells_their_story(text, brief):
        yield None


def _tells_their_story(text: Text, brief: Brief) -> bool:
    """Whether a sentence of its own, beside the apology, tells what they went through."""
    apologies = {sentence_of(text, span) for span in APOLOGY.find(text)}
    named = {sentence_of(text, span) for span in named_issue(text, brief)} - apologies
    theirs = {sentence_of(text, Span(word.start, word.end)) for word in text.words if word.plain in _YOU}
    return bool(named & theirs)


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
