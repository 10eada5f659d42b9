"""What each platform allows, as far as a reply, a request or a removal is concerned.

Wire shapes live in `heard.channels`; here is what rules need to know. Sources: facts of 2026-11-22,
marked with the rule (R-n) they come from. A limit that no vendor states is named as such.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class Platform(StrEnum):
    """Where a text was posted."""

    GOOGLE = "google"
    PLAY = "play"
    APP_STORE = "app_store"
    FACEBOOK = "facebook"
    X = "x"
    TRUSTPILOT = "trustpilot"
    YELP = "yelp"
    TRIPADVISOR = "tripadvisor"
    AMAZON = "amazon"
    WOOCOMMERCE = "woocommerce"
    BLUESKY = "bluesky"
    MASTODON = "mastodon"
    MAIL = "mail"  # a private mail, or a forwarded alert of no known platform
    FORM = "form"  # our own private page
    PHONE = "phone"
    OTHER = "other"


Unit = Literal["characters", "bytes", "graphemes", "weighted"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformRules:
    """`limit` is the longest reply, counted in `unit`; None where the platform names none."""

    name: str
    limit: int | None = None
    unit: Unit = "characters"
    replies: bool = True  # whether a business may answer in public at all
    ask_to_update: bool = True  # whether one may ever ask for a changed review
    ask_for_review: bool = True
    phone_in_reply: bool = True
    mail_in_reply: bool = True
    links_in_reply: bool = True
    emoji_in_reply: bool = True
    quotes_in_reply: bool = True
    one_reply: bool = True  # one reply a review, later ones replace it
    moderated: bool = False  # HTTP 200 is not "published"
    target_hours: int = 24  # first reply, default of the playbook
    limit_hours: int = 48


RULES: dict[Platform, PlatformRules] = {
    Platform.GOOGLE: PlatformRules(name="Google", limit=4096, unit="bytes", moderated=True),
    Platform.PLAY: PlatformRules(name="Google Play", limit=350, ask_to_update=False),  # R-18, "don't ask for a higher rating"
    Platform.APP_STORE: PlatformRules(name="App Store", limit=5970, moderated=True),
    Platform.FACEBOOK: PlatformRules(name="Facebook", limit=8000, one_reply=False, target_hours=4, limit_hours=6),
    Platform.X: PlatformRules(name="X", limit=280, unit="weighted", one_reply=False, target_hours=3, limit_hours=6),
    Platform.TRUSTPILOT: PlatformRules(name="Trustpilot", ask_to_update=False),
    Platform.YELP: PlatformRules(
        name="Yelp", limit=5000, emoji_in_reply=False, ask_to_update=False, ask_for_review=False
    ),
    Platform.TRIPADVISOR: PlatformRules(
        name="Tripadvisor",
        phone_in_reply=False,
        mail_in_reply=False,
        links_in_reply=False,
        quotes_in_reply=False,
        moderated=True,
    ),
    Platform.AMAZON: PlatformRules(name="Amazon", ask_to_update=False, links_in_reply=False),
    Platform.WOOCOMMERCE: PlatformRules(name="Own shop", one_reply=False),
    Platform.BLUESKY: PlatformRules(
        name="Bluesky", limit=300, unit="graphemes", one_reply=False, target_hours=3, limit_hours=6
    ),
    Platform.MASTODON: PlatformRules(name="Mastodon", limit=500, one_reply=False, target_hours=3, limit_hours=6),
    Platform.MAIL: PlatformRules(name="Mail", replies=False, one_reply=False),
    Platform.FORM: PlatformRules(name="Private form", replies=False, one_reply=False),
    Platform.PHONE: PlatformRules(name="Phone", replies=False, one_reply=False),
    Platform.OTHER: PlatformRules(name="Other"),
}
