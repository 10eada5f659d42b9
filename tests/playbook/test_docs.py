"""What the page tells people is what the code does."""

from tests.playbook.renew_docs import PAGE, PLACE, PLANS, PRINTED, renewed
from tests.playbook.walks import told


def test_the_tables_of_the_page_are_those_that_the_code_prints() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == renewed(page), "run: PYTHONPATH=src python -m tests.playbook.renew_docs"


def test_every_printed_part_stands_on_the_page_once() -> None:
    assert sorted(PLACE.findall(PAGE.read_text(encoding="utf-8"))) == sorted(PRINTED)


def test_the_plans_of_many_cases_are_as_they_were_last_read() -> None:
    assert PLANS.read_text(encoding="utf-8") == told(), "read the change, then run tests.playbook.renew_docs"
