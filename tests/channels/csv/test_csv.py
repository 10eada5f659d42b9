"""Files with rows: any layout, broken bytes and quotes; bad rows are told by line, the rest comes through."""

import csv
import io
import random
import tracemalloc
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.channels.csv import BadRow, Column, ColumnMap, NotATable, guess_mapping, read_rows, sniff
from heard.channels.table.records import Record, split
from heard.vocabulary.hearing import HeardPost
from heard.vocabulary.platforms import Platform

BASIC = ColumnMap(
    columns={Column.POSTED: 0, Column.STARS: 1, Column.AUTHOR: 2, Column.TEXT: 3}, header=("date", "stars", "name", "text")
)


def read(data: bytes) -> list[HeardPost | BadRow]:
    stream = io.BytesIO(data)
    layout = sniff(stream)
    return list(read_rows(stream, guess_mapping(layout.columns if layout.header else (), layout.sample), layout))


LAYOUTS = [
    # file, remark
    ("date,stars,name,text\n2024-03-12,2,Zoë,Cold pasta\n".encode(), "commas, UTF-8"),
    ("\ufeffdate,stars,name,text\r\n2024-03-12,2,Zoë,Cold pasta\r\n".encode(), "with a mark"),
    ("Datum;Sterne;Kunde;Bewertung\n12.03.2024;2;Zoë;Cold pasta\n".encode("cp1252"), "semicolons, Windows"),
    ("date\tstars\tname\ttext\n2024-03-12\t2\tZoë\tCold pasta\n".encode("utf-16"), "tabs, UTF-16"),
    ("date\tstars\tname\ttext\n2024-03-12\t2\tZoë\tCold pasta\n".encode("utf-16-le"), "UTF-16 without its mark"),
    ('"date"|"stars"|"name"|"text"\n"12 March 2024"|"2/5"|"Zoë"|"Cold pasta"\n'.encode(), "bars and quotes"),
    (
        "fecha,estrellas,cliente,comentario\n12/03/2024,★★☆☆☆,Zoë,Cold pasta\n25/03/2024,5,B,C\n".encode(),
        "Spanish, day first by proof",
    ),
    ("2024-03-12,2,Zoë,Cold pasta\n2024-03-13,5,Bo,It was lovely and warm\n".encode(), "no header"),
    ("Review Text,Reviewer Name,Review Date,Star Rating\rCold pasta,Zoë,2024-03-12,2\r".encode(), "old line ends"),
]


@pytest.mark.demand("H1")
@pytest.mark.parametrize(("data", "remark"), LAYOUTS)
def test_any_layout_is_understood(data: bytes, remark: str) -> None:
    post = read(data)[0]
    assert isinstance(post, HeardPost), remark
    assert (post.text, post.stars, post.published_at) == ("Cold pasta", 2, datetime(2024, 3, 12, 12, tzinfo=UTC)), remark
    assert "Zoë" in (post.author, post.raw["cells"][2] if isinstance(post.raw["cells"], list) else post.author), remark


def test_platform_place_reply_and_link_are_taken() -> None:
    header = "id,platform,location,date,rating,review,owner reply,url\n"
    post = read(f"{header}77,Tripadvisor,Leeds,2024-03-12,4,Nice,Thank you,https://example.com/r/77\n".encode())[0]
    assert isinstance(post, HeardPost)
    assert (post.external_id, post.platform, post.place, post.url) == (
        "77",
        Platform.TRIPADVISOR,
        "Leeds",
        "https://example.com/r/77",
    )
    assert post.reply is not None and post.reply.text == "Thank you"


def test_a_row_without_an_id_gets_the_same_one_in_any_file() -> None:
    first = read(b"date,stars,name,text\n2024-03-12,2,Bo,Cold pasta\n")[0]
    second = read(b"text;name;stars;date\nCold pasta;Bo;2;12.03.2024\n")[0]
    other = read(b"date,stars,name,text\n2024-03-12,2,Bo,Warm pasta\n")[0]
    assert isinstance(first, HeardPost) and isinstance(second, HeardPost) and isinstance(other, HeardPost)
    assert first.external_id == second.external_id != other.external_id


@pytest.mark.demand("H3")
def test_bad_rows_are_kept_aside_by_line_and_the_rest_comes_through() -> None:
    data = (
        b"date,stars,name,text\n"  # 1
        b'2024-03-12,2,Bo,"Cold pasta,\n'  # 2 to 4, one row
        b"\n"
        b'and a rude ""waiter"""\n'
        b"2024-03-12,9,Bo,Nine stars\n"  # 5
        b"03/04/2024,2,Bo,Two days\n"  # 6
        b"2024-03-12,2,Bo,caf\xe9 after UTF-8 caf\xc3\xa9\n"  # 7
        b"2024-03-12,2,Bo,one,two,three\n"  # 8
        b'2024-03-12,2,Bo,"never closed\n'  # 9
        b"2024-03-12,3,Ann,still read\n"  # 10
        b",2,Bo,No date\n"  # 11
        b"2024-03-12,,Bo,\n"  # 12
        b"2024-03-12,4,Eve,caf\xc3\xa9 au lait\n"  # 13
    )
    found = read(data)
    texts = [post.text for post in found if isinstance(post, HeardPost)]
    assert texts == ['Cold pasta,\n\nand a rude "waiter"', "still read", "café au lait"]
    bad = {row.line: row.reason for row in found if isinstance(row, BadRow)}
    assert list(bad) == [5, 6, 7, 8, 9, 11, 12]
    assert bad[5] == "“9” is not between 0 and 5"
    assert bad[6] == "“03/04/2024” could be two days: say whether the day or the month comes first"
    assert bad[7] == "it holds bytes that are not UTF-8"
    assert bad[8] == "it has 6 cells where the header has 4"
    assert bad[9] == "a quotation mark opens a text and is not closed as it should be"
    assert bad[11] == "it has no date"
    assert bad[12] == "it has neither a text nor stars"
    assert all(row.mend and row.raw for row in found if isinstance(row, BadRow))


