"""Structured logs, one JSON object a line, without personal data: ids and words of the vocabulary, never texts or names."""

import logging
import os
import sys
from collections.abc import Mapping, MutableMapping
from typing import Any

import structlog

# What may stand in a log line. Everything else is dropped, so that no name or text slips in by accident.
ALLOWED = frozenset(
    {
        "event",
        "level",
        "timestamp",
        "logger",
        "exception",
        "error",
        "permanent",
        "task",
        "job",
        "pid",
        "path",
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


def configure(_: object = None) -> None:
    """Set up logging for the whole process; `HEARD_LOG=plain` writes for people instead of machines."""
    plain = os.environ.get("HEARD_LOG") == "plain"
    shared: list[Any] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, only_allowed, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    renderer: Any = structlog.dev.ConsoleRenderer() if plain else structlog.processors.JSONRenderer()
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(os.environ.get("HEARD_LOG_LEVEL", "INFO"))
    for chatty in ("httpx", "httpcore", "procrastinate", "fontTools"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
