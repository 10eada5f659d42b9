"""Composing: shapes are spoken until one fits the channel, the voice and what was said before."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import count

from heard.vocabulary.measure import measure
from heard.vocabulary.platforms import RULES
from heard.vocabulary.reading import Language, Severity
from heard.vocabulary.text import Brief, Draft, Part, Sentence, Standing, TextKind
from heard.writer.alike import Grams, grams, grams_sent, largest_share
from heard.writer.choice import Choice
from heard.writer.fitting import text_of
from heard.writer.grammar import Speech
from heard.writer.guide import guide
from heard.writer.material import speech
from heard.writer.moves import ALSO, FEEL, GREET, NORM, SHAPES, SIGN, SORRY, MoveWords, Shape
from heard.writer.polish import polish
from heard.writer.recipes import pick
from heard.writer.region import region
from heard.writer.tables import Table, compiled, table
from heard.writer.verbatim import NO_QUOTE, in_a_row

TRIES = 6
_BRIEF = 5  # words of a review to which a short answer is enough
_TOO_ALIKE = 2.0  # what being too like an earlier text costs: more than everything else together
_NOT_HEARD = 0.5  # what a draft costs that could be said to anybody
_BEGINNING = 5  # letters by which two forms of a word are held to be one
_TELLING = re.compile(r"[a-z]{3,}|\d+")
_WORD = re.compile(r"\w+")
_TOLD_APART = 6  # letters of a word that is said twice
_PATIENCE = 30  # how many times the tries are made again while everything is too like an earlier text
_NOTHING_FITS = 18  # tries after which a rung is left, when all its texts are too long or hold avoided words
_QUOTING = 3  # drafts; who asks for more may have found that the customer's own words do not pass
_LEAN = 2  # from this rung on only the main issue is named
_SAID_IT = 4  # words with which somebody has said what it was, whether it was understood or not
_SAID_BACK = 8  # the same where clauses are said back: what was told in fewer is one of those
_CONTENT = 4  # stars from which nothing is regretted that cannot be named
_FAIR = 3  # stars from which a complaint is answered lightly, unless it is serious
ALIKE = 0.5  # the largest share of word 3-grams that a draft may have in common with a text sent before
_PUBLIC = frozenset({TextKind.PUBLIC_REPLY, TextKind.IMPROVEMENT})


def compose(brief: Brief, *, seed: int, version: str) -> Iterator[Draft]:
    """Drafts without end, each unlike the others and unlike `brief.recent`; one call guide.

    The words follow from the review and the seed and not from the case's code, which is chance.
    """
    spoken = table(brief.language)
    recipe = pick(brief)
    if recipe.name == "call_guide":
        yield Draft(sentences=guide(brief, seed=seed), recipe=recipe.name, language=spoken.language, version=version)
        return
    said = speech(brief, recipe, spoken)
    ladder = _ladder(recipe.name, brief, said)
    before = [grams_sent(text) for text in brief.recent]
    theirs = _words_of(brief)
    for number in count():
        key = (seed, number, brief.review.text if brief.review else "", recipe.name)
        if number == _QUOTING and _quotes(said):
            said = speech(brief, recipe, replace(spoken, quote={}))
            ladder = _ladder(recipe.name, brief, said)
        sentences = _best(brief, spoken, said, ladder, _Known(before, theirs), key)
        made = Draft(sentences=sentences, recipe=recipe.name, language=spoken.language, version=version)
        yield made
        before.append(grams(made.text))


def _ladder(name: str, brief: Brief, said: Speech) -> Sequence[Sequence[Shape]]:
    """The shapes of a recipe; a mixed review whose praise cannot be named is answered like a complaint."""
    known = brief.standing is Standing.KNOWN
    stars = (brief.review.stars or 0) if brief.review is not None else 0
    words = len(brief.review.text.split()) if brief.review is not None else 0
    told = words > (_SAID_BACK if table(brief.language).retell else _SAID_IT)
    if name == "clinic" and stars >= _FAIR and not _serious(brief) and said.can("clinic_sorry_mild"):
        name = "clinic_content" if stars >= _CONTENT and said.can("clinic_noted") else "clinic_fair"
    if name in ("mixed", "lukewarm") and stars >= _CONTENT and not _named(said):
        name = "positive" if said.can("praise") and table(brief.language).quote else "lukewarm"
    if name == "lukewarm" and told and said.can("fair_sorry"):
        name = "fair"
    elif said.can("sorry_unnamed") and ((name == "vague" and told) or (name == "carrier" and not _named(said))):
        name = "unnamed"
    elif name in ("mixed", "known", "unknown") and stars >= _FAIR and not _serious(brief):
        name = "mild" if words > _BRIEF else "mild_brief"
    if name == "mixed" and not said.can("praise"):
        name = "known" if known else "unknown"
    if name in ("known", "unknown") and brief.review is not None and len(brief.review.text.split()) <= _BRIEF:
        name = "brief_known" if name == "known" else "brief"
    ladder: Sequence[Sequence[Shape]] = SHAPES["mixed_known" if name == "mixed" and known else name]
    if said.can("quoted_too"):
        ladder = [[_quoting_last(shape) for shape in rung] for rung in ladder]
    return [_feeling(rung) for rung in ladder] if said.can("stake") else ladder


def _quotes(said: Speech) -> bool:
    return said.can("quoted") or said.can("quoted_too")


def _named(said: Speech) -> bool:
    """Whether anything that went wrong can be said."""
    return any(said.can(way) for way in ("issues", "told", "things", "quoted"))


def _serious(brief: Brief) -> bool:
    return brief.reading is not None and brief.reading.severity in (Severity.SERIOUS, Severity.DANGER)


def _feeling(rung: Sequence[Shape]) -> Sequence[Shape]:
    """Of the shapes those that say what it meant to the customer, where there are any."""
    return [shape for shape in rung if FEEL in shape] or rung


def _quoting_last(shape: Shape) -> Shape:
    """The shape with what is quoted beside the named issues behind the sentences about those."""
    about = [at for at, move in enumerate(shape) if move in (FEEL, NORM, SORRY)]
    if ALSO not in shape or not about:
        return shape
    rest = [move for move in shape[: about[-1] + 1] if move is not ALSO]
    return (*rest, ALSO, *(move for move in shape[about[-1] + 1 :] if move is not ALSO))


def _best(
    brief: Brief,
    spoken: Table,
    said: Speech,
    ladder: Sequence[Sequence[Shape]],
    known: "_Known",
    key: Sequence[str | int],
) -> tuple[Sentence, ...]:
    """The best of some tries on the richest rung that fits; the shortest text of all where nothing fits."""
    lean = said.only_first()
    shortest: tuple[int, tuple[Sentence, ...]] | None = None
    for rung, shapes in enumerate(ladder):
        best: tuple[float, tuple[Sentence, ...]] | None = None
        for attempt in range(TRIES * _PATIENCE):
            if attempt >= TRIES and (best[0] < _TOO_ALIKE if best is not None else attempt >= _NOTHING_FITS):
                break
            choice = Choice(*key, rung, attempt)
            words = said if rung < _LEAN else lean
            sentences = _spoken(choice.among(shapes), brief, spoken, words, choice, framed=rung < 3)
            text = Draft(sentences=sentences, recipe="", language=Language.ENGLISH, version="").text
            length = measure(text, RULES[brief.platform].unit)
            if shortest is None or length < shortest[0]:
                shortest = (length, sentences)
            if not _fits(brief, length) or _avoided(text, brief.voice.avoided_words) or _repeats(text, brief):
                continue
            cost = _cost(text, sentences, brief, known)
            if best is None or cost < best[0]:
                best = (cost, sentences)
        if best is not None:
            return best[1]
    assert shortest is not None  # noqa: S101 - every recipe has at least one shape
    return shortest[1]


def _spoken(shape: Shape, brief: Brief, spoken: Table, said: Speech, choice: Choice, *, framed: bool) -> tuple[Sentence, ...]:
    greets = framed and brief.kind not in (TextKind.IMPROVEMENT, TextKind.REMOVAL_REQUEST)
    moves: Iterable[MoveWords] = (*((GREET,) if greets else ()), *shape, *((SIGN,) if framed else ()))
    form = region(brief, spoken)
    sentences: list[Sentence] = []
    spoken_of: set[str] = set()
    for move in moves:
        rule = next((name for name in move.rules if said.can(name)), None)
        if rule is None or rule in spoken_of:  # two moves may have come down to the same rule
            continue
        spoken_of.add(rule)
        text = said.say(rule, choice)
        if move.part not in (Part.GREET, Part.SIGN):
            text = polish(text.replace("\u200b", ""), spoken=spoken, voice=brief.voice, country=brief.country, form=form)
        if text and not any(text == other.text for other in sentences):
            sentences.append(Sentence(text, move.part, move.why))
    return tuple(sentences)


def _fits(brief: Brief, length: int) -> bool:
    limit = RULES[brief.platform].limit
    return brief.kind not in _PUBLIC or limit is None or length <= limit


@dataclass(frozen=True, slots=True)
class _Known:
    """What a draft is held against: what was sent before, and the words of the review."""

    before: Sequence[Grams]
    theirs: frozenset[str]


def _words_of(brief: Brief) -> frozenset[str]:
    """The telling words of the review by their beginnings, in a language that says clauses back."""
    little = table(brief.language).retell.get("little", ())
    text = text_of(brief) if little else ""
    return frozenset(word[:_BEGINNING] for word in _TELLING.findall(text.lower()) if word not in little)


def _unheard(sentences: Sequence[Sentence], theirs: frozenset[str]) -> bool:
    """Whether what is said of the matter has no word of the customer's in it, so that it could be said to anybody."""
    about = (s.text.lower() for s in sentences if s.part in (Part.NAME_ISSUE, Part.APOLOGISE))
    return bool(theirs) and not any(word[:_BEGINNING] in theirs for said in about for word in _TELLING.findall(said))


