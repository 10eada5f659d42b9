"""What the measurements of the reader share: rows of the table, scores, and which baselines are there."""

import importlib.util

import numpy as np

Row = tuple[str, str, str]
"""What is measured, the value, what is to show."""


def installed(name: str) -> bool:
    """Whether a baseline can be run here."""
    return importlib.util.find_spec(name) is not None


def micro(said: np.ndarray, there: np.ndarray) -> float:
    """Micro-F1 in per cent."""
    return 200.0 * float((said & there).sum()) / float(said.sum() + there.sum())


def macro(said: np.ndarray, there: np.ndarray) -> float:
    """Macro-F1 of classes given as columns."""
    return float((2 * (said & there).sum(0) / np.maximum(said.sum(0) + there.sum(0), 1)).mean())


def calibration_error(p: np.ndarray, there: np.ndarray) -> float:
    """Expected calibration error of single probabilities, in ten bins of equal width."""
    bins = np.minimum((p * 10).astype(int), 9)
    parts = [abs(p[bins == n].mean() - there[bins == n].mean()) * (bins == n).mean() for n in range(10) if (bins == n).any()]
    return float(sum(parts))
