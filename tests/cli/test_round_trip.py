"""What goes in comes out: a file is taken in, written out, kept in a backup and brought back elsewhere; and the doctor looks on."""

import json
import subprocess
import sys
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from heard.cli.doctor import State
from heard.cli.main import COMMANDS
from tests.cli.installation import Installation, copied, get_server

pytestmark = pytest.mark.slow
BRAND = "lantern-kitchens"
REVIEWS = """date,stars,author,text
2026-11-01,2,Julia R.,"Waited 50 minutes, for cold pasta"
2026-11-02,5,Tom B.,Wonderful evening
yesterday-ish,3,Nobody,The date is no date
2026-11-03,1,Ана,Ужасно ""холодно"" 🍝
"""


@pytest.fixture(scope="module")
def filled(furnished):
    """An installation with three reviews, and what the import said of them. Its database runs, as under an open desk."""
    with TemporaryDirectory(prefix="heard-tests-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        here = copied(furnished, folder / "data")
        (folder / "reviews.csv").write_text(REVIEWS)
        server = get_server(here.data / "postgres")
        yield here, here.heard("import", str(folder / "reviews.csv"), "--brand", BRAND, "--json")
        server.cleanup()


@pytest.fixture(scope="module")
def kept(filled):
    """Every case of it."""
    return cases(filled[0])


def cases(here):
    """Every case as it is exported."""
    return [json.loads(line) for line in here.said("export", "--brand", BRAND).splitlines()]


def test_good_rows_are_kept_and_a_bad_one_is_told_by_its_line(filled, kept, tmp_path):
    here, done = filled
    assert (done.returncode, json.loads(done.stdout)) == (1, {"kept": 3, "same": 0, "aside": 1})
    assert {case["author"] for case in kept} == {"Julia R.", "Tom B.", "Ана"}
    again = tmp_path / "again.csv"
    again.write_text(REVIEWS)
    done = here.heard("import", str(again), "--brand", BRAND)
    assert done.stdout.decode() == "0 kept, 3 known already, 1 left aside\n"
    assert "line 4:" in done.stderr.decode()


def test_a_backup_brought_back_elsewhere_is_the_same_desk(filled, kept, tmp_path):
    here, _ = filled
    told = here.said("backup", str(tmp_path / "heard.tar"))
    assert "bytes" in told
    assert (tmp_path / "heard.tar").stat().st_mode & 0o777 == 0o600
    there = Installation(tmp_path / "there")
    assert there.said("restore", str(tmp_path / "heard.tar")) == "restored; open the desk with heard up\n"
    assert cases(there) == kept
    for key in ("signing.key", "secret.key"):
        assert (there.data / key).read_bytes() == (here.data / key).read_bytes()
    refused = there.heard("restore", str(tmp_path / "heard.tar"))
    assert (refused.returncode, "is not empty" in refused.stderr.decode()) == (1, True)
    assert cases(there) == kept


def test_a_reader_that_goes_away_is_no_error(filled):
    here, _ = filled
    for command in (["export", "--brand", BRAND], ["rules", "--json"], ["doctor", "--json"]):
        process = subprocess.Popen(
            [sys.executable, "-m", "heard.cli", *command],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=here.environment(),
        )
        process.stdout.close()
        told = process.stderr.read().decode()
        process.stderr.close()
        assert (process.wait(60), told) == (0, ""), command


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_explains_its_options_as_a_process(command):
    done = subprocess.run(
        [sys.executable, "-m", "heard.cli", command, "--help"], capture_output=True, env=Installation(None).environment()
    )
    assert (done.returncode, done.stderr) == (0, b"")


def doctor(here: Installation) -> tuple[int, dict[str, dict[str, str]]]:
    """What the doctor says, thing by thing; every trouble and warning must have its mend."""
    done = here.heard("doctor", "--json")
    told = {entry["what"]: entry for entry in map(json.loads, done.stdout.decode().splitlines())}
    for entry in told.values():
        assert bool(entry["mend"]) == (entry["state"] != State.WELL), entry
    return done.returncode, told


def test_a_fresh_installation_is_well_and_warned_that_it_has_no_mail(here):
    code, told = doctor(here)
    assert code == 0, told
    assert [what for what, entry in told.items() if entry["state"] != State.WELL] == ["mail"]
    assert "HEARD_MAIL" in told["mail"]["mend"]
    done = here.heard("doctor")
    assert done.returncode == 0
    assert "warn mail: " in done.stdout.decode()


def test_before_the_first_start_the_doctor_says_how_to_begin(tmp_path):
    code, told = doctor(Installation(tmp_path / "data"))
    assert (code, told["tables"]["mend"]) == (1, "Run heard up once.")
    assert "changes behind" in told["tables"]["said"]


def test_each_kind_of_trouble_is_found_and_has_its_mend(here, tmp_path):
    (tmp_path / "file").write_text("")
    code, told = doctor(Installation(tmp_path / "file" / "data"))
    assert (code, told["database"]["state"]) == (1, "trouble")
    here.told["HEARD_MAIL"] = "smtp://127.0.0.1:9"
    code, told = doctor(here)
    assert (code, told["mail"]["state"]) == (1, "trouble")
    assert "127.0.0.1 does not answer as it should" in told["mail"]["said"]
    del here.told["HEARD_MAIL"]
    program = Path(__file__).with_name("trouble.py")
    subprocess.run([sys.executable, str(program), BRAND], env=here.environment(), check=True)
    code, told = doctor(here)
    assert code == 1
    ill = {what for what, entry in told.items() if entry["state"] == State.TROUBLE}
    assert ill == {"jobs", "channel Google", "lists"}
    assert told["channel Google"]["said"] == "The key was refused."
    done = here.heard("doctor").stdout.decode()
    assert "BAD  jobs: 1 waiting" in done


def test_a_file_that_is_half_a_backup_leaves_the_new_installation_as_it_was(filled, kept, tmp_path):
    here, _ = filled
    here.said("backup", str(tmp_path / "whole.tar"))
    with tarfile.open(tmp_path / "whole.tar") as whole, tarfile.open(tmp_path / "half.tar", "w") as half:
        for member in whole:
            content = whole.extractfile(member)
            if member.name == "heard.dump":
                member.size //= 2
            half.addfile(member, content)
    there = Installation(tmp_path / "there")
    broken = there.heard("restore", str(tmp_path / "half.tar"))
    assert (broken.returncode, broken.stderr.decode().count("\n")) == (1, 1), broken.stderr
    assert there.said("restore", str(tmp_path / "whole.tar")) == "restored; open the desk with heard up\n"
    assert cases(there) == kept
