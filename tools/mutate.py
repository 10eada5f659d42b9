"""Change one thing in a module of the guard or the playbook, and see whether the tests notice: `python tools/mutate.py text find ...`.

Every mutant is tried in a process of its own, forked before the package was imported: in the guard on texts beside the checks
that read the module, then on the small test files of the package; the first that fails kills it, and so does a time of more
than `PATIENCE` seconds. `--of playbook` takes modules of `heard.playbook`. A module of a folder is named with a point:
`tone.heads`, `checks.incentive`. Prints the survivors and the counts. `--seconds` ends the run after that time, with mutants spread
evenly over the modules, and says how many were not tried.
"""

import argparse
import ast
import copy
import importlib.abc
import os
import signal
import sys
import time
from collections.abc import Iterator
from functools import cache
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
GUARD = ROOT / "src" / "heard" / "guard"
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
TESTS = {
    "guard": (
        "test_phrases",
        "test_helpers",
        "test_edges",
        "test_verdict",
        "test_case_codes",
        "test_known",
        "test_own_words",
        "test_blocks",
    ),
    "playbook": (
        "test_who_may",
        "test_gather",
        "test_respond",
        "test_leaving",
        "test_resolve",
        "test_contest",
        "test_moves",
        "test_direct_messages",
        "test_clock",
        "test_policy",
        "test_may_write",
        "test_docs",
    ),
}
PATIENCE = 60  # seconds of one mutant
WHOLE = ("rule", "verdict")  # modules that read everything
TEXTS = 400  # beside the checks, for one mutant
SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}


def mutants(source: str) -> Iterator[tuple[int, str, str]]:
    """Line, what was changed, and the changed module, for every place that can be changed."""
    tree = ast.parse(source)
    for number, node in enumerate(ast.walk(tree)):
        for change in _changes(node):
            other = copy.deepcopy(tree)
            target = next(found for at, found in enumerate(ast.walk(other)) if at == number)
            said = change(target)
            yield getattr(node, "lineno", 0), f"{ast.unparse(node)[:70]} -> {said}", ast.unparse(other)


def _changes(node: ast.AST) -> Iterator:  # type: ignore[type-arg]  # of functions that change a node in place
    match node:
        case ast.Compare() if type(node.ops[0]) in SWAPS:
            yield _swap_compare
        case ast.BoolOp() | ast.BinOp() if type(node.op) in SWAPS:
            yield _swap_op
        case ast.UnaryOp(op=ast.Not()):
            yield _drop_not
        case ast.IfExp():
            yield _turn_if
        case ast.Constant(value=int()) if not isinstance(node.value, bool):
            yield _one_more
        case ast.keyword(arg="sure" | "law", value=ast.Constant()):
            yield _turn_flag


def _swap_compare(node: ast.Compare) -> str:
    node.ops[0] = SWAPS[type(node.ops[0])]()  # type: ignore[assignment]
    return ast.unparse(node)[:70]


def _swap_op(node: ast.BoolOp) -> str:
    node.op = SWAPS[type(node.op)]()  # type: ignore[assignment]
    return ast.unparse(node)[:70]


def _drop_not(node: ast.UnaryOp) -> str:
    node.operand = ast.UnaryOp(ast.Not(), node.operand)
    return "without not"


def _turn_if(node: ast.IfExp) -> str:
    node.body, node.orelse = node.orelse, node.body
    return "branches turned"


def _one_more(node: ast.Constant) -> str:
    node.value = int(node.value) + 1  # type: ignore[arg-type]
    return str(node.value)


def _turn_flag(node: ast.keyword) -> str:
    node.value = ast.UnaryOp(ast.Not(), node.value)
    return "turned"


class Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives one module of a package another source."""

    def __init__(self, package: str, name: str, source: str) -> None:
        self.name = f"heard.{package}.{name}"
        self.source = source

    def find_spec(self, fullname: str, _path: object, _target: object = None) -> ModuleSpec | None:
        """This loader for the changed module, and nothing for others."""
        return ModuleSpec(fullname, self) if fullname == self.name else None

    def exec_module(self, module: ModuleType) -> None:
        """Run the changed source in place of the file."""
        exec(compile(self.source, self.name, "exec"), module.__dict__)  # noqa: S102  # what mutation testing is


def survives(package: str, name: str, source: str) -> bool:
    """Whether texts and tests pass with `source` for the module `name`; asked in a child that may hang or die."""
    child = os.fork()
    if child == 0:
        signal.alarm(PATIENCE)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(1, 2)
        sys.meta_path.insert(0, Changed(package, name, source))
        try:
            os._exit(int(not ((package != "guard" or texts_hold(name)) and tests_hold(package))))
        finally:
            os._exit(2)
    return os.waitpid(child, 0)[1] == 0


def tests_hold(package: str) -> bool:
    """Whether the small test files pass; without the slow ones and the settings of the project."""
    options = ["-xq", "-p", "no:cacheprovider", "-p", "no:django", "--noconftest", "-c", os.devnull, f"--rootdir={ROOT}"]
    files = [str(ROOT / "tests" / package / f"{name}.py") for name in TESTS[package]]
    return pytest.main([*options, "-k", "not no_text_and_no_brief and not broken_and_hostile", *files]) == 0


def texts_hold(name: str) -> bool:
    """Whether the checks that read the module `name` do what the texts beside them want; at most `TEXTS`, spread evenly."""
    from tests.guard.test_checks import CASES, misread

    own = {file.stem for file in (GUARD / "checks").glob("*.py") if name == f"checks.{file.stem}" or _reads(file, name)}
    cases = [case for case in CASES if case.check in own] or list(CASES)
    return not any(misread(case) for case in cases[:: len(cases) // TEXTS + 1])


@cache
def _reads(file: Path, name: str) -> bool:
    """Whether `file` imports the module `name` of the guard, itself or by way of another helper."""
    source = file.read_text("utf-8")
    helpers = ((named, helper) for named, helper in _helpers().items() if f"heard.guard.{named} " in source)
    return any(named == name or (named not in WHOLE and _reads(helper, name)) for named, helper in helpers)


@cache
def _helpers() -> dict[str, Path]:
    """The helpers of the checks by the name under which they are imported, as `find` and `tone.heads`."""
    tone = GUARD / "tone"
    return (
        {file.stem: file for file in GUARD.glob("*.py")}
        | {f"tone.{file.stem}": file for file in tone.glob("*.py")}
        | {"tone": tone / "__init__.py"}
    )


def main() -> None:
    """Try the mutants and print who lives."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modules", nargs="*")
    parser.add_argument("--of", choices=TESTS, default="guard")
    parser.add_argument("--seconds", type=int, default=0)
    options = parser.parse_args()
    begun = time.monotonic()
    texts = {
        name: (ROOT / "src" / "heard" / options.of / f"{name.replace('.', '/')}.py").read_text("utf-8")
        for name in options.modules
    }
    if not survives(options.of, options.modules[0], texts[options.modules[0]]):
        sys.exit("the unchanged package does not pass")
    per = [[(name, *one) for one in mutants(text)] for name, text in texts.items()]
    every = sorted((at / len(own), number, at, mutant) for number, own in enumerate(per) for at, mutant in enumerate(own))
    tried = lived = 0
    for _, _, _, (name, line, said, source) in every:
        if options.seconds and time.monotonic() - begun > options.seconds:
            break
        tried += 1
        if survives(options.of, name, source):
            lived += 1
            print(f"{name}:{line}: {said}", flush=True)
    print(f"{len(every)} mutants, {tried} tried, {tried - lived} killed, {lived} survived")


if __name__ == "__main__":
    main()
