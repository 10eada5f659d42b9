"""A question says what its queryset says, in one statement, and is put into SQL once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from heard.desk import intake
from heard.records.models import Case, Membership, Person
from heard.records.question import Question
from heard.vocabulary.hearing import HeardPost
from heard.vocabulary.platforms import Platform


@pytest.fixture
def codes(cast, now):
    posts = [
        HeardPost(
            external_id=f"r-{number}",
            platform=Platform.GOOGLE,
            text="Cold pasta.",
            stars=2,
            author="Julia R.",
            published_at=now,
        )
        for number in range(3)
    ]
    return [case.code for done in intake.take_in(cast.channel, posts, now=now, place=cast.place) for case in done.cases]


def test_models_come_with_what_was_selected_beside_them_in_one_statement(cast, codes):
    one = Question(lambda brand, code: Case.objects.filter(brand=brand, code=code).select_related("post", "location"))
    with CaptureQueriesContext(connection) as asked:
        found = one.first(cast.brand.pk, codes[1])
        assert (found.code, found.post.external_id, found.location) == (codes[1], "r-1", cast.place)
    assert len(asked) == 1


def test_the_values_change_and_the_words_do_not(cast, codes):
    put = []

    def words(brand, code):
        put.append(brand)
        return Case.objects.filter(brand=brand, code=code, lane="due").values_list("code", flat=True)

    one = Question(words)
    assert [one(cast.brand.pk, code) for code in codes] == [[code] for code in codes]
    assert one(cast.brand.pk, "H-NOBODY") == []
    assert one.first(0, codes[0]) is None
    assert len(put) == 1


def test_what_the_database_keeps_as_json_and_times_come_back_as_values(cast, codes):
    columns = ("topics", "opened_at")
    one = Question(lambda code: Case.objects.filter(code=code).values_list(*columns))
    assert one(codes[0]) == [Case.objects.values_list(*columns).get(code=codes[0])]


def test_many_numbers_are_one_value(cast, codes):
    some = Question(lambda numbers: Case.objects.filter(pk__any=numbers).order_by("code").values_list("code", flat=True))
    numbers = dict(Case.objects.values_list("code", "pk"))
    assert some([numbers[codes[0]], numbers[codes[2]]]) == sorted([codes[0], codes[2]])
    assert some([]) == []


def test_asked_often_it_is_planned_once_and_still_answers_anew(cast):
    roles = Question(lambda person: Membership.objects.filter(person=person).values_list("role", flat=True))
    for role in ("agent", "owner", "approver", "agent", "manager", "owner"):
        Membership.objects.filter(person=cast.bob).update(role=role)
        assert roles(cast.bob.pk) == [role]


def test_nothing_given_is_the_whole_list(cast):
    everybody = Question(lambda: Person.objects.order_by("pk"))
    assert everybody() == list(Person.objects.order_by("pk"))
