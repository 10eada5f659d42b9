"""Reading in bulk: a batch is only a batch. What is said of a text does not depend on its neighbours."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heard.reader import VERSION, read
from heard.reader.bulk import Row, flat, json_line, read_table, rows_of_table, schema, stars_of, table_of, understand
from heard.vocabulary.reading import ReaderContext
from heard.vocabulary.written import reading_from_json, reading_to_json

TEXTS = [
    "Waited 50 minutes for cold pasta and your waiter Marco laughed at us",
    "Lovely evening, thank you!",
    "",
    "I want my money back for order 48213 or I go to the press.",
    "Mein Sohn hatte nach der Suppe einen allergischen Schock.",
]


@pytest.mark.demand("T2")
def test_each_row_gets_the_reading_it_would_get_alone():
    rows = [Row(line, text, stars=2) for line, text in enumerate(TEXTS, 1)]
    alone = [read(text, ReaderContext(sector="restaurant", stars=2)) for text in TEXTS]
    assert [one.reading for one in understand(rows, sector="restaurant")] == alone


@settings(deadline=None, max_examples=30)
@given(texts=st.lists(st.text(max_size=60), max_size=8), cut=st.integers(0, 8))
def test_a_batch_may_be_cut_anywhere(texts, cut):
    rows = [Row(line, text) for line, text in enumerate(texts, 1)]
    assert understand(rows[:cut]) + understand(rows[cut:]) == understand(rows)


def test_a_row_in_trouble_keeps_its_place_and_is_not_read():
    rows = [Row(4, "Cold soup"), Row(7, "", trouble="no CSV", given="a;b"), Row(9, "Rude waiter")]
    done = understand(rows)
    assert [one.row.line for one in done] == [4, 7, 9]
    assert [one.reading is None for one in done] == [False, True, False]
    assert json.loads(json_line(done[1])) == {"line": 7, "trouble": "no CSV", "given": "a;b"}


def test_a_text_the_reader_stumbles_over_costs_no_other_row_its_reading():
    done = understand([Row(1, "Cold soup"), Row(2, 5), Row(3, "Rude waiter")])  # type: ignore[arg-type]
    assert [one.reading is None for one in done] == [False, True, False]
    assert "stumbled" in done[1].row.trouble


def test_the_line_of_json_is_what_the_vocabulary_writes():
    for done in understand([Row(line, text) for line, text in enumerate(TEXTS, 1)]):
        written = json.loads(json_line(done))["reading"]
        assert written == json.loads(json.dumps(reading_to_json(done.reading)))
        assert reading_from_json(written) == done.reading


@pytest.mark.parametrize(
    ("said", "stars"),
    [
        ("4", 4),
        (4, 4),
        (4.0, 4),  # how a column with gaps comes out of a table
        (" 5 ", 5),
        ("4.5", None),  # between two: we do not guess
        ("0", None),
        ("six", None),
        (None, None),
        (True, None),
    ],
)
def test_stars_are_one_to_five_or_not_known(said, stars):
    assert stars_of(said) == stars


class TestTables:
    """Arrow in, Arrow out."""

    @pytest.fixture
    def pa(self):
        return pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'heard[parquet]'")

    def test_arrow_in_arrow_out_row_for_row(self, pa):
        table = pa.table({"review": TEXTS, "stars": [1, 5, None, 2, 1]})
        out = read_table(table, column="review", sector="restaurant", first_line=11)
        assert out.schema == schema()
        assert out.column("line").to_pylist() == [11, 12, 13, 14, 15]
        first = read(TEXTS[0], ReaderContext(sector="restaurant", stars=1))
        row = out.to_pylist()[0]
        assert row["language"] == "en" and row["version"] == VERSION and row["trouble"] is None
        assert row["stars"] == first.stars
        assert {(t["what"], t["polarity"]) for t in row["topics"]} == {(t.what, t.polarity) for t in first.topics}
        assert row["risks"] == [sign.what for sign in first.risks]

    def test_what_is_no_text_is_told_and_all_else_of_it_is_empty(self, pa):
        (row,) = read_table(pa.table({"text": pa.array([None], pa.string())})).to_pylist()
        assert row.pop("line") == 1
        assert row.pop("trouble") == "no text in “text”"
        assert set(row.values()) == {None}

    def test_lines_that_a_table_brings_are_kept(self, pa):
        assert [row.line for row in rows_of_table(pa.table({"text": ["a", "b"], "line": [5, 9]}))] == [5, 9]

    def test_the_schema_names_every_field_of_the_flat_row(self, pa):
        (done,) = understand([Row(1, TEXTS[0])])
        assert {*flat(done), "trouble"} == set(schema().names)
        assert table_of([done]).num_rows == 1

    def test_no_rows_are_a_table_with_no_rows(self, pa):
        assert read_table(pa.table({"text": pa.array([], pa.string())})).num_rows == 0
