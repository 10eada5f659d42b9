"""The writer: composes replies, mails and notes move by move, offline, from what is known.

Pure: no clock, no chance, no network. Variety follows from `seed`; the same brief and seed give the same drafts.
What it composes still goes through the guard: the writer knows the rules of prose, the guard those of law and platform.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from heard.vocabulary.reading import Language
from heard.vocabulary.text import Brief, Draft, Sentence, Voice
from heard.writer.compose import compose
from heard.writer.guide import guide
from heard.writer.nouns import as_thing
from heard.writer.persons import compile_shapes
from heard.writer.quoting import quotes
from heard.writer.recipes import pick
from heard.writer.tables import compile_all
from heard.writer.voices import learn, separate

VERSION = "writer-1"

__all__ = ["VERSION", "call_guide", "draft", "drafts", "learn_voice", "prepare", "recipe", "separate"]


def prepare(language: Language) -> None:
    """Everything that drafts of `language` need, read and compiled once; otherwise the first drafts wait for it, half a second in all."""
    compile_all(language)
    compile_shapes(language)
    as_thing("", language)
    quotes("", language, ())


def draft(brief: Brief, *, seed: int = 0, count: int = 3) -> tuple[Draft, ...]:
    """`count` drafts for `brief`, unlike each other and unlike `brief.recent`; each sentence says why it stands there."""
    return tuple(islice(drafts(brief, seed=seed), count))


def drafts(brief: Brief, *, seed: int = 0) -> Iterator[Draft]:
    """The same one by one, for as long as somebody asks; a call guide is always one."""
    return compose(brief, seed=seed, version=VERSION)


def recipe(brief: Brief) -> str:
    """Which kind of case this is taken for, and why, in one line."""
    found = pick(brief)
    return f"{found.name}: {found.why}"


def call_guide(brief: Brief) -> tuple[Sentence, ...]:
    """What to say on the phone, in order: hear, empathise, apologise, resolve, diagnose; open questions first."""
    return guide(brief)


def learn_voice(replies: Sequence[str], brand: str) -> Voice:
    """The voice of some replies that you liked (ten are plenty), to be shown and corrected before it is used."""
    return learn(replies, brand)
