"""What a text names: people of the staff, dates, times, orders, places, amounts, numbers and addresses, as written.

Names are looked for only around words that announce them (a role, a title, "served by"), and numbers only where there
are digits, so that a text without either costs nothing.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from heard.reader.cut import BETWEEN, Cut
from heard.reader.fold import fold
from heard.reader.lexicon import Array
from heard.reader.words import DIGITS, NUMBERED, naming, table
from heard.vocabulary.reading import Mention, MentionKind, Span

_DIGITS = re.compile(r"\d+")
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_NAME = re.compile(r"[^\W\d_]{2,15}(?:[-'][^\W\d_]{2,15})?")
_BEFORE, _AFTER = 28, 24
_LONG = 9  # so many digits in a row may be a phone number
_MOST = 60
_QUOTES = '"“”„«»'


@cache
def _not_staff() -> frozenset[str]:
    """Words before a name that say whose it is."""
    return frozenset(fold(table("words", "names")["others"]).split())


@cache
def _finders(*, named: bool, grouped: bool) -> tuple[tuple[MentionKind, re.Pattern[str]], ...]:
    """What digits may be part of, the more telling kinds first; each expression holds at least one digit. Where no word of those
    that have a number stands near (`named`), and no other digits follow or precede (`grouped`), fewer will do.
    """
    begins = {name: _one_of(naming()[name]) for name in ("months", "orders", "places")}
    money = "|".join(sorted(naming()["money"], key=len, reverse=True))
    number = r"(?:no\.?|nr\.?|n[°º]\.?|number|numero|nummer|num\.?|id)?"
    month = "|".join(sorted(naming()["months"], key=len, reverse=True))
    abroad = r"(?:\+\d{1,3}[\s.-]?)?(?:\(\d{1,5}\)[\s.-]?)?"
    alone = r"(?<![\d.,/]\d)"  # said of the digit before it: expressions that begin with a digit are found many times faster
    hour = r"(?:am|pm|a\.m\.|p\.m\.|uhr|o'clock|heures|h)(?!\w)"
    expressions = (
        (
            named,
            MentionKind.ORDER,
            rf"{begins['orders']}[\s:]{{0,2}}{number}[\s:.#]{{0,3}}[a-z]{{0,4}}[-/]?\d[\da-z-]{{2,20}}(?!\w)",
        ),
        (True, MentionKind.ORDER, r"#\d{3,12}(?!\w)"),
        (named, MentionKind.PLACE, rf"{begins['places']}\s{number}\s?[a-z]{{0,2}}\d{{1,4}}[a-z]?(?!\w)"),
        (True, MentionKind.AMOUNT, rf"[$€£]\s?\d[\d.,]*|\d[\d.,]*\s?(?:[€$£]|(?:{money})(?!\w))"),
        (
            True,
            MentionKind.DATE,
            rf"\d(?:\d{{3}}-\d\d?-\d\d?|{alone}\d?[./]\d\d?[./]\d{{2,4}}|{alone}(?:(?<=[0-3])\d)?/[01]?\d(?![\d/%]))",
        ),
        (named, MentionKind.DATE, rf"\d\d?(?:st|nd|rd|th|er|\.|º)?\s(?:de |of )?(?:{month})(?!\w)(?:\s(?:de\s)?\d{{4}})?"),
        (named, MentionKind.DATE, rf"{begins['months']}(?!\w)\s\d\d?(?:st|nd|rd|th)?(?![\w.,:]\d)(?:,?\s\d{{4}})?"),
        (
            True,
            MentionKind.TIME,
            rf"\d(?:\d?[:.]\d\d\s?{hour}|{alone}\d?:\d\d(?!\d)|\d?\s?{hour}|\d?h\d\d(?!\w))",
        ),
        (
            grouped,
            MentionKind.PHONE,
            rf"(?<![\w.,/-]){abroad}\d{{2,5}}(?:[\s.-]\d{{2,8}}){{1,4}}(?![\w/-])",
        ),
        (grouped, MentionKind.PHONE, r"(?<!\w)\+?\d{9,14}(?!\w)"),
    )
    return tuple((kind, re.compile(expression)) for asked, kind, expression in expressions if asked)


def _one_of(words: Iterable[str]) -> str:
    """An expression for one of these words at the beginning of a word; it begins with one of few letters, and is found faster so."""
    rest: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        rest.setdefault(word[0], []).append(word[1:])
    return "(?:" + "|".join(rf"{first}(?<!\w{first})(?:{'|'.join(ends)})" for first, ends in rest.items()) + ")"


def find_numbers(cut: Cut, kinds: Array) -> Iterator[tuple[int, Mention]]:
    """Orders, places, amounts, dates, times and phone numbers, each with the number of the word that led to it; the surest kind
    keeps its characters.
    """
    joined, taken = cut.joined, 0
    places = (kinds & DIGITS).nonzero()[0]
    if not len(places):
        return
    cues = (kinds & NUMBERED).nonzero()[0]
    starts, stops = cut.starts[places], cut.stops[places]
    named = cut.stops[cues].searchsorted(starts - _BEFORE) < cut.starts[cues].searchsorted(stops + _AFTER)
    grouped = stops - starts >= _LONG
    together = places[1:] == places[:-1] + 1
    grouped[1:] |= together
    grouped[:-1] |= together
    for place, *near in zip(places.tolist(), named.tolist(), grouped.tolist(), strict=True):
        digits = _DIGITS.search(joined, max(taken, cut.start[place]), cut.stop[place])
        if digits is None:
            continue
        first, final = max(taken, digits.start() - _BEFORE), digits.end() + _AFTER
        for kind, finder in _finders(named=near[0], grouped=near[1]):
            match = finder.search(joined, first, final)
            if match and match.start() <= digits.start() < match.end():
                start, begin = match.start(), cut.begin_of(place)
                end = start + len(match.group().rstrip(" .,"))
                yield place, Mention(kind, cut.whole[start:end], Span(start - begin, end - begin))
                taken = match.end()
                break


def find_mails(text: str) -> Iterator[Mention]:
    """Mail addresses."""
    at = text.find("@")
    while at >= 0:
        match = _MAIL.search(text, max(0, at - 64), at + 200)
        if match and match.start() < at < match.end():
            yield Mention(MentionKind.MAIL, match.group(), Span(*match.span()))
        at = text.find("@", at + 1 if match is None else max(at + 1, match.end()))


class Names:
    """Finds people of the staff in a batch of texts by its words; `likely` says which are written like a name and mean nothing else."""

    def __init__(self, cut: Cut, likely: Array) -> None:
        self._cut, self._text, self._words = cut, cut.whole, cut.words
        self._starts, self._stops, self._likely = cut.start, cut.stop, likely

    def beside_role(self, place: int) -> Iterator[Mention]:
        """ "your waiter Marco", "the manager, whose name is Ana", "Marco the waiter"."""
        name = self._after(place, 4) or self._before(place)
        if name is not None:
            yield name

    def after_cue(self, place: int) -> Iterator[Mention]:
        """ "served by Ana", "thanks to Dr. Weber"."""
        name = self._after(place, 2)
        if name is not None:
            yield name

    def by_first_name(self, place: int) -> Iterator[Mention]:
        """ "Priyanka kept smiling": a first name that is nobody's child, no title in quotes and not the writer's."""
        _, opens, before = self._gap(place - 1).rpartition(BETWEEN)
        first = self._cut.first[self._cut.owner_of[place]]
        relation = not opens and not _not_staff().isdisjoint(self._words[max(first, place - 2) : place])
        ends = any(BETWEEN in self._gap(there) for there in range(place, min(place + 3, len(self._words))))
        signs = ends and not opens and any(mark in before for mark in ".,!?\n")
        if self._is_name(place) and not relation and not signs and not any(mark in before for mark in _QUOTES):
            yield self._mention(place)

    def _is_name(self, place: int) -> bool:
        if not self._likely[place]:
            return False
        start, stop = self._starts[place], self._stops[place]
        written = self._text[start:stop]
        return not (written.isupper() and len(written) > 3) and _NAME.fullmatch(written) is not None

    def _gap(self, place: int) -> str:
        """What stands between a word and the next one."""
        start = self._stops[place] if place >= 0 else 0
        return self._text[start : self._starts[place + 1] if place + 1 < len(self._starts) else None]

    def _mention(self, place: int) -> Mention:
        last = place
        if place + 1 < len(self._words) and self._gap(place) == " " and self._is_name(place + 1):
            last = place + 1
        start, stop = self._starts[place], self._stops[last]
        begin = self._cut.begin_of(place)
        return Mention(MentionKind.STAFF, self._text[start:stop], Span(start - begin, stop - begin))

    def _after(self, place: int, most_links: int) -> Mention | None:
        for step in range(1, most_links + 2):
            there = place + step
            if there >= len(self._words) or self._gap(there - 1) not in (" ", ", ", ". ", " (", ' "', " '", " - "):
                return None
            if self._gap(there - 1) == ". " and self._words[there - 1] not in naming()["titles"]:
                return None
            if self._is_name(there):
                return self._mention(there)
            if self._words[there] not in naming()["links"] and self._words[there] not in naming()["titles"]:
                return None
        return None

    def _before(self, place: int) -> Mention | None:
        for there in range(place - 1, max(-1, place - 4), -1):
            if self._gap(there) not in (" ", ", ", " ("):
                return None
            if there < place - 1 and self._is_name(there):
                return self._mention(there - 1 if there and self._gap(there - 1) == " " and self._is_name(there - 1) else there)
            if self._words[there] not in naming()["articles"] and there < place - 1:
                return None
        return None


def find_listed(text: str, names: tuple[str, ...]) -> Iterator[Mention]:
    """People whose names the brand gave, wherever they stand."""
    for name in names:
        if len(name) > 1:
            for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
                yield Mention(MentionKind.STAFF, match.group(), Span(*match.span()))


def in_order(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions by place, without those that overlap an earlier one, and never more than a page can show."""
    found = list(mentions)
    if len(found) < 2:
        return tuple(found)
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.span.start, -m.span.end)):
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
            if len(kept) == _MOST:
                break
    return tuple(kept)
