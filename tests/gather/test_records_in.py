"""Customers and orders out of workbooks and files: mapped by a person, tried out, taken in; and looked for through an index."""

from datetime import UTC, datetime, timedelta
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from heard.channels.csv import NotATable, sheets
from heard.channels.csv.sheets import as_csv
from heard.desk import asking, importing
from heard.desk.act import acting
from heard.gather import actions as gather
from heard.gather import keeping
from heard.gather.asked import Asked
from heard.records.models import AsideRow, Candidate, Customer, Order, Weighing
from tests.arriving import opened


def workbook(*rows) -> bytes:
    from openpyxl import Workbook  # loads slowly, and only here

    book = Workbook()
    book.active.title = "Empty"
    book.active.sheet_state = "hidden"
    sheet = book.create_sheet("Customers")
    for row in rows:
        sheet.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def begun(cast, what, content, name="x.xlsx"):
    return importing.begin(cast.brand, cast.actor(cast.alice), what=what, name=name, content=content)


PEOPLE = (("Nr", "Vor", "Nach"), (1, "Julia", "Roth"), (2.0, "Jörg", "Müller"), (None, "Nobody", ""))
MAPPED = {"columns": {"customer": 0, "given": 1, "surname": 2}}


def test_a_workbook_is_mapped_tried_out_and_taken_in(cast, now):
    intake = begun(cast, "customers", workbook(*PEOPLE))
    assert importing.lacking(intake, intake.mapping["columns"]).startswith("Say which column holds")
    looked = importing.look_at_records(intake, MAPPED["columns"])
    assert [one.row.name if one.row else one.problem for one in looked][:2] == ["Julia Roth", "Jörg Müller"]
    importing.start(intake, cast.actor(cast.alice), mapping=MAPPED, dry=True)
    importing.run(intake.pk, now=now)
    intake.refresh_from_db()
    assert (intake.state, intake.mapping["tried"]["kept"], intake.mapping["tried"]["aside"]) == ("mapping", 2, 1)
    assert not Customer.objects.exists()
    importing.start(intake, cast.actor(cast.alice))
    importing.run(intake.pk, now=now)
    intake.refresh_from_db()
    assert (intake.state, intake.kept, intake.aside) == ("done", 2, 1)
    assert sorted(Customer.objects.values_list("external_id", flat=True)) == ["1", "2"]
    assert AsideRow.objects.get(intake=intake).line == 4
    assert Weighing.objects.get(brand=cast.brand).customers == 2


# A sheet knows no zones.
EVENING, DAY = datetime(2026, 11, 20, 18, 30), datetime(2026, 11, 20)  # noqa: DTZ001


def test_dates_and_numbers_of_a_workbook_are_what_they_were():
    text = as_csv(workbook(("when", "day", "much", "whole", "yes"), (EVENING, DAY, 12.5, 7.0, True)))
    assert text.decode().splitlines()[1] == "2026-11-20T18:30:00,2026-11-20,12.5,7,yes"


REFUSED = [
    (b"PK\x03\x04nothing", "damaged", "half a file"),
    (workbook(), "anything in it", "no rows"),
]


@pytest.mark.parametrize(("content", "said", "remark"), REFUSED, ids=[row[-1] for row in REFUSED])
def test_what_is_no_workbook_is_said_to_be_none(content, said, remark):
    with pytest.raises(NotATable, match=said):
        as_csv(content)


SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%b</sheetData></worksheet>'
SHARED = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>%b</t></si></sst>'
KIND_OF_SHARED = (
    b'<Override PartName="/xl/sharedStrings.xml" '
    b'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'
)


