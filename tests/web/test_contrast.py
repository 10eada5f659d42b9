"""Ink is readable on every paper it stands on, in light and in dark (WCAG 2.2 AA, 1.4.3 and 1.4.11)."""

import re
from importlib.resources import files

import pytest

TOKENS = files("heard.web").joinpath("static/heard/tokens.css").read_text()
COLOURS = {name: (light, dark) for name, light, dark in re.findall(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", TOKENS)}

TEXT = 4.5
BORDER = 3.0
PAIRS = [
    *[
        (ink, paper, TEXT)
        for ink in ("ink", "ink-2", "accent", "accent-deep", "alarm", "care", "good")
        for paper in ("paper", "sheet", "sunk")
    ],
    *[("ink", wash, TEXT) for wash in ("accent-wash", "alarm-wash", "care-wash", "good-wash")],
    *[(name, f"{name}-wash", TEXT) for name in ("accent", "alarm", "care", "good")],
    ("on-accent", "accent", TEXT),
    ("on-accent", "accent-deep", TEXT),
    *[("edge", paper, BORDER) for paper in ("paper", "sheet", "sunk")],
]


def luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "paper", "least"), PAIRS, ids=lambda value: str(value))
def test_contrast_is_enough(ink: str, paper: str, least: float, mode: int) -> None:
    high, low = sorted((luminance(COLOURS[ink][mode]), luminance(COLOURS[paper][mode])), reverse=True)
    assert (high + 0.05) / (low + 0.05) >= least
