"""Sentences of a reply that say no to what the review says.

"The room was filthy." - "It was not filthy." A word of meaning that the review has without a no, and that the reply has
with one, is denied; what should, could or must not be is no denial, and neither is a no that says sorry.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from heard.guard.case import is_about_us, public_words
from heard.guard.find import sentence_of
from heard.guard.issue import meaning_words, stem
from heard.guard.known import of_text
from heard.guard.marks import APOLOGY
from heard.guard.text import Text, Word
from heard.vocabulary.reading import Language, Span
from heard.vocabulary.text import Brief

_REACH = 3  # words that a no says no to
_NO = {
    Language.ENGLISH: "not never nobody none no hardly nor",
    Language.SPANISH: "no nunca nadie ningun ninguna jamas",
    Language.FRENCH: "pas jamais aucun aucune personne",
    Language.GERMAN: "nicht nie kein keine keinen keinem keiner niemand keineswegs",
    Language.ITALIAN: "non mai nessuno nessuna",
    Language.PORTUGUESE: "nao nunca ninguem nenhum nenhuma",
    Language.DUTCH: "niet nooit geen niemand",
}
_WISHED = {
    Language.ENGLISH: "should ought deserve deserves want wants need needs like likes can could will would must may might if please expect",
    Language.SPANISH: "deberia debe puede podemos quiere si",
    Language.FRENCH: "devrait doit peut pouvons faudrait si",
    Language.GERMAN: "sollte sollten darf durfen kann konnen muss wenn bitte",
    Language.ITALIAN: "dovrebbe deve puo possiamo se",
    Language.PORTUGUESE: "deveria devia deve pode podemos se",
    Language.DUTCH: "zou zouden mag moet kan kunnen als graag",
}


def denied(text: Text, brief: Brief) -> Iterator[Span]:
    """The sentences of `text` in which a word of the review is denied."""
    no = _listed(text, _NO)
    if no.isdisjoint(text.known):
        return
    denials = [(sentence, words, no_to) for sentence, words in _sentences(text) if (no_to := _no_to(text, words, no))]
    if not denials or not is_about_us(brief):
        return
    claimed = _claimed(public_words(brief))
    sorry = {sentence_of(text, span) for span in APOLOGY.find(text)}
    wishes = _listed(text, _WISHED)
    for sentence, words, no_to in denials:
        if claimed & no_to and sentence not in sorry and wishes.isdisjoint(word.plain for word in words):
            yield sentence


@of_text
def _claimed(public: Text) -> frozenset[str]:
    """The stems of meaning that the review says, and nowhere behind a no of the same sentence."""
    no = _listed(public, _NO)
    unsaid = frozenset[str]().union(*(_no_to(public, words, no, reach=len(words)) for _, words in _sentences(public)))
    return frozenset(stem(word.plain) for word in meaning_words(public) if word.plain not in no) - unsaid


def _no_to(text: Text, words: Sequence[Word], no: frozenset[str], reach: int = _REACH) -> frozenset[str]:
    """The stems that a no stands up to `reach` words before, in the same clause."""
    if no.isdisjoint(word.plain for word in words):
        return frozenset()
    found = set()
    for at, word in enumerate(words):
        before = next((one for one in words[max(0, at - reach) : at] if one.plain in no), None)
        if before and not {",", ";", ":"} & {*text.raw[before.end : word.start]}:
            found.add(stem(word.plain))
    return frozenset(found)


def _sentences(text: Text) -> Iterator[tuple[Span, Sequence[Word]]]:
    """The sentences with their words, as `Text.spoken` cuts them; a mark that stands alone before one may be among them."""
    at = 0
    for sentence in text.sentences:
        begun = at
        while at < len(text.words) and text.words[at].start < sentence.end:
            at += 1
        yield sentence, text.words[begun:at]


def _listed(text: Text, table: dict[Language, str]) -> frozenset[str]:
    return frozenset[str]().union(*(_split(table[language]) for language in text.languages))


@cache
def _split(words: str) -> frozenset[str]:
    return frozenset(words.split())
