"""Check the gold texts: format, labels, the frozen part, counts per class, and texts that are too alike.

Prints a table of counts and every fault with its file and line; exits 1 when there is one.
What the labels mean stands in `gold/README.md`; the words themselves come from `heard.vocabulary`.
"""

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from hands import part_of  # noqa: E402

from heard.vocabulary.platforms import Platform  # noqa: E402
from heard.vocabulary.reading import (  # noqa: E402
    Emotion,
    Language,
    OtherParty,
    Polarity,
    Request,
    Risk,
    Severity,
    Topic,
)
from heard.vocabulary.text import CustomerRecord, Standing, TextKind  # noqa: E402
from heard.vocabulary.way import Sector  # noqa: E402

ALIKE = 0.5  # no two texts may share more of their word 3-grams, measured on the shorter
SECTORS = frozenset(sector.value for sector in Sector if sector is not Sector.OTHER)
LANGUAGES = frozenset(language.value for language in Language if language is not Language.UNKNOWN)
KINDS = frozenset({"review", "mail", "post"})

ONE_OF = {"lang": LANGUAGES, "sector": SECTORS, "kind": KINDS, "polarity": frozenset(Polarity), "severity": frozenset(Severity)}
LISTS_OF = {
    "risks": frozenset(Risk),
    "near_miss": frozenset(Risk),
    "requests": frozenset(Request),
    "emotions": frozenset(Emotion),
    "others_at_fault": frozenset(OtherParty),
}
REVIEW_FIELDS = frozenset({"id", "stars", "text", "topics", "vague", "churn", "part", *ONE_OF, *LISTS_OF})

FAULTS = frozenset(
    {
        "no_specific_issue",
        "no_thanks",
        "empty_empathy",
        "no_apology",
        "non_apology",
        "defensive",
        "blaming",
        "sarcastic",
        "condescending",
        "arguing",
        "shouting",
        "no_private_route",
        "unrecorded_step",
        "promise_beyond_authority",
        "leaks_customer_fact",
        "confirms_patient",
        "guesses_identity",
        "names_staff",
        "public_offer",
        "incentive_for_change",
        "asks_change_or_delete",
        "threatens",
        "accuses_fake",
        "admits_with_counsel",
        "forbidden_link",
        "forbidden_phone",
        "forbidden_emoji",
        "forbidden_quote",
        "too_long",
        "wrong_language",
        "avoided_word",
        "generic_when_known",
        "claims_knowledge_when_unknown",
        "gates_review",
        "rewards_review",
        "forbidden_review_request",
        "profanity",
        "personal_attack",
    }
)
REPLY_ONE_OF = {
    "lang": LANGUAGES,
    "sector": SECTORS,
    "platform": frozenset(Platform),
    "kind": frozenset(TextKind),
    "known": frozenset(Standing),
}
REPLY_NEEDED = frozenset({"id", "country", "review", "brand", "reply", "faults", *REPLY_ONE_OF})
REPLY_OPTIONAL = frozenset(
    {
        "record",
        "fixes",
        "case_code",
        "route",
        "staff_names",
        "avoided_words",
        "counsel",
        "extortion",
        "kept_promise",
        "satisfied",
        "authority",
        "remedies",
        "spans",
    }
)
RECORD_FIELDS = frozenset(field.name for field in fields(CustomerRecord))

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in a file; `where` is file and line, or the ids of two texts."""

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a file, parsed."""

    where: str
    stem: str
    value: dict[str, Any]


def rows_of(folder: Path, faults: list[Fault]) -> Iterator[Row]:
    """Every line of every JSONL file in `folder`; what is no object is reported in `faults`."""
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
            if not line:
                continue
            where = f"{path.name}:{number}"
            try:
                value = json.loads(line)
            except json.JSONDecodeError as error:
                faults.append(Fault(where, f"not JSON: {error}"))
                continue
            if isinstance(value, dict):
                yield Row(where, path.stem, value)
            else:
                faults.append(Fault(where, "not an object"))


