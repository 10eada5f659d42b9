"""Texts for counsel alone: which of them fit a case, filled from its record, and what stands in the way of each (R-34). Pure."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Template
from typing import Any

from heard.vocabulary.case import CaseFacts
from heard.vocabulary.text import Standing

MARK = "DRAFT FOR COUNSEL ONLY. The desk sends this to nobody. Not legal advice."
OPEN = "[not on record]"


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalText:
    """One draft. `text` begins with `MARK`, and is empty while something stands in the way."""

    code: str
    name: str
    remark: str
    text: str
    stands_in_way: str = ""


def legal_texts(facts: CaseFacts, record: Mapping[str, str]) -> tuple[LegalText, ...]:
    """What the law of the place's country offers, in the order of the table. `record` fills the $names."""
    tables = _tables()
    return tuple(
        _filled(code, said, facts, record)
        for code, said in tables["text"].items()
        if _holds_in(facts.country, said["countries"])
    )


@cache
def _tables() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files("heard.contest").joinpath("legal.toml").read_text("utf-8"))


def _holds_in(country: str, listed: list[str]) -> bool:
    groups = _tables()["group"]
    return any(country == one or country in groups.get(one, ()) for one in listed)


def _filled(code: str, said: Mapping[str, Any], facts: CaseFacts, record: Mapping[str, str]) -> LegalText:
    stop = _stands_in_way(said, facts)
    known = {name: value or OPEN for name, value in record.items()}
    text = "" if stop else f"{MARK}\n\n{Template(said['text'].strip()).substitute(known)}\n"
    return LegalText(code=code, name=said["name"], remark=said["remark"], text=text, stands_in_way=stop)


def _stands_in_way(said: Mapping[str, Any], facts: CaseFacts) -> str:
    if said.get("needs") == "not_found":
        match facts.standing:
            case Standing.KNOWN:
                return "The search record says that this customer was found: the statement would be untrue."
            case Standing.CANDIDATES:
                return "The search record says that people were found who may have written it. Decide about them first."
            case Standing.NOT_SEARCHED:
                return "Nobody has been looked for. The statement needs a search that found nobody, on record."
    if said.get("after") == "refusal":
        contest = facts.contest
        if contest is None or contest.answered_at is None or contest.removed:
            return "It follows on a platform's decision to keep the review, and there is none."
    return ""
