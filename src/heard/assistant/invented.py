"""Finds what a model made up: names, numbers, addresses and placeholders that nobody gave it.

The guard knows the customer's record and says what may not be told; here everything counts that was not in the brief.
Names at the start of a sentence are found before a verb in English only, and German, which writes every noun with a
capital, is searched after forms of address and for two capitals in a row. So a person still reads every reply (R-20).
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from heard.assistant.veil import tidy
from heard.vocabulary.platforms import RULES
from heard.vocabulary.reading import Language, Span
from heard.vocabulary.text import Brief, Finding, Level

_PLACEHOLDER = re.compile(r"\[\[[^\]]*\]?\]?|\]\]")
_CONTACT = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?://|www\.)[^\s<>\"]+|\b[\w-]+\.(?:com|net|org|io|example|shop)\b")
_PHONE = re.compile(r"\+?\(?\d[\d\s()./-]{5,}\d")
_COMPOUND = re.compile(r"(?<=\d)-[^\W\d_]+$")  # "50-minute" says no more than "50"
_NUMBER = re.compile(r"[\w#-]*\d(?:[\w-]|[.,:/](?=\d))*")
_WORD = re.compile(r"[^\W\d_]+")
_STARTS = re.compile(r"(?:^|[.!?…:]|[\n\r])[\s\"'“”„«»¿¡()–—-]*$")
_ADDRESSED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Dear|Hi|Hello|Sr|Sra|Estimad[oa]|Hola|Bonjour|Ch[eè]re?|Madame|Monsieur|Herr|Herrn|Frau|Liebe[r]?|Hallo"
    r"|Kolleg(?:e|en|in)|Mitarbeiter(?:in|s)?|Gentile|Caro|Cara|Ciao|Signora?|Car[oa]|Ol[áa]|Prezad[oa]|Beste|Geachte|Meneer|Mevrouw)"
    r"\.?\s+(?P<name>[^\W\d_]+)"
)
# "Waiting is", "Feedback has": words that end like things are none that a person is called by.
_BEFORE_A_VERB = re.compile(
    r"\b(?P<name>(?!\w+(?:ing|tion|ness|back)\b)[A-Z][a-z]+)(?:\s(?:was|is|has|had|will|told|said|did|and I)|'s)\b"
)
_CAPITALS = frozenset(
    _WORD.findall(
        "i ok we you it he she they this that there here what who nothing nobody everyone everything something someone one"
        " lei la le suo sua suoi sue voi vostro vostra vostri u uw usted ustedes ud uds sie ihnen ihr ihre ihrem ihren ihrer"
        " ihres mr mrs ms dr sr sra herr herrn frau madame monsieur meneer mevrouw signor signora sir madam team"
    )
)


def invented(text: str, brief: Brief) -> tuple[Finding, ...]:
    """What stands in `text` and was given by nobody, in order of place."""
    found = {*_placeholders(text), *_contacts(text, brief), *_numbers(text, brief), *_names(text, brief)}
    return tuple(
        Finding(check=f"assistant.{check}", rule=rule, level=Level.BLOCK, why=why, mend=mend, span=span)
        for span, (check, rule, why, mend) in sorted(found, key=lambda one: (one[0].start, one[1]))
    )


_Said = tuple[Span, tuple[str, str, str, str]]
_GAP = ("placeholder", "R-20", "This placeholder was not given.", "Use the placeholders as they were given, or none.")
_ADDRESS = (
    "address",
    "R-11",
    "This address or link is none of the private route.",
    "Use the given placeholders of the route only.",
)
_FIGURE = ("figure", "R-11", "This number is neither in the review nor among the facts.", "Leave the number out.")
_NAME = ("name", "R-11", "This name is neither in the review nor among the facts.", "Leave the name out.")


def _placeholders(text: str) -> Iterator[_Said]:
    yield from ((Span(*match.span()), _GAP) for match in _PLACEHOLDER.finditer(text))


def _contacts(text: str, brief: Brief) -> Iterator[_Said]:
    """Addresses that are not the route's: not even the review's own, for a reviewer may have put an advert there."""
    route = brief.route
    ours = f"{route.mail} {route.url} {brief.voice.signature} {brief.voice.brand}".casefold()
    for match in _CONTACT.finditer(text):
        if match[0].rstrip(".,;:!?)").casefold() not in ours:
            yield Span(*match.span()), _ADDRESS
    digits = re.sub(r"\D", "", f"{route.phone} {brief.voice.signature} {brief.case_code}")
    for match in _PHONE.finditer(text):
        if re.sub(r"\D", "", match[0]) not in digits:
            yield Span(*match.span()), _ADDRESS


def _numbers(text: str, brief: Brief) -> Iterator[_Said]:
    known = {match[0].casefold() for match in _NUMBER.finditer(_given(brief))}
    for match in _NUMBER.finditer(text):
        figure = match[0].casefold()
        if figure not in known and _COMPOUND.sub("", figure) not in known:
            yield Span(*match.span()), _FIGURE


def _names(text: str, brief: Brief) -> Iterator[_Said]:
    known = _CAPITALS | {word.casefold() for word in _WORD.findall(_given(brief))}
    for start, end in dict.fromkeys((*_addressed(text), *_capitalised(text, brief.language))):
        if text[start].isupper() and text[start:end].casefold() not in known:
            yield Span(start, end), _NAME


def _addressed(text: str) -> Iterator[tuple[int, int]]:
    yield from (match.span("name") for match in _ADDRESSED.finditer(text))


def _capitalised(text: str, language: Language) -> Iterator[tuple[int, int]]:
    """Words that are written like names."""
    words = list(_WORD.finditer(text))
    if language is Language.GERMAN:
        for one, other in pairwise(words):
            beside = text[one.end() : other.start()] == " " and one[0][0].isupper() and one[0].casefold() not in _CAPITALS
            if beside and not _STARTS.search(text[: one.start()]):
                yield other.span()
        return
    yield from (word.span() for word in words if word[0][0].isupper() and not _STARTS.search(text[: word.start()]))
    if language is Language.ENGLISH:
        yield from (match.span("name") for match in _BEFORE_A_VERB.finditer(text))


def _given(brief: Brief) -> str:
    """All that the model was given or may have put back, in one text."""
    review, route, voice = brief.review, brief.route, brief.voice
    parts = [voice.brand, voice.signature, voice.greeting, *voice.favourite_words, brief.case_code, RULES[brief.platform].name]
    parts += [
        route.contact,
        route.mail,
        route.phone,
        route.url,
        *(fix.text for fix in brief.fixes),
        *brief.topic_words.values(),
    ]
    parts += [remedy.name for remedy in brief.remedies]
    parts += [review.text, review.title, review.author] if review else []
    return tidy("\n".join(parts))