def review_faults(row: Row) -> Iterator[str]:
    """What is wrong with one labelled review."""
    value = row.value
    if value.keys() != REVIEW_FIELDS:
        yield f"fields missing or unknown: {sorted(value.keys() ^ REVIEW_FIELDS)}"
        return
    yield from _wrong_words(value, ONE_OF)
    yield from _list_faults(value)
    yield from _topic_faults(value["topics"])
    yield from _id_faults(row)
    if value["stars"] not in (None, 1, 2, 3, 4, 5):
        yield f"stars: {value['stars']!r}"
    if not all(isinstance(value[name], bool) for name in ("vague", "churn")):
        yield "vague and churn are true or false"
    if value["text"] != value["text"].strip() or not value["text"]:
        yield "text is empty or has space at its ends"


def _list_faults(value: dict[str, Any]) -> Iterator[str]:
    for name, allowed in LISTS_OF.items():
        if len(set(value[name])) != len(value[name]):
            yield f"{name}: twice the same"
        for word in set(value[name]) - allowed:
            yield f"{name}: unknown {word!r}"
    if both := set(value["risks"]) & set(value["near_miss"]):
        yield f"at once risk and near miss: {sorted(both)}"


def _topic_faults(topics: list[dict[str, str]]) -> Iterator[str]:
    names = [topic.get("topic") for topic in topics]
    if len(set(names)) != len(names):
        yield "topics: twice the same"
    for topic in topics:
        if topic.keys() != {"topic", "polarity"}:
            yield f"topics: {topic!r}"
        else:
            yield from _wrong_words(topic, {"topic": frozenset(Topic), "polarity": frozenset(Polarity)})


def _id_faults(row: Row) -> Iterator[str]:
    value = row.value
    prefix = f"{value['lang']}-{value['sector']}"
    if not re.fullmatch(rf"{prefix}-\d{{3,4}}", value["id"]):
        yield f"id {value['id']!r} does not fit its language and sector"
    if not row.stem.startswith(prefix):
        yield "in the wrong file"
    if value["part"] != part_of(value["id"]):
        yield f"part must be {part_of(value['id'])!r}"


def reply_faults(row: Row) -> Iterator[str]:
    """What is wrong with one owner reply."""
    value = row.value
    if missing := REPLY_NEEDED - value.keys():
        yield f"fields missing: {sorted(missing)}"
        return
    if unknown := value.keys() - REPLY_NEEDED - REPLY_OPTIONAL:
        yield f"fields unknown: {sorted(unknown)}"
    yield from _wrong_words(value, REPLY_ONE_OF)
    yield from _named_faults(value)
    if not re.fullmatch(rf"{row.stem}-reply-\d{{3,4}}", value["id"]):
        yield f"id {value['id']!r} does not fit its file"
    if not re.fullmatch(r"[A-Z]{2}", value["country"]):
        yield f"country: {value['country']!r}"
    if value["review"] is not None and value["review"].keys() != {"text", "stars", "author"}:
        yield "review: needs text, stars and author"
    if unknown := value.get("record", {}).keys() - RECORD_FIELDS:
        yield f"record: unknown {sorted(unknown)}"


def _named_faults(value: dict[str, Any]) -> Iterator[str]:
    for word in set(value["faults"]) - FAULTS:
        yield f"faults: unknown {word!r}"
    if len(value["faults"]) > 3 or len(set(value["faults"])) != len(value["faults"]):
        yield "faults: more than three, or twice the same"
    for fault, shown in value.get("spans", {}).items():
        if fault not in value["faults"] or shown not in value["reply"]:
            yield f"spans: {fault} is not a listed fault, or its words are not in the reply"


def _wrong_words(value: dict[str, Any], allowed: dict[str, frozenset[str]]) -> Iterator[str]:
    for name, words in allowed.items():
        if value[name] not in words:
            yield f"{name}: unknown {value[name]!r}"


