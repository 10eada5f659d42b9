"""Mastodon: mentions of the business on any server, replies, and reports to the moderators."""

from heard.channels.mastodon.client import CAPABILITIES, MastodonChannel
from heard.channels.registry import Entry, SetupField
from heard.vocabulary.platforms import Platform

ENTRY = Entry(
    key="mastodon",
    name="Mastodon",
    platform=Platform.MASTODON,
    capabilities=CAPABILITIES,
    opens=MastodonChannel,
    credentials=(
        SetupField(
            name="token",
            label="Access token",
            help="Preferences, Development, New application: read, write:statuses and write:reports.",
        ),
    ),
    settings=(SetupField(name="base_url", label="Address of the server", help="As https://social.example."),),
)
