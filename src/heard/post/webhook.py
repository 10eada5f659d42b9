"""Telling another program by a POST of JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import httpx

SECONDS = 10


class NotTaken(Exception):
    """The other side did not take it."""


def send(url: str, body: Mapping[str, Any]) -> None:
    """Post `body` as JSON. Redirects are not followed, so that an address leads where its owner typed it.

    Raises `NotTaken` for every answer but 2xx, and for none.
    """
    try:
        answer = httpx.post(url, json=dict(body), timeout=SECONDS, follow_redirects=False)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise NotTaken(type(error).__name__) from error
    if not answer.is_success:
        raise NotTaken(f"HTTP {answer.status_code}")
