"""X: posts that mention the account, and answers to them."""

from heard.channels.registry import Entry, SetupField
from heard.channels.x.client import CAPABILITIES, XChannel
from heard.vocabulary.platforms import Platform

ENTRY = Entry(
    key="x",
    name="X",
    platform=Platform.X,
    capabilities=CAPABILITIES,
    opens=XChannel,
    credentials=(
        SetupField(name="api_key", label="API key", help="Of your app in X's developer console, under OAuth 1.0a."),
        SetupField(name="api_secret", label="API key secret", help="The secret beside that key."),
        SetupField(
            name="access_token", label="Access token", help="Of the account, made with Read and write. X charges for use."
        ),
        SetupField(name="access_secret", label="Access token secret", help="The secret beside that token."),
    ),
    settings=(
        SetupField(
            name="words",
            label="Words to look for",
            help="The name of the business as people write it, several with commas: who does not name the account is heard, too.",
            required=False,
        ),
    ),
)
