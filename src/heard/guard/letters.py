"""The HEARD check: which of the five letters a text has, and where (seed 002)."""

from collections.abc import Iterator, Mapping

from heard.guard.case import public_words
from heard.guard.find import sentence_of
from heard.guard.issue import named_issue
from heard.guard.known import of_case
from heard.guard.marks import APOLOGY, CAUSE, FORMULA, HEARING, ROUTE, STEP, THANKS
from heard.guard.telling import FEWEST, before_bare_apologies, telling_words
from heard.guard.text import Text
from heard.guard.tone import ideas, tones
from heard.vocabulary.reading import Span
from heard.vocabulary.text import Brief, Letter

_TAIL = 3  # words that may follow an apology which ends its sentence: "and I am sorry to you both"
_COLD = ("arguing", "blaming", "defensive", "sarcastic", "sorryif")  # heads: what they hear feels with nobody


def letters(text: Text, brief: Brief) -> Mapping[Letter, tuple[Span, ...]]:
    """For each letter the places that carry it: H heard and named, E empathy, A apology, R resolve, D diagnose."""
    return {
        "H": _sorted((*named_issue(text, brief), *HEARING.find(text))),
        "E": empathy(text, brief),
        "A": tuple(APOLOGY.find(text)),
        "R": _sorted((*STEP.find(text), *ROUTE.find(text))),
        "D": tuple(CAUSE.find(text)),
    }


@of_case
def empathy(text: Text, brief: Brief) -> tuple[Span, ...]:
    """The sentences that show how it was for them.

    A formula counts only beside what they complain of, and so does a word of one's own that it was hard; what is surely
    unkind feels with nobody.
    """
    cold = {span for head in _COLD for span in tones(text, head, sure=True)}
    felt = {*tones(text, "empathy")}
    formulas = {sentence_of(text, span) for span in FORMULA.find(text)}
    named = {sentence_of(text, span) for span in named_issue(text, brief)}
    theirs = public_words(brief).known
    spoken = ((sentence, {*words} - theirs) for sentence, words in text.spoken if sentence in named)
    hard = {sentence for sentence, words in spoken if "hard" in ideas(words, text.expected)}
    told = {sentence for sentence in _led_to_sorry(text) if telling_words(text, sentence, brief) >= FEWEST}
    warm = (felt - formulas | formulas & named | hard) - cold | told - formulas
    return tuple(sorted(warm, key=lambda sentence: sentence.start))


def _led_to_sorry(text: Text) -> Iterator[Span]:
    """What is said up to an apology that ends a sentence or stands bare after it: "A wet bed is horrid, and I am sorry."

    Thanks and what sounds unkind feel nothing before a "sorry".
    """
    nothing = {sentence_of(text, span) for span in THANKS.find(text)}.union(*(tones(text, head) for head in _COLD))
    yield from before_bare_apologies(text) - nothing
    for span in APOLOGY.find(text):
        sentence = sentence_of(text, span)
        if sentence not in nothing and span.start > sentence.start and len(text.raw[span.end : sentence.end].split()) <= _TAIL:
            yield Span(sentence.start, span.start)


def _sorted(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple(sorted(set(spans), key=lambda span: (span.start, span.end)))
