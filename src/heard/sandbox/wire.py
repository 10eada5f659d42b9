"""Requests and answers as the emulated platforms see them, and the table that leads one to the other."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request. Header names are lower case; `parts` are the named pieces of the path."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes
    parts: dict[str, str] = field(default_factory=dict)

    def json(self) -> dict[str, Any]:
        """The body as an object. Raises `Problem` 400 when it is none."""
        try:
            found = json.loads(self.body or b"{}")
        except (ValueError, RecursionError):
            found = None
        if not isinstance(found, dict):
            raise Problem(400, "INVALID_ARGUMENT", "Invalid JSON payload received.")
        return found

    def form(self) -> dict[str, str]:
        """The body as a web form."""
        return dict(parse_qsl(self.body.decode("utf-8", "replace")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What goes back."""

    status: int = 200
    body: bytes = b"{}"
    kind: str = "application/json; charset=UTF-8"
    headers: dict[str, str] = field(default_factory=dict)


class Problem(Exception):
    """An error in Google's shape: `status` for machines, `word` its name, `said` for people."""

    def __init__(self, status: int, word: str, said: str, *, retry_after: int | None = None) -> None:
        super().__init__(said)
        self.status, self.word, self.said, self.retry_after = status, word, said, retry_after

    def answer(self) -> Answer:
        """This problem on the wire."""
        body = {"error": {"code": self.status, "message": self.said, "status": self.word}}
        headers = {"Retry-After": str(self.retry_after)} if self.retry_after is not None else {}
        return Answer(status=self.status, body=json.dumps(body).encode(), headers=headers)


Handler = Callable[[Request], Answer]


def answer_json(value: object, status: int = 200) -> Answer:
    """`value` as JSON."""
    return Answer(status=status, body=json.dumps(value, ensure_ascii=False).encode())


@dataclass(slots=True)
class Routes:
    """Method and path pattern to handler, first match wins. `{name}` matches one piece of a path."""

    table: list[tuple[str, re.Pattern[str], Handler]] = field(default_factory=list)

    def add(self, method: str, pattern: str, handler: Handler) -> None:
        """Lead `method` on `pattern` to `handler`."""
        parts = re.split(r"\{(\w+)\}", pattern)
        expression = "".join(f"(?P<{part}>[^/:]+)" if index % 2 else re.escape(part) for index, part in enumerate(parts))
        self.table.append((method, re.compile(expression), handler))

    def find(self, method: str, path: str) -> tuple[Handler, dict[str, str]]:
        """The handler and the pieces of the path. Raises `Problem` 404 or 405."""
        known = False
        for verb, expression, handler in self.table:
            match = expression.fullmatch(path)
            if match and verb == method:
                return handler, match.groupdict()
            known = known or match is not None
        if known:
            raise Problem(405, "METHOD_NOT_ALLOWED", "This method is not served here.")
        raise Problem(404, "NOT_FOUND", "Requested entity was not found.")
