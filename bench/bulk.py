"""How fast does `heard read` go through many reviews, and what does it hold? From the project root:

    PYTHONPATH=src python -m bench.bulk --rows 1000000

Synthetic reviews of one to four sentences go from CSV to JSON lines with every span, and to the flat Parquet. `--ray` does
the same on a Ray cluster of this machine as well, and says what that adds; it needs `heard[cluster]`.
"""

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SAID = (
    "We waited 50 minutes and the pasta was cold when it came.",
    "Your waiter laughed at us when we asked for the bill.",
    "I want a refund for order 48213 within a week.",
    "The parcel never arrived and nobody answers the phone.",
    "There was hair in the bath and the room smelled of smoke.",
    "My son had an allergic reaction after the soup.",
    "The staff at the desk could not have been kinder.",
    "It is a nice place with a view but a bit dear for what you get.",
)


def write_reviews(path: Path, rows: int) -> float:
    """Write that many; the mean number of words."""
    rng = random.Random(11)
    words = []
    with path.open("w", encoding="utf-8") as file:
        file.write("text,stars\n")
        for number in range(rows):
            text = " ".join(rng.sample(SAID, rng.randint(1, 4))) + f" Visit {number}."
            words.append(text.count(" ") + 1)
            file.write(f"{text},{rng.randint(1, 5)}\n")
    return statistics.fmean(words)


def measure(source: Path, output: Path, *how: str) -> tuple[float, float, float]:
    """Seconds, CPU seconds of all processes, and megabytes that the largest of them held. Ray's processes are not counted."""
    before, start = os.times(), time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "heard.cli", "read", source, "-o", output, *how])
    _, status, used = os.wait4(process.pid, 0)
    assert os.waitstatus_to_exitcode(status) == 0
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - start, spent, used.ru_maxrss / 1024


def main() -> None:
    """Print a row for each output."""
    words = argparse.ArgumentParser()
    words.add_argument("--rows", type=int, default=1_000_000)
    words.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    words.add_argument("--ray", action="store_true", help="on a Ray cluster of this machine as well")
    said = words.parse_args()
    with tempfile.TemporaryDirectory() as place:
        source = Path(place) / "reviews.csv"
        mean = write_reviews(source, said.rows)
        print(f"{said.rows} reviews of {mean:.0f} words in the mean, {said.jobs} jobs, load {os.getloadavg()[0]:.1f}")
        for ending in (".jsonl", ".parquet"):
            seconds, spent, memory = measure(source, Path(place) / f"out{ending}", "--jobs", str(said.jobs))
            print(
                f"{ending:<9}{seconds:>8.0f} s{said.rows / seconds:>9.0f} rows/s"
                f"{said.rows / spent:>9.0f} rows per CPU second{memory:>7.0f} MB in the largest process"
            )
            if said.ray:
                on_ray, _, _ = measure(source, Path(place) / f"ray{ending}", "--ray", "local")
                print(
                    f"{ending:<9}{on_ray:>8.0f} s{said.rows / on_ray:>9.0f} rows/s on Ray, {on_ray / seconds:.2f} times as long"
                )


if __name__ == "__main__":
    main()
