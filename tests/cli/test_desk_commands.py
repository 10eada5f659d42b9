"""Commands that work on the desk's own tables, called here: what they print, and the one line they say of trouble."""

import io
import json
import os
import sys

import pytest

from tests.arriving import opened


@pytest.fixture(autouse=True)
def nobody_types(monkeypatch):
    """Standard input is empty, and no terminal."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))


def test_an_export_into_a_file_is_the_same_as_to_the_screen(typed, cast, now, tmp_path):
    opened(cast, now)
    assert typed("export", "--brand", "lantern", "-o", str(tmp_path / "cases.jsonl")) == (0, "", "")
    code, out, _ = typed("export", "--brand", "lantern")
    assert (code, out) == (0, (tmp_path / "cases.jsonl").read_text())
    assert [json.loads(line)["author"] for line in out.splitlines()] == ["Julia R."]


def test_keys_of_the_api_are_made_listed_and_revoked(typed, cast):
    code, out, _ = typed("key", "make", "till", "--brand", "lantern", "--json")
    made = json.loads(out)
    assert (code, made["key"][:6]) == (0, "heard_")
    assert typed("key", "make", "till", "--brand", "lantern")[0] == 1
    (listed,) = [json.loads(line) for line in typed("key", "list", "--brand", "lantern", "--json")[1].splitlines()]
    assert (listed["name"], listed["role"], listed["used"], listed["revoked"]) == ("till", "agent", None, None)
    assert made["key"] not in str(listed)
    assert typed("key", "revoke", "till", "--brand", "lantern")[0] == 0
    gone = typed("key", "revoke", "till", "--brand", "lantern")
    assert gone == (1, "", "heard: There is no key “till” that still opens anything.\n")
    assert "role" in typed("key", "list", "--brand", "lantern")[1]


NO_BRAND = [
    ["export", "--brand", "nobody"],
    ["key", "list", "--brand", "nobody"],
    ["mail", "--brand", "nobody"],
    ["import", os.devnull, "--brand", "nobody"],
    ["person", "export", "julia@example.com", "--brand", "nobody"],
]


@pytest.mark.parametrize("command", NO_BRAND, ids=[words[0] for words in NO_BRAND])
def test_a_brand_that_is_not_there_is_one_line(typed, cast, command):
    code, _, said = typed(*command)
    assert (code, said.count("\n")) == (1, 1), said
    assert said.startswith("heard: ")


def test_where_nobody_can_be_asked_a_password_is_wanted_by_its_name(typed, cast, monkeypatch):
    monkeypatch.delenv("HEARD_PASSWORD", raising=False)
    code, _, said = typed("person", "let-in", "ben@example.com", "--brand", "Lantern Kitchens")
    assert (code, said.count("\n")) == (1, 1) and "HEARD_PASSWORD" in said
