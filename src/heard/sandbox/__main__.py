"""`python -m heard.sandbox`: the town behind its platforms, until it is told to stop.

The first line of output is JSON: the address, and for each brand the credentials, settings and places to put into a channel.
"""

import argparse
import json
import os
import signal
import sys
from datetime import UTC, datetime
from typing import Any

from heard.sandbox.faults import Faults, rates_from
from heard.sandbox.google import CLIENT_ID, CLIENT_SECRET, Quota
from heard.sandbox.handover import FIXED
from heard.sandbox.register import Register
from heard.sandbox.server import Sandbox
from heard.sandbox.store import Clock, Store
from heard.sandbox.town import BRANDS, CUSTOMERS, HANDOVER, REVIEWS, SITES, Town


def build(options: argparse.Namespace) -> Sandbox:
    """The town, filled and ready to be served."""
    until = datetime.fromisoformat(options.until) if options.until else datetime.now(UTC).replace(second=0, microsecond=0)
    store = Store(Clock(until if options.until else None), moderation_seconds=options.moderation_seconds)
    town = Town(options.seed, until, customers=options.customers, reviews=options.reviews)
    town.fill(store)
    if not options.without_story:
        town.play_story(store)
    faults = Faults(rates=rates_from(options.faults), seed=options.seed)
    sandbox = Sandbox(store, port=options.port, faults=faults, quota=Quota(options.quota))
    Register(town, store).routes(sandbox.routes)
    for brand in BRANDS:
        topic = f"projects/sandbox/topics/{brand.key}"
        sandbox.pubsub.subscribe(_subscription(brand.key), topic)
        sandbox.pubsub.notify(brand.account, topic, ["NEW_REVIEW", "UPDATED_REVIEW"])
    return sandbox


def introduction(sandbox: Sandbox, seed: int) -> dict[str, Any]:
    """What somebody needs to connect."""
    return {
        "address": sandbox.address,
        "seed": seed,
        "handover": {"brand": HANDOVER.mended.brand, "mended": HANDOVER.mended.title, "days_ago": FIXED},
        "brands": [
            {
                "key": brand.key,
                "name": brand.name,
                "sector": brand.sector,
                "account": brand.account,
                "credentials": {
                    "client_id": CLIENT_ID,
                    "client_secret": CLIENT_SECRET,
                    "refresh_token": brand.refresh_token,
                },
                "settings": {"subscription": _subscription(brand.key)},
                "places": [
                    {"id": site.id, "name": site.title, "country": site.country, "zone": site.zone, "currency": site.currency}
                    for site in SITES
                    if site.brand == brand.key
                ],
            }
            for brand in BRANDS
        ],
    }


def main(arguments: list[str] | None = None) -> None:
    """Serve until SIGINT or SIGTERM."""
    parser = argparse.ArgumentParser(prog="python -m heard.sandbox", description="Emulated platforms and a simulated town.")
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--until", default="", help="the town's last moment, ISO 8601 with zone; now by default")
    parser.add_argument("--customers", type=int, default=CUSTOMERS)
    parser.add_argument("--reviews", type=int, default=REVIEWS, help="how many reviews lie in the past")
    parser.add_argument("--moderation-seconds", type=float, default=5.0, help="how long a reply waits for its decision")
    parser.add_argument("--quota", type=int, default=0, help="requests a minute for each sign-in; 0: as many as come")
    parser.add_argument("--faults", default=os.environ.get("SANDBOX_FAULTS", ""), help="as SANDBOX_FAULTS: 429:0.1,500:0.05")
    parser.add_argument("--without-story", action="store_true", help="leave the story's reviews to be posted later")
    options = parser.parse_args(arguments)
    sandbox = build(options)

    def stop(number: int, frame: object) -> None:
        raise SystemExit(0)

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    sys.stdout.write(json.dumps(introduction(sandbox, options.seed)) + "\n")
    sys.stdout.flush()
    with sandbox:
        sandbox.serve_forever()


def _subscription(brand: str) -> str:
    return f"projects/sandbox/subscriptions/{brand}"


if __name__ == "__main__":
    main()
