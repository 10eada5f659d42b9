"""Finding what a review is about, in words an owner can answer with.

The reading says which topic weighs most and where it stands in the text; the language table says how customers put
a thing and how an owner names it. Only what stands in the review is ever named.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from heard.vocabulary.reading import Language, MentionKind, Polarity, TopicSign
from heard.vocabulary.text import Brief
from heard.writer.tables import IssueRule, Table, table
from heard.writer.wording import captured, plain

MOST_NAMED = 4
_SURE = 0.75
_UNHAPPY = 2  # stars
_HEARD = 0.35
_BESIDES = ("no_apology", "manager_absent")  # comes on top of what went wrong, whatever the reading weighs most
_NEAR = 30  # characters between the words of a topic and the thing that it is about
_READ_AT_MOST = 6000  # characters: what a reply can answer stands in the first pages of a very long review
Kind = Literal["issues", "praise", "stakes", "wishes", "mentions"]
_NAME = re.compile(r"<(\w+)>")


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing that went wrong (or was praised), with phrases in the notation of the grammar."""

    key: str
    topic: str
    start: int
    end: int
    named: tuple[str, ...]
    norm: tuple[str, ...]
    feel: tuple[str, ...]


def complaints(brief: Brief, spoken: Table) -> tuple[Issue, ...]:
    """What went wrong, the reading's main topic first, at most `MOST_NAMED`."""
    found = _found("issues", spoken, brief)
    reading = brief.reading
    if reading is not None:
        blamed = {t.what for t in reading.topics if t.polarity in (Polarity.NEGATIVE, Polarity.MIXED)}
        praised = [s for t in reading.topics if t.polarity is Polarity.POSITIVE and t.confidence >= _SURE for s in t.spans]
        fair = [i for i in found if not any(s.start < i.end and i.start < s.end for s in praised) or i.topic in blamed]
        unhappy = brief.review is not None and brief.review.stars is not None and brief.review.stars <= _UNHAPPY
        found = fair or (found if unhappy else [])  # with one star not everything that they write of was praise
    main = reading.main_topic if reading is not None else None
    if main is not None and main.polarity in (Polarity.NEGATIVE, Polarity.MIXED, Polarity.NEUTRAL):
        found.sort(key=lambda issue: (issue.key in _BESIDES, issue.topic != main.what, issue.start))
        if not any(issue.topic == main.what for issue in found):
            named = _mentioned(main, brief, spoken)
            if named is not None or not found:
                found.insert(0, named or of_topic(main.what, brief, spoken))
            elif main.confidence >= _SURE:  # it rests on no word we understood, so it comes after what was understood
                found.insert(1, of_topic(main.what, brief, spoken))
    kept: list[Issue] = []
    for issue in found:
        if len(kept) < MOST_NAMED and not _same_thing(issue, kept):
            kept.append(issue)
    return tuple(kept)


def praises(brief: Brief, spoken: Table) -> tuple[Issue, ...]:
    """What the customer liked, in the order of the text, at most two."""
    found = _found("praise", spoken, brief)
    kept: list[Issue] = []
    for issue in found:
        if len(kept) < 2 and not any(issue.named == other.named for other in kept):
            kept.append(issue)
    if not kept and brief.reading is not None:
        for topic in brief.reading.topics:
            if topic.polarity is Polarity.POSITIVE and topic.confidence >= _HEARD and len(kept) < 1:
                words = spoken.topics.get(topic.what)
                named = words.praise_by_sector.get(brief.sector.value, words.praise) if words else ()
                if named:
                    kept.append(Issue(topic.what, topic.what, 0, 0, named, (), ()))
    return tuple(kept)


def _mentioned(topic: TopicSign, brief: Brief, spoken: Table) -> Issue | None:
    """The topic by the thing that the review names, where nothing more exact was understood and nobody praised that thing."""
    liked = _found("praise", spoken, brief)
    for issue in _found("mentions", spoken, brief, topic=topic.what):
        near = not topic.spans or any(s.start - _NEAR < issue.start and issue.end < s.end + _NEAR for s in topic.spans)
        if near and not any(issue.start < other.end and other.start < issue.end for other in liked):
            return issue
    return None


