"""The table of checks as people read it; `docs/rules.md` is printed from here by `python -m heard.guard`."""

from itertools import groupby

from heard.guard.rule import READ_ON, SOURCES
from heard.guard.verdict import rules
from heard.vocabulary.text import Level

_HEAD = f"""# What the guard checks

Printed by `python -m heard.guard`; do not edit it by hand. Every source was read on {READ_ON}. This is no legal advice.

- **block**: the text cannot go out. A person whose role may, can overrule it with a reason that is logged, unless it is
  marked **law**: that nobody can.
- **warn**: it goes out when a named person gives a reason.
- **advise**: good advice, nothing more.

Beside every check, in `src/heard/guard/checks/`, stand the texts that it must find and those that it must let pass.
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
    used = {info.rule for info in infos}
    parts += ["\n## Sources\n", "| rule | source | law of |", "|---|---|---|"]
    parts += [f"| {name} | {source.name} | {', '.join(source.laws_of)} |" for name, source in SOURCES.items() if name in used]
    return "\n".join(parts) + "\n"
