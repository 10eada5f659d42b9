"""Where posts come from and answers go: one folder for each platform, all with the same face.

A new platform is a copy of its nearest neighbour's folder and a line in `REGISTRY`; see docs/channels.md.
"""

from heard.channels.alert_mail import ENTRY as ALERT_MAIL
from heard.channels.app_store import ENTRY as APP_STORE
from heard.channels.bluesky import ENTRY as BLUESKY
from heard.channels.contract import Channel, ChannelContext
from heard.channels.csv import ENTRY as CSV
from heard.channels.errors import Misconfigured
from heard.channels.facebook import ENTRY as FACEBOOK
from heard.channels.feed import ENTRY as FEED
from heard.channels.google import ENTRY as GOOGLE
from heard.channels.mastodon import ENTRY as MASTODON
from heard.channels.paste import ENTRY as PASTE
from heard.channels.play import ENTRY as PLAY
from heard.channels.private_mail import ENTRY as PRIVATE_MAIL
from heard.channels.registry import Entry
from heard.channels.trustpilot import ENTRY as TRUSTPILOT
from heard.channels.twilio import ENTRY as TWILIO
from heard.channels.woocommerce import ENTRY as WOOCOMMERCE
from heard.channels.x import ENTRY as X

REGISTRY: dict[str, Entry] = {
    entry.key: entry
    for entry in (
        GOOGLE,
        PLAY,
        APP_STORE,
        TRUSTPILOT,
        FACEBOOK,
        X,
        MASTODON,
        BLUESKY,
        FEED,
        ALERT_MAIL,
        CSV,
        PASTE,
        PRIVATE_MAIL,
        TWILIO,
        WOOCOMMERCE,
    )
}


def open_channel(platform_key: str, context: ChannelContext) -> Channel:
    """The channel called `platform_key`, ready for use. Raises `Misconfigured` when there is none to be asked."""
    entry = REGISTRY.get(platform_key)
    if entry is None or entry.opens is None:
        raise Misconfigured(f"{platform_key} has no interface that can be asked")
    return entry.opens(context)