def _cost(text: str, sentences: Sequence[Sentence], brief: Brief, known: _Known) -> float:
    """Lower is better: like nothing sent before, a word of the customer's, no word worn out, sentences of the length this voice likes."""
    alike = largest_share(grams(text), known.before) if known.before else 0.0
    body = [s for s in sentences if s.part not in (Part.GREET, Part.SIGN)]
    words = sum(len(s.text.split()) for s in body)
    rhythm = abs(words / max(1, len(body)) - brief.voice.sentence_words) / 40
    liked = sum(word.lower() in text.lower() for word in brief.voice.favourite_words) * 0.05
    return (
        (alike if alike <= ALIKE else alike + _TOO_ALIKE)
        + _worn(text, brief.language) * 0.15
        + _unheard(sentences, known.theirs) * _NOT_HEARD
        + rhythm
        - liked
    )


def _worn(text: str, language: Language) -> int:
    """How often telling words come back more than they should."""
    telling = [word for word in _WORD.findall(text) if _tells(word, language)]
    return len(telling) - len({word.lower()[:_TOLD_APART] for word in telling})


@lru_cache(maxsize=8192)
def _tells(word: str, language: Language) -> bool:
    return compiled(table(language).signs["worn"]).fullmatch(word) is not None


def _repeats(text: str, brief: Brief) -> bool:
    """Whether so many words follow each other as in the review that they would be taken for a quote, where none may be."""
    if brief.review is None or brief.kind not in _PUBLIC or RULES[brief.platform].quotes_in_reply:
        return False
    return in_a_row(text, f"{brief.review.title}. {brief.review.text}") > NO_QUOTE


def _avoided(text: str, words: Iterable[str]) -> bool:
    low = text.lower()
    return any(re.search(rf"(?<!\w){re.escape(word.lower())}(?!\w)", low) for word in words if word)
