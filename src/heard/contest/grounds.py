"""The grounds on which each platform may be asked to look at a review again, and what people ask for in vain."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from heard.vocabulary.platforms import Platform
from heard.vocabulary.reading import Risk


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One listed ground. `seen_in` are the hints of a reading that speak for it, `needs` what must stand on record first."""

    code: str
    name: str
    meaning: str
    source: str
    seen_in: frozenset[Risk] = frozenset()
    needs: Literal["", "not_found"] = ""
    beyond_search: bool = False  # that nobody was found does not carry it alone


@dataclass(frozen=True, slots=True, kw_only=True)
class NoGround:
    """What people would like to report and no platform lists; `why` is for the person who asked."""

    code: str
    name: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """How one platform takes a request: its help page, its clock in words, and its grounds in order."""

    clock: str
    help: str = ""
    grounds: tuple[Ground, ...] = field(default=())

    def ground(self, code: str) -> Ground | None:
        """The ground of this code, None where the platform does not list it."""
        return next((one for one in self.grounds if one.code == code), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """A platform that takes a report before there is any review, and what it wants to be told."""

    code: str
    name: str
    help: str
    needs: str
    source: str


@cache
def _tables() -> dict[str, dict[str, dict[str, Any]]]:
    return tomllib.loads(files("heard.contest").joinpath("grounds.toml").read_text("utf-8"))


@cache
def procedure(platform: Platform, country: str) -> Procedure:
    """What may be asked of `platform` for a place in `country` (two capital letters, or empty)."""
    tables = _tables()
    said = tables["platform"].get(platform.value, tables["platform"]["other"])
    listed = list(said["grounds"])
    listed += [code for code, one in tables["ground"].items() if country in one.get("countries", ())]
    return Procedure(
        clock=str(said["clock"]),
        help=str(said.get("help", "")),
        grounds=tuple(_ground(code, said) for code in listed),
    )


def _ground(code: str, said: dict[str, Any]) -> Ground:
    one = _tables()["ground"][code]
    return Ground(
        code=code,
        name=str(one["name"]),
        meaning=str(one["meaning"]),
        source=str(one.get("source", said["source"])),
        seen_in=frozenset(Risk(risk) for risk in one["seen_in"]),
        needs=one.get("needs", ""),
        beyond_search=code in said.get("more", ()),
    )


@cache
def no_grounds() -> tuple[NoGround, ...]:
    """What is refused with its reason, in the order of the table."""
    return tuple(NoGround(code=code, name=str(one["name"]), why=str(one["why"])) for code, one in _tables()["refused"].items())


def name_of(code: str) -> str:
    """A ground in words, whatever the platform; also what is none."""
    found = _tables()["ground"].get(code) or _tables()["refused"].get(code)
    return str(found["name"]) if found else code.replace("_", " ")


@cache
def ahead() -> tuple[Ahead, ...]:
    """Where a demand or an announced review is reported before it is written, in the order of the table."""
    return tuple(Ahead(code=code, **one) for code, one in _tables()["ahead"].items())
