"""Google Play: reviews of apps, and one answer for each."""

from heard.channels.play.client import CAPABILITIES, PlayChannel
from heard.channels.registry import Entry, SetupField
from heard.vocabulary.platforms import Platform

ENTRY = Entry(
    key="play",
    name="Google Play",
    platform=Platform.PLAY,
    capabilities=CAPABILITIES,
    opens=PlayChannel,
    credentials=(
        SetupField(
            name="service_account",
            label="Key of the service account",
            help="The whole JSON file. In the Play Console the account needs “Reply to reviews”.",
            lines=True,
        ),
    ),
    settings=(SetupField(name="packages", label="Apps", help="Package names, as org.example.app, with commas between."),),
)
