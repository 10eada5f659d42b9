"""What the people of a brand put right moves its readings, where readings that it had not seen get better, and nowhere else."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from heard.reader import VERSION, read, read_many
from heard.reader.read import first_said
from heard.reader.teaching import ASKED, FEWEST, Lesson, Outcome, right, targets, teach
from heard.reader.tuning import WIDTH, Tuning, columns_of, packed, probabilities, scores, unpacked
from heard.triage.rules import as_correction
from heard.vocabulary.reading import Correction, Polarity, ReaderContext

WINES = ("riesling", "muscadet", "chablis", "sherry", "cider", "fino", "cava", "sekt", "soave", "picpoul")
ENDS = ("we finished the bottle", "two cases ordered", "the table agreed", "we poured it twice", "on the terrace at six")
SLOW = ("the parcel came on a Tuesday", "nobody rang the bell", "left at the neighbour", "two days in the depot")
CONTEXT = ReaderContext(sector="shop")


def wine_merchant(*, dry_is_praise: bool = True) -> list[Lesson]:
    """A shop for which "dry" is praise: its people put that right, and let the rest stand."""
    lessons = []
    for wine, end in product(WINES, ENDS):
        text = f"A dry {wine}, {end}"
        said = as_correction(read(text, CONTEXT))
        side = Polarity.POSITIVE if dry_is_praise else said.polarity
        lessons.append(Lesson(text, CONTEXT, replace(said, polarity=side), corrected=True))
    for wine, end in product(WINES, SLOW):
        text = f"The {wine}: {end}"
        lessons.append(Lesson(text, CONTEXT, as_correction(read(text, CONTEXT)), corrected=False))
    return lessons


@pytest.fixture(scope="module")
def taught() -> Outcome:
    return teach(wine_merchant(), "merchant.1")


def by_kind(outcome: Outcome) -> dict[str, tuple[float, float]]:
    return {one.kind: (one.before, one.after) for one in outcome.compared}


def test_what_was_put_right_is_read_right_in_texts_that_were_held_out(taught) -> None:
    before, after = by_kind(taught)["polarity"]
    assert before < 0.6
    assert after > 0.9


def test_the_next_text_is_read_as_the_brand_means_it_and_its_version_says_so(taught) -> None:
    text = "A dry manzanilla, and the evening was long"
    plain, tuned = read(text, CONTEXT), read(text, CONTEXT, tuning=taught.tuning)
    assert plain.polarity is not Polarity.POSITIVE
    assert tuned.polarity is Polarity.POSITIVE
    assert (plain.version, tuned.version) == (VERSION, f"{VERSION}+merchant.1")


def test_what_was_let_stand_stays(taught) -> None:
    texts = [f"The furmint: {end}" for end in SLOW]
    contexts = [CONTEXT] * len(texts)
    plain, tuned = read_many(texts, contexts), read_many(texts, contexts, tuning=taught.tuning)
    assert [one.polarity for one in tuned] == [one.polarity for one in plain]


def test_kinds_that_got_no_better_are_left_alone(taught) -> None:
    kept = {one.kind for one in taught.compared if one.better}
    assert kept
    assert kept != set(ASKED)
    for kind in ASKED:
        assert taught.tuning.weights[:, columns_of(kind)].any() == (kind in kept)


def test_where_people_agree_with_the_reader_nothing_is_kept() -> None:
    outcome = teach(wine_merchant(dry_is_praise=False), "merchant.1")
    assert not outcome.better
    assert not outcome.tuning.weights.any()


def test_a_handful_of_corrections_teaches_nothing() -> None:
    lessons = wine_merchant()
    few = [*lessons[: FEWEST - 1], *(lesson for lesson in lessons if not lesson.corrected)]
    with pytest.raises(ValueError, match="29 corrections are too few"):
        teach(few, "merchant.1")


def test_the_same_lessons_give_the_same_tuning(taught) -> None:
    again = teach(wine_merchant(), "merchant.1")
    assert again.compared == taught.compared
    assert packed(again.tuning) == packed(taught.tuning)


def test_a_tuning_is_the_same_after_it_was_kept_and_holds_no_word(taught) -> None:
    kept = packed(taught.tuning)
    assert b"riesling" not in kept
    back = unpacked("merchant.1", kept)
    text = "A dry vermouth"
    assert read(text, CONTEXT, tuning=back) == read(text, CONTEXT, tuning=taught.tuning)


def test_an_empty_tuning_moves_nothing() -> None:
    nothing = Tuning("none", (), np.zeros((1, WIDTH)))
    texts = ["Waited 50 minutes for cold pasta", "", "Lovely staff, awful parking", "🙂"]
    for plain, tuned in zip(read_many(texts), read_many(texts, tuning=nothing), strict=True):
        assert tuned.polarity is plain.polarity
        assert [topic.what for topic in tuned.topics] == [topic.what for topic in plain.topics]
        assert tuned.complaint == pytest.approx(plain.complaint, abs=1e-5)
        assert tuned.severity_p == pytest.approx(plain.severity_p, abs=1e-5)


def test_scores_and_probabilities_are_each_others_way_back() -> None:
    said, _ = first_said(["Rude waiter and a refund, please", "Thanks"], [CONTEXT, CONTEXT])
    table = said.table()
    assert table.shape == (2, WIDTH)
    np.testing.assert_allclose(probabilities(scores(table)), table, atol=2e-5)


def test_agreement_counts_every_kind_that_a_person_can_put_right() -> None:
    reading = read("Waited 50 minutes for cold pasta, I want a refund")
    said = as_correction(reading)
    assert right(reading, said) == dict.fromkeys(ASKED, 1.0)
    assert len(targets(said)) == WIDTH
    other = Correction(
        language=said.language,
        polarity=Polarity.POSITIVE,
        severity=said.severity,
        vague=not said.vague,
        topics={},
        risks=said.risks,
        requests=frozenset(),
    )
    agreed = right(reading, other)
    assert [kind for kind, share in agreed.items() if share == 0.0] == ["polarity", "topics", "requests", "vague"]
