"""The signature of a request, as OAuth 1.0a wants it (RFC 5849). Pure: clock and chance are arguments."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Mapping
from datetime import datetime
from urllib.parse import parse_qsl, quote, urlsplit


def authorization(keys: Mapping[str, str], method: str, url: str, *, at: datetime, nonce: str) -> str:
    """The header `Authorization` for one request whose body is JSON, and so no part of what is signed.

    `keys` has `api_key`, `api_secret`, `access_token` and `access_secret`.
    """
    split = urlsplit(url)
    given = {
        "oauth_consumer_key": keys["api_key"],
        "oauth_nonce": nonce,
        "oauth_signature_method": "HMAC-SHA1",
        "oauth_timestamp": str(int(at.timestamp())),
        "oauth_token": keys["access_token"],
        "oauth_version": "1.0",
    }
    signed = sorted((_safe(name), _safe(value)) for name, value in [*given.items(), *parse_qsl(split.query, True)])
    base = f"{split.scheme}://{split.netloc}{split.path}"
    text = "&".join(map(_safe, (method, base, "&".join(f"{name}={value}" for name, value in signed))))
    secret = f"{_safe(keys['api_secret'])}&{_safe(keys['access_secret'])}"
    given["oauth_signature"] = base64.b64encode(hmac.new(secret.encode(), text.encode(), hashlib.sha1).digest()).decode()
    return "OAuth " + ", ".join(f'{name}="{_safe(value)}"' for name, value in sorted(given.items()))


def _safe(text: str) -> str:
    return quote(text, safe="-._~")
