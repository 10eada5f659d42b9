"""Who wrote this? Names, levels, weights and chances, without a table."""

import random
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from heard.gather import names, rules
from heard.gather.comparing import Record, Visit, Wanted, who
from heard.gather.estimating import estimate, shares
from heard.gather.gleaning import amount_of, glean
from heard.gather.nicknames import also_called
from heard.gather.weights import DEFAULTS, TRUST, Counts, Weights, corrected
from heard.vocabulary.reading import Mention, MentionKind, Span

POSTED = datetime(2026, 11, 20, 12, tzinfo=UTC)

FORMS = [
    ("Julia Roth", "julia", "roth", "agree", "whole"),
    ("Julia Rothh", "julia", "roth", "slip", "a letter doubled"),
    ("Jluia Roth", "julia", "roth", "slip", "two letters swapped"),
    ("Bill Smith", "william", "smith", "nickname", "English"),
    ("Pepe García", "jose", "garcia", "nickname", "Spanish"),
    ("Sepp Huber", "josef", "huber", "nickname", "German"),
    ("Gianni Rossi", "giovanni", "rossi", "nickname", "Italian"),
    ("Roth Julia", "julia", "roth", "swapped", "the other way round"),
    ("Jorg Muller", "joerg", "mueller", "agree", "umlauts left out"),
    ("Jörg Müller", "joerg", "mueller", "agree", "umlauts written"),
    ("Julia R.", "julia", "roth", "agree", "an initial"),
    ("Juila R.", "julia", "roth", "slip", "an initial and a slip"),
    ("Kate R.", "katherine", "roth", "nickname", "an initial and a nickname"),
    ("Julia K.", "julia", "roth", "other", "another initial"),
    ("J. Roth", "julia", "roth", "agree", "the first name short"),
    ("M. Roth", "julia", "roth", "other", "another first letter"),
    ("julia_roth88", "julia", "roth", "agree", "a handle with a line"),
    ("JuliaRoth", "julia", "roth", "agree", "a handle with capitals"),
    ("jroth", "julia", "roth", "handle", "a handle run together"),
    ("rothjulia", "julia", "roth", "handle", "the other way round"),
    ("Roth", "julia", "roth", "surname", "the surname alone"),
    ("Julia", "julia", "roth", "given", "the first name alone"),
    ("HungryGuest", "julia", "roth", "other", "an alias"),
    ("Ann McDonald", "ann", "mcdonald", "agree", "a capital within a surname"),
]


@pytest.mark.demand("G3")
@pytest.mark.parametrize(
    ("display", "given", "surname", "level", "remark"), FORMS, ids=[row[-1] + ": " + row[0] for row in FORMS]
)
def test_how_a_display_name_and_a_record_agree(display, given, surname, level, remark):
    record = Record(customer=1, given=given, surname=surname)
    wanted = Wanted(posted_at=POSTED, name=names.name_keys(display), display=display)
    assert next(iter(who(record, wanted).values())) == level


@pytest.mark.parametrize(
    ("display", "given", "surname", "level", "remark"), FORMS, ids=[row[-1] + ": " + row[0] for row in FORMS]
)
def test_what_agrees_is_found_by_a_key(display, given, surname, level, remark):
    """A first name alone has no key: a thousand bear it, and only those who came then are looked at."""
    narrow, wide = names.display_keys(names.name_keys(display), display)
    found = bool((narrow | wide) & names.record_keys(given, surname, ""))
    assert found is (level not in ("other", "given")) or level == "other"


@given(some.text("abcdefgh", min_size=3, max_size=9), some.data())
def test_one_slip_is_one_slip_whatever_it_is(word, data):
    at = data.draw(some.integers(0, len(word) - 1))
    assert names.one_slip(word, word[:at] + word[at + 1 :])
    assert names.one_slip(word[:at] + "z" + word[at:], word)
    assert names.one_slip(word, word[:at] + "z" + word[at + 1 :])
    assert not names.one_slip(word, word)
    assert not names.one_slip(word, "zz" + word)


def test_nicknames_go_both_ways():
    assert all(name in also_called(other) for name in ("william", "josef", "giovanni") for other in also_called(name))


def visit(days: float, **values) -> Visit:
    return Visit(**{"number": "o1", "at": POSTED - timedelta(days=days), "place": 1, **values})


