"""Twilio's messages, as far as a desk uses them: hand one over, list them, and hear by signed posts what became of each.

A telephone whose number ends in `DEAF` never gets anything; one that ends in `LANDLINE` cannot be texted at all. Nothing moves by
itself: `move` takes a message one step on and posts the new state to the address that came with it, `write` lets somebody text us.
"""

import base64
import hashlib
import hmac
import threading
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from heard.sandbox.wire import Answer, Problem, Request, Routes, answer_json

SID, TOKEN = "AC00000000000000000000000000000001", "lantern-token"
DEAF, LANDLINE = "0404", "0666"
LONGEST = 1600
NEXT = {"queued": "sent", "sent": "delivered"}
MESSAGES = "/2010-04-01/Accounts/{sid}/Messages.json"


class Refusal(Problem):
    """An error in Twilio's shape: `code` is the number that its documentation explains."""

    def __init__(self, status: int, code: int, said: str) -> None:
        super().__init__(status, str(code), said)

    def answer(self) -> Answer:
        """This error on the wire."""
        code = int(self.word)
        more = f"https://www.twilio.com/docs/errors/{code}"
        return answer_json({"code": code, "message": self.said, "more_info": more, "status": self.status}, self.status)


@dataclass(slots=True, kw_only=True)
class Text:
    """One message on its way."""

    sid: str
    to: str
    sender: str
    body: str
    told_at: str
    status: str = "queued"
    error: int | None = None

    def told(self) -> dict[str, Any]:
        """As the interface shows it."""
        return {
            "sid": self.sid,
            "to": self.to,
            "from": self.sender,
            "body": self.body,
            "status": self.status,
            "error_code": self.error,
            "direction": "outbound-api",
        }


class Twilio:
    """One account."""

    def __init__(self) -> None:
        self.texts: list[Text] = []
        self._lock = threading.Lock()
        self._came = 0

    def routes(self, routes: Routes) -> None:
        """Put the account on the table."""
        routes.add("POST", MESSAGES, self.take)
        routes.add("GET", MESSAGES, self.listed)

    def take(self, request: Request) -> Answer:
        """A message is handed over."""
        self._admit(request)
        given = request.form()
        to, sender, body = given.get("To", ""), given.get("From", ""), given.get("Body", "")
        if not to.removeprefix("whatsapp:").removeprefix("+").isdigit():
            raise Refusal(400, 21211, f"The 'To' number {to} is not a valid phone number.")
        if to.endswith(LANDLINE):
            raise Refusal(400, 21614, "'To' number is not a valid mobile number.")
        if len(body) > LONGEST:
            raise Refusal(400, 21617, "The concatenated message body exceeds the 1600 character limit.")
        with self._lock:
            one = Text(
                sid=f"SM{len(self.texts) + 1:032x}", to=to, sender=sender, body=body, told_at=given.get("StatusCallback", "")
            )
            self.texts.append(one)
        return answer_json(one.told(), 201)

    def listed(self, request: Request) -> Answer:
        """Messages between two numbers, newest first."""
        self._admit(request)
        asked = request.query
        found = [one for one in reversed(self.texts) if one.to == asked.get("To") and one.sender == asked.get("From")]
        return answer_json({"messages": [one.told() for one in found[: int(asked.get("PageSize", "50"))]]})

    def move(self, one: Text, word: str = "") -> int:
        """The message goes one step on, or to `word`; what the desk answered to being told."""
        with self._lock:
            deaf = one.to.endswith(DEAF) and one.status == "sent"
            one.status = word or ("undelivered" if deaf else NEXT.get(one.status, one.status))
            one.error = 30003 if one.status == "undelivered" else None
        told = {"MessageSid": one.sid, "MessageStatus": one.status, "To": one.to, "From": one.sender, "AccountSid": SID}
        return post(one.told_at, told | ({"ErrorCode": str(one.error)} if one.error else {}))

    def write(self, *, sender: str, to: str, body: str, told_at: str) -> int:
        """Somebody texts the number; what the desk answered."""
        with self._lock:
            self._came += 1
            sid = f"SM{self._came:032X}"
        return post(told_at, {"MessageSid": sid, "AccountSid": SID, "From": sender, "To": to, "Body": body, "NumMedia": "0"})

    @staticmethod
    def _admit(request: Request) -> None:
        wanted = "Basic " + base64.b64encode(f"{SID}:{TOKEN}".encode()).decode()
        if request.headers.get("authorization") != wanted or request.parts["sid"] != SID:
            raise Refusal(401, 20003, "Authenticate")


def signed(address: str, values: dict[str, str], token: str = TOKEN) -> str:
    """The signature of a form posted to an address."""
    said = address + "".join(name + values[name] for name in sorted(values))
    return base64.b64encode(hmac.new(token.encode(), said.encode(), hashlib.sha1).digest()).decode()


def post(address: str, values: dict[str, str], token: str = TOKEN) -> int:
    """Post a signed form; the status of the answer."""
    request = urllib.request.Request(  # noqa: S310 loopback only
        address, urlencode(values).encode(), {"X-Twilio-Signature": signed(address, values, token)}
    )
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310 loopback only
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
