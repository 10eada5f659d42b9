"""Phrases that ask for a changed review or for a new one; several checks read them."""

from collections.abc import Iterator
from dataclasses import dataclass

from heard.guard.find import sentence_of
from heard.guard.parts import Sentence, parts_in, sentence_at, sentences
from heard.guard.phrases import Kept
from heard.guard.text import Text
from heard.vocabulary.reading import Span

# The review is theirs, to keep or to change.
FREELY = Kept(file="asking", name="freely")


@dataclass(frozen=True, eq=False)
class Wish(Kept):
    """A table of wishes about a review, and whoever asks that one of `verbs` be done to it, in whatever order.

    What is denied ("we never ask you to change it") or left to the customer is no wish.
    """

    verbs: tuple[str, ...] = ()

    def _all(self, text: Text) -> list[Span]:
        wishes = [*super()._all(text), *self._asked(text)]
        if not wishes:
            return []
        free = {sentence_of(text, span) for span in FREELY.find(text)}
        return [span for span in wishes if sentence_of(text, span) not in free and not is_denied(text, span)]

    def _asked(self, text: Text) -> Iterator[Span]:
        held = parts_in(text)
        if held.isdisjoint(self.verbs) or held.isdisjoint(("review", "what")):
            return iter(())
        return (one.span for one in sentences(text) if not one.all.isdisjoint(self.verbs) and self._asks(one))

    def _asks(self, sentence: Sentence) -> bool:
        for clause in sentence.clauses:
            if "ask" not in sentence.all and not clause.begins(*self.verbs):
                continue
            if "no" not in clause.all and any(
                clause.joined(verb, "review") or clause.what_they_wrote(verb) for verb in self.verbs
            ):
                return True
        return False


@dataclass(frozen=True, eq=False)
class Words(Kept):
    """A table of wishes for a review, and whoever asks for a few words on a page of reviews."""

    def _all(self, text: Text) -> list[Span]:
        found = super()._all(text)
        if not {"page", "say"} <= parts_in(text):
            return found
        return found + [one.span for one in sentences(text) if {"page", "say"} <= one.all and self._asks(one)]

    def _asks(self, sentence: Sentence) -> bool:
        if not {"private", "no"}.isdisjoint(sentence.all):
            return False
        return "ask" in sentence.all or any(clause.begins("say") for clause in sentence.clauses)


def is_refused(text: Text, span: Span) -> bool:
    """Whether the sentence of `span` says that nothing of the kind is asked, or that the review is theirs to keep."""
    sentence = sentence_at(text, span.start)
    if sentence is None or sentence.asks:
        return False
    refusing = (clause.all for clause in sentence.clauses if "no" in clause.all and "unless" not in clause.all)
    no = any(not held.isdisjoint(("review", "ask")) for held in refusing)
    return no or any(sentence_of(text, one) == sentence.span for one in FREELY.find(text))


def is_denied(text: Text, span: Span) -> bool:
    """Whether a no stands in `span` or shortly before, in the same clause; a question denies nothing."""
    sentence = sentence_at(text, span.start)
    if sentence is None or sentence.asks:
        return False
    return any(clause.denies(span.start, span.end) for clause in sentence.clauses if clause.words[0].start <= span.start)


CHANGE_WISH = Wish(file="asking", name="change_wish", verbs=("change", "rise"))
REVIEW_WISH = Words(file="asking", name="review_wish")
# Something of value for the customer.
OFFER = Kept(file="giving", name="offer")
# The same, told as an offer in so many words.
OFFERED = Kept(file="giving", name="offered")
# The offer is theirs, whatever they write.
UNCONDITIONAL = Kept(file="giving", name="unconditional")
PROMOTION = Kept(file="asking", name="promotion")
OPT_OUT = Kept(file="asking", name="opt_out")
PAID = Kept(file="giving", name="paid")
REMOVE_WISH = Wish(file="asking", name="remove_wish", verbs=("remove",))
# Something of value, whoever gives it.
REWARD = Kept(file="giving", name="reward")
