"""Where an address that somebody typed may lead."""

import os
import re
import socket
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from heard import outward
from heard.channels.contract import ChannelContext
from heard.channels.errors import LeadsInside
from heard.channels.http import Http
from heard.channels.mastodon import ENTRY as MASTODON
from heard.post import mailbox, sms, webhook

OPEN = "93.184.215.14"


class Answer(BaseHTTPRequestHandler):
    """Says yes to everything, or sends on to another address, and remembers who was asked for."""

    asked: list = []
    on_to = ""

    def do_GET(self):
        self.asked.append(self.headers["Host"])
        self.send_response(302 if self.on_to else 200)
        self.send_header("Location", self.on_to)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def do_POST(self):
        self.do_GET()

    def log_message(self, *_):
        pass


@pytest.fixture
def server():
    """The port of a server on this machine."""
    Answer.asked, Answer.on_to = [], ""
    with HTTPServer(("127.0.0.1", 0), Answer) as door:
        Thread(target=door.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield door.server_port
        door.shutdown()


@pytest.fixture
def names(monkeypatch):
    """What the names of this world stand for; a list is told one after the other, as a name that changes its mind."""
    known: dict = {}
    real = socket.getaddrinfo

    def told(host, port, *args, **kwargs):
        if host not in known:
            return real(host, port, *args, **kwargs)
        found = known[host]
        addresses = (
            found.pop(0) if isinstance(found, list) and len(found) > 1 else found[0] if isinstance(found, list) else found
        )
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port)) for one in addresses.split()]

    monkeypatch.setattr(socket, "getaddrinfo", told)
    return known


@pytest.fixture
def nothing_named(monkeypatch):
    monkeypatch.delenv("HEARD_INSIDE")


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.1",  # as short as the system takes it
        "2130706433",  # the same as one number
        "0.0.0.0",  # noqa: S104 nobody is bound to it
        "10.1.2.3",
        "172.16.0.9",
        "192.168.1.1",
        "169.254.169.254",  # metadata of most clouds
        "168.63.129.16",  # metadata of Azure
        "100.100.100.200",  # metadata of Alibaba, in the carriers' range
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fd00:ec2::254",  # metadata of Amazon
        "fec0::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "localhost",
    ],
)
def test_hosts_inside_are_refused(host, nothing_named):
    with pytest.raises(outward.Inside, match="HEARD_INSIDE"):
        outward.looked_at(host, 80)


@pytest.mark.parametrize("host", [OPEN, "2606:4700:4700::1111", "64:ff9b::5db8:d70e"])
def test_hosts_of_the_open_net_are_not(host, nothing_named):
    assert outward.looked_at(host, 443) == [host]


def test_one_address_inside_among_several_is_enough(names, nothing_named):
    names["two.example"] = f"{OPEN} 10.0.0.5"
    with pytest.raises(outward.Inside):
        outward.looked_at("two.example", 443)


@pytest.mark.parametrize(
    ("named", "host", "port", "passes"),
    [
        ("ollama.lan", "ollama.lan", 11434, True),
        ("ollama.lan", "OLLAMA.lan.", 80, True),  # names have no case and may end in a point
        ("ollama.lan:11434", "ollama.lan", 11434, True),
        ("ollama.lan:11434", "ollama.lan", 5432, False),  # the port was named
        ("10.0.0.5", "ollama.lan", 11434, True),  # the number was named
        ("10.0.0.50, mail.lan", "ollama.lan", 11434, False),
        ("[::1]:80, ::1", "::1", 90, True),
    ],
)
def test_the_owner_of_the_house_names_what_may_be_reached(named, host, port, passes, names, monkeypatch):
    names["ollama.lan"] = names["OLLAMA.lan."] = "10.0.0.5"
    monkeypatch.setenv("HEARD_INSIDE", named)
    if passes:
        assert outward.looked_at(host, port)
    else:
        with pytest.raises(outward.Inside):
            outward.looked_at(host, port)


