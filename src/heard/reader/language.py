"""Which of the seven languages a text is in, from its everyday words and letters; anything else is said to be unknown."""

import re
from functools import cache
from itertools import chain

import numpy as np

from heard.reader.cut import Cut
from heard.reader.fold import fold
from heard.reader.runs import sums
from heard.reader.words import LANGUAGES, parts_of, table
from heard.vocabulary.reading import Language

_WORDS_READ, _LETTERS_READ = 60, 600
_LETTERS = {
    letter: language
    for language, letters in {"es": "ñ¿¡", "de": "ß", "pt": "ãõ", "fr": "êûœ", "it": "ìò", "und": "åøłșțğşżőěřđ"}.items()
    for letter in letters
}
_LETTER = re.compile("[" + "".join(_LETTERS) + "]")
_WORD = re.compile(r"[^\W\d_][\w'-]*")


@cache
def _votes() -> dict[str, tuple[tuple[str, float], ...]]:
    """Word to the languages it speaks for, and how loudly; a word shared by many speaks softly for each."""
    votes: dict[str, dict[str, float]] = {}
    for language in LANGUAGES:
        source = table("words", language)
        for name, weight in (
            ("function", 1.0),
            ("everyday", 0.5),
            ("negators", 0.7),
            ("good", 0.4),
            ("bad", 0.4),
            ("best", 0.4),
            ("worst", 0.4),
        ):
            for word in fold(source[name]).split():
                known = votes.setdefault(word.rstrip("*"), {})
                known[language] = max(known.get(language, 0.0), weight)
        for words in source["topics"].values():
            for word in fold(words).split():
                votes.setdefault(word.rstrip("*"), {}).setdefault(language, 0.3)
        for idea in table("concepts", language).values():
            for word in _WORD.findall(fold(" ".join([idea.get("words", ""), *idea.get("phrases", ())]))):
                votes.setdefault(word, {}).setdefault(language, 0.3)
    for words in table("words", "others").values():
        for word in fold(words).split():
            votes.setdefault(word, {}).setdefault(Language.UNKNOWN.value, 1.0)
    return {
        word: tuple((language, weight * (1.0 / len(said) ** 0.5)) for language, weight in said.items())
        for word, said in votes.items()
    }


def tell_languages(cut: Cut) -> list[tuple[Language, float]]:
    """The language of each text, and how sure that is."""
    read = np.minimum(cut.lengths, _WORDS_READ)
    known = _known()
    beginnings = zip(cut.first.tolist(), read.tolist(), strict=True)
    words = chain.from_iterable(cut.words[first : first + count] for first, count in beginnings)
    rows = np.fromiter(map(known.__getitem__, words), np.int64)
    points = sums(known.table.take(rows, axis=0), read)
    for number, text in enumerate(cut.texts):
        if not text.isascii():
            for letter in _LETTER.findall(text[:_LETTERS_READ].lower()):
                points[number, _COLUMNS.index(_LETTERS[letter])] += 0.8
    covered = points[:, -1] / np.maximum(read, 1)
    votes = points[:, :-1]
    best = votes.argmax(axis=1)
    two = np.sort(votes, axis=1)[:, -2:]
    sure = 1.0 / (1.0 + np.exp(-(0.3 + 1.2 * (two[:, 1] - two[:, 0])) * np.minimum(1.0, 0.5 + covered)))
    silent = (two[:, 1] == 0) | (read == 0)
    unknown = (best == len(LANGUAGES)) | ((covered < 0.15) & (read > 6))
    return [
        (Language.UNKNOWN, 0.5) if nothing else (Language.UNKNOWN, 0.6) if lost else (Language(_COLUMNS[which]), p)
        for which, p, nothing, lost in zip(best.tolist(), sure.tolist(), silent.tolist(), unknown.tolist(), strict=True)
    ]


_COLUMNS = (*LANGUAGES, Language.UNKNOWN.value)
_MOST_KNOWN = 60_000


class _Known(dict[str, int]):
    """Words met so far: a row of `table` each, how loudly the word speaks for each language and last whether it is known."""

    def __init__(self) -> None:
        self.table = np.zeros((4096, len(_COLUMNS) + 1))

    def __missing__(self, word: str) -> int:
        row = len(self)
        if row == len(self.table):
            self.table = np.concatenate([self.table, np.zeros_like(self.table)])
        votes = _votes()
        said = votes.get(word)
        if said is None and ("'" in word or "-" in word):
            said = next((found for part in parts_of(word)[1:] if (found := votes.get(part))), None)
        if said:
            self.table[row, -1] = 1.0
            for language, loud in said:
                self.table[row, _COLUMNS.index(language)] = loud
        self[word] = row
        return row


@cache
def _remembered() -> _Known:
    return _Known()


def _known() -> _Known:
    if len(_remembered()) > _MOST_KNOWN:
        _remembered.cache_clear()
    return _remembered()
