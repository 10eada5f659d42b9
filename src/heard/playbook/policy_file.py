"""The playbook as a TOML file: read with errors that name the line and the mend, written with a comment on every setting."""

import difflib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from heard.playbook.policy import SECTIONS, ContradictionError, Money, Policy, Settings
from heard.vocabulary.platforms import Platform
from heard.vocabulary.reading import Severity

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a playbook. `line` counts from 1, `key` is dotted as in the file, `mend` says what to write."""

    line: int
    key: str
    what: str
    mend: str

    def __str__(self) -> str:
        key = f"{self.key}: " if self.key else ""
        return f"line {self.line}: {key}{self.what} {self.mend}"


class PolicyError(ValueError):
    """This playbook cannot be used."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(map(str, problems)))


def from_toml(text: str) -> Policy:
    """The policy in `text`; raises `PolicyError` with every problem, in the order of the lines."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PolicyError((_syntax_problem(error, text),)) from None
    try:
        return Policy.model_validate(table)
    except ValidationError as error:
        lines = _lines_of_keys(text)
        problems = [_problem(details, lines) for details in error.errors()]
        raise PolicyError(tuple(sorted(problems, key=lambda p: (p.line, p.key)))) from None


# --- reading: where and why it is wrong ---


def _syntax_problem(error: tomllib.TOMLDecodeError, text: str) -> Problem:
    found = re.search(r"^(.*) \(at (?:line (\d+), column \d+|end of document)\)$", str(error), re.DOTALL)
    words, line = (found[1], found[2]) if found else (str(error), None)
    return Problem(
        line=int(line) if line else max(1, len(text.splitlines())),
        key="",
        what=f"This is not TOML: {words}.",
        mend='Write settings as name = value, texts in "quotes", and each section as [name] on a line of its own.',
    )


_HEADER = re.compile(r"^\s*\[\[?\s*([^\]#]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""^\s*((?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*'))*)\s*=""")


def _lines_of_keys(text: str) -> dict[Path, int]:
    """The line on which each key and section is first named. tomllib keeps no positions, so they are looked for."""
    lines: dict[Path, int] = {}
    section: Path = ()
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            section = _parts(header[1])
            path = section
        elif key := _KEY.match(line):
            path = section + _parts(key[1])
        else:
            continue
        for length in range(1, len(path) + 1):
            lines.setdefault(path[:length], number)
    return lines


def _parts(dotted: str) -> Path:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))


def _problem(details: ErrorDetails, lines: Mapping[Path, int]) -> Problem:
    contradiction = details.get("ctx", {}).get("error")
    if isinstance(contradiction, ContradictionError):
        path, what = contradiction.where, f"{contradiction}."
        return Problem(_line(path, lines), ".".join(path), what[0].upper() + what[1:], "Change one of the two.")
    path = tuple(str(part) for part in details["loc"] if part != "[key]")
    what, mend = _words(details, path)
    return Problem(_line(path, lines), ".".join(path), what, mend)


def _line(path: Path, lines: Mapping[Path, int]) -> int:
    """The line of the key, or of the nearest thing around it that the file names."""
    for length in range(len(path), 0, -1):
        if path[:length] in lines:
            return lines[path[:length]]
    return 1


def _words(details: ErrorDetails, path: Path) -> tuple[str, str]:
    """What is wrong with the value at `path`, and what to write instead."""
    kind, given, limits = details["type"], details["input"], details.get("ctx", {})
    if kind == "extra_forbidden":
        return "There is no such setting.", _nearest(path[-1], _names_at(path[:-1]))
    if details["loc"][-1] == "[key]":
        return f"{_shown(given)} is not known here.", _nearest(str(given), limits.get("expected", ""))
    if kind == "enum":
        return f"{_shown(given)} is not known here.", _nearest(str(given), limits["expected"])
    for kinds, what, mend in _MENDS:
        if kind in kinds:
            words = {"given": _shown(given), "section": ".".join(path), **limits}
            return what.format_map(words), mend.format_map(words)
    return f"{details['msg']}.", "See the commented default playbook for what may stand here."


