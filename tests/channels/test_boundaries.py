"""A platform knows its platform and nothing else, and one file alone reaches the network."""

import ast
from pathlib import Path

import pytest

import heard.channels

ROOT = Path(heard.channels.__file__).parent
SHARED = {"contract", "errors", "http", "listing", "registry", "table"}
NETWORK = {"httpx", "requests", "urllib3", "socket", "http", "smtplib", "imaplib", "ftplib", "stamina"}
MODULES = sorted(ROOT.rglob("*.py"))


def imported(module: Path) -> set[str]:
    """The full names that a module imports."""
    names = set()
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return names


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(ROOT)))
def test_one_file_alone_reaches_the_network(module: Path) -> None:
    reached = {name for name in imported(module) if name.split(".")[0] in NETWORK or name == "urllib.request"}
    # html.parser and urllib.parse only read text.
    assert not reached or module == ROOT / "http.py"


@pytest.mark.parametrize(
    "module", [one for one in MODULES if one.parent != ROOT], ids=lambda module: str(module.relative_to(ROOT))
)
def test_a_platform_imports_no_other_platform(module: Path) -> None:
    own = module.relative_to(ROOT).parts[0]
    of_channels = {name.split(".")[2] for name in imported(module) if name.startswith("heard.channels.")}
    assert of_channels <= SHARED | {own}
    assert {name.split(".")[1] for name in imported(module) if name.startswith("heard.")} <= {
        "channels",
        "envelope",
        "vocabulary",
    }
