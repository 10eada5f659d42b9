"""What the documents say is what the code does."""

import ast
import re
import tomllib
from importlib import import_module
from itertools import chain
from pathlib import Path
from pkgutil import iter_modules

import pytest
from django.test import Client
from tools.print_docs import DOCS, PAGES, PLACE, ROOT, STATES, demands, enums, printed, proofs

import heard.vocabulary
from heard.cli.main import main
from heard.records.models import Brand

SOURCE = ROOT / "src" / "heard"
WRITTEN = sorted({*ROOT.glob("*.md"), *DOCS.rglob("*.md"), *(ROOT / "changelog.d").glob("*.md")})
IDS = [
    f"{stage}{number}"
    for stage, last in (("H", 5), ("T", 7), ("G", 4), ("R", 11), ("S", 9), ("C", 5), ("D", 7), ("W", 4), ("P", 3))
    for number in range(1, last + 1)
]


@pytest.mark.parametrize("name", PAGES)
def test_a_printed_page_is_what_the_code_prints(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == printed(name), "run: make docs"


def test_every_demand_is_listed_once_in_the_order_of_the_way() -> None:
    assert [demand.id for demand in demands()] == IDS


def test_a_demand_that_works_has_a_test_and_any_other_says_how_far_it_is() -> None:
    tested = proofs()
    for demand in demands():
        assert demand.state in STATES, demand.id
        if demand.state == "works":
            assert tested.get(demand.id), f"{demand.id} is said to work and no test names it"
        if demand.state == "partly":
            assert demand.missing and demand.where, demand.id


def test_a_marker_names_a_demand_that_there_is() -> None:
    assert set(proofs()) <= set(IDS)


def test_a_place_that_a_demand_names_is_there() -> None:
    for demand in demands():
        for path in re.findall(r"(?:[a-z_0-9]+/)+[a-z_0-9]+(?:\.py)?", demand.where):
            assert list(SOURCE.glob(f"{path}*")), f"{demand.id}: {path}"


def test_every_public_word_of_the_vocabulary_is_explained() -> None:
    page = (DOCS / "words.md").read_text(encoding="utf-8")
    told = set(re.findall(r"`(\w+)`|\*\*(\w+)\*\*", page))
    known = {word for pair in told for word in pair if word}
    assert _public_names() - known == set()


def test_every_value_of_every_enum_is_on_the_page_of_words() -> None:
    page = (DOCS / "words.md").read_text(encoding="utf-8")
    for kind in chain.from_iterable(enums().values()):
        part = re.split(r"\n\n\*\*|<!-- end", page.split(f"**{kind.__name__}**:", 1)[1])[0]
        assert re.findall(r"^- `(\w+)`", part, re.MULTILINE) == [member.value for member in kind], kind.__name__


def _public_names() -> set[str]:
    """Classes, functions and constants that the modules of the vocabulary define themselves."""
    names = set()
    for module in iter_modules(heard.vocabulary.__path__):
        path = SOURCE / "vocabulary" / f"{module.name}.py"
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            match node:
                case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
                    names.add(name)
                case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                    names.add(name)
        assert import_module(f"heard.vocabulary.{module.name}")
    return {name for name in names if not name.startswith("_")}


def test_every_variable_that_is_read_is_on_the_page_of_settings() -> None:
    read = set()
    for path in SOURCE.rglob("*.py"):
        read |= set(_variables(ast.parse(path.read_text(encoding="utf-8"))))
    assert _listed("settings.md") == read - {"DJANGO_SETTINGS_MODULE"}


def _variables(tree: ast.Module) -> list[str]:
    """Names asked of the environment: `environ.get("X")`, `environ["X"]`, `getenv("X")`."""
    names: list[str] = []
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Attribute(attr="environ")), args=[ast.Constant(value=str(name)), *_]):
                names.append(name)
            case ast.Call(func=ast.Attribute(attr="getenv"), args=[ast.Constant(value=str(name)), *_]):
                names.append(name)
            case ast.Subscript(value=ast.Attribute(attr="environ"), slice=ast.Constant(value=str(name))):
                names.append(name)
    return names


def test_every_dependency_is_on_the_page_of_dependencies_and_no_other() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {re.split(r"[\[<>=~! ]", line, maxsplit=1)[0] for line in project["dependencies"]}
    assert _listed("dependencies.md") == wanted


def _listed(page: str) -> set[str]:
    """The names in the first column of the tables of a page."""
    return set(re.findall(r"^\| `([^`]+)` \|", (DOCS / page).read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize("page", WRITTEN, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_link_inside_the_project_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        if not re.match(r"[a-z]+:", target):
            assert (page.parent / target).exists(), f"{page.name} points to {target}"


@pytest.mark.parametrize("page", sorted((DOCS / "decisions").glob("[0-9]*.md")), ids=lambda path: path.stem)
def test_a_decision_keeps_its_reason_and_the_paths_not_taken(page: Path) -> None:
    assert re.findall(r"^## (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE) == [
        "Context",
        "Decision",
        "Paths not taken",
    ]


def test_decisions_are_numbered_without_a_gap() -> None:
    numbers = [int(page.name[:4]) for page in sorted((DOCS / "decisions").glob("[0-9]*.md"))]
    assert numbers == list(range(1, len(numbers) + 1))


def _requests() -> set[tuple[str, str]]:
    """Every request that the API answers, as (method, path) without the common beginning."""
    from heard.api.urls import api

    found = api.get_openapi_schema(path_prefix="")["paths"]
    return {(method.upper(), path) for path, methods in found.items() for method in methods}


def test_every_request_of_the_api_is_on_its_page() -> None:
    page = (DOCS / "api.md").read_text(encoding="utf-8")
    told = set(re.findall(r"^\| `([A-Z]+) (\S+)` \|", page, re.MULTILINE))
    assert told == _requests()


@pytest.mark.django_db
def test_the_key_that_the_page_of_the_api_makes_opens_it(client: Client, capsys: pytest.CaptureFixture[str]) -> None:
    Brand.objects.create(name="Trattoria Lumina", slug="trattoria-lumina")
    (line,) = re.findall(r"^heard (key make .*)$", (DOCS / "api.md").read_text(encoding="utf-8"), re.MULTILINE)
    with pytest.raises(SystemExit) as end:
        main(line.split())
    assert end.value.code == 0
    key = capsys.readouterr().out.strip()
    assert client.get("/api/v1/cases", headers={"authorization": f"Bearer {key}"}).json() == {"cases": [], "after": ""}
    assert client.get("/api/v1/cases", headers={"authorization": "Bearer heard_guessed"}).status_code == 401


@pytest.mark.demand("R2")
def test_no_request_of_the_api_takes_a_review_away() -> None:
    assert {method for method, _ in _requests()} == {"GET", "POST"}
    assert [path for _, path in _requests() if re.search("delete|remove|hide", path)] == []


def test_a_news_fragment_is_named_by_its_kind() -> None:
    kinds = "added|changed|fixed|removed|security"
    for fragment in (ROOT / "changelog.d").glob("*.md"):
        assert fragment.name == "README.md" or re.fullmatch(rf"[a-z0-9-]+\.({kinds})\.md", fragment.name), fragment.name


def test_every_printed_place_is_closed() -> None:
    for page in WRITTEN:
        text = page.read_text(encoding="utf-8")
        assert text.count("<!-- printed: ") == len(PLACE.findall(text)), page.name
