"""Trustpilot: what everybody can read there of one business, answers included."""

from heard.channels.registry import Entry, SetupField
from heard.channels.trustpilot.client import CAPABILITIES, TrustpilotChannel
from heard.vocabulary.platforms import Platform

ENTRY = Entry(
    key="trustpilot",
    name="Trustpilot",
    platform=Platform.TRUSTPILOT,
    capabilities=CAPABILITIES,
    opens=TrustpilotChannel,
    credentials=(
        SetupField(name="api_key", label="API key", help="Of an application that Trustpilot made for you; the key alone."),
    ),
    settings=(SetupField(name="domain", label="Your page there", help="The name in its address, such as lumina.example."),),
)
