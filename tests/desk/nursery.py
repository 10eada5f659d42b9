"""A process that carries texts to the platform in children of its own, each killed at a step that it is told.

Started by the test of the outbox. Reads lines "outgoing step"; answers with the child's end: "killed" or "ended".
A step is a statement to the database, or a request to the platform before it leaves and after it was answered.
At step 0 nobody is killed, and the text is carried here: so all children know the way by heart.
"""

import gc
import os
import signal
import sys

os.environ["DJANGO_SETTINGS_MODULE"] = "heard.config.settings"

import django

django.setup()

import httpx
from django.db import connection

from heard.channels.http import Http
from heard.desk import outbox

Http()  # whom to trust over https is read now, once for all children


class Fuse:
    """Counts steps and kills its own process at one of them, as hard as a power cut."""

    def __init__(self, at: int) -> None:
        self.left = at

    def step(self) -> None:
        self.left -= 1
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def statement(self, execute, sql, params, many, context):  # type: ignore[no-untyped-def]
        self.step()
        return execute(sql, params, many, context)


def carry(outgoing: int, at: int) -> None:
    fuse = Fuse(at)
    asked = httpx.HTTPTransport.handle_request

    def request(self, request):  # type: ignore[no-untyped-def]
        fuse.step()
        answer = asked(self, request)
        answer.read()
        fuse.step()
        return answer

    httpx.HTTPTransport.handle_request = request  # type: ignore[method-assign]
    with connection.execute_wrapper(fuse.statement):
        outbox.hand_over(outgoing)


for line in sys.stdin:
    outgoing, at = map(int, line.split())
    if at == 0:
        carry(outgoing, at)
        connection.close()  # a line to the database cannot be shared
        gc.freeze()
        print("ended 0", flush=True)
        continue
    child = os.fork()
    if child == 0:
        carry(outgoing, at)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    print("killed" if os.WIFSIGNALED(status) else f"ended {os.waitstatus_to_exitcode(status)}", flush=True)
