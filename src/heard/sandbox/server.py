"""The sandbox over HTTP, on the loopback interface, a thread for each connection.

The standard library's server is used as it is because it lets go of the socket: a connection that breaks after
a write, the fault that matters most, cannot be said in WSGI.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, cast
from urllib.parse import parse_qsl, urlsplit

from heard.sandbox.control import Control
from heard.sandbox.faults import Fault, Faults
from heard.sandbox.google import Google, Quota
from heard.sandbox.pubsub import PubSub
from heard.sandbox.store import Clock, Store
from heard.sandbox.twilio import Twilio
from heard.sandbox.wire import Answer, Problem, Request, Routes

LARGEST_REQUEST = 4 * 1024 * 1024
_ERROR_PAGE = b"<!doctype html><title>Error</title><p>That's an error. The service is having a bad moment."


class Sandbox(ThreadingHTTPServer):
    """The emulated world, listening on 127.0.0.1. `address` is where."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(
        self, store: Store | None = None, *, port: int = 0, faults: Faults | None = None, quota: Quota | None = None
    ) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.store = store or Store(Clock())
        self.faults = faults or Faults()
        self.google = Google(self.store, quota=quota)
        self.pubsub = PubSub(self.store.clock, self.google)
        self.twilio = Twilio()
        self.routes = Routes()
        self.google.routes(self.routes)
        self.pubsub.routes(self.routes)
        self.twilio.routes(self.routes)
        Control(self.google, self.faults).routes(self.routes)

    @property
    def address(self) -> str:
        """The base of every URL here."""
        return f"http://127.0.0.1:{self.server_address[1]}"


@contextmanager
def running(sandbox: Sandbox) -> Iterator[Sandbox]:
    """The sandbox, served by a thread for as long as the block lasts."""
    thread = threading.Thread(target=sandbox.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield sandbox
    finally:
        sandbox.shutdown()
        sandbox.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1  # head and body leave together

    def _serve(self) -> None:
        sandbox = cast(Sandbox, self.server)
        split = urlsplit(self.path)
        size = int(self.headers.get("Content-Length") or 0)
        if size > LARGEST_REQUEST:
            self.close_connection = True
            self._send(Problem(413, "INVALID_ARGUMENT", "Request entity too large.").answer())
            return
        request = Request(
            method=self.command,
            path=split.path,
            query=dict(parse_qsl(split.query)),
            headers={name.lower(): value for name, value in self.headers.items()},
            body=self.rfile.read(size),
        )
        fault = None if split.path.startswith("/_control/") else sandbox.faults.draw(request.method, request.path)
        answer = self._before(sandbox, fault)
        if fault is Fault.DROP:
            self.close_connection = True
            return
        if answer is None:
            answer = self._answer(sandbox, request)
        if fault is Fault.DROP_AFTER_WRITE:
            self.close_connection = True
            return
        self._send(answer)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _serve  # noqa: N815  the standard library's names

    @staticmethod
    def _before(sandbox: Sandbox, fault: Fault | None) -> Answer | None:
        """The answer that a fault gives in place of the real one, if any."""
        match fault:
            case Fault.LIMITED:
                wait = sandbox.faults.retry_after
                return Problem(429, "RESOURCE_EXHAUSTED", "Quota exceeded.", retry_after=wait).answer()
            case Fault.BROKEN:
                return Problem(500, "INTERNAL", "Internal error encountered.").answer()
            case Fault.DOWN:
                return Problem(503, "UNAVAILABLE", "The service is currently unavailable.").answer()
            case Fault.ERROR_PAGE:
                return Answer(body=_ERROR_PAGE, kind="text/html; charset=UTF-8")
            case Fault.SLOW:
                time.sleep(sandbox.faults.slow_seconds)
        return None

    @staticmethod
    def _answer(sandbox: Sandbox, request: Request) -> Answer:
        try:
            sandbox.store.catch_up()
            handler, parts = sandbox.routes.find(request.method, request.path)
            return handler(
                Request(
                    method=request.method,
                    path=request.path,
                    query=request.query,
                    headers=request.headers,
                    body=request.body,
                    parts=parts,
                )
            )
        except Problem as problem:
            return problem.answer()
        except (ValueError, TypeError, KeyError) as error:
            return Problem(400, "INVALID_ARGUMENT", f"{type(error).__name__}: {error}").answer()

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(answer.body)))
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(answer.body)

    def log_message(self, format: str, *args: Any) -> None:
        """The sandbox keeps quiet; what it holds can be asked at `/_control/state`."""
