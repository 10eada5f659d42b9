"""Bluesky: mentions of the business, replies, and reports to the moderation service."""

from heard.channels.bluesky.client import CAPABILITIES, BlueskyChannel
from heard.channels.registry import Entry, SetupField
from heard.vocabulary.platforms import Platform

ENTRY = Entry(
    key="bluesky",
    name="Bluesky",
    platform=Platform.BLUESKY,
    capabilities=CAPABILITIES,
    opens=BlueskyChannel,
    credentials=(
        SetupField(name="handle", label="Handle", help="As shop.example or shop.bsky.social."),
        SetupField(name="password", label="App password", help="Settings, Privacy and security, App passwords."),
    ),
    settings=(
        SetupField(
            name="words",
            label="Words to look for",
            help="The name of the business as people write it, several with commas: who does not name the account is heard, too.",
            required=False,
        ),
        SetupField(name="base_url", label="Address of the server", help="Empty for https://bsky.social.", required=False),
    ),
)
