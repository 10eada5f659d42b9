"""Google Business Profile: reviews, replies with their moderation, notices."""

from heard.channels.google.client import CAPABILITIES, GoogleChannel
from heard.channels.registry import Entry, SetupField
from heard.vocabulary.platforms import Platform

ENTRY = Entry(
    key="google",
    name="Google Business Profile",
    platform=Platform.GOOGLE,
    capabilities=CAPABILITIES,
    opens=GoogleChannel,
    credentials=(
        SetupField(name="client_id", label="Client id", help="Of the OAuth client in your Google Cloud project."),
        SetupField(name="client_secret", label="Client secret", help="Shown once, when the OAuth client is made."),
        SetupField(name="refresh_token", label="Refresh token", help="From the sign-in of a manager of the places."),
        SetupField(name="push_token", label="Push token", help="A long random word in the push address.", required=False),
    ),
    settings=(
        SetupField(name="places", label="Places", help="Which places to hear; none chosen means all.", required=False),
        SetupField(name="subscription", label="Subscription", help="projects/…/subscriptions/…, for notices.", required=False),
        SetupField(name="push_audience", label="Push audience", help="As set on the push subscription.", required=False),
        SetupField(name="push_sender", label="Push sender", help="Mail of the service account that signs.", required=False),
    ),
)
