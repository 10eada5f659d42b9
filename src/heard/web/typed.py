"""What somebody typed lies in their browser until the desk has it: a mark on the next page of the case lets go of it there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse

from heard.vocabulary.text import TextKind
from heard.web.gate import DeskRequest, case_address

if TYPE_CHECKING:
    from heard.records.models import Case

COOKIE = "kept"  # says which typed text the desk has


def key_of_reply(request: DeskRequest, case: Case) -> str:
    """Under which name a browser keeps the public reply; each cycle has its own."""
    return f"{request.user.pk}.{case.code}.{case.cycle}"


def key_of_talk(request: DeskRequest, code: str, kind: TextKind) -> str:
    """Under which name a browser keeps a private text of this kind."""
    return f"{request.user.pk}.{code}.{kind.value}"


def tell_kept(answer: HttpResponse, request: DeskRequest, code: str, key: str) -> None:
    """Tell the next page of this case that the desk has what was typed, so that the browser drops its own copy."""
    answer.set_cookie(COOKIE, key, max_age=60, path=case_address(request.brand, code), httponly=True, samesite="Lax")
