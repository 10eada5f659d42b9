"""Columns that the database must not be able to read."""

import json
from functools import cache
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.db import models


class UnreadableSecret(Exception):
    """A stored secret cannot be opened: the key file of this installation is another one. Restore `secret.key`."""


@cache
def _box(key: bytes) -> Fernet:
    return Fernet(key)


class SealedJSON(models.BinaryField):  # type: ignore[type-arg]
    """A JSON value sealed with the installation's key; the database holds only ciphertext."""

    def get_prep_value(self, value: Any) -> bytes:
        return _box(settings.SEAL_KEY).encrypt(json.dumps(value or {}).encode())

    def from_db_value(self, value: Any, *_: Any) -> Any:
        if value is None:
            return {}
        try:
            return json.loads(_box(settings.SEAL_KEY).decrypt(bytes(value)))
        except InvalidToken as error:
            raise UnreadableSecret(UnreadableSecret.__doc__) from error

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        return value if prepared else self.get_prep_value(value)


class SealedText(models.TextField):  # type: ignore[type-arg]
    """A text sealed with the installation's key. An empty one stays empty, so that what is empty can be told apart."""

    def get_internal_type(self) -> str:
        return "BinaryField"

    def get_prep_value(self, value: Any) -> bytes:
        return _box(settings.SEAL_KEY).encrypt(str(value).encode()) if value else b""

    def from_db_value(self, value: Any, *_: Any) -> str:
        if not value:
            return ""
        try:
            return _box(settings.SEAL_KEY).decrypt(bytes(value)).decode()
        except InvalidToken as error:
            raise UnreadableSecret(UnreadableSecret.__doc__) from error

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        return value if prepared else self.get_prep_value(value)
