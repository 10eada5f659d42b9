"""Pub/Sub over REST: publish, pull, acknowledge, and push to an address on this machine.

A pushed message is signed as Google signs it (OIDC, RS256) where the subscription names a service account; the
public key is served beside it. Push addresses off the loopback interface are refused.
"""

import base64
import json
import secrets
import threading
import time
import urllib.error
import urllib.request
from collections import deque
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

from heard.sandbox.google import Google, time_on_wire
from heard.sandbox.store import Clock
from heard.sandbox.wire import Answer, Problem, Request, Routes, answer_json

ACK_SECONDS = 10
PUSH_TRIES = 4
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}
Json = dict[str, Any]


@dataclass(slots=True)
class Subscription:
    """Messages for one reader. `out` holds those that were handed out, until they are acknowledged."""

    topic: str
    endpoint: str = ""
    sender: str = ""
    audience: str = ""
    waiting: deque[Json] = field(default_factory=deque)
    out: dict[str, tuple[Json, Any]] = field(default_factory=dict)


class Signer:
    """Signs as Google would, with a key of its own."""

    def __init__(self) -> None:
        self._key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.key_id = f"sandbox-{secrets.token_hex(8)}"

    def token(self, audience: str, sender: str, lifetime: int = 3600) -> str:
        """A signed word for `audience` that `sender` sent this."""
        now = int(time.time())
        claims = {
            "aud": audience,
            "email": sender,
            "email_verified": True,
            "iss": "https://accounts.google.com",
            "sub": "113774264463038321964",
            "iat": now,
            "exp": now + lifetime,
        }
        return jwt.encode(claims, self._key, algorithm="RS256", headers={"kid": self.key_id})

    def public_keys(self) -> Json:
        """The key set that proves it."""
        key = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self._key.public_key()))
        return {"keys": [{**key, "kid": self.key_id, "alg": "RS256", "use": "sig"}]}


