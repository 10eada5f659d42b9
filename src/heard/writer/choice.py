"""Choosing without chance: the same case and seed give the same words on every machine."""

from collections.abc import Sequence
from hashlib import blake2b
from typing import TypeVar

T = TypeVar("T")
_MASK = (1 << 64) - 1


class Choice:
    """A stream of choices that follows from its key alone (splitmix64 over a hash)."""

    __slots__ = ("_state",)

    def __init__(self, *key: str | int) -> None:
        digest = blake2b("\x1f".join(map(str, key)).encode("utf-8", "surrogatepass"), digest_size=8).digest()
        self._state = int.from_bytes(digest, "big")

    def number(self, below: int) -> int:
        """A number from 0 to `below` - 1."""
        self._state = (self._state + 0x9E3779B97F4A7C15) & _MASK
        mixed = self._state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _MASK
        return (mixed ^ (mixed >> 31)) % below

    def among(self, options: Sequence[T]) -> T:
        """One of `options`, which must not be empty."""
        return options[self.number(len(options)) if len(options) > 1 else 0]
