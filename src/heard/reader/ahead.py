"""Reading on other processors while this one keeps what was read before. The readings are those of `read_many`."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection, get_context, parent_process
from threading import Thread
from typing import Protocol, Self

from heard.reader.read import read_many
from heard.reader.tuning import Tuning
from heard.vocabulary.reading import ReaderContext, Reading


def all_cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


_Asked = tuple[ReaderContext, str]
"""With what a text was handed in: its context, and the name of the tuning."""


def pool(jobs: int) -> ProcessPoolExecutor:
    """Processes that read. They leave interrupts to the one that started them, and end when that is gone, however it went."""
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_begin)


class ReadMany(Protocol):
    """What `heard.reader.read_many` is, and whatever hands out the same readings."""

    def __call__(
        self, texts: Sequence[str], contexts: Sequence[ReaderContext], *, tuning: Tuning | None = None
    ) -> list[Reading]:
        """A reading for every text, in order."""


class Ahead:
    """Texts are handed in by `begin` and asked for later by `read_many`; what was not handed in is read then and there.

    With no `jobs` nothing is begun, which is right for a few texts: a process takes a second to start.
    """

    def __init__(self, jobs: int) -> None:
        self._pool = pool(jobs) if jobs else None
        self._begun: dict[str, tuple[_Asked, Future[list[Reading]], int]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def begin(self, texts: Sequence[str], contexts: Sequence[ReaderContext], *, tuning: Tuning | None = None) -> None:
        """Begin to read these together."""
        if self._pool is None or not texts:
            return
        try:
            readings = self._pool.submit(read_many, list(texts), list(contexts), tuning=tuning)
        except BrokenProcessPool:
            self._pool = None
            return
        for place, (text, context) in enumerate(zip(texts, contexts, strict=True)):
            self._begun[text] = ((context, _name(tuning)), readings, place)

    def read_many(
        self, texts: Sequence[str], contexts: Sequence[ReaderContext], *, tuning: Tuning | None = None
    ) -> list[Reading]:
        """A reading for every text, in order; each that was begun is handed out once."""
        found = [self._of(text, (context, _name(tuning))) for text, context in zip(texts, contexts, strict=True)]
        missing = [place for place, reading in enumerate(found) if reading is None]
        read = iter(read_many([texts[place] for place in missing], [contexts[place] for place in missing], tuning=tuning))
        return [next(read) if reading is None else reading for reading in found]

    def _of(self, text: str, asked: _Asked) -> Reading | None:
        begun = self._begun.pop(text, None)
        if begun is None or begun[0] != asked:
            return None
        try:
            return begun[1].result()[begun[2]]
        except BrokenProcessPool:  # a process died, perhaps for want of memory: the text is read here then
            self._pool = None
            return None


def _name(tuning: Tuning | None) -> str:
    return tuning.name if tuning else ""


def _begin() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
