"""The demo's people answer: whoever lives in the town reads our mails, tells their story, chooses, says whether they are content.

Each does as they were drawn; the sandbox says how. What took them hours takes seconds here.
"""

from __future__ import annotations

import json
import time
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

SECONDS = 4


def live(address: str) -> None:
    """Look every few seconds who was written to, for as long as the demo runs."""
    from django.db import DatabaseError, close_old_connections
    from django.utils import timezone

    from heard.desk import townsfolk

    while True:
        time.sleep(SECONDS)
        try:
            townsfolk.tell_causes(timezone.now())
            for word in townsfolk.unanswered(timezone.now()):
                _answer(address, word)
        except (DatabaseError, HTTPError, URLError, OSError):
            continue  # the desk or the town is closing, or opens just now
        finally:
            close_old_connections()


def _answer(address: str, word: Any) -> None:
    from django.utils import timezone

    from heard.desk import townsfolk

    reaction = _ask(address, "POST", f"contact/{word.review}", {"way": "mail", "offers": word.offers})
    stars = townsfolk.react(word, reaction, now=timezone.now())
    if stars:
        _ask(address, "PATCH", f"reviews/{word.review}", {"stars": stars})


def _ask(address: str, method: str, path: str, body: dict[str, Any]) -> dict[str, Any]:
    request = Request(f"{address}/_control/{path}", data=json.dumps(body).encode(), method=method)  # noqa: S310 our own child
    request.add_header("Content-Type", "application/json")
    with urlopen(request, timeout=10) as answer:  # noqa: S310
        told: dict[str, Any] = json.load(answer)
    return told
