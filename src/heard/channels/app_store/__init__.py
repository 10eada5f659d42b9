"""App Store Connect: reviews of apps, and one answer for each."""

from heard.channels.app_store.client import CAPABILITIES, AppStoreChannel
from heard.channels.registry import Entry, SetupField
from heard.vocabulary.platforms import Platform

ENTRY = Entry(
    key="app_store",
    name="App Store",
    platform=Platform.APP_STORE,
    capabilities=CAPABILITIES,
    opens=AppStoreChannel,
    credentials=(
        SetupField(name="issuer_id", label="Issuer id", help="Users and Access, Integrations, App Store Connect API."),
        SetupField(name="key_id", label="Key id", help="Of a key with the role Customer Support."),
        SetupField(name="private_key", label="Private key", help="The whole .p8 file, which is given once.", lines=True),
    ),
    settings=(SetupField(name="apps", label="Apps", help="Their numbers in App Store Connect, with commas between."),),
)