NO_TABLES = [
    (b"", "empty"),
    (b"  \n \n", "empty"),
    (b",,,\n,,,\n", "empty"),
    (b'""\n', "empty"),
    (b"\xef\xbb\xbf", "empty"),
    (b"\xff\xfe", "empty"),
    (b"PK\x03\x04" + b"\0" * 50, "archive"),
    (b"\x1f\x8b\x08" + b"\0" * 50, "archive"),
    (bytes(range(256)) * 8 + b"\0" * 9000, "no text"),
]


@pytest.mark.parametrize(("data", "why"), NO_TABLES)
def test_what_is_no_table_says_so(data: bytes, why: str) -> None:
    with pytest.raises(NotATable, match=why):
        sniff(io.BytesIO(data))


def test_a_million_characters_in_one_cell_are_a_review() -> None:
    text = "slow " * 200_000
    post = read(f'date,stars,name,text\n2024-03-12,1,Bo,"{text}"\n'.encode())[0]
    assert isinstance(post, HeardPost)
    assert len(post.text) == len(text.strip())


def test_emoji_and_right_to_left_text_come_through() -> None:
    post = read("date,stars,name,text\n2024-03-12,1,יעל,הפסטה הגיעה קרה 😡👩‍🍳\n".encode())[0]
    assert isinstance(post, HeardPost)
    assert (post.author, post.text) == ("יעל", "הפסטה הגיעה קרה 😡👩‍🍳")


CELL = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=30).map(str.strip)


@given(st.lists(st.tuples(CELL, CELL), min_size=1, max_size=20), st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]))
def test_what_was_written_as_csv_is_read_back(rows: list[tuple[str, str]], quoting: int) -> None:
    written = io.StringIO(newline="")
    csv.writer(written, quoting=quoting).writerows(rows)
    written.seek(0)
    cells = [record.cells for record in split(written, ",", 2) if isinstance(record, Record)]
    # An unquoted carriage return alone ends a line; the standard writer quotes it, as it does line feeds.
    assert cells == [list(row) for row in rows if any(row) or quoting == csv.QUOTE_ALL or row == ("", "")]


@given(st.binary(max_size=400))
def test_no_bytes_break_the_reading(data: bytes) -> None:
    stream = io.BytesIO(b"date,stars,name,text\n2024-03-12,2,Bo,fine\n" + data)
    with suppress(NotATable):
        assert all(isinstance(found, HeardPost | BadRow) for found in read_rows(stream, BASIC, sniff(stream)))


@given(st.text(st.sampled_from('",\n\rab;'), max_size=120))
def test_every_line_is_in_a_record_or_kept_aside(text: str) -> None:
    lines = io.StringIO(text, newline="").readlines()
    covered = 0
    for item in split(iter(lines), ","):
        assert item.line > covered
        covered = item.line + (len(io.StringIO(item.raw, newline="").readlines()) - 1 if isinstance(item, Record) else 0)
        assert "".join(lines[item.line - 1 : covered]).rstrip("\r\n") == item.raw.rstrip("\r\n")


def broken_file(rows: int) -> tuple[io.BytesIO, set[int]]:
    """A file with so many rows, and the lines of those that cannot be read."""
    chance = random.Random(3)  # noqa: S311  a seeded file
    lines = [b"id,date,stars,author,text\r\n"]
    bad = set()
    for number in range(2, rows + 2):
        text = b"The pasta was cold and nobody said a word about it, caf\xc3\xa9 style %d" % number
        kind = chance.random()
        if kind < 0.01:
            bad.add(number)
            text = b'"never closed %d' % number
        elif kind < 0.02:
            bad.add(number)
            text = b'"caf\xe9 with a broken byte"'
        elif kind < 0.03:
            bad.add(number)
            text = b'"He said "hello" to us", then left'
        else:
            text = b'"%s"' % text
        lines.append(b"r%d,2024-03-%02d,%d,Guest %d,%s\r\n" % (number, number % 28 + 1, number % 5 + 1, number, text))
    return io.BytesIO(b"".join(lines)), bad


def rows_of(stream: io.BytesIO) -> Iterator[HeardPost | BadRow]:
    """Every row, by the columns that the file itself suggests."""
    layout = sniff(stream)
    return read_rows(stream, guess_mapping(layout.columns, layout.sample), layout)


@pytest.mark.slow
def test_two_hundred_thousand_rows_with_broken_bytes_and_quotes() -> None:
    stream, bad = broken_file(200_000)
    good, aside = 0, set()
    for found in rows_of(stream):
        if isinstance(found, BadRow):
            aside.add(found.line)
        else:
            good += 1
            assert found.external_id == f"r{found.raw['line']}"
    assert aside == bad
    assert good == 200_000 - len(bad)


@pytest.mark.slow
def test_a_file_ten_times_as_long_takes_no_more_memory() -> None:
    assert peak_of(20_000) < 2 * peak_of(2_000)


def peak_of(rows: int) -> int:
    """The most bytes that reading a file of so many rows has held at once, beside the file."""
    stream, _ = broken_file(rows)
    tracemalloc.start()
    for _ in rows_of(stream):
        pass
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak
