"""`heard up` as people run it: it opens, it ends, it comes back, and it says in one line what stands in its way."""

import json
import os
import signal
import socket
import time
from pathlib import Path

import httpx
import pytest

from tests.cli.installation import Desk, Installation, copied, get_server, until

pytestmark = pytest.mark.slow
SOON = 20.0  # seconds; sooner than a part that does not end in peace is ended by force


def cleanly_shut(data: Path) -> bool:
    """Whether the database's last word was that of an ordered end."""
    told = [line for line in (data / "postgres" / "log").read_text().splitlines() if "database system" in line]
    return "database system is shut down" in told[-1]


def test_a_desk_opens_ends_opens_again_on_what_it_kept_and_outlives_its_database(here):
    with here.up() as desk:
        page = desk.get("/accounts/login/")
        assert (page.status_code, "Heard" in page.text) == (200, True)
        assert desk.get("/").headers["location"].startswith("/accounts/login/")
        until(lambda: 'heard_jobs_ended_total{end="done"' in desk.get("/metrics").text)  # the worker's, told by the web server
        assert 'heard_request_seconds_count{method="GET",route="accounts/login/",status="200"}' in desk.get("/metrics").text
        first = here.postmaster().pid
        assert desk.end(signal.SIGTERM) < SOON
    assert here.postmaster() is None
    assert cleanly_shut(here.data)
    with here.up() as desk:
        assert here.ask("SELECT slug FROM records_brand") == [("lantern-kitchens",)]
        second = here.postmaster().pid
        assert second != first
        is_revived(here, desk, killed=second)
        assert desk.end(signal.SIGINT) < SOON
    assert here.postmaster() is None
    assert cleanly_shut(here.data)


def is_revived(here: Installation, desk: Desk, *, killed: int) -> None:
    """An embedded database that was killed comes back, and web and worker live on."""
    lived = desk.family()
    os.kill(killed, signal.SIGKILL)
    until(lambda: here.postmaster() is not None and here.postmaster().pid != killed and desk.well())
    assert lived <= desk.family(), "a part of the desk died with its database"
    assert "the database had stopped; it runs again" in desk.log.read_text()
    done = here.jobs_done()
    until(lambda: here.jobs_done() > done)


def test_a_desk_that_was_killed_leaves_nothing_that_keeps_the_next_from_ending(here):
    with here.up() as desk:
        family = desk.family()
        for number in (desk.process.pid, *family):
            os.kill(number, signal.SIGKILL)
        desk.process.wait()
        assert here.postmaster() is not None  # nobody was left to stop it
    with here.up() as desk:
        desk.end(signal.SIGTERM)
    assert here.postmaster() is None
    assert cleanly_shut(here.data)


def test_a_port_that_is_taken_is_one_line_and_no_database_is_started_for_it(tmp_path):
    here = Installation(tmp_path / "data")
    with socket.create_server(("127.0.0.1", here.port)):
        done = here.heard("up", "--port", str(here.port))
    said = f"heard: Port {here.port} on 127.0.0.1 is taken. Choose another with --port.\n"
    assert (done.returncode, done.stderr.decode()) == (1, said)
    assert not here.data.exists()
    assert here.heard("up", "--port", "70000").returncode == 2


def test_a_data_folder_that_cannot_be_is_one_line(tmp_path):
    (tmp_path / "file").write_text("in the way")
    here = Installation(tmp_path / "file" / "data")
    for command in (["up", "--port", str(here.port)], ["backup", str(tmp_path / "a.tar")], ["key", "list", "--brand", "x"]):
        done = here.heard(*command)
        said = done.stderr.decode()
        assert (done.returncode, said.count("\n")) == (1, 1), said
        assert said.startswith(f"heard: The data folder {here.data} cannot be used: Not a directory.")


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("mysql://root@localhost/heard", "DATABASE_URL must look like postgresql://"),
        ("postgresql://nobody@127.0.0.1:9/heard", "The database does not answer: "),
    ],
)
def test_a_database_that_cannot_be_is_one_line(tmp_path, url, told):
    here = Installation(tmp_path / "data", {"DATABASE_URL": url})
    done = here.heard("export", "--brand", "lantern")
    assert (done.returncode, done.stderr.decode().count("\n")) == (1, 1), done.stderr.decode()
    assert done.stderr.decode().startswith(f"heard: {told}")


@pytest.fixture
def elsewhere(furnished, tmp_path):
    """A server that is not the desk's own, with Olivia and her brand in it, which can be stopped and started."""
    server = get_server(copied(furnished, tmp_path / "elsewhere").data / "postgres")
    yield server
    server.cleanup()


@pytest.mark.demand("H3")
def test_while_the_database_is_away_nothing_is_lost_and_nothing_kept_twice(tmp_path, elsewhere):
    """Half a minute in life, a few seconds here: the pause is the same to everybody in it."""
    here = Installation(tmp_path / "data", {"DATABASE_URL": elsewhere.get_uri(database="heard")})
    key = here.said("key", "make", "till", "--brand", "lantern-kitchens", "--role", "owner").strip()
    with here.up() as desk:
        lived = desk.family()

        def send(number: int) -> httpx.Response:
            one = {"id": f"r-{number}", "text": "Cold pasta.", "stars": 2, "published_at": "2026-11-01T10:00:00Z"}
            address = f"http://127.0.0.1:{here.port}/api/v1/posts"
            return httpx.post(address, json=[one], headers={"Authorization": f"Bearer {key}"}, timeout=20, verify=False)  # noqa: S501 on this machine

        assert send(0).status_code == 200
        elsewhere.stop()
        away = send(1)
        assert (away.status_code, away.headers["retry-after"]) == (503, "10")
        assert "send it again" in away.json()["detail"]
        page = desk.get("/b/lantern-kitchens/inbox/", headers={"Accept": "text/html"}, cookies={"sessionid": "x" * 32})
        assert page.status_code == 503
        assert "The desk cannot reach its database" in page.text
        health = desk.get("/healthz")
        assert (health.status_code, health.text) == (503, "the database does not answer")
        assert here.heard("mail", "--brand", "lantern-kitchens", input=b"Subject: hello\n\n").returncode == 75
        time.sleep(4)  # long enough that the worker's side tasks meet it too
        elsewhere.start()
        until(desk.well)
        for number in (0, 1, 2):
            assert send(number).status_code == 200
        assert here.ask("SELECT count(*) FROM records_case") == [(3,)]
        done = here.jobs_done()
        until(lambda: here.jobs_done() > done + 1)
        assert lived <= desk.family(), "web or worker died with the database"
        desk.end(signal.SIGTERM)
    told = [json.loads(line) for line in desk.log.read_text().splitlines() if line.startswith("{")]
    assert any(entry["event"] == "database away" for entry in told)
