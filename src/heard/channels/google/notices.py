"""Google's Pub/Sub notices: pulled over REST, or pushed to us and proven by their signature.

A push is believed when it carries the subscription's own token (`push_token`, in the address or a header), or a JWT that Google
signed for our audience and sender. It is a hint all the same: the post itself is fetched afterwards.
"""

import base64
import binascii
import hmac
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from typing import Any

import jwt

from heard.channels.contract import ChannelContext, Notice, NoticeKind
from heard.channels.errors import BadNotice, Misconfigured
from heard.channels.google.addresses import Addresses
from heard.channels.google.wire import notice_from
from heard.channels.http import Http, Json

_ISSUERS = ["https://accounts.google.com", "accounts.google.com"]
_LEEWAY = 60  # seconds that our clock may differ from Google's
_ASK_AGAIN = timedelta(seconds=10)


class _KeyRing:
    """Google's public keys, shared by all channels of this process. Google rotates them: an unknown one is looked for again.

    Anybody can post to our address, so that looking again has a pause; a notice that it costs is sent again by Google.
    """

    def __init__(self, address: str) -> None:
        self._address = address
        self._keys: dict[str, Any] = {}
        self._asked_at: datetime | None = None

    def key(self, key_id: str, http: Http, now: datetime) -> Any:
        """The key of this id. Raises `BadNotice` when Google has none."""
        rested = self._asked_at is None or abs(now - self._asked_at) > _ASK_AGAIN  # abs: clocks jump back, too
        if key_id not in self._keys and rested:
            self._asked_at = now
            found = jwt.PyJWKSet.from_dict(http.read(self._address))
            self._keys = {str(key.key_id): key.key for key in found.keys}
        if key_id not in self._keys:
            raise BadNotice("signed with a key that is not Google's")
        return self._keys[key_id]


@cache
def _ring(address: str) -> _KeyRing:
    return _KeyRing(address)


class Notices:
    """The notices of one subscription, `projects/p/subscriptions/s`."""

    def __init__(self, context: ChannelContext, *, http: Http, open_http: Http) -> None:
        """`http` signs in; `open_http` does not and fetches Google's public keys."""
        self._context = context
        self._http = http
        self._open_http = open_http
        self._addresses = Addresses.at(context.base_url)

    def pull(self, limit: int) -> list[Notice]:
        """Notices that wait. Google sends them again until they are acknowledged."""
        answer = self._http.read(f"{self._subscription}:pull", method="POST", body={"maxMessages": limit})
        received = [item for item in answer.get("receivedMessages") or [] if isinstance(item, dict)]
        return [replace(_notice(item.get("message")), receipt=str(item.get("ackId") or "")) for item in received]

    def acknowledge(self, notices: Sequence[Notice]) -> None:
        """Take them off the subscription."""
        receipts = [notice.receipt for notice in notices if notice.receipt]
        if receipts:
            self._http.write("POST", f"{self._subscription}:acknowledge", {"ackIds": receipts})

    def read_push(self, headers: Mapping[str, str], query: Mapping[str, str], body: bytes) -> Notice:
        """The notice in a pushed request, once it has proven where it comes from."""
        given = {name.lower(): value for name, value in headers.items()}
        self._prove(given, query)
        try:
            envelope = json.loads(body)
        except (ValueError, RecursionError) as error:
            raise BadNotice("no JSON") from error
        if not isinstance(envelope, dict) or not isinstance(envelope.get("message"), dict):
            raise BadNotice("no message")
        return _notice(envelope["message"])

    def _prove(self, headers: Mapping[str, str], query: Mapping[str, str]) -> None:
        scheme, _, token = headers.get("authorization", "").partition(" ")
        audience = str(self._context.settings.get("push_audience") or "")
        shared = self._context.credentials.get("push_token", "")
        if not audience and not shared:
            raise Misconfigured("neither push_audience nor push_token is set, so that no push can be believed")
        if audience and scheme.lower() == "bearer":
            self._prove_by_signature(token.strip(), audience)
        elif shared and hmac.compare_digest(query.get("token", "").encode(), shared.encode()):
            return
        else:
            raise BadNotice("neither signed nor with the token of the subscription")

    def _prove_by_signature(self, token: str, audience: str) -> None:
        try:
            key_id = str(jwt.get_unverified_header(token).get("kid", ""))
            key = _ring(self._addresses.keys).key(key_id, self._open_http, self._context.now())
            claims = jwt.decode(token, key, algorithms=["RS256"], audience=audience, issuer=_ISSUERS, leeway=_LEEWAY)
        except jwt.PyJWTError as error:
            raise BadNotice(type(error).__name__) from error
        sender = self._context.settings.get("push_sender")
        if not claims.get("email_verified") or (sender and claims.get("email") != sender):
            raise BadNotice("signed by Google for somebody else")

    @property
    def _subscription(self) -> str:
        subscription = self._context.settings.get("subscription")
        if not subscription:
            raise Misconfigured("subscription")
        return f"{self._addresses.pubsub}/{subscription}"


def _notice(message: object) -> Notice:
    """A message that we cannot read is a notice of something else, to be acknowledged and passed over."""
    if not isinstance(message, dict):
        return Notice(kind=NoticeKind.OTHER)
    attributes = message.get("attributes")
    found = notice_from(_data(message), attributes if isinstance(attributes, dict) else {})
    return replace(found, message_id=str(message.get("messageId") or ""))


def _data(message: Json) -> Json:
    try:
        data = json.loads(base64.b64decode(str(message.get("data") or ""), validate=True))
    except (binascii.Error, ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}
