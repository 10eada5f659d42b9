"""How fast and how right are trends and alerts? `make bench-trends`, or `python bench/trends.py --sizes 50000`.

Pages are asked over HTTP from the web server as `heard up` starts it. The quiet years and the planted bursts are those that the tests
draw: a weekday, a season, a slow drift, and more scatter than Poisson.
"""

import argparse
import os
import signal
import sys
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

import filled
import load
import opened
from load import Client

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

REQUESTS = 60
CLIENTS = (1, 8)
PLACES = 40
CHANGED = 5000
RATES = (0.05, 0.2, 1.0, 3.0, 8.0)
YEARS_OF_QUIET = 10
BURSTS = 60
WITHIN = (1, 3, 6, 24)  # hours in which forty complaints come
COMPARED = 100_000


def main() -> None:
    """Measure what was asked for."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--sizes", default="50000,1000000", help="how many reviews lie in the desk")
    asked.add_argument("--folder", help="keep the data here for the next run; thrown away by default")
    asked.add_argument("--only", default="", help="parts, by comma: alerts, copies, pages")
    options = asked.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    parts = set(options.only.split(",")) if options.only else {"alerts", "copies", "pages"}
    print(f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before the run\n")
    if "alerts" in parts:
        alerts()
    if "copies" in parts:
        copies()
    if "pages" in parts:
        with opened.data_folder(options.folder):
            filled.furnished()
            for size in map(int, options.sizes.split(",")):
                print(f"\nfilled to {size:,} reviews in {filled.fill(size):.0f} s")
                spread_over_places()
                counts()
                with opened.web_server() as (port, _pid):
                    pages(port)


def alerts() -> None:
    """False alarms on quiet years whose days have hours, and after how many reviews a burst of forty is told."""
    from tests.diagnose.days import first_alarm, quiet

    last = date(2026, 11, 22)
    print(f"{'complaints a day':>18}{'false alarms a month':>24}" + "".join(f"{f'told, within {h} h':>20}" for h in WITHIN))
    for rate in RATES:
        told = [
            sorted(first_alarm(quiet(rate, days=540, chance=Random(f"{rate} {n}")), last, within=within) for n in range(BURSTS))
            for within in WITHIN
        ]
        spread = "".join(f"{f'{one[BURSTS // 2]} / {one[int(BURSTS * 0.9)]} / {one[-1]}':>20}" for one in told)
        print(f"{rate:>18}{_false_alarms(rate, last):>24.3f}{spread}")
    print("told: after so many reviews, median / nine of ten / most")


def _false_alarms(rate: float, last: date) -> float:
    """Alarms a month of quiet years. One on consecutive days is one: nobody is told again within a week."""
    from tests.diagnose.days import hours_of, quiet

    from heard.diagnose.bursts import FEWEST, RUSHES, burst

    days = 365 * YEARS_OF_QUIET // 5
    alarms = 0
    for series in range(5):
        chance = Random(f"quiet {rate} {series}")
        counts = quiet(rate, days=days + 120, chance=chance)
        silent_until, before = 0, []
        for end in range(120, len(counts)):
            hours, day = hours_of(counts[end], chance), last - timedelta(days=len(counts) - end)
            looks = [([*counts[: end + 1]], ())]
            for come in range(FEWEST, len(hours) + 1):
                ages = [hours[come - 1] - hour for hour in hours[:come]] + [hours[come - 1] + 24 - hour for hour in before]
                if sum(age <= max(RUSHES) for age in ages) >= FEWEST:
                    looks.append(([*counts[:end], come], ages))
            if end >= silent_until and any(burst(so_far, day, ages=ages) for so_far, ages in looks):
                alarms, silent_until = alarms + 1, end + 7
            before = hours
    return alarms / (5 * days / 30.44)


def copies() -> None:
    """Near-copies among very many reviews, with a storm of forty among them; in processor seconds, so that others' work does not count."""
    import texts

    from heard.contest.copies import groups, near_copies
    from heard.sandbox import burst
    from heard.sandbox.town import BURST

    rng, now = Random(7), datetime.now(UTC)
    storm = [review.text for review in burst.reviews(BURST, now, 7)]
    written = [texts.composed(rng, stars=texts.stars(rng)) for _ in range(COMPARED - len(storm))] + storm
    begun = time.process_time()
    found = groups(near_copies(written))
    took = time.process_time() - begun
    whole = next((group for group in found if len(written) - 1 in group), ())
    print(f"\n{f'near-copies among {len(written):,} texts, processor seconds':<60}{took:>10.1f}")
    print(f"{'texts a second':<60}{len(written) / took:>10,.0f}")
    print(f"{'of the storm of forty found in one group':<60}{sum(at >= COMPARED - len(storm) for at in whole):>10}")
    print(f"{'other texts in that group':<60}{sum(at < COMPARED - len(storm) for at in whole):>10}")