def of_topic(topic: str, brief: Brief, spoken: Table) -> Issue:
    """The topic as an issue, in the brand's own words where it has some."""
    own = brief.topic_words.get(topic, "")
    words = spoken.topics.get(topic)
    words = words or spoken.topics["quality"]
    named = (plain(own),) if own else words.by_sector.get(brief.sector.value, words.named)
    return Issue(topic, topic, 0, 0, named, (), ())


def stakes(brief: Brief, spoken: Table) -> tuple[str, ...]:
    """What the customer had at stake, as sentences of sympathy: a birthday, tears, the last money. Only the gravest, as the table has it."""
    order = [rule.key for rule in spoken.stakes]
    found = _found("stakes", spoken, brief)
    return min(found, key=lambda stake: order.index(stake.key)).feel if found else ()


def wishes(brief: Brief, spoken: Table) -> tuple[Issue, ...]:
    """The small wish beside the praise: "a kettle in the room would be nice"."""
    return tuple(_found("wishes", spoken, brief)[:1])


def _text(brief: Brief) -> str:
    if brief.review is None:
        return ""
    whole = f"{brief.review.title}. {brief.review.text}" if brief.review.title else brief.review.text
    return whole[:_READ_AT_MOST].replace("’", "'").replace("‘", "'")


def _found(kind: Kind, spoken: Table, brief: Brief, *, topic: str = "") -> list[Issue]:
    """Every rule of one kind (and one topic) that fits, in the order of the text."""
    return list(_fitting(_text(brief), kind, topic, spoken.language, brief.sector.value, _people(brief)))


# One draft asks for the same several times, and people ask for several drafts of one review.
@lru_cache(maxsize=64)
def _fitting(text: str, kind: Kind, topic: str, language: Language, sector: str, people: frozenset[str]) -> tuple[Issue, ...]:
    """Of two rules on the same words the one that stands first counts."""
    spoken = table(language)
    rules: tuple[IssueRule, ...] = getattr(spoken, kind)
    taken: list[tuple[int, int]] = []
    found: list[Issue] = []
    for rule in rules:
        if (rule.sectors and sector not in rule.sectors) or (topic and rule.topic != topic):
            continue
        if rule.unless_anywhere is not None and rule.unless_anywhere.search(text):
            continue
        for pattern in rule.patterns:
            hit = _hit(pattern, text, rule, spoken)
            if hit is None:
                continue
            match, words = hit
            start, end = match.span()
            if any(start < other_end and other_start < end for other_start, other_end in taken):
                continue
            taken.append((start, end))
            named = _filled(rule.named, words)
            if (named or rule.feel) and not people.intersection(words.get("thing", "").lower().split()):
                found.append(
                    Issue(rule.key, rule.topic, start, end, named, _filled(rule.norm, words), _filled(rule.feel, words))
                )
            break
    return tuple(sorted(found, key=lambda issue: issue.start))


def _people(brief: Brief) -> frozenset[str]:
    """Names that are never spoken, even when the review speaks of them like a thing."""
    named = [m.text for m in brief.reading.mentions if m.kind is MentionKind.STAFF] if brief.reading is not None else []
    return frozenset(word.lower() for name in (*brief.staff_names, *named) for word in name.split())


def _hit(pattern: re.Pattern[str], text: str, rule: IssueRule, spoken: Table) -> tuple[re.Match[str], Mapping[str, str]] | None:
    for match in pattern.finditer(text):
        around = text[max(0, match.start() - 24) : match.end() + 12]
        if rule.unless is not None and rule.unless.search(around):
            continue
        words = captured(match, text, spoken)
        if words is not None:
            return match, words
    return None


def _filled(phrases: tuple[str, ...], words: Mapping[str, str]) -> tuple[str, ...]:
    """The phrases whose captured words are all there; alternatives inside keep their own notation."""
    return tuple(_fill(phrase, words) for phrase in phrases if all(n in words for n in _names(phrase)))


@lru_cache(maxsize=4096)
def _names(phrase: str) -> tuple[str, ...]:
    return tuple(_NAME.findall(phrase))


def _fill(phrase: str, words: Mapping[str, str]) -> str:
    return _NAME.sub(lambda m: plain(words[m[1]]), phrase)


def _same_thing(issue: Issue, kept: list[Issue]) -> bool:
    return any(issue.key == other.key or issue.named == other.named for other in kept)
