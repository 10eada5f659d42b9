"""A review set with footnotes: the words a reading rests on, numbered, and the notes that explain them."""

from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal

from heard.vocabulary.reading import Polarity, Reading, Request, Risk, Span, Topic
from heard.web.labels import Word, label, label_of

Tone = Literal["risk", "negative", "positive", "other"]
_GRAVEST_FIRST: tuple[Tone, ...] = ("risk", "negative", "positive", "other")
_TONE = {Polarity.NEGATIVE: "negative", Polarity.MIXED: "negative", Polarity.POSITIVE: "positive", Polarity.NEUTRAL: "other"}


@dataclass(frozen=True, slots=True)
class Note:
    """One finding as a footnote. `sure` is its probability in per cent; without `spans` it rests on the text as a whole."""

    number: int
    tone: Tone
    word: Word
    aside: Word
    sure: int
    by: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the text that the same notes rest on; `ends` are the notes whose last words end here."""

    text: str
    notes: tuple[Note, ...] = ()
    ends: tuple[Note, ...] = field(default=())

    @property
    def tone(self) -> str:
        """The gravest tone of the notes here, empty where none rests."""
        return next((tone for tone in _GRAVEST_FIRST if any(note.tone == tone for note in self.notes)), "")

    @property
    def numbers(self) -> str:
        """The numbers of the notes here, for the page to light them up together."""
        return " ".join(str(note.number) for note in self.notes)


def notes_of(reading: Reading, *, at_least: float = 0.5) -> tuple[Note, ...]:
    """Risks, then topics, then requests that were found with at least this confidence, numbered in that order."""
    found: list[tuple[Tone, Word, Word, float, str, tuple[Span, ...]]] = []
    for sign in reading.risks:
        found.append(("risk", label_of(Risk, sign.what), "", sign.confidence, sign.by, sign.spans))
    for topic in reading.topics:
        tone: Tone = _TONE[topic.polarity]  # type: ignore[assignment]
        found.append((tone, label_of(Topic, topic.what), label(topic.polarity), topic.confidence, topic.by, topic.spans))
    for sign in reading.requests:
        found.append(("other", label_of(Request, sign.what), "", sign.confidence, sign.by, sign.spans))
    kept = [one for one in found if one[3] >= at_least]
    return tuple(
        Note(number, tone, word, aside, round(sure * 100), by, spans)
        for number, (tone, word, aside, sure, by, spans) in enumerate(kept, start=1)
    )


def set_review(title: str, text: str, reading: Reading | None) -> tuple[tuple[Piece, ...], tuple[Piece, ...], tuple[Note, ...]]:
    """Title and text in pieces, and the notes. The reader saw both in one, the title on a line of its own."""
    notes = notes_of(reading) if reading else ()
    if not title:
        return (), pieces_of(text, notes), notes
    whole = len(title) + 1
    of_text = tuple(replace(note, spans=_moved(note.spans, whole)) for note in notes)
    return pieces_of(title, notes), pieces_of(text, of_text), notes


def _moved(spans: tuple[Span, ...], by: int) -> tuple[Span, ...]:
    return tuple(Span(max(0, span.start - by), span.end - by) for span in spans if span.end > by)


def pieces_of(text: str, notes: tuple[Note, ...]) -> tuple[Piece, ...]:
    """`text` cut at every border of a span; joined again, the pieces are the text, whatever the spans say."""
    borders = {0, len(text)}
    for note in notes:
        for span in note.spans:
            borders.update(min(border, len(text)) for border in (span.start, span.end))
    cuts = sorted(borders)
    pieces = []
    for start, end in pairwise(cuts):
        here = tuple(note for note in notes if any(span.start <= start and end <= span.end for span in note.spans))
        ends = tuple(note for note in here if max(min(span.end, len(text)) for span in note.spans) == end)
        pieces.append(Piece(text[start:end], here, ends))
    return tuple(pieces)
