"""Clients that ask over HTTP, one request after the other on one connection each, and what they measured."""

import http.client
import json
import re
import statistics
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode


@dataclass(frozen=True)
class Measured:
    """Times of one kind of request in milliseconds."""

    times: list[float]
    seconds: float  # from the first request to the last answer

    @property
    def p50(self) -> float:
        return statistics.median(self.times)

    @property
    def p95(self) -> float:
        return statistics.quantiles(self.times, n=20)[-1] if len(self.times) > 1 else self.times[0]

    @property
    def per_second(self) -> float:
        return len(self.times) / self.seconds


class Client:
    """A browser or a program: keeps its connection, its cookies and its headers."""

    def __init__(self, port: int, **headers: str) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        self.headers = headers
        self.cookies: dict[str, str] = {}

    def ask(self, path: str, *, form: dict[str, Any] | None = None, body: Any = None, expect: Sequence[int] = (200,)) -> str:
        """The text of the answer; a form or a JSON body makes it a POST. Anything unexpected ends the run."""
        headers, content = dict(self.headers), None
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if form is not None:
            content = urlencode({**form, "csrfmiddlewaretoken": self.cookies.get("csrftoken", "")})
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        if body is not None:
            content, headers["Content-Type"] = json.dumps(body), "application/json"
        self.connection.request("GET" if content is None else "POST", path, body=content, headers=headers)
        answer = self.connection.getresponse()
        text = answer.read().decode()
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            name, value = cookie.split(";", 1)[0].split("=", 1)
            self.cookies[name] = value
        if answer.status not in expect:
            raise SystemExit(f"{path} answered {answer.status}: {re.sub(r'<[^>]*>', ' ', text)[:500]}")
        return text

    def sign_in(self, path: str, form: dict[str, str]) -> "Client":
        """A session as a person gets one: the login page, then the form."""
        self.ask(path)
        self.ask(path, form=form, expect=(302,))
        return self


def measured(clients: Sequence[Client], work: Iterable[Callable[[Client], Any]]) -> Measured:
    """Let the clients do the work together, each taking the next piece when it has done its last."""
    queue, lock, times = iter(list(work)), threading.Lock(), []

    def run(client: Client) -> None:
        while True:
            with lock:
                piece = next(queue, None)
            if piece is None:
                return
            begun = time.perf_counter()
            piece(client)
            times.append((time.perf_counter() - begun) * 1000)

    threads = [threading.Thread(target=run, args=(client,)) for client in clients]
    begun = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Measured(times, time.perf_counter() - begun)
