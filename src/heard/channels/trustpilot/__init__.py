"""Trustpilot: what everybody can read there of one business, answers included; and our answers, with the sign-in of a person."""

from heard.channels.registry import Entry, SetupField
from heard.channels.trustpilot.client import CAPABILITIES, SIGN_IN, TrustpilotChannel
from heard.vocabulary.platforms import Platform

ENTRY = Entry(
    key="trustpilot",
    name="Trustpilot",
    platform=Platform.TRUSTPILOT,
    capabilities=CAPABILITIES,
    opens=TrustpilotChannel,
    credentials=(
        SetupField(name="api_key", label="API key", help="Of an application that Trustpilot made for you."),
        SetupField(name="secret", label="API secret", help="To answer: the secret beside that key.", required=False),
        SetupField(name="username", label="Sign-in of a person", help="To answer: mail address at Trustpilot.", required=False),
        SetupField(name="password", label="Password of that person", help="To answer.", required=False),
        SetupField(
            name="business_user",
            label="Number of that person",
            help="To answer: the business user id that Trustpilot gave with the access. Without these four answers are copied and confirmed.",
            required=False,
        ),
    ),
    answers_with=SIGN_IN,
    settings=(SetupField(name="domain", label="Your page there", help="The name in its address, such as lumina.example."),),
)
