"""A reward for a review that the review need not show."""

from heard.guard.asking import REWARD, is_denied
from heard.guard.phrases import Phrases
from heard.guard.rule import PRIVATE, REQUESTS, Check, Places
from heard.guard.text import Text
from heard.vocabulary.reading import Span
from heard.vocabulary.text import Brief, Level

_REVIEW = Phrases(
    en="({review}|reviewers|reviewer|rate us|review us)",
    es="{review}",
    fr="{review}",
    de="{review}",
    it="{review}",
    pt="{review}",
    nl="{review}",
)
_SHOWN = Phrases(
    en="(say|state|mention|disclose|write|show) [..2] (in it|in your review|in the review) [..2] that",
    es="(diga|indique|mencione) [..2] en [..2] {review}",
    fr="(dites|indiquez|mentionnez) [..2] dans [..2] {review}",
    de="(sagen|schreiben|erwahnen) [..2] in [..2] {review} [..1] dass",
    it="(dica|indichi|scriva) [..2] nella {review} [..1] che",
    pt="(diga|indique|mencione) [..2] na [..1] {review}",
    nl="(zeg|vermeld|schrijf) [..2] in [..1] {review} [..1] dat",
)


def _find(text: Text, _brief: Brief) -> Places:
    if _REVIEW.within(text) and not _SHOWN.within(text):
        yield from (span for span in REWARD.find(text) if not is_denied(text, Span(span.start, span.start)))


CHECK = Check(
    id="reward_unshown",
    rule="R-8",
    level=Level.BLOCK,
    law=True,
    kinds=REQUESTS | PRIVATE,
    countries=frozenset({"GB"}),
    meaning="A review that was rewarded in any way says so itself.",
    why="In the United Kingdom a rewarded review that does not show it is banned, and asking for one counts as commissioning it.",
    mend="Leave the reward out; or give it whatever they write, and ask them to say in the review that they had it.",
    find=_find,
)
