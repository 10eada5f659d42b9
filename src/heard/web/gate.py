"""How a page is entered: who is this, in which brand, and what to say when the desk refuses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from heard.contest.actions import NotPossible as NotContested
from heard.desk import access
from heard.desk.act import acting
from heard.desk.ending import NotEnded
from heard.desk.sending import Held
from heard.gather.actions import NotPossible as NotGathered
from heard.resolve.refusing import NotPossible as NotTalked
from heard.respond.actions import NotPossible as NotWritten
from heard.vocabulary.people import Actor, NotAllowed, Permission

if TYPE_CHECKING:
    from heard.records.models import Brand, Person

SomeForm = TypeVar("SomeForm", bound=Form)

# What the desk says no to with a sentence for the person who asked.
REFUSALS = (Held, NotEnded, NotGathered, NotWritten, NotTalked, NotContested)


class DeskRequest(HttpRequest):
    """A request of somebody who has entered a brand."""

    user: Person
    brand: Brand
    brands: tuple[access.Entry, ...]
    actor: Actor
    now: datetime


class Unclear(Exception):
    """A form that has to go back to the person, with its errors."""

    def __init__(self, form: Form) -> None:
        super().__init__(form.errors.as_json())
        self.form = form


def filled(form: SomeForm) -> SomeForm:
    """The form, checked; raises `Unclear` when something in it needs another look."""
    if not form.is_valid():
        raise Unclear(form)
    return form


Page = Callable[..., HttpResponseBase]


def in_brand(page: Page) -> Page:
    """Only for people of the brand in the address; to all others it is not there."""

    @login_required
    @wraps(page)
    def entered(request: DeskRequest, brand: str, **kwargs: Any) -> HttpResponseBase:
        try:
            request.now = timezone.now()
            request.brand, request.actor, request.brands = access.enter(request.user, brand)
            return page(request, **kwargs)
        except access.NotYours as error:
            raise Http404(str(error)) from error
        except NotAllowed as error:
            raise PermissionDenied(str(error)) from error

    return entered


def case_act(*, page: Page, anchor: str = "", back: str = "case") -> Callable[[Callable[..., str]], Page]:
    """An act on one case: locked, done or refused as a whole, then back to the page named `back` at `anchor`.

    The function does the act and returns what to say of it. A form that is not clear goes back with `page`.
    """

    def made(act: Callable[..., str]) -> Page:
        @require_POST
        @in_brand
        @wraps(act)
        def view(request: DeskRequest, code: str, **kwargs: Any) -> HttpResponseBase:
            try:
                with acting(request.brand, code, now=request.now) as case:
                    said = act(request, case, **kwargs)
                if said:
                    messages.success(request, said)
            except Unclear as unclear:
                return page(request, code, unclear=unclear.form)
            except REFUSALS as refusal:
                messages.error(request, str(refusal))
            there = reverse(back, args=[request.brand.slug, code])
            return redirect(f"{there}#{anchor}" if anchor else there)

        return view

    return made


def case_address(brand: Brand, code: str) -> str:
    """Where a case's page is."""
    return reverse("case", args=[brand.slug, code])


def permissions(actor: Actor) -> dict[str, bool]:
    """What this actor may, by name, so that a page shows no door that is locked."""
    return {permission.value: actor.may(permission) for permission in Permission}
