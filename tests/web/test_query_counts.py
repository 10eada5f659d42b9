"""How many statements each page asks the database, kept in git: a page that asks more shows it as a changed line.

`HEARD_COUNT=write pytest tests/web/test_query_counts.py` writes the file anew.
"""

import json
import os
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

KEPT = Path(__file__).with_name("query_counts.json")
PAGES = [
    "inbox",
    "case",
    "drafts",
    "guard",
    "channels",
    "playbook",
    "people",
    "settings",
    "places",
    "complaint",
    "import",
    "paste",
    "trends",
    "recovery",
    "training",
    "causes",
    "alerts",
]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_no_more_than_it_did(cast, as_person, take_in, name):
    for number in range(5):
        case = take_in(f"r-{number}")
    address = reverse(name, args=["lantern", *([case.code] if name in ("case", "drafts", "guard") else [])])
    alice = as_person(cast.alice)
    ask = (lambda: alice.post(address, {"text": "Thank you."})) if name == "guard" else (lambda: alice.get(address))
    ask()  # what is remembered between requests is remembered now
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert ask().status_code == 200
    kept = json.loads(KEPT.read_text()) if KEPT.exists() else {}
    if os.environ.get("HEARD_COUNT") == "write":
        KEPT.write_text(json.dumps({**kept, name: len(asked)}, indent=2, sort_keys=True) + "\n")
        return
    assert len(asked) == kept[name], "\n".join(query["sql"][:200] for query in asked.captured_queries)


def test_the_inbox_asks_as_much_for_forty_lines_as_for_one(cast, as_person, take_in):
    alice, counts = as_person(cast.alice), []
    for many in (1, 40):
        for number in range(many):
            take_in(f"{many}-{number}")
        alice.get("/b/lantern/inbox/")
        with CaptureQueriesContext(connection) as asked:
            alice.get("/b/lantern/inbox/")
        counts.append(len(asked))
    assert counts[0] == counts[1]
