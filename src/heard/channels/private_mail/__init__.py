"""The mailbox that customers write to. Its letters are part of the private talk and no reviews, so there is nothing to translate."""

from heard.channels.registry import Entry, SetupField
from heard.vocabulary.platforms import Platform

ENTRY = Entry(
    key="private_mail",
    name="Private mail",
    platform=Platform.MAIL,
    mailbox=True,
    credentials=(
        SetupField(name="host", label="Mail server", help="The IMAP server that holds the mailbox."),
        SetupField(name="port", label="Port", help="993 unless your server says otherwise.", required=False),
        SetupField(name="user", label="User", help="Of the mailbox that customers write to."),
        SetupField(name="password", label="Password", help="An app password where the server offers one."),
        SetupField(
            name="webhook",
            label="Word for a provider's webhook",
            help="user:password that your provider signs in with, where mail comes by a webhook instead.",
            required=False,
        ),
    ),
    settings=(
        SetupField(
            name="address",
            label="Its mail address",
            help="Answers go there with a word behind a plus (care+code@you.example), which most servers deliver as it is.",
        ),
        SetupField(
            name="authserv",
            label="Name of the receiving server",
            help="As it signs Authentication-Results; only what it vouches for is believed.",
            required=False,
        ),
        SetupField(name="folder", label="Folder", help="INBOX unless you file them elsewhere.", required=False),
        SetupField(name="security", label="Security", help="tls, starttls, or none on this machine only.", required=False),
    ),
)
