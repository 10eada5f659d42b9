"""How mails leave: the port that goes with an address, and what the doctor says of the server."""

import os
import ssl
import subprocess
import sys

import pytest
from aiosmtpd.controller import Controller

from heard.cli import django_up
from heard.cli.doctor import State, _mail
from heard.cli.doctor import _all as doctor
from heard.cli.say import Trouble
from tests.post.server import free_port
from tests.post.smtp import Letterbox, smtp
from tests.post.test_secure_mailbox import certificate

ADDRESSES = [
    ("smtp://mail.example", 25, "the old port"),
    ("smtp+tls://mail.example", 587, "for programs that sign in"),
    ("smtps://mail.example", 465, "secure from the first byte"),
    ("smtps://user:word@mail.example:4465", 4465, "as it is said"),
]


@pytest.mark.parametrize(("address", "port", "remark"), ADDRESSES, ids=[row[-1] for row in ADDRESSES])
def test_an_address_without_a_port_means_the_usual_one(tmp_path, address, port, remark):
    asked = "from heard.config import settings; print(settings.EMAIL_PORT)"
    environment = {**os.environ, "HEARD_MAIL": address, "HEARD_DATA": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", asked], env=environment, capture_output=True, check=True)
    assert int(done.stdout) == port


WRONG = [
    ("mail.example:587", "no scheme"),
    ("imap://user:sesame@mail.example", "another scheme"),
    ("smtp+ssl://user:sesame@mail.example", "a scheme that others use"),
    ("smtp://", "no host"),
    ("smtp://user:sesame@mail.example:mail", "a port that is none"),
    ("smtp://user:sesame@[mail", "nonsense"),
]


@pytest.mark.parametrize(("address", "remark"), WRONG, ids=[row[-1] for row in WRONG])
def test_another_scheme_is_said_in_one_line_with_the_setting_and_the_mend(monkeypatch, address, remark):
    """It used to be taken for smtp on port 25, so that a password went out in the clear."""
    monkeypatch.setenv("HEARD_MAIL", address)
    with pytest.raises(Trouble, match=r"^HEARD_MAIL must look like smtp\+tls://user:password@host:587, .*$") as trouble:
        django_up.ready()
    assert "sesame" not in str(trouble.value)
    (told,) = doctor()
    assert (told.what, told.state) == ("mail", State.TROUBLE)


@pytest.fixture
def at(settings):
    """Where mails leave."""

    def set_up(port, **more):
        settings.MAIL_URL, settings.EMAIL_BACKEND = "smtp://set", "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "localhost", port
        for name, value in more.items():
            setattr(settings, name, value)

    return set_up


def test_a_server_that_is_secure_from_the_first_byte_is_well_when_its_name_is_proved(at, tmp_path, monkeypatch):
    pem, port = certificate(tmp_path), free_port()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    server = Controller(Letterbox(), hostname="localhost", port=port, ssl_context=context)
    server.start()
    try:
        at(port, EMAIL_USE_SSL=True)
        (told,) = _mail()
        assert (told.state, "certificate" in told.said) == (State.TROUBLE, True)
        monkeypatch.setenv("SSL_CERT_FILE", str(pem))
        (told,) = _mail()
        assert (told.state, told.said) == (State.WELL, "localhost answers")
    finally:
        server.stop()


def test_a_server_that_does_not_take_our_sign_in_is_trouble(at):
    with smtp() as (_box, port):
        at(port)
        (told,) = _mail()
        assert told.state is State.WELL
        at(port, EMAIL_HOST_USER="desk", EMAIL_HOST_PASSWORD="word")
        (told,) = _mail()
        assert told.state is State.TROUBLE
