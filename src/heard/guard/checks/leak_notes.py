"""What colleagues wrote about the customer."""

from heard.guard.case import public_words
from heard.guard.issue import SAYS_NOTHING
from heard.guard.leaks import stems
from heard.guard.likeness import grams
from heard.guard.rule import PUBLIC, Check, Places
from heard.guard.text import Text
from heard.vocabulary.reading import Span
from heard.vocabulary.text import Brief, Level

_STEM = 5
_SHARED = 3  # telling words of one note in one sentence


def _find(text: Text, brief: Brief) -> Places:
    known = stems(public_words(brief)) | SAYS_NOTHING
    known |= {stem for fix in brief.fixes for stem in stems(Text.of(fix.text, brief.language))}
    for note in brief.record.notes if brief.record else ():
        words = Text.of(note, brief.language)
        secret = {word.plain[:_STEM] for word in words.content} - known
        for sentence in text.sentences:
            said = Text.of(sentence.of(text.raw), brief.language)
            shared = {word.plain[:_STEM] for word in said.content} & secret
            if len(shared) >= _SHARED or (shared and _run(words, said)):
                yield Span(sentence.start, sentence.end)


def _run(note: Text, said: Text) -> bool:
    """Whether four words stand in both, one after the other."""
    return bool(grams(note, 4) & grams(said, 4))


CHECK = Check(
    id="leak_notes",
    rule="R-11",
    level=Level.BLOCK,
    law=True,
    kinds=PUBLIC,
    meaning="Nothing of what colleagues noted about the customer.",
    why="This sentence tells what colleagues noted about the customer, which the review does not say.",
    mend="Leave it out. Facts about the customer belong in the private talk.",
    find=_find,
)