class PubSub:
    """Topics, subscriptions and Google's notification settings."""

    def __init__(self, clock: Clock, google: Google) -> None:
        self._clock = clock
        self._google = google
        self._lock = threading.Lock()
        self._subscriptions: dict[str, Subscription] = {}
        self._topics: dict[str, str] = {}  # account -> topic
        self._kinds: dict[str, list[str]] = {}
        self._count = 0
        self._signer: Signer | None = None
        google.store.on_change = self.tell

    @property
    def signer(self) -> Signer:
        """Made when first needed: a key takes a tenth of a second."""
        if self._signer is None:
            self._signer = Signer()
        return self._signer

    def routes(self, routes: Routes) -> None:
        """Put the wire on the table."""
        subscription = "/v1/projects/{project}/subscriptions/{subscription}"
        for method, pattern, handler in (
            ("PUT", "/v1/projects/{project}/topics/{topic}", self.create_topic),
            ("POST", "/v1/projects/{project}/topics/{topic}:publish", self.publish),
            ("PUT", subscription, self.create_subscription),
            ("POST", subscription + ":pull", self.pull),
            ("POST", subscription + ":acknowledge", self.acknowledge),
            ("PATCH", "/v1/accounts/{account}/notificationSetting", self.set_notifications),
            ("GET", "/oauth2/v3/certs", lambda request: answer_json(self.signer.public_keys())),
        ):
            routes.add(method, pattern, handler)

    def subscribe(self, subscription: str, topic: str, push: Json | None = None) -> None:
        """Open `subscription` on `topic`; `push` is Google's pushConfig."""
        endpoint = str((push or {}).get("pushEndpoint") or "")
        if endpoint and urlsplit(endpoint).hostname not in _LOOPBACK:
            raise Problem(400, "INVALID_ARGUMENT", "The sandbox pushes to this machine only.")
        oidc = (push or {}).get("oidcToken") or {}
        with self._lock:
            self._subscriptions[subscription] = Subscription(
                topic=topic,
                endpoint=endpoint,
                sender=str(oidc.get("serviceAccountEmail") or ""),
                audience=str(oidc.get("audience") or endpoint),
            )

    def notify(self, account: str, topic: str, kinds: list[str]) -> None:
        """Google tells `topic` about what happens to `account`'s reviews."""
        with self._lock:
            self._topics[account] = topic
            self._kinds[account] = kinds

    def tell(self, kind: str, review: Any) -> None:
        """A review came or changed: say so where somebody asked for it."""
        account = self._google.store.places[review.place].account
        if kind in self._kinds.get(account, ()):
            data = {
                "notificationType": kind,
                "reviewName": self._google.name(review),
                "locationName": f"{account}/{review.place}",
            }
            self._publish(self._topics[account], [{"data": base64.b64encode(json.dumps(data).encode()).decode()}])

    def create_topic(self, request: Request) -> Answer:
        """A topic exists as soon as it is named."""
        self._google.signed_in(request)
        return answer_json({"name": request.path.removeprefix("/v1/")})

    def create_subscription(self, request: Request) -> Answer:
        """Open a subscription, pulled or pushed."""
        self._google.signed_in(request)
        body = request.json()
        self.subscribe(request.path.removeprefix("/v1/"), str(body.get("topic")), body.get("pushConfig"))
        return answer_json({"name": request.path.removeprefix("/v1/"), **body})

    def set_notifications(self, request: Request) -> Answer:
        """Choose the topic and the kinds of notices of an account."""
        account = self._google.signed_in(request)
        body = request.json()
        self.notify(account.id, str(body.get("pubsubTopic")), list(body.get("notificationTypes") or ()))
        return answer_json({"name": f"{account.id}/notificationSetting", **body})

    def publish(self, request: Request) -> Answer:
        """Messages for every subscription of a topic."""
        self._google.signed_in(request)
        topic = request.path.removeprefix("/v1/").removesuffix(":publish")
        return answer_json({"messageIds": self._publish(topic, list(request.json().get("messages") or ()))})

    def pull(self, request: Request) -> Answer:
        """Hand messages out; they come back when nobody acknowledges them in time."""
        self._google.signed_in(request)
        subscription = self._named(request, ":pull")
        most = int(request.json().get("maxMessages") or 0)
        if most < 1:
            raise Problem(400, "INVALID_ARGUMENT", "maxMessages must be positive.")
        now = self._clock.now()
        received: list[Json] = []
        with self._lock:
            for receipt in [receipt for receipt, (_, due) in subscription.out.items() if due <= now]:
                subscription.waiting.appendleft(subscription.out.pop(receipt)[0])
            while subscription.waiting and len(received) < most:
                message = subscription.waiting.popleft()
                self._count += 1
                receipt = f"ack-{self._count}"
                subscription.out[receipt] = (message, now + timedelta(seconds=ACK_SECONDS))
                received.append({"ackId": receipt, "message": message})
        return answer_json({"receivedMessages": received} if received else {})

    def acknowledge(self, request: Request) -> Answer:
        """Forget what was taken in."""
        self._google.signed_in(request)
        subscription = self._named(request, ":acknowledge")
        with self._lock:
            for receipt in request.json().get("ackIds") or ():
                subscription.out.pop(str(receipt), None)
        return answer_json({})

    def _named(self, request: Request, verb: str) -> Subscription:
        found = self._subscriptions.get(request.path.removeprefix("/v1/").removesuffix(verb))
        if found is None:
            raise Problem(404, "NOT_FOUND", "Resource not found (resource=subscription).")
        return found

    def _publish(self, topic: str, messages: list[Json]) -> list[str]:
        ids = []
        with self._lock:
            readers = [(name, one) for name, one in self._subscriptions.items() if one.topic == topic]
            for message in messages:
                self._count += 1
                ids.append(str(self._count))
                published = {
                    **message,
                    "messageId": ids[-1],
                    "publishTime": time_on_wire(self._clock.now()),
                }
                for name, reader in readers:
                    if reader.endpoint:
                        threading.Thread(target=self._push, args=(name, reader, published), daemon=True).start()
                    else:
                        reader.waiting.append(published)
        return ids

    def _push(self, name: str, reader: Subscription, message: Json) -> None:
        body = json.dumps({"message": message, "subscription": name}).encode()
        for attempt in range(PUSH_TRIES):
            request = urllib.request.Request(reader.endpoint, body, {"Content-Type": "application/json"})  # noqa: S310  loopback only
            if reader.sender:
                request.add_header("Authorization", f"Bearer {self.signer.token(reader.audience, reader.sender)}")
            try:
                with urllib.request.urlopen(request, timeout=10):  # noqa: S310  loopback only
                    return
            except (urllib.error.URLError, OSError):
                time.sleep(0.2 * 2**attempt)
