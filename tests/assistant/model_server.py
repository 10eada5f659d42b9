"""A server on the loopback that speaks like an OpenAI-compatible one, and answers as the test lays down."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Answer:
    """One answer: `content` of the message, unless `body` says what to send as it is."""

    content: str = ""
    status: int = 200
    body: bytes | None = None
    headers: dict[str, str] = field(default_factory=dict)
    wait: float = 0.0  # seconds before it begins
    drip: float = 0.0  # seconds between any two bytes


def said(text: str) -> Answer:
    """A whole and well-formed answer with this draft in it."""
    return Answer(json.dumps({"text": text}))


@dataclass
class ModelServer:
    """What was asked of it so far: bodies as JSON, and as bytes."""

    address: str
    bodies: list[dict[str, Any]] = field(default_factory=list)
    raw: list[bytes] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)

    @property
    def heard(self) -> str:
        """Every word that reached it."""
        return "\n".join(message["content"] for body in self.bodies for message in body["messages"] if message["content"])


@contextmanager
def serving(*answers: Answer) -> Iterator[ModelServer]:
    """A server that gives these answers in turn, and the last of them for ever."""
    stop = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers["Content-Length"]))
            turn = min(len(server.bodies), len(answers) - 1)
            server.raw.append(raw)
            server.bodies.append(json.loads(raw))
            server.keys.append(self.headers.get("Authorization", ""))
            with suppress(BrokenPipeError, ConnectionResetError):  # the other side had no more patience
                self._give(answers[turn])

        def _give(self, answer: Answer) -> None:
            stop.wait(answer.wait)
            body = answer.body if answer.body is not None else _completion(answer.content)
            self.send_response(answer.status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.end_headers()
            for at in range(len(body) if answer.drip else 0):
                if stop.wait(answer.drip):
                    return
                self.wfile.write(body[at : at + 1])
            if not answer.drip:
                self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Tests are quiet."""

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    server = ModelServer(f"http://127.0.0.1:{http.server_address[1]}/v1")
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        stop.set()
        http.shutdown()
        thread.join()
        http.server_close()


def _completion(content: str) -> bytes:
    message = {"role": "assistant", "content": content}
    return json.dumps(
        {
            "id": "one",
            "object": "chat.completion",
            "created": int(time.time()),
            "model": "small",
            "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
            "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
        }
    ).encode()
