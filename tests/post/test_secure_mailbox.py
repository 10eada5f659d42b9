"""To whom a mailbox's password is told."""

import socket
import ssl
import threading
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from heard.desk import mailing
from heard.post.mailbox import Mailbox, MailboxTrouble, arrived
from heard.records.models import Channel


def certificate(folder):
    """A certificate for localhost that nobody but its owner vouches for."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    begins = datetime.now(UTC) - timedelta(days=1)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), begins, begins + timedelta(days=9))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = folder / "own.pem"
    path.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return path


@contextmanager
def impostor(pem, *, starttls):
    """A server that hears whatever is said to it, in the clear or behind its own certificate: (port, what it heard)."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    heard: list[bytes] = []

    def serve(door):
        line, _ = door.accept()
        with line:
            line.settimeout(5)
            try:
                if starttls:
                    line.sendall(b"* OK [CAPABILITY IMAP4rev1 STARTTLS] ready\r\n")
                    while b"STARTTLS" not in (said := line.recv(4096)):
                        tag = said.split()[0]
                        line.sendall(b"* CAPABILITY IMAP4rev1 STARTTLS\r\n" + tag + b" OK done\r\n")
                    line.sendall(said.split()[0] + b" OK go on\r\n")
                with context.wrap_socket(line, server_side=True) as secure:
                    if not starttls:
                        secure.sendall(b"* OK [CAPABILITY IMAP4rev1] ready\r\n")
                    while said := secure.recv(4096):
                        heard.append(said)
                        secure.sendall(b"* CAPABILITY IMAP4rev1\r\n" + said.split()[0] + b" OK done\r\n")
            except OSError:
                return

    with socket.create_server(("127.0.0.1", 0)) as door:
        thread = threading.Thread(target=serve, args=(door,), daemon=True)
        thread.start()
        yield door.getsockname()[1], heard
        thread.join(5)


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_a_password_is_told_to_no_server_that_cannot_prove_its_name(tmp_path, security):
    with impostor(certificate(tmp_path), starttls=security == "starttls") as (port, heard):
        box = Mailbox(host="localhost", port=port, user="desk", password="secret", security=security)
        with pytest.raises(MailboxTrouble, match="certificate"):
            list(arrived(box))
    assert not any(b"secret" in said for said in heard)


@pytest.mark.parametrize(("host", "security"), [("mail.example.com", "none"), ("localhost", "ssl"), ("localhost", "")])
def test_in_the_clear_only_this_machine_is_asked_and_other_words_are_refused(host, security, monkeypatch):
    monkeypatch.setattr(socket, "create_connection", lambda *_, **__: pytest.fail("nobody may be asked"))
    with pytest.raises(MailboxTrouble, match="tls, starttls"):
        list(arrived(Mailbox(host=host, user="desk", password="secret", security=security)))


def test_a_port_that_is_no_number_is_told_on_the_channels_page():
    channel = Channel(kind="alert_mail", name="Mailbox", credentials={"host": "localhost", "port": "imap"}, settings={})
    assert mailing.try_now(channel) == "The port is a number, such as 993."


def test_a_port_for_another_way_is_told_too():
    box = Mailbox(host="localhost", port=993, user="desk", password="secret", security="starttls")
    with pytest.raises(MailboxTrouble, match="993"):
        list(arrived(box))
