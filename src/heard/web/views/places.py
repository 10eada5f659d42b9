"""The places of a brand: a list that can be searched, and a page for each."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any
from zoneinfo import available_timezones

import segno
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from heard.desk import access, house
from heard.vocabulary.people import Permission
from heard.web.gate import DeskRequest, in_brand, permissions
from heard.web.house_forms import LocationForm, hours_as_lines, shifts_as_lines

if TYPE_CHECKING:
    from heard.records.models import Location


@in_brand
def places(request: DeskRequest) -> HttpResponse:
    """Every place, or those whose name or country has the words."""
    words = request.GET.get("q", "").strip()
    return render(
        request,
        "heard/house/places.html",
        {
            "page": "settings",
            "places": house.places(request.brand, words=words),
            "words": words,
            "can": permissions(request.actor),
        },
    )


@in_brand
def place(request: DeskRequest, number: int | None = None) -> HttpResponse:
    """One place; a new one where there is no number."""
    row = access.location(request.brand, number) if number is not None else None
    if request.method == "POST":
        request.actor.must(Permission.MANAGE)
        form = LocationForm(request.POST)
        if form.is_valid() and _kept(request, number, form):
            return redirect("places", brand=request.brand.slug)
    else:
        form = LocationForm(initial=_values(row) if row else None)
    return render(
        request,
        "heard/house/place.html",
        {
            "page": "settings",
            "place": row,
            "form": form,
            "zones": sorted(available_timezones()),
            "can": permissions(request.actor),
            "door": _door(request, row) if row else "",
        },
        status=422 if form.errors else 200,
    )


def _values(row: Any) -> dict[str, Any]:
    values = {name: getattr(row, name) for name in LocationForm.base_fields}
    return {
        **values,
        "hours": hours_as_lines(row.hours),
        "holidays": " ".join(row.holidays),
        "shifts": shifts_as_lines(row.shifts),
    }


def _kept(request: DeskRequest, number: int | None, form: LocationForm) -> bool:
    try:
        kept = house.write_place(request.brand, request.actor, number=number, values=form.cleaned_data)
    except house.NotTaken as error:
        form.add_error("name", str(error))
        return False
    messages.success(request, _("%(name)s is saved.") % {"name": kept.name})
    return True


def _door(request: DeskRequest, row: Location) -> str:
    """Where customers of a place complain in private."""
    return request.build_absolute_uri(reverse("say", args=[row.door]))


@in_brand
def qr(request: DeskRequest, number: int) -> HttpResponse:
    """The door of a place as a code to print: for the table, the counter, the receipt (H5). It counts nobody."""
    drawn = io.BytesIO()
    address = _door(request, access.location(request.brand, number))
    segno.make(address, error="m", micro=False).save(drawn, kind="svg", scale=8, border=4, dark="#000", light="#fff")
    return HttpResponse(drawn.getvalue(), content_type="image/svg+xml")
