"""The demo's houses are furnished by the acts that people use; the guard has nothing against what they tell in public."""

from types import SimpleNamespace

import pytest

from heard.desk import showroom
from heard.records.models import Brand, Improvement
from heard.sandbox.__main__ import introduction


@pytest.mark.demand("W1")
def test_the_houses_of_the_demo_stand_and_are_not_built_twice(db, now):
    town = introduction(SimpleNamespace(address="http://127.0.0.1:9"), seed=7)
    for _ in range(2):
        brands = showroom.furnish(town, now=now)
    assert {brand.name for brand in brands} == {told["name"] for told in town["brands"]}
    assert Brand.objects.count() == len(town["brands"])
    assert Improvement.objects.get().published_at is not None