def trigrams(text: str) -> frozenset[tuple[str, ...]]:
    """The word 3-grams of a text, in small letters; a text of one or two words is its own one gram."""
    words = _WORD.findall(text.lower())
    if len(words) < 3:
        return frozenset({tuple(words)})
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def too_alike(texts: dict[str, str]) -> Iterator[Fault]:
    """Pairs of texts that share more than half of the word 3-grams of the shorter one.

    An inverted index from gram to texts keeps it near linear.
    """
    grams = {name: trigrams(text) for name, text in texts.items()}
    holders: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for name, own in grams.items():
        shared: Counter[str] = Counter()
        for gram in own:
            shared.update(holders[gram])
            holders[gram].append(name)
        for other, count in shared.items():
            if count > ALIKE * min(len(own), len(grams[other])):
                yield Fault(f"{other} and {name}", f"share {count} of {min(len(own), len(grams[other]))} word 3-grams")


def check(gold: Path) -> tuple[list[Row], list[Row], list[Fault]]:
    """All rows of `gold` and every fault in them."""
    faults: list[Fault] = []
    reviews = list(rows_of(gold / "reviews", faults))
    replies = [row for name in ("replies", "frozen") for row in rows_of(gold / name, faults)]
    faults += [Fault(row.where, what) for row in reviews for what in review_faults(row)]
    faults += [Fault(row.where, what) for row in replies for what in reply_faults(row)]
    for rows, text_field in ((reviews, "text"), (replies, "reply")):
        ids = Counter(row.value.get("id") for row in rows)
        faults += [Fault(str(name), "id given twice") for name, count in ids.items() if count > 1]
        texts = {row.value["id"]: row.value[text_field] for row in rows if {"id", text_field} <= row.value.keys()}
        faults += too_alike(texts)
    return reviews, replies, faults


def print_counts(reviews: list[Row], replies: list[Row]) -> None:
    """Counts per class: all texts, and those of the test part in brackets."""
    for lang in sorted({row.value["lang"] for row in reviews}):
        values = [row.value for row in reviews if row.value["lang"] == lang]
        print(f"reviews {lang}: {_count(values)}")
        for name in ("sector", "kind", "stars", "polarity", "severity", "vague", "churn"):
            _print_classes(name, values, lambda value, name=name: [str(value[name]).lower()])
        for name in ("risks", "near_miss", "requests", "emotions", "others_at_fault"):
            _print_classes(name, values, lambda value, name=name: value[name])
        _print_classes("topics", values, lambda value: [topic["topic"] for topic in value["topics"]])
        _print_classes("words", values, lambda value: [_length(value["text"])])
    if replies:
        clean = sum(not row.value["faults"] for row in replies)
        print(f"replies: {len(replies)}, clean {clean}")
        for name in ("kind", "platform", "sector"):
            print(f"  {name}: {_joined(Counter(row.value[name] for row in replies))}")
        print(f"  faults: {_joined(Counter(fault for row in replies for fault in row.value['faults']))}")
        print(f"  never: {', '.join(sorted(FAULTS - {fault for row in replies for fault in row.value['faults']})) or '-'}")


def _print_classes(title: str, values: list[dict[str, Any]], classes: Any) -> None:
    held: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for value in values:
        for word in classes(value):
            held[word].append(value)
    ordered = sorted(held.items(), key=lambda item: (-len(item[1]), item[0]))
    print(f"  {title}: " + ", ".join(f"{word} {_count(members)}" for word, members in ordered))


def _count(values: list[dict[str, Any]]) -> str:
    return f"{len(values)} ({sum(value['part'] == 'test' for value in values)})"


def _length(text: str) -> str:
    words = len(text.split())
    return next((f"<={limit}" for limit in (5, 15, 30, 60, 120, 200) if words <= limit), ">200")


def _joined(counter: Counter[str]) -> str:
    return ", ".join(f"{word} {count}" for word, count in counter.most_common())


def main() -> int:
    """Check, print, and say by the exit code whether all is well."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, nargs="?", default=ROOT / "gold")
    parser.add_argument("-q", "--quiet", action="store_true", help="print faults only")
    arguments = parser.parse_args()
    reviews, replies, faults = check(arguments.gold)
    if not arguments.quiet and not faults:
        print_counts(reviews, replies)
    for fault in faults:
        print(f"FAULT {fault.where}: {fault.what}")
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
