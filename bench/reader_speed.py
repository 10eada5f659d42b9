"""How fast the reader is, beside VADER and TextBlob; called by bench/reader.py."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import reader_data as data
from reader_scores import Row, installed

from heard.reader import heads, read, read_many
from heard.reader.look import look_many
from heard.vocabulary.reading import ReaderContext

WORDS = 160


def long_reviews(shared: Path, count: int) -> list[str]:
    """Reviews of 160 words, put together from restaurant sentences of the test part."""
    words = " ".join(row.text for row in data.mams(shared, "test")).split()
    return [" ".join(words[(start := n * 37 % (len(words) - WORDS)) : start + WORDS]) for n in range(count)]


def per_second(act: Callable[[], object], count: int) -> float:
    """Texts per second of this process's own time, the best of three."""
    best = 0.0
    for _ in range(3):
        began = time.process_time()
        act()
        best = max(best, count / (time.process_time() - began))
    return best


def speeds(shared: Path) -> list[Row]:
    """Whole readings of 160-word reviews per CPU-second on one thread, and single ones."""
    reviews = long_reviews(shared, 1000)
    said = {
        "no spans": per_second(lambda: read_many(reviews, spans=False), len(reviews)),
        "all spans": per_second(lambda: read_many(reviews), len(reviews)),
    }
    seen = look_many(reviews, [ReaderContext()] * len(reviews))
    heaps = [seen[first : first + 100] for first in range(0, len(seen), 100)]
    said["heads alone"] = per_second(lambda: [heads.score_seen(heap) for heap in heaps], len(reviews))
    if installed("vaderSentiment"):
        from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

        vader = SentimentIntensityAnalyzer()
        said["VADER"] = per_second(lambda: [vader.polarity_scores(text) for text in reviews[:200]], 200)
    if installed("textblob"):
        from textblob import TextBlob

        said["TextBlob"] = per_second(lambda: [TextBlob(text).sentiment for text in reviews[:200]], 200)
    single = []
    for text in reviews:
        began = time.process_time()
        read(text)
        single.append(1000 * (time.process_time() - began))
    half, rare = np.quantile(single, [0.5, 0.99])
    long = (" ".join(reviews) + " ") * 2
    began = time.process_time()
    read(long[:1_000_000])
    whole = time.process_time() - began
    began = time.process_time()
    read(long[:500_000])
    return [
        (
            "160-word reviews per CPU-second",
            "; ".join(f"{name} {n:,.0f}" for name, n in said.items()),
            ">= 3,000; >= 1,500 with spans",
        ),
        ("one review, p50 / p99, CPU time", f"{half:.2f} / {rare:.2f} ms", "<= 1 / 3 ms"),
        ("1,000,000 characters (500,000), CPU time", f"{whole:.2f} s ({time.process_time() - began:.2f} s)", "<= 1 s, linear"),
    ]


# ru_maxrss is handed down from the process that started this one; VmHWM is this process's own.
_LOAD = """
import json, time
most = lambda: next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM")) / 1024
before = most()
began = time.perf_counter()
from heard.reader import read
read("The soup was cold and the waiter was rude.")
print(json.dumps([time.perf_counter() - began, most(), before]))
"""


def loading() -> list[Row]:
    """A new process: import and first reading, and the most memory it held."""
    runs = [
        json.loads(subprocess.run([sys.executable, "-c", _LOAD], capture_output=True, check=True, text=True).stdout)
        for _ in range(3)
    ]
    seconds, most, before = min(runs)
    return [
        (
            "load and first reading; memory",
            f"{seconds:.2f} s; {most:.0f} MB in all, {most - before:.0f} MB more",
            "<= 0.3 s; <= 120 MB",
        )
    ]
