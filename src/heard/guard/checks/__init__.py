"""The checks, one small module each, with the texts that prove it beside it.

A module offers `CHECK`; whoever adds a file here has added a check. `<name>.toml` holds the texts it must catch and
those it must let pass, in seven languages.
"""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from heard.guard.rule import Check


@cache
def all_checks() -> tuple[Check, ...]:
    """Every check, in order of its name; read on first use."""
    names = sorted(module.name for module in iter_modules(__path__))
    return tuple(import_module(f"{__name__}.{name}").CHECK for name in names)
