"""Print the tables in docs from the code: `make docs`. A test fails while a page on disk is not what would be printed.

A page is either printed whole, or holds parts between `<!-- printed: name -->` and `<!-- end -->`.
"""

from __future__ import annotations

import ast
import os
import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
PLACE = re.compile(r"<!-- printed: (\w+) -->\n.*?<!-- end -->", re.DOTALL)
STATES = ("works", "partly", "not yet")


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """One thing that the desk must do: in our words, how far it is, where in the code, and what is missing."""

    id: str
    stage: str
    words: str
    state: str
    where: str = ""
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Proof:
    """A test that names a demand."""

    path: str
    name: str

    @property
    def sentence(self) -> str:
        """The test's name as people read it."""
        words = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", self.name).lower().removeprefix("test_")
        return words.replace("_", " ")


def demands() -> list[Demand]:
    """All demands, in the order of the way."""
    told = tomllib.loads((DOCS / "demands.toml").read_text(encoding="utf-8"))
    return [Demand(**one) for one in told["demand"]]


def proofs() -> dict[str, list[Proof]]:
    """Which tests name which demand, read from the source without running anything."""
    found: dict[str, list[Proof]] = defaultdict(list)
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for name, marker in _markers(ast.parse(path.read_text(encoding="utf-8"))):
            proof = Proof(path.relative_to(ROOT).as_posix(), name)
            if proof not in found[marker]:
                found[marker].append(proof)
    return dict(found)


