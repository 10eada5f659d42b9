"""Words taken out of a review, made fit to be spoken: articles, numbers, durations."""

import re
from collections.abc import Mapping

from heard.vocabulary.reading import Language
from heard.writer.tables import Table

_SPACES = re.compile(r"\s+")
NOUNS = ("thing", "f", "m", "n", "p", "f2", "m2", "n2", "p2")  # groups that hold a thing, also by its gender or number
HERE = "here"  # the group of a pattern that an issue rests on, where the pattern looks further for the words that it takes
_AS_THEY_ARE = ("of", "det", "again")  # captured with the space or apostrophe that belongs to them
_SMALL = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_UNITS = {"min": "minute", "mins": "minute", "hr": "hour", "hrs": "hour"}
_DURATION = re.compile(
    r"(?:(over|more than|almost|nearly|about|around|at least|well over|close to) )?(.+?)[ -]?"
    r"(?:full |solid |whole |entire |business |working )?(minute|min|hour|hr|day|week|month)s?( and a half)?$"
)
_GOES_ON = re.compile(r"[a-z0-9,;)] ?$")
_DETERMINED = re.compile(r"(?:the|my|our|your|their|his|her) ", re.IGNORECASE)
_PLACED = re.compile(r"\w (?:in|on|of|at|behind|under|outside) $", re.IGNORECASE)
_ONE = ("a", "an", "one")
_HALF = ("half a", "half an")


def plain(words: str) -> str:
    """Words of a review or a brand with the signs of the notation made harmless."""
    return re.sub(r"([\\{}\[\]()<>|/])", r"\\\1", words)


def captured(match: re.Match[str], text: str, spoken: Table) -> Mapping[str, str] | None:
    """The named groups of a match, ready for phrases; None where they would not read well (pronouns, people, insults)."""
    words: dict[str, str] = {}
    for name, value in match.groupdict().items():
        if value is None or name == HERE or (not value and name not in _AS_THEY_ARE):
            continue
        tidy = _SPACES.sub(" ", value if name in _AS_THEY_ARE else value.strip())
        word = _cased(tidy, noun=name in NOUNS, language=spoken.language)
        if name == "thing":
            # In "waited for cold pasta" the pattern itself holds the word before the thing, so no phrase is torn apart.
            before = text[: match.start("thing")] if match.start("thing") == match.start() else ""
            if _DETERMINED.match(match[0]) and _PLACED.search(text[: match.start()]):
                return None  # "the phone in the room was dead"
            if not _speakable(word, before, spoken) or _named(match, text, spoken.language):
                return None
            words.update(_thing(word, spoken))
        elif name == "what":
            words[name] = spoken.maps.get("in_full", {}).get(word, word)
        elif name == "dur":
            words.update(durations(word, spoken))
        else:
            words[name] = word
    if again := words.get("again", "").strip():
        words["again"] = f" {again}"
    words.update(_agreement(words, spoken))
    return words


def _cased(words: str, *, noun: bool, language: Language) -> str:
    """As the language writes it, however it was typed: German nouns have their capital, all else is small."""
    if language is not Language.GERMAN:
        return words.lower()
    return f"{words[0].upper()}{words[1:]}" if noun and words.islower() else words


def _speakable(thing: str, before: str, spoken: Table) -> bool:
    """Whether this is a thing one can name: no pronoun, no person or what is theirs, not the end of a longer phrase ("at the counter")."""
    if any(word.lower() in spoken.sets["not_things"] or word.endswith("'s") or len(word) > 18 for word in thing.split()):
        return False
    if thing.split()[-1].lower() in spoken.sets.get("describing", ()):
        return False
    return not any(word.lower() in spoken.sets["before_things"] for word in before.split()[-2:])


def _named(match: re.Match[str], text: str, language: Language) -> bool:
    """Whether the thing is a name: in English one with a capital that does not begin a sentence."""
    start = match.start("thing")
    return language is Language.ENGLISH and text[start].isupper() and bool(_GOES_ON.search(text[:start]))


def _agreement(words: Mapping[str, str], spoken: Table) -> dict[str, str]:
    """Forms that follow from the captured article, verb and state."""
    found: dict[str, str] = {}
    if art := words.get("art", "").lower():
        found["art"] = art
        found["art_acc"] = spoken.maps.get("accusative", {}).get(art, art)
        found["rel"] = spoken.maps.get("relative", {}).get(art, art)
        many = words.get("verb", "") in ("waren", "kamen", "sind") or art == "der"
        found["ending"] = "en" if many else "e"  # how a German adjective ends after the article, in the accusative
    if state := words.get("state", ""):
        found["State"] = state.capitalize()
        found["a_state"] = _with_article(state)
        found["A_state"] = found["a_state"].capitalize()
        if thing := words.get("thing", ""):
            found["state_thing"] = f"{state} {thing}" if words["a_thing"] == thing else f"{found['a_state']} {thing}"
            found["State_thing"] = found["state_thing"][0].upper() + found["state_thing"][1:]
    return found


def _thing(thing: str, spoken: Table) -> dict[str, str]:
    """A thing with its article and the verb that goes with it."""
    last = thing.split()[-1]
    plural = last in spoken.sets["plurals"] or (last.endswith("s") and not last.endswith(("ss", "us", "is")))
    alone = plural or last in spoken.sets.get("uncounted", ())
    single = thing if alone else _with_article(thing)
    return {
        "thing": thing,
        "Thing": single[0].upper() + single[1:],
        "a_thing": single,
        "A_thing": single[0].upper() + single[1:],
        "Thing_the": f"The {thing}",
        "was": "were" if plural else "was",
    }


def _with_article(words: str) -> str:
    return f"an {words}" if words[:1] in "aeio" else f"a {words}"


def durations(said: str, spoken: Table) -> dict[str, str]:
    """In English "50 mins" as "50 minutes" and "50-minute wait"; other languages keep the customer's figure."""
    match = _DURATION.match(said) if spoken.language is Language.ENGLISH else None
    if match is None:
        return {"dur": said, "Dur": said[0].upper() + said[1:], "durwait": f"wait of {said}"}
    about, count, unit, half = match.groups()
    unit = _UNITS.get(unit, unit)
    count = number_words(count.strip(" -"))
    plural = "" if count in (*_ONE, *_HALF) else "s"
    dur = f"{about or ''} {count} {unit}{plural}{half or ''}".strip()
    if about or half or (" " in count and count not in _HALF):
        wait = f"wait of {dur}"
    elif count in _HALF:
        wait = f"half-{unit} wait"
    else:
        wait = f"{unit}-long wait" if count in _ONE else f"{count}-{unit} wait"
    return {"dur": dur, "Dur": dur[0].upper() + dur[1:], "durwait": wait}


def number_words(figure: str) -> str:
    """The figure "3" as "three", up to ten; other words and larger numbers stay."""
    return _SMALL[int(figure)] if figure.isdecimal() and int(figure) < len(_SMALL) else figure
