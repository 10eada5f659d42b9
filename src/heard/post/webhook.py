"""Telling another program by a POST of JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import httpx

from heard import outward

SECONDS = 10


class NotTaken(Exception):
    """The other side did not take it."""


def send(url: str, body: Mapping[str, Any]) -> None:
    """Post `body` as JSON; what is said back is not read. Raises `NotTaken` for every answer but 2xx, and for none."""
    try:
        with outward.client(seconds=SECONDS) as client, client.stream("POST", url, json=dict(body)) as answer:
            status = answer.status_code
    except outward.Inside as error:
        raise NotTaken(str(error)) from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise NotTaken(type(error).__name__) from error
    if not 200 <= status < 300:
        raise NotTaken(f"HTTP {status}")
