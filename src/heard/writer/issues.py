"""Finding what a review is about, in words an owner can answer with.

The reading says which topic weighs most and where it stands in the text; the language table says how customers put
a thing and how an owner names it. Only what stands in the review is ever named.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from heard.vocabulary.reading import Language, Polarity, Reading
from heard.vocabulary.text import Brief
from heard.writer.tables import IssueRule, Table

MOST_NAMED = 3
_READ_AT_MOST = 6000  # characters: what a reply can answer stands in the first pages of a very long review
_NAME = re.compile(r"<(\w+)>")
_SPACES = re.compile(r"\s+")


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
    found = _found(_text(brief), spoken.issues, spoken, brief.sector.value)
    reading = brief.reading
    if reading is not None:
        good = {t.what for t in reading.topics if t.polarity is Polarity.POSITIVE and t.confidence >= 0.6}
        bad = {t.what for t in reading.topics if t.polarity in (Polarity.NEGATIVE, Polarity.MIXED)}
        found = [issue for issue in found if issue.topic not in good - bad]
    main = reading.main_topic if reading is not None else None
    if main is not None and main.polarity in (Polarity.NEGATIVE, Polarity.MIXED, Polarity.NEUTRAL):
        found.sort(key=lambda issue: (issue.topic != main.what, issue.start))
        if not any(issue.topic == main.what for issue in found):
            found.insert(0, of_topic(main.what, brief, spoken))
    kept: list[Issue] = []
    for issue in found:
        if len(kept) < MOST_NAMED and not _same_thing(issue, kept):
            kept.append(issue)
    return tuple(kept)


def praises(brief: Brief, spoken: Table) -> tuple[Issue, ...]:
    """What the customer liked, in the order of the text, at most two."""
    found = _found(_text(brief), spoken.praise, spoken, brief.sector.value)
    kept: list[Issue] = []
    for issue in found:
        if len(kept) < 2 and not any(issue.named == other.named for other in kept):
            kept.append(issue)
    if not kept and brief.reading is not None:
        for topic in brief.reading.topics:
            if topic.polarity is Polarity.POSITIVE and topic.what in spoken.topics and len(kept) < 1:
                kept.append(Issue(topic.what, topic.what, 0, 0, spoken.topics[topic.what].praise, (), ()))
    return tuple(kept)


def of_topic(topic: str, brief: Brief, spoken: Table) -> Issue:
    """The topic as an issue, in the brand's own words where it has some."""
    own = brief.topic_words.get(topic, "")
    words = spoken.topics.get(topic)
    named = (plain(own),) if own else (words.named if words else spoken.topics["quality"].named)
    return Issue(topic, topic, 0, 0, named, (), ())


def _text(brief: Brief) -> str:
    if brief.review is None:
        return ""
    whole = f"{brief.review.title}. {brief.review.text}" if brief.review.title else brief.review.text
    return whole[:_READ_AT_MOST].replace("’", "'").replace("‘", "'")


def _found(text: str, rules: Iterable[IssueRule], spoken: Table, sector: str) -> list[Issue]:
    """Every rule that fits, in the order of the text; of two on the same words the rule that stands first counts."""
    taken: list[tuple[int, int]] = []
    found: list[Issue] = []
    for rule in rules:
        if rule.sectors and sector not in rule.sectors:
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
            if named:
                found.append(
                    Issue(rule.key, rule.topic, start, end, named, _filled(rule.norm, words), _filled(rule.feel, words))
                )
            break
    return sorted(found, key=lambda issue: issue.start)


def _hit(pattern: re.Pattern[str], text: str, rule: IssueRule, spoken: Table) -> tuple[re.Match[str], Mapping[str, str]] | None:
    for match in pattern.finditer(text):
        around = text[max(0, match.start() - 24) : match.end() + 12]
        if rule.unless is not None and rule.unless.search(around):
            continue
        words = _words(match, text, spoken)
        if words is not None:
            return match, words
    return None


def _words(match: re.Match[str], text: str, spoken: Table) -> Mapping[str, str] | None:
    """The captured words, ready for phrases; None where they would not read well (pronouns, people, insults)."""
    words: dict[str, str] = {}
    for name, value in match.groupdict().items():
        if value is None:
            continue
        tidy = _SPACES.sub(" ", value.strip() if name not in ("of", "det") else value)
        word = tidy if spoken.language is Language.GERMAN else tidy.lower()  # German nouns keep their capital
        if name == "thing":
            if not word or any(w.lower() in spoken.sets["not_things"] or len(w) > 18 for w in word.split()):
                return None
            before = text[: match.start("thing")].split()[-2:]
            if any(w.lower() in spoken.sets["before_things"] for w in before[:-1]) or (
                before and before[-1].lower() in spoken.sets["before_things"]
            ):
                return None
            words.update(spoken_forms(word, spoken))
        elif name == "dur":
            words.update(durations(word, spoken))
        else:
            words[name] = word
    for name, changed in (("art_acc", "accusative"), ("rel", "relative")):
        if "art" in words:
            words["art"] = words["art"].lower()
            words[name] = spoken.maps.get(changed, {}).get(words["art"], words["art"])
    if words.get("art"):
        many = words.get("verb", words.get("be", "")) in ("waren", "kamen", "sind") or words["art"] == "der"
        words["ending"] = "en" if many else "e"  # how a German adjective ends after the article, in the accusative
    if "state" in words:
        words["State"] = words["state"].capitalize()
        words["a_state"] = _with_article(words["state"])
        words["A_state"] = words["a_state"].capitalize()
    return words