def weighed(records, wanted, counts=None):
    weights = Weights(counts=counts or Counts(customers=100_000, daily=0.007, places=20))
    return rules.ranked([rules.weigh(record, wanted, weights) for record in records], weights)


def test_reasons_are_those_that_a_person_believes():
    record = Record(
        customer=1,
        given="julia",
        surname="roth",
        visits=(visit(3, place=2, place_name="Quay", what="Cold Pasta; Soup", served_by="Marco", amount=1250, party=4),),
    )
    wanted = Wanted(
        posted_at=POSTED,
        name=names.name_keys("Julia R."),
        display="Julia R.",
        place=1,
        text=names.fold("The cold pasta that Marco brought"),
        dates=(date(2026, 11, 17),),
        amounts=(1250,),
        party=4,
    )
    (one,) = weighed([record], wanted)
    assert one.reasons == (
        "ordered the same item (Cold Pasta) 3 days before, at another place (Quay)",
        "on 17 November, the day that the review speaks of",
        "was served by Marco, whom the review names",
        "paid the amount that the review names (12.50)",
        "came as a party of 4",
        "first name and initial agree",
    )


def julias(number: int) -> list[Record]:
    return [Record(customer=n, given="julia", surname="roth", visits=(visit(2),)) for n in range(number)]


def test_two_of_whom_the_same_is_known_are_never_both_probable():
    wanted = Wanted(posted_at=POSTED, name=names.name_keys("Julia Roth"), display="Julia Roth", place=1)
    (alone,) = weighed(julias(1), wanted)
    both = weighed(julias(2), wanted)
    assert alone.strength == "probable"
    assert [one.strength for one in both] == ["possible", "possible"]
    assert sum(one.chance for one in both) <= 1


def test_a_rare_surname_proves_more_than_a_common_one():
    wanted = Wanted(posted_at=POSTED, name=names.name_keys("Julia Roth"), display="Julia Roth")
    record = Record(customer=1, given="julia", surname="roth", visits=(visit(20, place=None),))
    chances = [
        weighed([record], wanted, Counts(customers=100_000, given={"julia": 900}, surname={"roth": number}))[0].chance
        for number in (2, 200, 5000)
    ]
    assert chances == sorted(chances, reverse=True)
    assert chances[0] > 2 * chances[2]


def test_a_visit_alone_names_nobody():
    wanted = Wanted(posted_at=POSTED, name=names.name_keys("Xaver Quux"), display="Xaver Quux", place=1)
    assert weighed(julias(3), wanted) == ()


WHOEVER = (Record(customer=0, given="", surname=""), None, Wanted(posted_at=POSTED), Weights())


@given(some.lists(some.sampled_from(sorted(DEFAULTS["visit"])), min_size=1, max_size=6))
def test_chances_of_all_and_of_nobody_never_exceed_one(levels):
    weights = Weights(counts=Counts(customers=50))
    judged = [rules.Weighed(customer=n, bits=weights.bits("visit", level), rests_on=WHOEVER) for n, level in enumerate(levels)]
    assert sum(one.chance for one in rules.ranked(judged, weights)) <= 1 + 1e-9


def test_decisions_draw_the_weights_towards_what_was_confirmed():
    untouched, share = corrected({}, confirmed=0, denied=0)
    assert untouched["product"]["named"] == pytest.approx(DEFAULTS["product"]["named"])
    often, more = corrected({"name_given_initial": {"nickname": TRUST}}, confirmed=TRUST, denied=0)
    assert often["name_given_initial"]["nickname"][0] == pytest.approx((0.08 * TRUST + TRUST) / (2 * TRUST))
    assert corrected({}, confirmed=0, denied=TRUST)[1] < share < more


def test_the_table_is_a_table_of_chances():
    for comparison, levels in DEFAULTS.items():
        if comparison == "visit":
            for end in ("_here", "_somewhere"):
                assert sum(m for level, (m, _) in levels.items() if level.endswith(end)) <= 1.01
        else:
            assert sum(m for m, _ in levels.values()) == pytest.approx(1, abs=0.02), comparison


