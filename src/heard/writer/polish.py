"""The last strokes: capitals, contractions by formality, spelling, spaces."""

import re
from functools import lru_cache

from heard.vocabulary.reading import Language
from heard.vocabulary.text import Voice
from heard.writer.tables import Table, table

_SPACES = re.compile(r"[ \t]+")
_BEFORE_SIGN = re.compile(r" +([,.;:!?])(?=\s|$)")
_AN = re.compile(r"\b([Aa]) (?=(?:eight|eleven|1[18]th|8\dth|hour\b|hour-|[aeio](?!ne\b|nce\b)[a-z]))")
_FRENCH_SIGN = re.compile(r"(?<=[\w\)»])([?!;:])(?=\s|$)")
_JOINED = {
    Language.SPANISH: (re.compile(r"\b(de|a) el (?=[a-záéíóúñ])"), {"de": "del ", "a": "al "}),
    Language.FRENCH: (
        re.compile(
            r"\b(de|à) le (?!(?:dire|savoir|lire|faire|voir|signaler|préciser|régler|reconnaître|écrire)\b)(?=[a-zàâéèêîôûœ])"
        ),
        {"de": "du ", "à": "au "},
    ),
}  # an article that melts into the word before it
_FIRST_LETTER = re.compile(r"^[^\w]*\w")
_QUOTED = re.compile(r"((?<=[«„])[^«»„“]*(?=[»“]))")  # what stands as its writer wrote it
_DOUBLE_STOP = re.compile(r"\.{2,}(?=\s|$)")


def polish(sentence: str, *, spoken: Table, voice: Voice, country: str, form: str = "") -> str:
    """One sentence as this brand writes it, in the `form` that the language has where its readers live (`region`)."""
    text = _SPACES.sub(" ", sentence).strip()
    if not text:
        return ""
    text = _BEFORE_SIGN.sub(r"\1", text)
    text = _DOUBLE_STOP.sub(".", text)
    if spoken.language is Language.ENGLISH:
        text = swapped(_AN.sub(r"\1n ", text), spoken.language, "proper")
        if voice.formality == "formal":
            text = swapped(text, spoken.language, "formal")
        if voice.spelling == "us" or (not voice.spelling and country.upper() == "US"):
            text = swapped(text, spoken.language, "spelling_us")
    if spoken.language in _JOINED:
        joined, forms = _JOINED[spoken.language]
        text = joined.sub(lambda m: forms[m[1]], text)
    for kind in ("mends", form):
        for found, put in _changes(spoken.language, kind):
            text = _changed(text, found, put)
    if spoken.language is Language.FRENCH:
        text = _FRENCH_SIGN.sub("\u00a0\\1", text)
    return _FIRST_LETTER.sub(lambda m: m[0].upper(), text, count=1)


def _changed(text: str, found: re.Pattern[str], put: str) -> str:
    """`text` with what is `found` outside its quotes put otherwise."""
    if not found.search(text):
        return text
    parts = _QUOTED.split(text)
    parts[::2] = [found.sub(lambda m: _as_large(m[0], m.expand(put)), part) for part in parts[::2]]
    return "".join(parts)


def _as_large(was: str, now: str) -> str:
    """`now` with a capital where `was` had one."""
    return now[:1].upper() + now[1:] if was[:1].isupper() else now


@lru_cache(maxsize=32)
def _changes(language: Language, kind: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(found), put) for found, put in table(language).maps.get(kind, {}).items())


def swapped(text: str, language: Language, pairs: str) -> str:
    """`text` with each word that the table `pairs` of the language knows replaced by its other form."""
    words, forms = _swaps(language, pairs)

    def swap(match: re.Match[str]) -> str:
        new = forms[match[0].lower()]
        return new[0].upper() + new[1:] if match[0][0].isupper() else new

    return words.sub(swap, text)


@lru_cache(maxsize=32)
def _swaps(language: Language, pairs: str) -> tuple[re.Pattern[str], dict[str, str]]:
    forms = table(language).maps[pairs]
    words = "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
    return re.compile(rf"(?<![\w'])(?:{words})(?![\w'])", re.IGNORECASE), {word.lower(): new for word, new in forms.items()}
