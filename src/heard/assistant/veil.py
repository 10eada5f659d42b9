"""Replaces personal data by placeholders before a text leaves the house, and puts it back after (R-26, R-27).

Known values (names, mails, orders and the like) are found as they are written, and what looks like a mail, a phone,
a link, an amount, a date or a long number is hidden wherever it stands. A misspelt name is not found.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from heard.vocabulary.reading import MentionKind
from heard.vocabulary.text import Brief

_MENTIONS = {
    MentionKind.STAFF: "STAFF",
    MentionKind.DATE: "DATE",
    MentionKind.ORDER: "ORDER",
    MentionKind.PLACE: "PLACE",
    MentionKind.AMOUNT: "AMOUNT",
    MentionKind.PHONE: "PHONE",
    MentionKind.MAIL: "MAIL",
}
_MONEY = r"(?:[$€£¥₹]|\b(?:usd|eur|gbp|cad|aud|chf)\b|\b(?:euros?|dollars?|pounds?|bucks|pavos|balles)\b)"
_ADDRESSES = (
    ("MAIL", r"[\w.+-]+\s?@\s?[\w-]+(?:\.[\w-]+)+"),
    (
        "LINK",
        r"(?:https?://|www\.)[^\s<>\"]+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|info|biz|io|example|shop|co\.\w{2})\b(?:/\S*)?",
    ),
)
_LOOKS_LIKE = (
    ("AMOUNT", rf"{_MONEY}\s?\d[\d.,]*|\b\d[\d.,]*\s?{_MONEY}"),
    ("DATE", r"\b\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b"),
    ("ORDER", r"#\s?[\w-]{3,}|\b(?=[\w-]*\d[\w-]*\d[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{4,}\b"),
    ("PHONE", r"\+?\(?\d[\d\s()./-]{5,}\d"),
    ("NUMBER", r"\b\d{4,}\b"),
)
_TOKEN = re.compile(r"\[\[\s*([A-Z]+_\d+)\s*\]\]")


def tidy(text: str) -> str:
    """`text` in one normal form, without invisible characters, and with nothing in it that looks like a placeholder."""
    plain = unicodedata.normalize("NFKC", text)
    plain = "".join(c for c in plain if c in "\n\t" or unicodedata.category(c) not in ("Cf", "Cc", "Co", "Cs"))
    return plain.replace("[[", "( (").replace("]]", ") )")


class Veil:
    """The placeholders of one draft. The same value gets the same placeholder in every text."""

    def __init__(self, brief: Brief) -> None:
        known = dict.fromkeys((kind, tidy(value).strip(), exactly) for kind, value, exactly in _known(brief))
        values = sorted((one for one in known if len(one[1]) > 1), key=lambda one: -len(one[1]))
        self._kinds: list[str] = []
        patterns = []
        # Addresses first: a name inside one must not tear it apart.
        for kind, pattern in _ADDRESSES:
            self._kinds.append(kind)
            patterns.append(rf"((?i:{pattern}))")
        for kind, value, exactly in values:
            self._kinds.append(kind)
            words = r"\s+".join(re.escape(word) for word in value.split())
            patterns.append(rf"((?<!\w){words}(?!\w))" if exactly else rf"((?<!\w)(?i:{words})(?!\w))")
        for kind, pattern in _LOOKS_LIKE:
            self._kinds.append(kind)
            patterns.append(rf"((?i:{pattern}))")
        self._pattern = re.compile("|".join(patterns))
        self._tokens: dict[tuple[str, str], str] = {}
        self._values: dict[str, str] = {}
        self._counts: Counter[str] = Counter()

    def hide(self, text: str) -> str:
        """`text` with placeholders for personal data."""
        return self._pattern.sub(self._hidden, tidy(text))

    def token(self, kind: str, value: str) -> str:
        """The placeholder of a value that is sent as a whole; empty for an empty value."""
        value = tidy(value).strip()
        return self._token(kind, value) if value else ""

    def reveal(self, text: str) -> str:
        """`text` with the values put back; a placeholder that was never given out stays as it is."""
        return _TOKEN.sub(lambda match: self._values.get(match[1], match[0]), text)

    @property
    def hidden(self) -> tuple[tuple[str, int], ...]:
        """How many placeholders of each kind were given out."""
        return tuple(sorted(self._counts.items()))

    def _hidden(self, match: re.Match[str]) -> str:
        return self._token(self._kinds[(match.lastindex or 1) - 1], match[0])

    def _token(self, kind: str, value: str) -> str:
        key = kind, " ".join(value.casefold().split())
        if key not in self._tokens:
            self._counts[kind] += 1
            name = f"{kind}_{self._counts[kind]}"
            self._tokens[key], self._values[name] = f"[[{name}]]", value
        return self._tokens[key]


def _known(brief: Brief) -> Iterator[tuple[str, str, bool]]:
    """Every personal value that is known, with its kind, and whether only this very spelling is meant."""
    record, route = brief.record, brief.route
    if record:
        yield from _names("NAME", record.names)
        for kind, values in (
            ("MAIL", record.mails),
            ("PHONE", record.phones),
            ("ORDER", record.orders),
            ("DATE", record.dates),
            ("PLACE", record.places),
            ("HEALTH", record.health),
        ):
            yield from ((kind, value, False) for value in values)
    yield from _names("STAFF", brief.staff_names)
    yield from _names("STAFF", (route.contact,))
    yield "STAFF", brief.voice.signature, False
    yield "CODE", brief.case_code, False
    for mention in brief.reading.mentions if brief.reading else ():
        if mention.kind in _MENTIONS:
            yield _MENTIONS[mention.kind], mention.text, False
    if brief.review:
        # Screen names are made of plain words ("The Food Lover"): alone, only the spelling of the name is one.
        yield "NAME", brief.review.author, False
        yield from (("NAME", word, True) for word in _words(brief.review.author) if word[:1].isupper())


def _names(kind: str, names: Iterable[str]) -> Iterator[tuple[str, str, bool]]:
    for name in names:
        yield kind, name, False
        yield from ((kind, word, False) for word in _words(name))


def _words(name: str) -> list[str]:
    return [word for word in re.findall(r"[^\W\d_]+", tidy(name)) if len(word) > 2]
