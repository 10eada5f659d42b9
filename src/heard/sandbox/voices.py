"""What people write: a grammar of sentences for each trade and language, composed by a seeded hand.

The files under `words/` hold sections (`## topic sign`) of one alternative a line. `{a|b}` chooses, `<name>` draws from
the section `:name`. A review is an opening, some topics that fit its stars, and a closing, then written the way its
author types: in haste, in lower case, with a slip or an emoji.
"""

import random
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

_CHOICE = re.compile(r"\{([^{}]*)\}")
_WORD = re.compile(r"(?<![\w'])[^\W\dA-Z_][\w']*")
_ARTICLE = re.compile(r"\b([Aa])(?= [aeio]\w)")  # "a implant", "a emergency"
_NAME = re.compile(r"<(\w+)>")
_TOPICS = (
    "waiting",
    "staff",
    "quality",
    "price",
    "cleanliness",
    "booking",
    "atmosphere",
    "delivery",
    "communication",
    "safety",
    "accessibility",
)
_WEIGHTS = {"staff": 5, "quality": 5, "waiting": 4, "price": 3, "communication": 3, "safety": 0.4, "accessibility": 0.3}
_GLAD = ("😍", "👌", "🍝", "❤️", "🙌", "😊")
_CROSS = ("😡", "👎", "🤮", "😤", "🙄")


@cache
def sections(name: str) -> dict[str, tuple[str, ...]]:
    """The sections of `words/<name>.txt`: "waiting -" or ":dish" to their lines."""
    found: dict[str, list[str]] = {}
    text = resources.files("heard.sandbox").joinpath("words", f"{name}.txt").read_text("utf-8")
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith("## "):
            lines = found.setdefault(line[3:], [])
        else:
            lines.append(line)
    return {title: tuple(lines) for title, lines in found.items()}


@dataclass(frozen=True, slots=True)
class Voice:
    """How one person types. Shares are chances for each review."""

    words: str  # which file of words
    length: float = 1.0  # more or fewer sentences than others
    lower: bool = False
    careless: bool = False
    emoji: bool = False


def draw_voice(words: str, chance: random.Random) -> Voice:
    """A person's way of typing."""
    return Voice(
        words=words,
        length=chance.choice((0.6, 0.8, 1.0, 1.0, 1.3, 1.8)),
        lower=chance.random() < 0.08,
        careless=chance.random() < 0.1,
        emoji=chance.random() < 0.12,
    )


def write_review(voice: Voice, stars: int, chance: random.Random, *, staff: str, troubles: dict[str, float]) -> str:
    """A review's text; empty for those who leave stars only.

    `staff` may be named. `troubles` makes a complaint's topic that many times likelier.
    """
    if chance.random() < {5: 0.26, 4: 0.2}.get(stars, 0.07):
        return ""
    parts = sections(voice.words)
    mood = "+" if stars > 3 else "-" if stars < 3 else "0"
    if chance.random() < 0.12:
        lines = [chance.choice(parts[f"vague {mood}"])]
    else:
        lines = _compose(parts, stars, mood, voice.length, chance, troubles)
    text = " ".join(_spell(voice.words, line, staff, chance) for line in lines)
    return _type(text, voice, stars, chance)


def write_update(words: str, chance: random.Random) -> str:
    """What somebody adds to a review once things were put right."""
    return _spell(words, chance.choice(sections(words)["update +"]), "", chance)


def _compose(
    parts: dict[str, tuple[str, ...]], stars: int, mood: str, length: float, chance: random.Random, troubles: dict[str, float]
) -> list[str]:
    glad_count, cross_count = {5: (2.2, 0.0), 4: (1.6, 0.4), 3: (0.9, 1.1), 2: (0.4, 1.9), 1: (0.0, 2.6)}[stars]
    # Nobody is glad without a word of praise, or cross without a complaint; and who was harmed does not give four stars.
    glad = _topics(parts, "+", max(stars > 3, _about(glad_count * length, chance)), chance, {})
    weights = troubles if stars < 3 else {**troubles, "safety": 0.0}
    cross = _topics(parts, "-", max(stars < 3, _about(cross_count * length, chance)), chance, weights)
    if not glad and not cross:
        return [chance.choice(parts["vague 0"])]
    lines = [chance.choice(parts[f"open {mood}"])] if chance.random() < 0.55 else []
    first, second = (glad, cross) if stars >= 3 else (cross, glad)
    for count, line in enumerate(first):
        lines.append(f"{chance.choice(parts['and'])} {line}" if count and chance.random() < 0.3 else line)
    for count, line in enumerate(second):
        lines.append(f"{chance.choice(parts['but'])} {line}" if not count and first else line)
    if mood != "0" and chance.random() < 0.5:
        lines.append(chance.choice(parts[f"close {mood}"]))
    return lines


def _topics(
    parts: dict[str, tuple[str, ...]], sign: str, count: int, chance: random.Random, troubles: dict[str, float]
) -> list[str]:
    left = [topic for topic in _TOPICS if f"{topic} {sign}" in parts]
    lines: list[str] = []
    while left and len(lines) < count:
        weights = [_WEIGHTS.get(topic, 2) * troubles.get(topic, 1.0) for topic in left]
        topic = chance.choices(left, weights)[0]
        left.remove(topic)
        lines.append(chance.choice(parts[f"{topic} {sign}"]))
    return lines


def _about(mean: float, chance: random.Random) -> int:
    """A whole number near `mean`."""
    return max(0, round(chance.gauss(mean, 0.8))) if mean else 0


def _spell(words: str, line: str, staff: str, chance: random.Random) -> str:
    """One sentence out of its pattern, from the innermost choice outwards, with a capital and a full stop."""
    parts = sections(words)
    while True:
        line, named = _NAME.subn(lambda match: staff if match[1] == "staff" else chance.choice(parts[f":{match[1]}"]), line)
        line, chosen = _CHOICE.subn(lambda match: chance.choice(match[1].split("|")), line)
        if not named and not chosen:
            break
    line = " ".join(line.split()).replace(" .", ".")
    if words.startswith("en"):
        line = _ARTICLE.sub(r"\1n", line)
    for connective in (*parts["and"], *parts["but"]):
        if line.startswith(f"{connective} "):
            line = f"{connective} {_inside(words, line.removeprefix(connective).strip(), staff)}"
    line = line[0].upper() + line[1:]
    return line if line[-1] in ".!?," else line + "."


def _inside(words: str, line: str, staff: str) -> str:
    """A sentence that no longer begins one: its first word gets small, unless it is a name or never is small elsewhere."""
    word = line.split(" ", 1)[0]
    return line[0].lower() + line[1:] if word != staff and word.lower() in _small_words(words) else line


@cache
def _small_words(words: str) -> frozenset[str]:
    return frozenset(word for lines in sections(words).values() for line in lines for word in _WORD.findall(line))


def _type(text: str, voice: Voice, stars: int, chance: random.Random) -> str:
    if voice.careless and len(text) > 40:
        spot = chance.randrange(1, len(text) - 2)
        swapped = text[spot + 1] + text[spot]
        text = text[:spot] + (swapped if text[spot : spot + 2].isalpha() else text[spot]) + text[spot + 2 :]
        text = text.rstrip(".")
    if voice.lower:
        text = text.lower()
    if stars == 1 and chance.random() < 0.05:
        text = text.upper()
    if stars in (1, 5) and chance.random() < 0.12:
        text = text.rstrip(".") + chance.choice(("!", "!!", "!!!"))
    if voice.emoji:
        text = f"{text} {chance.choice(_GLAD if stars > 3 else _CROSS)}"
    return text
