"""The footnotes of a review: no character lost, whatever the spans say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.vocabulary.reading import Span
from heard.web.evidence import Note, pieces_of

SPANS = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda pair: Span(min(pair), max(pair)))
NOTES = st.lists(
    st.tuples(st.sampled_from(["risk", "negative", "positive", "other"]), st.lists(SPANS, max_size=3)), max_size=5
).map(
    lambda found: tuple(
        Note(number, tone, "word", "", 90, "rule", tuple(spans)) for number, (tone, spans) in enumerate(found, 1)
    )
)


@given(text=st.text(max_size=50), notes=NOTES)
def test_the_pieces_together_are_the_text(text: str, notes: tuple[Note, ...]) -> None:
    assert "".join(piece.text for piece in pieces_of(text, notes)) == text


@pytest.mark.demand("T2")
@given(text=st.text(min_size=1, max_size=50), notes=NOTES)
def test_a_character_is_marked_when_and_only_when_a_span_covers_it(text: str, notes: tuple[Note, ...]) -> None:
    at = 0
    for piece in pieces_of(text, notes):
        for _ in piece.text:
            covering = {n.number for n in notes for s in n.spans if s.start <= at < s.end and s.end <= len(text)}
            assert {note.number for note in piece.notes} >= covering
            at += 1


def test_the_gravest_tone_wins_where_notes_overlap() -> None:
    notes = (
        Note(1, "risk", "Staff named", "", 95, "r", (Span(5, 9),)),
        Note(2, "negative", "Staff", "", 90, "r", (Span(0, 14),)),
    )
    tones = [(piece.text, piece.tone, piece.numbers) for piece in pieces_of("Your Luis was rude.", notes)]
    assert tones == [("Your ", "negative", "2"), ("Luis", "risk", "1 2"), (" was ", "negative", "2"), ("rude.", "", "")]
