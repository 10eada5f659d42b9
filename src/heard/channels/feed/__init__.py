"""Feeds: what the open web says of the business, as Google Alerts and others list it, and the App Store's public reviews."""

from heard.channels.feed.client import CAPABILITIES, FeedChannel
from heard.channels.registry import Entry, SetupField
from heard.vocabulary.platforms import Platform

ENTRY = Entry(
    key="feed",
    name="Feed, such as Google Alerts",
    platform=Platform.OTHER,
    capabilities=CAPABILITIES,
    opens=FeedChannel,
    credentials=(
        SetupField(
            name="address",
            label="Address of the feed",
            help="RSS or Atom. In Google Alerts: Show options, Deliver to, RSS feed; then copy the address behind the feed's sign.",
        ),
    ),
)