def spread_over_places() -> None:
    """The cases of the bench at many places, so that comparing places is work."""
    from django.db import connection

    from heard.records.models import Brand, Location

    brand = Brand.objects.get(slug=filled.SLUG)
    for number in range(Location.objects.filter(brand=brand).count(), PLACES):
        Location.objects.create(brand=brand, name=f"Place {number}", door=f"door-{number}", zone="Europe/London")
    places = list(Location.objects.filter(brand=brand).order_by("pk").values_list("pk", flat=True))
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("UPDATE records_case SET location_id = (%s::bigint[])[1 + id %% %s]", [places, len(places)])
        cursor.execute("RESET session_replication_role")
        cursor.execute("VACUUM ANALYZE records_case")


def counts() -> None:
    """A full recount, and the fold of what a busy minute changes."""
    from django.db import connection

    from heard.diagnose import counting
    from heard.records.models import Tally, TallyChange

    begun = time.perf_counter()
    counting.recount()
    print(f"{'full recount, s':<60}{time.perf_counter() - begun:>10.1f}")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE records_tally")
        cursor.execute("VACUUM ANALYZE records_journey")
        cursor.execute("VACUUM ANALYZE records_daytally")
        begun = time.perf_counter()
        cursor.execute(
            "UPDATE records_case SET polarity = CASE polarity WHEN 'negative' THEN 'mixed' ELSE polarity END, severity = 'serious' "
            "WHERE id IN (SELECT id FROM records_case ORDER BY id DESC LIMIT %s)",
            [CHANGED],
        )
    print(f"{f'{CHANGED:,} cases changed in one statement, s':<60}{time.perf_counter() - begun:>10.2f}")
    waiting = TallyChange.objects.count()
    begun = time.perf_counter()
    counting.fold()
    print(f"{f'lag: {waiting:,} differences folded, s':<60}{time.perf_counter() - begun:>10.2f}")
    print(f"{'cells in the weekly tally':<60}{Tally.objects.count():>10,}")


def pages(port: int) -> None:
    """Every page of trends, causes and alerts; charts were drawn before, as they are for all but the first to look."""
    base, since = f"/b/{filled.SLUG}", datetime.now(UTC).date() - timedelta(days=91)
    asked = {
        "trends, 13 weeks": f"{base}/trends/",
        "trends, a year": f"{base}/trends/?weeks=52",
        "trends, one topic": f"{base}/trends/?topic=waiting",
        "trends, one place": f"{base}/trends/?place={_a_place()}",
        "phrases (fetched after the page)": f"{base}/trends/phrases/",
        "the reviews behind a topic": f"{base}/inbox/?lane=all&complaint=waiting&since={since}",
        "the reviews behind a place and topic": f"{base}/inbox/?lane=all&complaint=waiting&place={_a_place()}&since={since}",
        "recovery": f"{base}/trends/recovery/",
        "recovery, compared (fetched after the page)": f"{base}/trends/recovery/compared/",
        "causes": f"{base}/causes/",
        "alerts": f"{base}/alerts/",
        "training": f"{base}/trends/training/",
    }
    first = _signed_in(port)
    begun = time.perf_counter()
    first.ask(f"{base}/trends/chart/weeks.svg")
    print(f"{'a chart drawn for the first time, with the libraries, s':<60}{time.perf_counter() - begun:>10.2f}")
    begun = time.perf_counter()
    first.ask(f"{base}/trends/chart/topics.svg")
    print(f"{'the next chart, wide and narrow, s':<60}{time.perf_counter() - begun:>10.2f}")
    print(f"{'ms':<48}" + "".join(f"{f'p50, {n} cl.':>12}{f'p95, {n} cl.':>12}" for n in CLIENTS))
    for name, address in asked.items():
        times = []
        for count in CLIENTS:
            clients = [Client(port, Accept="text/html") for _ in range(count)]
            for client in clients:
                client.cookies = dict(first.cookies)
                client.ask(address)
            done = load.measured(clients, [lambda client, address=address: client.ask(address)] * REQUESTS)
            times += [done.p50, done.p95]
        print(f"{name:<48}" + "".join(f"{value:>12.0f}" for value in times))


def _a_place() -> int:
    from heard.records.models import Location

    return Location.objects.filter(brand__slug=filled.SLUG).order_by("pk").values_list("pk", flat=True)[3]


def _signed_in(port: int) -> Client:
    form = {"login": filled.PERSON, "password": filled.PASSWORD}
    return Client(port, Accept="text/html").sign_in("/accounts/login/", form)


if __name__ == "__main__":
    main()
