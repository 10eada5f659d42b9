"""SMS and WhatsApp in the shapes of Twilio: sending, looking whether something was sent, and who may say that one came in."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx

from heard import outward

ADDRESS = "https://api.twilio.com"
SECONDS = 20
LONGEST = 1600  # characters that Twilio takes in one message


class SmsTrouble(Exception):
    """The message could not be handed over. `permanent`: another try would end the same."""

    def __init__(self, said: str, *, permanent: bool) -> None:
        super().__init__(said)
        self.permanent = permanent


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A Twilio account and the number we speak from; `whatsapp:+44…` for WhatsApp."""

    sid: str
    token: str
    number: str
    address: str = ADDRESS


def send(account: Account, *, to: str, text: str, told_at: str = "") -> str:
    """Hand a message over; its sid. Twilio posts what becomes of it to `told_at`.

    Raises `SmsTrouble`; unless that is permanent the message may have been taken all the same, and has to be looked for.
    """
    if len(text) > LONGEST:
        raise SmsTrouble(f"A message by SMS may have {LONGEST} characters; this has {len(text)}.", permanent=True)
    answer = _ask(
        account, "POST", {"To": to, "From": account.number, "Body": text, **({"StatusCallback": told_at} if told_at else {})}
    )
    if not isinstance(answer.get("sid"), str):
        raise SmsTrouble("The SMS service answered without the number of a message. It is looked for there.", permanent=False)
    return str(answer["sid"])


def find(account: Account, *, to: str, text: str) -> str:
    """The sid of a message of just these words to this number among the newest; empty when there is none."""
    listed = _ask(account, "GET", {"To": to, "From": account.number, "PageSize": "20"}).get("messages")
    if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        # An answer that lists nothing must not look like a message that was never taken: it would go out twice.
        raise SmsTrouble("The SMS service answered without a list of messages.", permanent=False)
    return next((str(one.get("sid", "")) for one in listed if one.get("body") == text), "")


def _ask(account: Account, method: str, values: Mapping[str, str]) -> dict[str, Any]:
    address = f"{account.address}/2010-04-01/Accounts/{account.sid}/Messages.json"
    try:
        with outward.client(seconds=SECONDS, auth=httpx.BasicAuth(account.sid, account.token)) as client:
            answer = client.request(
                method,
                address,
                data=values if method == "POST" else None,
                params=values if method == "GET" else None,
            )
    except outward.Inside as error:
        raise SmsTrouble(str(error), permanent=True) from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise SmsTrouble(f"The SMS service cannot be reached: {type(error).__name__}.", permanent=False) from error
    if answer.status_code >= 400:
        passing = answer.status_code == 429 or answer.status_code >= 500
        raise SmsTrouble(f"The SMS service said {answer.status_code}: {_said(answer)}", permanent=not passing)
    try:
        found = answer.json()
    except (ValueError, RecursionError):
        found = None
    if not answer.is_success or not isinstance(found, dict):
        kind = answer.headers.get("Content-Type", "of no stated kind").split(";")[0]
        raise SmsTrouble(
            f"The SMS service said {answer.status_code} and no JSON ({kind}), as an error page does.", permanent=False
        )
    return found


def _said(answer: httpx.Response) -> str:
    try:
        return str(answer.json().get("message", ""))[:200]
    except (ValueError, AttributeError, RecursionError):
        return answer.text[:200]


def is_signed(token: str, *, address: str, values: Mapping[str, str], signature: str) -> bool:
    """Whether Twilio sent this form to this address: HMAC-SHA1 over the address and the sorted fields, in base64."""
    said = address + "".join(name + values[name] for name in sorted(values))
    made = base64.b64encode(hmac.new(token.encode(), said.encode(), hashlib.sha1).digest()).decode()
    return hmac.compare_digest(made, signature)
