"""Which of the seven languages a text is in, from its everyday words and letters; anything else is said to be unknown."""

import re
from functools import cache

import numpy as np

from heard.reader.cut import Cut
from heard.reader.fold import fold
from heard.reader.lexicon import Learnt, Lexicon, room
from heard.reader.runs import end_to_end, sums
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
def _votes() -> dict[str, dict[str, float]]:
    """Word to the languages it speaks for, and how loudly."""
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
    return votes


def tell_languages(cut: Cut) -> list[tuple[Language, float]]:
    """The language of each text, and how sure that is."""
    read = [min(length, _WORDS_READ) for length in cut.lengths]
    beginnings = [cut.rows[first : first + count] for first, count in zip(cut.first, read, strict=True)]
    voices = cut.lexicon.part(_Voices)
    rows = voices.look_up(end_to_end(beginnings))
    points = sums(voices.loud.take(rows, axis=0), np.array(read)).tolist()
    for text, said in zip(cut.texts, points, strict=True):
        if not text.isascii():
            for letter in _LETTER.findall(text[:_LETTERS_READ].lower()):
                said[_COLUMNS.index(_LETTERS[letter])] += 0.8
    return [_most_heard(said, words) for said, words in zip(points, read, strict=True)]


def _most_heard(said: list[float], words: int) -> tuple[Language, float]:
    """The language that most of some words speak for; `said` is how loudly they speak for each, then how many are known."""
    *votes, known = said
    second, first = sorted(votes)[-2:]
    if first == 0 or not words:
        return Language.UNKNOWN, 0.5
    best, covered = votes.index(first), known / words
    if best == len(LANGUAGES) or (covered < 0.15 and words > _FEW_WORDS):
        return Language.UNKNOWN, 0.6
    lead = (0.3 + 1.2 * (first - second)) * min(1.0, 0.5 + covered)
    return Language(_COLUMNS[best]), 1.0 / (1.0 + float(np.exp(-lead)))


_COLUMNS = (*LANGUAGES, Language.UNKNOWN.value)
_FEW_WORDS = 6  # in which a name may be all there is


class _Voices(Learnt):
    """How loudly each word speaks for each language, and last whether it is known."""

    tables = ("loud",)

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__(lexicon)
        self.loud = room(len(_COLUMNS) + 1, dtype=np.float64)

    def learn(self, row: int, word: str) -> None:
        """Take down what a word speaks for."""
        votes = _votes()
        said = votes.get(word)
        if said is None and ("'" in word or "-" in word):
            said = next((found for part in parts_of(word)[1:] if (found := votes.get(part))), None)
        if said:
            self.loud[row, -1] = 1.0
            softly = 1.0 / len(said) ** 0.5  # for each, where many share it
            for language, weight in said.items():
                self.loud[row, _COLUMNS.index(language)] = weight * softly
