"""Commands as they are typed: help, exit codes, one line for trouble."""

import json
import tarfile

import pytest

from heard.cli.main import COMMANDS


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_says_what_it_does(typed, command):
    code, out, _ = typed(command, "--help")
    assert code == 0
    assert COMMANDS[command][1].split(",")[0].split(":")[0][1:] in " ".join(out.split())


def test_wrong_use_is_exit_code_two(typed):
    assert typed()[0] == 2
    assert typed("frobnicate")[0] == 2


@pytest.mark.demand("T2")
def test_a_text_is_read_in_words_and_as_json(typed):
    code, out, _ = typed("read", "Waited 50 minutes for cold pasta.", "--stars", "2", "--sector", "restaurant")
    assert (code, "polarity  negative" in out) == (0, True)
    code, out, _ = typed("read", "Waited 50 minutes for cold pasta.", "--json")
    assert json.loads(out)["language"] == "en"


def test_every_row_of_a_file_is_read_and_the_unreadable_are_told(typed, tmp_path):
    rows = tmp_path / "reviews.jsonl"
    rows.write_text('{"text": "Cold pasta."}\nnot json\n{"text": "Wonderful!"}\n')
    code, out, err = typed("read", str(rows))
    told = [json.loads(line) for line in out.splitlines()]
    assert (code, [row["line"] for row in told]) == (1, [1, 3])
    aside = json.loads(err)
    assert (aside["line"], aside["given"]) == (2, "not json")


@pytest.mark.demand("R4")
def test_an_angry_reply_ends_with_one_and_a_good_one_with_zero(typed):
    assert typed("check", "You were drunk, you liar.")[0] == 1
    assert typed("check", "Thank you for telling us. I am sorry that you waited an hour.")[0] == 0
    code, out, _ = typed("check", "You were drunk, you liar.", "--json")
    assert code == 1
    assert any(finding["level"] == "block" for finding in json.loads(out)["findings"])


def test_the_rules_are_listed_with_their_sources(typed):
    code, out, _ = typed("rules", "--json")
    rules = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert len({rule["id"] for rule in rules}) == len(rules) >= 10


def test_the_rules_of_one_pack_are_listed_with_source_and_day(typed):
    code, out, _ = typed("rules", "--pack", "country:GB")
    assert code == 0
    assert "reward_unshown" in out and "DMCC Act 2024" in out and "read on 2026-11-22" in out
    assert "sector:clinic" not in out
    assert {"law:AU", "law:CA", "law:DE", "country:EU", "law:US", "sector:restaurant"} <= set(typed("rules")[1].splitlines())
    code, out, _ = typed("rules", "--pack", "country:XX")
    assert code == 1 and "country:GB" in out


TROUBLE = [
    (["restore", "nowhere.tar"], "heard: There is no file nowhere.tar.\n"),
    (["read", "nowhere.csv"], "heard: "),
]


@pytest.mark.parametrize(("arguments", "said"), TROUBLE, ids=[arguments[0] for arguments, _ in TROUBLE])
def test_trouble_is_one_line_and_exit_code_one(typed, tmp_path, monkeypatch, arguments, said):
    monkeypatch.chdir(tmp_path)
    code, _, err = typed(*arguments)
    assert (code, err.count("\n")) == (1, 1)
    assert err.startswith(said)


def test_a_file_that_is_no_backup_is_refused_before_anything_is_touched(typed, tmp_path):
    no_tar, empty = tmp_path / "a.tar", tmp_path / "b.tar"
    no_tar.write_bytes(b"hello")
    tarfile.open(empty, "w").close()
    assert "is no backup" in typed("restore", str(no_tar))[2]
    assert "holds no database" in typed("restore", str(empty))[2]


def test_a_backup_never_writes_over_a_file(typed, tmp_path):
    kept = tmp_path / "kept.tar"
    kept.write_bytes(b"mine")
    assert typed("backup", str(kept))[0] == 1
    assert kept.read_bytes() == b"mine"
