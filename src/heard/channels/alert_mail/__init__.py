"""Reviews out of the alert mails that platforms send, forwarded to the desk: the way in where no interface is to be had."""

from heard.channels.alert_mail.reader import MailRead, Unrecognised, read_mail
from heard.channels.registry import Entry, SetupField

ENTRY = Entry(
    key="alert_mail",
    name="Forwarded alert mail",
    platform=None,
    mailbox=True,
    credentials=(
        SetupField(name="host", label="Mail server", help="The IMAP server that holds the mailbox."),
        SetupField(name="port", label="Port", help="993 unless your server says otherwise.", required=False),
        SetupField(name="user", label="User", help="Of a mailbox that alert mails are forwarded to, and nothing else."),
        SetupField(name="password", label="Password", help="An app password where the server offers one."),
    ),
    settings=(
        SetupField(name="folder", label="Folder", help="INBOX unless you file them elsewhere.", required=False),
        SetupField(name="security", label="Security", help="tls, starttls, or none on this machine only.", required=False),
    ),
)

__all__ = ["ENTRY", "MailRead", "Unrecognised", "read_mail"]