_NUMBERS = ("int_type", "int_parsing", "int_parsing_size", "int_from_float")
_SECTIONS = ("model_type", "model_attributes_type", "dict_type")
_MENDS: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (_NUMBERS, "{given} is not a whole number.", "Write a whole number without quotes."),
    (("bool_type", "bool_parsing"), "{given} is neither yes nor no.", "Write true or false, without quotes."),
    (("greater_than_equal",), "{given} is too small.", "Write {ge} or more."),
    (("less_than_equal",), "{given} is too large.", "Write {le} or less."),
    (("tuple_type",), "{given} is not a list.", "Write a list in square brackets, such as [1, 2]; an empty one is []."),
    (("too_short",), "The list is empty.", "Write at least one value."),
    (("string_pattern_mismatch", "string_type"), "{given} is not a country code.", 'Write two capital letters, such as "DE".'),
    (_SECTIONS, "{given} is not a section.", "Write [{section}] on a line of its own and its settings below."),
)


def _nearest(given: str, known: str | tuple[str, ...]) -> str:
    """Which known word may be meant, else all of them."""
    names = tuple(re.findall(r"'([^']+)'", known)) if isinstance(known, str) else known
    near = difflib.get_close_matches(given, names, n=1, cutoff=0.7)
    return f"Do you mean {near[0]}?" if near else f"Possible here: {', '.join(names)}."


def _names_at(path: Path) -> tuple[str, ...]:
    """What may stand inside the section at `path`."""
    if not path:
        return tuple(Policy.model_fields)
    inside = path[2:] if path[0] in _OVERRIDES else path
    return tuple(type(getattr(_DEFAULT, inside[0])).model_fields) if inside else SECTIONS


def _shown(given: object) -> str:
    """A value as it might stand in the file, cut short."""
    words = toml_value(given) if isinstance(given, bool | int | float | str) else f"This {type(given).__name__}"
    return words if len(words) <= 40 else f"{words[:37]}..."


# --- writing ---

_OVERRIDES = ("platform", "severity")
_DEFAULT = Policy()
_TITLE = """\
# The playbook: what the desk obeys when it plans a case.
# Every setting stands here with its value, what it does, and where its default comes from.
# A section such as [platform.x.reply] says otherwise for one platform, [severity.danger.hold] for one severity;
# the more special word wins: severity, then platform, then the sections above them.
"""


def to_toml(policy: Policy) -> str:
    """`policy` as a commented file, which `from_toml` reads back as the same policy. What differs per platform or severity is written only where it is said."""
    parts = [_TITLE]
    for name in SECTIONS:
        parts.append(_section((name,), getattr(policy, name), everything=True))
    for path, words in _overrides(policy):
        if not words.model_fields_set:
            parts.append(f"[{'.'.join(path)}]\n")
        for name in sorted(words.model_fields_set, key=SECTIONS.index):
            parts.append(_section((*path, name), getattr(words, name), everything=False))
    return "\n".join(parts)


def _overrides(policy: Policy) -> Iterator[tuple[Path, Settings]]:
    for platform in Platform:
        if platform in policy.platform:
            yield ("platform", platform.value), policy.platform[platform]
    for severity in Severity:
        if severity in policy.severity:
            yield ("severity", severity.value), policy.severity[severity]


def _section(path: Path, section: BaseModel, *, everything: bool) -> str:
    lines = [f"[{'.'.join(path)}]"]
    if everything:
        lines.insert(0, f"# {(type(section).__doc__ or '').strip()}")
    for name, field in type(section).model_fields.items():
        if everything or name in section.model_fields_set:
            extra = field.json_schema_extra
            source = extra["source"] if isinstance(extra, dict) else ""
            if everything:
                lines.append(f"# {_meaning(field)} ({source})")
            lines.append(f"{name} = {toml_value(getattr(section, name))}")
    return "\n".join(lines) + "\n"


def _meaning(field: FieldInfo) -> str:
    in_cents = any(isinstance(mark, Money) for mark in field.metadata)
    return f"{field.description or ''}{' In cents.' if in_cents else ''}"


def toml_value(value: object) -> str:
    """A value as TOML writes it. Texts here are names and codes, which need no escapes beyond these two."""
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return str(value)
        case StrEnum():
            return f'"{value.value}"'
        case str():
            return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
        case tuple() | list():
            return f"[{', '.join(map(toml_value, value))}]"
    raise TypeError(f"no TOML for {value!r}")


def describe() -> Iterator[tuple[str, str, Any, str, str]]:
    """Every setting in the order of the file: section, name, default, words, source. Docs and pages are printed from it."""
    for section_name in SECTIONS:
        section = getattr(_DEFAULT, section_name)
        for name, field in type(section).model_fields.items():
            extra = field.json_schema_extra
            source = str(extra["source"]) if isinstance(extra, dict) else ""
            yield section_name, name, getattr(section, name), _meaning(field), source


DEFAULT_TOML = to_toml(_DEFAULT)
