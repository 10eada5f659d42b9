"""The data folder: where the embedded database, the keys and the uploads of one installation live."""

import os
import secrets
from pathlib import Path

from cryptography.fernet import Fernet


def folder() -> Path:
    """`HEARD_DATA`, or the usual place for this user.

    The embedded database opens the folders above its own for passing when it runs as root, so root's
    data do not lie in root's home.
    """
    named = os.environ.get("HEARD_DATA")
    if named:
        return Path(named).expanduser().resolve()
    if os.geteuid() == 0:
        return Path("/var/lib/heard")
    return Path(os.environ.get("XDG_DATA_HOME", "~/.local/share")).expanduser() / "heard"


def _kept(name: str, fresh: str) -> str:
    """A secret of this installation, made at first use; only the owner may read it."""
    path = folder() / name
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(fresh)
        except FileExistsError:  # two processes started at once: the other one wrote it first
            pass
    return path.read_text().strip()


def signing_key() -> str:
    """The key that signs sessions and links."""
    return os.environ.get("HEARD_SECRET_KEY") or _kept("signing.key", secrets.token_urlsafe(48))


def sealing_key() -> bytes:
    """The key that seals channel credentials. Lost with it: every stored credential."""
    return (os.environ.get("HEARD_SEAL_KEY") or _kept("secret.key", Fernet.generate_key().decode())).encode()