def spoken_forms(thing: str, spoken: Table) -> dict[str, str]:
    """A thing with its article and the verb that goes with it."""
    last = thing.split()[-1]
    plural = last in spoken.sets["plurals"] or (last.endswith("s") and not last.endswith(("ss", "us", "is")))
    uncounted = last in spoken.sets.get("uncounted", ())
    alone = plural or uncounted
    single = thing if alone else _with_article(thing)
    return {
        "thing": thing,
        "Thing": (thing if alone else _with_article(thing)).capitalize(),
        "a_thing": single,
        "A_thing": single.capitalize(),
        "Thing_the": f"The {thing}",
        "thing_bare": thing if alone else thing,
        "was": "were" if plural else "was",
        "is": "are" if plural else "is",
    }


def _with_article(words: str) -> str:
    return f"an {words}" if words[:1] in "aeio" else f"a {words}"


_UNITS = {"min": "minute", "mins": "minute", "hr": "hour", "hrs": "hour"}
_SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"


def durations(plain: str, spoken: Table) -> dict[str, str]:
    """"50 mins" as "fifty minutes" and "fifty-minute wait"; other languages keep the customer's figure."""
    if spoken.language.value != "en":
        return {"dur": plain}
    match = re.match(
        r"(?:(over|more than|almost|nearly|about|around|at least|well over|close to) )?(.+?)[ -]?"
        r"(?:full |solid |whole |entire |business |working )?(minute|min|hour|hr|day|week|month)s?( and a half)?$",
        plain,
    )
    if match is None:
        return {"dur": plain, "Dur": plain.capitalize(), "durwait": f"wait of {plain}"}
    about, count, unit, half = match.groups()
    unit = _UNITS.get(unit, unit)
    count = number_words(count.strip(" -"))
    one = count in ("a", "an", "one", "half a", "half an")
    dur = f"{count} {unit}{half or ''}" if one and not half else f"{count} {unit}{half or ''}" if one else f"{count} {unit}s{half or ''}"
    if count in ("half a", "half an"):
        dur = f"{count} {unit}"
    dur = f"{about} {dur}" if about else dur
    simple = not about and not half and " " not in count.replace("half an", "half")
    bare = {"a": "", "an": "", "one": ""}.get(count, f"{count}-")
    if count in ("half a", "half an"):
        durwait = f"half-{unit} wait"
    elif one:
        durwait = f"{unit}-long wait"
    else:
        durwait = f"{bare}{unit} wait"
    return {"dur": dur, "Dur": dur[0].upper() + dur[1:], "durwait": durwait if simple or "half" in count else f"wait of {dur}"}


def number_words(figure: str) -> str:
    """"50" as "fifty", up to ninety-nine; other words and larger numbers stay."""
    if not figure.isdigit() or int(figure) > 99:
        return figure
    number = int(figure)
    if number < 20:
        return _SMALL.split()[number]
    tens = _TENS.split()[number // 10 - 2]
    return tens if number % 10 == 0 else f"{tens}-{_SMALL.split()[number % 10]}"


def _filled(phrases: tuple[str, ...], words: Mapping[str, str]) -> tuple[str, ...]:
    """The phrases whose captured words are all there; alternatives inside keep their own notation."""
    return tuple(_fill(phrase, words) for phrase in phrases if all(n in words for n in _names(phrase)))


@lru_cache(maxsize=4096)
def _names(phrase: str) -> tuple[str, ...]:
    return tuple(_NAME.findall(phrase))


def _fill(phrase: str, words: Mapping[str, str]) -> str:
    return _NAME.sub(lambda m: plain(words[m[1]]), phrase)


def plain(words: str) -> str:
    """Words of a review or a brand with the signs of the notation made harmless."""
    return re.sub(r"([\\{}\[\]()<>|/])", r"\\\1", words)


def _same_thing(issue: Issue, kept: list[Issue]) -> bool:
    return any(issue.key == other.key or issue.named == other.named for other in kept)
