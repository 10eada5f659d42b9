"""Facebook: comments under the posts of a Page, what visitors write on it, and posts that name it; answers, and one private reply."""

from heard.channels.facebook.client import CAPABILITIES, FacebookChannel
from heard.channels.registry import Entry, SetupField
from heard.vocabulary.platforms import Platform

ENTRY = Entry(
    key="facebook",
    name="Facebook Page",
    platform=Platform.FACEBOOK,
    capabilities=CAPABILITIES,
    opens=FacebookChannel,
    credentials=(
        SetupField(
            name="page_token", label="Access token of the Page", help="One that does not end; of the Page, not of a person."
        ),
        SetupField(name="app_secret", label="App secret", help="Of the app that the token was made with: Settings, Basic."),
        SetupField(
            name="verify_token",
            label="Word for notices",
            help="A long word of your own, for the app's page on webhooks.",
            required=False,
        ),
    ),
    settings=(SetupField(name="page", label="Number of the Page", help="Digits only: About, Page transparency."),),
)