def altered(**parts) -> bytes:
    """A workbook of two rows with some of its parts as they are given here, and texts that cells can refer to."""
    whole, made = ZipFile(BytesIO(workbook(("text",), ("cold",)))), BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as packed:
        for name in whole.namelist():
            key = name.rpartition("/")[2].partition(".")[0]
            packed.writestr(name, parts.get(key) or whole.read(name).replace(b"</Types>", KIND_OF_SHARED + b"</Types>"))
        packed.writestr("xl/sharedStrings.xml", parts.get("sharedStrings") or SHARED % b"cold")
    return made.getvalue()


def bomb(**parts) -> bytes:
    return altered(**{name: b"<x>" + b" " * (megabytes * 2**20) + b"</x>" for name, megabytes in parts.items()})


SMALLER = {"LARGEST_UNPACKED": 8, "LARGEST_SHARED": 4, "LARGEST_OTHER": 1, "LONGEST_ROW": 2, "LARGEST_TEXT": 8}
BOMBS = [
    (bomb(theme1=9), "more than can be read", "its directory says it all"),
    (bomb(sharedStrings=5), "more than can be read", "texts are all in memory at once"),
    (bomb(styles=2), "more than can be read", "styles are read as a whole"),
    (bomb(sheet2=3), "longer than 2 MB", "a row without an end"),
    (
        altered(
            sheet2=SHEET % (b"<row>" + b'<c t="s"><v>0</v></c>' * 9 + b"</row>"),
            sharedStrings=SHARED % (b"x" * 2**20),
        ),
        "more than can be read",
        "one text that nine cells refer to",
    ),
    (
        bomb(sheet2=1).replace((2**20 + 7).to_bytes(4, "little"), (1000).to_bytes(4, "little")),
        "damaged",
        "a size that is a lie",
    ),
    (altered(sheet2=SHEET % b"<row><c><v>1</c></row>"), "cannot be opened", "rows that are no XML"),
]


@pytest.mark.parametrize(("content", "said", "remark"), BOMBS, ids=[row[-1] for row in BOMBS])
def test_a_workbook_that_unpacks_to_more_than_a_machine_holds_is_refused_in_one_line(content, said, remark, monkeypatch):
    """Limits are smaller here than in life, so that the bombs are."""
    for name, megabytes in SMALLER.items():
        monkeypatch.setattr(sheets, name, megabytes * 2**20)
    with pytest.raises(NotATable, match=said) as refused:
        as_csv(content)
    assert "\n" not in str(refused.value)


def customer(cast, number, given, surname, *visits):
    from heard.gather.files import CustomerRow

    row = keeping.customer_of(
        cast.brand.pk, CustomerRow(external_id=f"c{number}", given=given, surname=surname, mail="", phone="", note="")
    )
    row.save()
    for count, (at, what, place) in enumerate(visits):
        Order.objects.create(brand=cast.brand, customer=row, external_id=f"{number}-{count}", at=at, what=what, location=place)
    return row


def searched(cast, case, asked, now):
    with acting(cast.brand, case.code, now=now) as row:
        return gather.search(row, cast.actor(cast.bob), asked=asked, now=now)


@pytest.mark.demand("G3")
def test_slips_nicknames_and_visits_find_the_writer_and_decisions_are_counted(cast, now):
    case = opened(cast, now, author="Kate Rot")
    came = case.post.published_at - timedelta(days=2)
    katherine = customer(cast, 1, "Katherine", "Roth", (came, "Cold Pasta", cast.place))
    customer(cast, 2, "Konrad", "Rost", (came, "Soup", cast.place))
    customer(cast, 3, "Kate", "Rota")
    keeping.count_records(cast.brand.pk, now=now)
    found = searched(cast, case, Asked(name="Kate R."), now)
    best = found.candidates.order_by("-chance").first()
    assert best.customer == katherine
    assert best.reasons[0] == "ordered the same item (Cold Pasta) 2 days before, at this place"
    assert best.levels["name_given_initial"] == "nickname"
    assert (found.records, found.orders, found.compared) == (3, 2, 2)
    with acting(cast.brand, case.code, now=now) as row:
        gather.confirm(row, cast.actor(cast.bob), candidate=asking.candidate_of(row, best.pk), now=now)
    kept = keeping.count_decisions(cast.brand.pk, now=now)
    assert (kept.confirmed, kept.denied, kept.decided["name_given_initial"]) == (1, 0, {"nickname": 1})
    with acting(cast.brand, case.code, now=now) as row:
        gather.deny(row, cast.actor(cast.bob), found=found, now=now)
    assert set(Candidate.objects.filter(search=found).values_list("decision", flat=True)) == {"denied"}
    assert keeping.count_decisions(cast.brand.pk, now=now).denied == 1


