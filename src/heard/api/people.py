"""What the desk knows of one person: handed out, or erased. For owners' keys."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from ninja import Field, Router, Schema

from heard.api.auth import Asking
from heard.api.shapes import Trouble
from heard.desk import subject

router = Router(tags=["people"])


class SubjectIn(Schema):
    """A person, by address or number, and by the codes of cases that you know to be theirs. A name alone proves nobody."""

    mail: str = Field("", max_length=254)
    phone: str = Field("", max_length=40)
    codes: list[str] = Field([], max_length=200)

    def person(self) -> subject.Subject:
        """As the desk takes it."""
        return subject.Subject(mail=self.mail.strip(), phone=self.phone, codes=tuple(self.codes))


class ErasedOut(Schema):
    """What was erased."""

    customers: int
    cases: list[str]
    mentions: int


@router.post("/people/export", response={200: dict[str, Any], 400: Trouble, 404: Trouble})
def export(request: Asking, who: SubjectIn) -> Any:
    """Everything the desk holds of a person, as plain values that can be handed to them."""
    return subject.export(request.brand, request.actor, who.person(), now=timezone.now())


@router.post("/people/erase", response={200: ErasedOut, 400: Trouble, 404: Trouble, 409: Trouble})
def erase(request: Asking, who: SubjectIn) -> Any:
    """Erase it. The log keeps that it was done. It cannot be undone."""
    found = subject.erase(request.brand, request.actor, who.person(), now=timezone.now())
    return {
        "customers": len(found.customers),
        "cases": [case.code for case in found.cases],
        "mentions": len(found.mentions),
    }