def _markers(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            for decorator in node.decorator_list:
                yield from ((node.name, id_) for id_ in _named(decorator))
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            yield from ((node.targets[0].id, id_) for id_ in _named(node.value))


def _named(node: ast.AST) -> Iterator[str]:
    """The ids in every `pytest.mark.demand(...)` below `node`."""
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "pytest.mark.demand":
            yield from (str(ast.literal_eval(argument)) for argument in call.args)


def demands_page(_: str) -> str:
    """docs/demands.md: each demand, how far it is, and the tests that say so."""
    told, tested = demands(), proofs()
    counts = ", ".join(f"{sum(one.state == state for one in told)} {state}" for state in STATES)
    lines = [
        "# What Heard must do, and how far it is",
        "",
        "Printed by `make docs` from `docs/demands.toml` and from the tests; do not edit it by hand.",
        "",
        "- **works**: a person at the desk can do it today, and at least one test says so.",
        "- **partly**: some of it works; what is missing stands below it.",
        "- **not yet**: at most its words, tables, rules and texts are there. Tests listed under it prove those and no more.",
        "",
        f"{len(told)} demands: {counts}.",
    ]
    for stage in dict.fromkeys(one.stage for one in told):
        lines += ["", f"## {stage}"]
        for one in (demand for demand in told if demand.stage == stage):
            lines += ["", f"### {one.id}: {one.words}", "", f"**{one.state}**" + (f", in {one.where}." if one.where else ".")]
            if one.missing:
                lines += ["", f"Missing: {one.missing}"]
            lines += ["", *_proved(tested.get(one.id, []))]
    return "\n".join(lines) + "\n"


def _proved(tests: list[Proof]) -> list[str]:
    if not tests:
        return ["No test names it."]
    return [f"- {one.sentence} ([{Path(one.path).name}](../{one.path}))" for one in tests]


def personal_page(_: str) -> str:
    """docs/personal-data.md: what the tables declare about the people in them."""
    from django.apps import apps

    from heard.records.personal import declared

    lines = [
        "# Where the personal data lie",
        "",
        "Printed by `make docs` from the models; do not edit it by hand.",
        "",
        "What is **privileged** stands between the business and its counsel: it is erased like the rest and handed out to nobody.",
        "",
        "Every model declares which of its columns hold personal data, of which kind, on which legal basis, and which clock retires them:",
        "",
        "- **copied**: text taken from a platform. Emptied when it was not seen there for as long as the playbook keeps copies",
        "  (`retention.platform_copy_days`; 30 days for Google). An imported file is emptied when it has been read; rows of it that were set",
        "  aside go after the same days.",
        "- **case**: the private side of a case. Emptied when the case has been closed for `retention.private_days`, and who the customer",
        "  is goes with it.",
        "- **customer**: deleted with its orders when no file has held it and nothing was bought for `retention.customer_days`, unless a",
        "  case of theirs is open.",
        "- **account**: name and address leave an account 30 days after its person works for no brand here. A channel's sign-in and a",
        "  place's contact stand as long as the channel and the place.",
        "",
        "One job runs all four clocks each night. Mails that were kept as files, because no mail server is set, go after 30 days.",
        "",
        "What is known of one person is handed out or erased by an owner: on the page One person under Settings, with",
        "`heard person export` and `heard person erase`, or over the API. It is found by mail address, telephone number and case code,",
        "through the declarations below, and struck out of what is written elsewhere. A post that was erased so does not come back while the",
        "platform still shows it. What stands on a platform stays there, and a backup holds it until it is deleted.",
        "",
        "The case log refers to rows by number and to texts by fingerprint, and stays when a text goes. The one text in it is a platform's",
        "own reason for refusing a reply.",
    ]
    names = {model._meta.db_table: model.__name__ for model in apps.get_app_config("records").get_models()}
    bare = []
    for table, columns in sorted(declared().items()):
        if not columns:
            bare.append(f"`{names[table]}`")
            continue
        lines += ["", f"## {names[table]}", "", "| column | kind | basis | retired with |", "|---|---|---|---|"]
        lines += [
            f"| `{column}` | {what.kind}{', privileged' if what.privileged else ''} | {what.basis} | {what.retire} |"
            for column, what in columns.items()
        ]
    lines += ["", "## None", "", f"These models declare that they hold none: {', '.join(bare)}."]
    return "\n".join(lines) + "\n"


def rules_page(_: str) -> str:
    """docs/rules.md: the guard prints it itself."""
    from heard.guard.docs import table

    return table()


def playbook_page(page: str) -> str:
    """docs/playbook.md: the playbook's own parts in a page that people wrote."""
    from tests.playbook.renew_docs import renewed

    return str(renewed(page))


def words_page(page: str) -> str:
    """docs/words.md: every enum with its members, in a page that people wrote."""
    return PLACE.sub(lambda found: f"<!-- printed: {found[1]} -->\n{enum_lists(found[1])}\n<!-- end -->", page)


def enums() -> dict[str, list[type[StrEnum]]]:
    """The enums of the vocabulary by the module that defines them."""
    import heard.vocabulary

    found = {}
    for module in iter_modules(heard.vocabulary.__path__):
        values = vars(import_module(f"heard.vocabulary.{module.name}")).values()
        found[module.name] = [
            one
            for one in values
            if isinstance(one, type) and issubclass(one, StrEnum) and one.__module__ == f"heard.vocabulary.{module.name}"
        ]
    return found


def enum_lists(module: str) -> str:
    """Each enum of one module: its sentence, then every value with what pages call it and what its comment says."""
    from heard.web.labels import WORDS

    said = _comments(module)
    parts = []
    for kind in enums()[module]:
        lines = [f"**{kind.__name__}**: {(kind.__doc__ or '').splitlines()[0]}", ""]
        for member in kind:
            label, comment = str(WORDS.get(kind, {}).get(member, "")), said.get(f"{kind.__name__}.{member.name}", "")
            known = (member.value.replace("_", " "), comment.lower())
            also = "; ".join(filter(None, ("" if label.lower() in known else label, comment)))
            lines.append(f"- `{member.value}`" + (f": {also}" if also else ""))
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def _comments(module: str) -> dict[str, str]:
    """What stands behind the `#` of each member: "Stage.HEAR" -> its comment."""
    source = (ROOT / "src" / "heard" / "vocabulary" / f"{module}.py").read_text(encoding="utf-8")
    found, inside = {}, ""
    for line in source.splitlines():
        if opened := re.match(r"class (\w+)", line):
            inside = opened[1]
        elif member := re.match(r'    ([A-Z_]+) = ".*?"\s+# (.+)', line):
            found[f"{inside}.{member[1]}"] = member[2]
    return found


PAGES: dict[str, Callable[[str], str]] = {
    "demands.md": demands_page,
    "personal-data.md": personal_page,
    "playbook.md": playbook_page,
    "rules.md": rules_page,
    "words.md": words_page,
}


def printed(name: str) -> str:
    """The page as the code prints it now."""
    path = DOCS / name
    return PAGES[name](path.read_text(encoding="utf-8") if path.exists() else "")


def main() -> None:
    """Print every page; say which changed."""
    sys.path.insert(0, str(ROOT))  # the playbook's examples stand beside its tests
    # Nothing is signed or sealed here, so that printing leaves no keys behind on a fresh machine.
    os.environ.setdefault("HEARD_SECRET_KEY", "only for printing")
    os.environ.setdefault("HEARD_SEAL_KEY", "only for printing")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "heard.config.settings")
    import django

    django.setup()
    for name in PAGES:
        before = (DOCS / name).read_text(encoding="utf-8") if (DOCS / name).exists() else ""
        after = printed(name)
        if after != before:
            (DOCS / name).write_text(after, encoding="utf-8")
        print(f"{'printed' if after != before else 'as it was'}: docs/{name}")


if __name__ == "__main__":
    main()
