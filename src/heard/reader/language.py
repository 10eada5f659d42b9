"""Which of the seven languages a text is in, from its everyday words and letters; anything else is said to be unknown."""

import math
import re
from collections import defaultdict
from functools import cache

from heard.reader.fold import fold
from heard.reader.words import LANGUAGES, parts_of, table
from heard.vocabulary.reading import Language

_WORDS_READ = 60
_LETTERS = {
    letter: language
    for language, letters in {"es": "ñ¿¡", "de": "ß", "pt": "ãõ", "fr": "êûœ", "it": "ìò", "und": "åøłșțğşżőěřđ"}.items()
    for letter in letters
}
_LETTER = re.compile("[" + "".join(_LETTERS) + "]")


@cache
def _votes() -> dict[str, tuple[tuple[str, float], ...]]:
    """Word to the languages it speaks for, and how loudly; a word shared by many speaks softly for each."""
    votes: dict[str, dict[str, float]] = {}
    for language in LANGUAGES:
        source = table("words", language)
        for name, weight in (("function", 1.0), ("negators", 0.7), ("good", 0.4), ("bad", 0.4), ("best", 0.4), ("worst", 0.4)):
            for word in fold(source[name]).split():
                known = votes.setdefault(word.rstrip("*"), {})
                known[language] = max(known.get(language, 0.0), weight)
        for words in source["topics"].values():
            for word in fold(words).split():
                votes.setdefault(word.rstrip("*"), {}).setdefault(language, 0.3)
    for words in table("words", "others").values():
        for word in fold(words).split():
            votes.setdefault(word, {}).setdefault(Language.UNKNOWN.value, 1.0)
    return {
        word: tuple((language, weight * (1.0 / len(said) ** 0.5)) for language, weight in said.items())
        for word, said in votes.items()
    }


def tell_language(text: str, words: list[str]) -> tuple[Language, float]:
    """The language of `text`, whose folded words are `words`, and how sure that is."""
    votes = _votes()
    scores: dict[str, float] = defaultdict(float)
    read = words[:_WORDS_READ]
    known = 0
    for word in read:
        said = votes.get(word)
        if said is None and "'" in word:
            said = next((found for part in parts_of(word)[1:] if (found := votes.get(part))), None)
        if said:
            known += 1
            for language, loud in said:
                scores[language] += loud
    if not text.isascii():
        for letter in _LETTER.findall(text[:600].lower()):
            scores[_LETTERS[letter]] += 0.8
    if not scores or not read:
        return Language.UNKNOWN, 0.5
    best, points = max(scores.items(), key=lambda item: item[1])
    covered = known / len(read)
    if best == Language.UNKNOWN or (covered < 0.15 and len(read) > 6):
        return Language.UNKNOWN, 0.6
    rest = max((value for language, value in scores.items() if language != best), default=0.0)
    return Language(best), 1.0 / (1.0 + math.exp(-(0.3 + 1.2 * (points - rest)) * min(1.0, 0.5 + covered)))
