"""Change one thing in a module of the guard, and see whether the tests notice: `python tools/mutate.py text find ...`.

Works on a copy of the package in a folder of its own. Every mutant is tried on the texts beside the checks and on the
small test files of `tests/guard`; the first that fails kills it. Prints the survivors and the counts. `--seconds` ends the
run after that time, with mutants spread evenly over the modules, and says how many were not tried.
"""

import argparse
import ast
import copy
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TESTS = ("test_phrases.py", "test_helpers.py", "test_verdict.py", "test_case_codes.py")
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


def survives(folder: Path, *, small: bool) -> bool:
    """Whether every test, and unless `small` every text, passes with the package in `folder`."""
    # The project's own settings would put the unchanged package first.
    pytest = ["-xq", "-p", "no:cacheprovider", "-o", f"pythonpath={folder}", "-k", "not no_text_and_no_brief"]
    place = os.environ | {"PYTHONPATH": f"{folder}{os.pathsep}{ROOT}", "PYTHONDONTWRITEBYTECODE": "1"}
    commands = [[sys.executable, "-m", "pytest", *pytest], [sys.executable, __file__, "--texts"]]
    for command in commands[:1] if small else commands:
        files = [] if "--texts" in command else [str(ROOT / "tests" / "guard" / name) for name in TESTS]
        try:
            done = subprocess.run([*command, *files], cwd=ROOT, env=place, capture_output=True, timeout=120, check=False)
        except subprocess.TimeoutExpired:
            return False
        if done.returncode:
            return False
    return True


def texts() -> int:
    """0 when every check does what the texts beside it want."""
    from tests.guard.briefs import brief_of
    from tests.guard.test_checks import cases

    from heard.guard.checks import all_checks
    from heard.guard.text import Text

    checks = {check.id: check for check in all_checks()}
    for case in cases():
        check, text = checks[case.check], case.text.replace("«", "").replace("»", "")
        brief = brief_of(case.words, case.language, check)
        if any(True for _ in check.find(Text.of(text, brief.language), brief)) is not case.wanted:
            return 1
    return 0


def main() -> None:
    """Try the mutants and print who lives."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modules", nargs="*")
    parser.add_argument("--seconds", type=int, default=0)
    parser.add_argument("--small", action="store_true", help="only the small test files, which pin the helpers down")
    parser.add_argument("--texts", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.texts:
        sys.exit(texts())
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        shutil.copytree(ROOT / "src" / "heard", folder / "heard", ignore=shutil.ignore_patterns("static", "*.pyc"))
        per = []
        for name in options.modules:
            path = folder / "heard" / "guard" / f"{name}.py"
            per.append([(path, path.read_text("utf-8"), *mutant) for mutant in mutants(path.read_text("utf-8"))])
        every = sorted((at / len(own), number, at, mutant) for number, own in enumerate(per) for at, mutant in enumerate(own))
        tried = lived = 0
        for _, _, _, (path, source, line, said, changed) in every:
            if options.seconds and time.monotonic() - begun > options.seconds:
                break
            tried += 1
            path.write_text(changed, "utf-8")
            if survives(folder, small=options.small):
                lived += 1
                print(f"{path.stem}:{line}: {said}", flush=True)
            path.write_text(source, "utf-8")
        print(f"{len(every)} mutants, {tried} tried, {tried - lived} killed, {lived} survived")


if __name__ == "__main__":
    main()