def test_the_last_word_of_a_case_counts_whatever_searches_came_before(cast, now):
    case = opened(cast, now, author="Kate Rot")
    customer(cast, 1, "Katherine", "Roth"), customer(cast, 2, "Katharina", "Roth")
    first, second = (searched(cast, case, Asked(name="Kate Roth"), now) for _ in range(2))
    agent = cast.actor(cast.bob)

    def decide(do, **whom):
        with acting(cast.brand, case.code, now=now) as row:
            do(row, agent, now=now, **whom)
        kept = keeping.count_decisions(cast.brand.pk, now=now)
        return kept.confirmed, kept.denied

    one, other = first.candidates.order_by("customer").first(), second.candidates.order_by("customer").last()
    assert decide(gather.confirm, candidate=one) == (1, 0)
    assert decide(gather.confirm, candidate=other) == (1, 0)
    assert decide(gather.deny, found=first) == (0, 1)
    assert decide(gather.deny, found=second) == (0, 1)
    assert decide(gather.confirm, candidate=other) == (1, 0)


def test_an_order_number_finds_somebody_whatever_the_name_says(cast, now):
    case = opened(cast, now, author="HungryGuest")
    one = customer(cast, 1, "Ada", "Lind", (now - timedelta(days=90), "Soup", None))
    Order.objects.update(external_id="B-104233")
    keeping.count_records(cast.brand.pk, now=now)
    found = searched(cast, case, Asked(name="HungryGuest", orders=("b-104233",)), now)
    candidate = found.candidates.get()
    assert candidate.customer == one
    assert "the review names order B-104233" in candidate.reasons


def test_a_search_asks_a_fixed_number_of_statements_and_never_reads_a_whole_table(cast, now):
    case = opened(cast, now)
    for number in range(60):
        customer(
            cast, number, "Julia", f"R{'abcdefgh'[number % 8]}{number}", (now - timedelta(days=number), "Pasta", cast.place)
        )
    keeping.count_records(cast.brand.pk, now=now)
    with CaptureQueriesContext(connection) as asked:
        searched(cast, case, Asked(name="Julia R."), now)
    looked = [one["sql"] for one in asked if "records_customer" in one["sql"] or '"records_order"' in one["sql"]]
    reads = [sql for sql in looked if sql.startswith("SELECT")]
    assert len(reads) <= 4
    assert not any("COUNT(" in sql for sql in reads)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        for sql in reads:
            cursor.execute(f"EXPLAIN {sql}")
            plan = "\n".join(row[0] for row in cursor.fetchall())
            assert "Seq Scan on records_customer" not in plan, plan
            assert "Seq Scan on records_order" not in plan, plan


def test_the_page_fills_in_what_the_review_says(cast, now):
    from heard.gather.asked import asked_by_itself
    from heard.records.readings import newest_reading

    text = "My order no. B-104233 on 2026-11-17 cost €12.50 and was cold. A table for four."
    case = opened(cast, datetime(2026, 11, 20, 12, tzinfo=UTC), text=text)
    asked = asked_by_itself(case, newest_reading(case))
    assert (asked.name, asked.orders, asked.party) == ("Julia R.", ("B-104233",), 4)
    assert [day.isoformat() for day in asked.dates] == ["2026-11-17"]
    assert asked.amounts == (1250,)
