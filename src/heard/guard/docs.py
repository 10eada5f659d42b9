"""The table of checks as people read it; `docs/rules.md` is printed from here by `python -m heard.guard`."""

from itertools import groupby

from heard.guard.rule import READ_ON, SOURCES, RuleInfo
from heard.guard.verdict import rules
from heard.vocabulary.text import Level

_HEAD = f"""# What the guard checks

Printed by `python -m heard.guard`; do not edit it by hand. Every source was read on {READ_ON}. This is no legal advice.

- **block**: the text cannot go out. A person whose role may, can overrule it with a reason that is logged, unless it is
  marked **law**: that nobody can.
- **warn**: it goes out when a named person gives a reason.
- **advise**: good advice, nothing more.

Where no phrase but only a learnt head finds a fault, and is not sure of it, a check that blocks warns.

Beside every check, in `src/heard/guard/checks/`, stand the texts that it must find and those that it must let pass.
"""

_PACKS = """A check of a platform, sector or country reads only texts that go there; a place whose country nobody named gets
every country's. Under `law:` stand the checks that come from the law of a country; they hold everywhere all the same.
"""


def table() -> str:
    """The whole page: the checks by level, then the sources."""
    order = list(Level)
    infos = sorted(rules(), key=lambda info: (order.index(info.level), info.id))
    parts = [_HEAD]
    for level, group in groupby(infos, key=lambda info: info.level):
        parts += [f"\n## {level.value.capitalize()}\n", "| check | meaning | rule | reads | where |", "|---|---|---|---|---|"]
        for info in group:
            kinds = ", ".join(kind.value.replace("_", " ") for kind in info.kinds)
            law = ", law" if info.law else ""
            parts.append(f"| `{info.id}` | {info.meaning} | {info.rule}{law} | {kinds} | {', '.join(info.packs)} |")
    parts += ["\n## Packs\n", _PACKS, "| pack | checks |", "|---|---|"]
    parts += [f"| {pack} | {', '.join(f'`{info.id}`' for info in held)} |" for pack, held in by_pack().items()]
    used = {info.rule for info in infos}
    parts += ["\n## Sources\n", "| rule | source | law of | read on |", "|---|---|---|---|"]
    sources = [(name, source) for name, source in SOURCES.items() if name in used]
    parts += [f"| {name} | {source.name} | {', '.join(source.laws_of)} | {READ_ON} |" for name, source in sources]
    return "\n".join(parts) + "\n"


def by_pack() -> dict[str, tuple[RuleInfo, ...]]:
    """The checks of every pack, in order of name, those that hold everywhere first.

    A check stands under its own packs, and under the country whose law it comes from ("law:GB"), where it binds most.
    """
    held: dict[str, list[RuleInfo]] = {}
    for info in rules():
        for pack in (*info.packs, *(f"law:{country}" for country in info.laws_of)):
            held.setdefault(pack, []).append(info)
    return {pack: tuple(held[pack]) for pack in sorted(held, key=lambda pack: (pack != "everywhere", pack))}
