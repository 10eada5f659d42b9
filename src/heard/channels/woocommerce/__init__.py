"""WooCommerce: customers and orders of a shop, so that a reviewer can be looked for among them."""

from heard.channels.registry import Entry, SetupField
from heard.channels.woocommerce.client import CAPABILITIES, WooCommerce
from heard.vocabulary.platforms import Platform

ENTRY = Entry(
    key="woocommerce",
    name="WooCommerce",
    platform=Platform.OTHER,
    capabilities=CAPABILITIES,
    opens=WooCommerce,
    credentials=(
        SetupField(
            name="consumer_key",
            label="Consumer key",
            help="WooCommerce, Settings, Advanced, REST API: read is enough; write to report reviews.",
        ),
        SetupField(name="consumer_secret", label="Consumer secret", help="Shown once, when the key is made."),
    ),
    settings=(SetupField(name="base_url", label="Address of the shop", help="As https://shop.example; without /wp-json."),),
)