def test_estimating_finds_again_what_the_pairs_were_drawn_from():
    chance = random.Random(3)  # noqa: S311
    is_so, by_chance = {"a": 0.9, "b": 0.8, "c": 0.7}, {"a": 0.1, "b": 0.02, "c": 0.2}
    table = {one: {"yes": (0.5, u), "no": (0.5, 1 - u)} for one, u in by_chance.items()}

    def drawn(often: dict[str, float], number: int) -> list[dict[str, str]]:
        return [{one: "yes" if chance.random() < p else "no" for one, p in often.items()} for _ in range(number)]

    true, false = drawn(is_so, 2000), drawn(by_chance, 8000)
    m, share = estimate(true + false, [0.0] * 10_000, table, list(table), share=0.3)
    assert {one: levels["yes"] for one, levels in m.items()} == pytest.approx(is_so, abs=0.05)
    assert share == pytest.approx(0.2, abs=0.03)
    assert shares(false, table)["b"]["yes"] == pytest.approx(0.02, abs=0.005)


AMOUNTS = [("€ 12,50", 1250), ("1.250 €", 125000), ("$1,250.00", 125000), ("12", 1200), ("12.5", 1250), ("€", None)]


@pytest.mark.parametrize(("said", "amount"), AMOUNTS)
def test_amounts_as_people_write_them(said, amount):
    assert amount_of(said) == amount


def mention(kind: MentionKind, text: str) -> Mention:
    return Mention(kind, text, Span(0, len(text)))


SAID = [
    ("Last Tuesday", [], (date(2026, 11, 17),), None, "a weekday before the post"),
    ("gestern Abend", [], (date(2026, 11, 19),), None, "yesterday, in German"),
    ("on Friday", [], (date(2026, 11, 13),), None, "the weekday of the post itself is a week ago"),
    ("", ["3 May"], (date(2026, 5, 3),), None, "no year"),
    ("", ["24 December"], (date(2025, 12, 24),), None, "no year, and not yet come"),
    ("", ["17.11.2026"], (date(2026, 11, 17),), None, "written out"),
    ("", ["17/11"], (date(2026, 11, 17),), None, "day and month"),
    ("a table for four", [], (), 4, "a party in words"),
    ("wir waren 6", [], (), 6, "a party in German"),
]


@pytest.mark.parametrize(("text", "dates", "days", "party", "remark"), SAID, ids=[row[-1] for row in SAID])
def test_what_a_review_gives_to_search_for(text, dates, days, party, remark):
    found = glean(text, [mention(MentionKind.DATE, one) for one in dates], posted_at=POSTED)
    assert (found.dates, found.party) == (days, party)


ELSEWHERE = [
    (
        "Pacific/Auckland",
        datetime(2026, 11, 20, 12, tzinfo=UTC),
        "Came yesterday.",
        [],
        date(2026, 11, 20),
        "it is tomorrow there",
    ),
    (
        "Pacific/Auckland",
        datetime(2026, 11, 20, 12, tzinfo=UTC),
        "Came on Friday.",
        [],
        date(2026, 11, 20),
        "yesterday was Friday",
    ),
    ("Pacific/Auckland", datetime(2026, 11, 22, 0, tzinfo=UTC), "", ["20 November"], date(2026, 11, 20), "a day as written"),
    ("Pacific/Auckland", datetime(2026, 11, 22, 0, tzinfo=UTC), "", ["20/11/2026"], date(2026, 11, 20), "a day in figures"),
    ("America/New_York", datetime(2026, 11, 21, 2, tzinfo=UTC), "Was there tonight.", [], date(2026, 11, 20), "an evening"),
    (
        "America/New_York",
        datetime(2027, 1, 1, 2, tzinfo=UTC),
        "",
        ["31 December"],
        date(2026, 12, 31),
        "the last evening of a year",
    ),
]


@pytest.mark.parametrize(("zone", "posted_at", "text", "said", "day", "remark"), ELSEWHERE, ids=[row[-1] for row in ELSEWHERE])
def test_a_day_is_one_of_the_calendar_of_the_place(zone, posted_at, text, said, day, remark):
    found = glean(text, [mention(MentionKind.DATE, one) for one in said], posted_at=posted_at, zone=zone)
    assert found.dates == (day,)


def test_orders_amounts_staff_and_addresses_come_from_the_reading():
    found = glean(
        "",
        [
            mention(MentionKind.ORDER, "order no. B-104233"),
            mention(MentionKind.AMOUNT, "€ 12,50"),
            mention(MentionKind.STAFF, "Marco"),
            mention(MentionKind.MAIL, "julia@example.com"),
        ],
        posted_at=POSTED,
    )
    assert (found.orders, found.amounts, found.staff, found.mail) == (("B-104233",), (1250,), ("Marco",), "julia@example.com")