def test_the_line_is_opened_to_the_address_that_was_looked_at(server, names, monkeypatch):
    """A name that is outside when it is looked at and inside when it is asked would lead inside."""
    monkeypatch.setenv("HEARD_INSIDE", f"two.example:{server}")
    names["two.example"] = ["127.0.0.1", OPEN]
    with outward.client(seconds=2) as client:
        assert client.get(f"http://two.example:{server}/").status_code == 200
    assert Answer.asked == [f"two.example:{server}"], "it was asked by its name, at the first address"


def test_an_address_that_nobody_opens_is_followed_by_the_next(server, names, monkeypatch):
    names["two.example"] = "127.0.0.9 127.0.0.1"
    monkeypatch.setenv("HEARD_INSIDE", os.environ["HEARD_INSIDE"] + ",127.0.0.9")
    with outward.client(seconds=2) as client:
        assert client.get(f"http://two.example:{server}/").status_code == 200


def test_a_redirect_leads_nowhere(server):
    Answer.on_to = f"http://localhost:{server}/second"
    with pytest.raises(webhook.NotTaken, match="302"):
        webhook.send(f"http://127.0.0.1:{server}/", {})
    assert len(Answer.asked) == 1


def test_a_redirect_that_is_followed_is_looked_at_too(server, monkeypatch):
    monkeypatch.setenv("HEARD_INSIDE", f"127.0.0.1:{server}")
    Answer.on_to = "http://169.254.169.254/latest/meta-data/"
    with outward.client(seconds=2) as client, pytest.raises(outward.Inside, match=r"169\.254"):
        client.get(f"http://127.0.0.1:{server}/", follow_redirects=True)


def test_a_proxy_out_of_the_environment_is_not_asked(server, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9/")
    webhook.send(f"http://127.0.0.1:{server}/", {})
    assert len(Answer.asked) == 1


def test_every_door_refuses_in_its_own_words_and_nobody_is_asked(server, nothing_named):
    address = f"http://127.0.0.1:{server}"
    with pytest.raises(webhook.NotTaken, match="HEARD_INSIDE"):
        webhook.send(address, {"text": "hello"})
    with pytest.raises(LeadsInside, match="HEARD_INSIDE"):
        Http().read(address)
    account = sms.Account(sid="a", token="b", number="+15550100", address=address)
    with pytest.raises(sms.SmsTrouble, match="HEARD_INSIDE") as trouble:
        sms.send(account, to="+15550101", text="Hello")
    assert trouble.value.permanent
    with pytest.raises(mailbox.MailboxTrouble, match="HEARD_INSIDE"):
        list(mailbox.arrived(mailbox.Mailbox(host="127.0.0.1", port=server, user="a", password="b", security="none")))
    assert Answer.asked == []


def test_a_channel_says_what_to_do(server, nothing_named):
    context = ChannelContext(credentials={"token": "t"}, base_url=f"http://127.0.0.1:{server}")
    health = MASTODON.opens(context).check()
    assert (health.ok, health.error) == (False, "LeadsInside")
    assert "HEARD_INSIDE" in health.mend


def test_a_name_that_nobody_knows_is_trouble_and_no_crash(names, monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: (_ for _ in ()).throw(socket.gaierror(-2, "unknown")))
    outward.must_be_open("https://nowhere.example/hook")
    with pytest.raises(webhook.NotTaken, match="ConnectError"):
        webhook.send("https://nowhere.example/hook", {})


def test_a_certificate_has_to_be_the_names():
    """A line to a number must not be content with a certificate for that number."""
    context = outward.proving("name.example")
    assert context.check_hostname
    ours, theirs = socket.socketpair()
    with theirs, context.wrap_socket(ours, server_hostname="127.0.0.1", do_handshake_on_connect=False) as line:
        assert line.server_hostname == "name.example"


def test_nothing_else_in_the_house_opens_a_line():
    """Whoever asks an address goes through here: httpx is called nowhere else."""
    calls = re.compile(r"httpx2?\.(Client|get|post|request|stream|AsyncClient|HTTPTransport)\(")
    house = Path(outward.__file__).parent
    found = sorted(str(one.relative_to(house)) for one in house.rglob("*.py") if calls.search(one.read_text()))
    assert found == ["assistant/line.py", "outward.py"]
