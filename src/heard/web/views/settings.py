"""The brand, its voice and its places."""

from __future__ import annotations

from typing import Any
from zoneinfo import available_timezones

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from heard.desk import house
from heard.vocabulary.people import Permission
from heard.web import forms, house_forms
from heard.web.gate import DeskRequest, in_brand, permissions

VOICE = ("signature", "greeting", "formality", "warmth", "sentence_words", "favourite_words", "avoided_words", "emoji")


@in_brand
def settings(request: DeskRequest) -> HttpResponse:
    """One form for the brand, one for each place; each is saved by itself."""
    unclear: forms.Form | None = None
    part = request.POST.get("part", "")
    if request.method == "POST":
        request.actor.must(Permission.MANAGE)
        unclear = _save_brand(request) if part == "brand" else _save_place(request, part)
        if unclear is None:
            messages.success(request, _("Saved."))
            anchor = part if part == "brand" else f"place-{part}"
            return redirect(f"{reverse('settings', args=[request.brand.slug])}#{anchor}")
    return render(
        request,
        "heard/settings.html",
        {
            "page": "settings",
            "brand_form": unclear if part == "brand" and unclear else house_forms.BrandForm(initial=_brand_values(request)),
            "places": [
                {"pk": place.pk, "name": place.name, "form": _place_form(place, part, unclear)}
                for place in house.places(request.brand)
            ],
            "new_form": unclear if part == "new" and unclear else house_forms.LocationForm(prefix="new"),
            "zones": sorted(available_timezones()),
            "can": permissions(request.actor),
        },
        status=422 if unclear else 200,
    )


def _brand_values(request: DeskRequest) -> dict[str, Any]:
    voice = request.brand.spoken()
    values = {name: getattr(voice, name) for name in VOICE}
    values |= {name: ", ".join(values[name]) for name in ("favourite_words", "avoided_words")}
    return {"name": request.brand.name, "sector": request.brand.sector, **values}


def _save_brand(request: DeskRequest) -> forms.Form | None:
    form = house_forms.BrandForm(request.POST)
    if not form.is_valid():
        return form
    given = form.cleaned_data
    kept = {name: value for name, value in request.brand.voice.items() if name not in VOICE}
    voice = {**kept, **{name: given[name] for name in VOICE}}
    house.change_brand(request.brand, request.actor, name=given["name"], sector=given["sector"], voice=voice)
    return None


def _place_form(place: Any, part: str, unclear: forms.Form | None) -> forms.Form:
    if part == str(place.pk) and unclear:
        return unclear
    values = {name: getattr(place, name) for name in house_forms.LocationForm.base_fields}
    values["hours"] = house_forms.hours_as_lines(place.hours)
    values["holidays"] = " ".join(place.holidays)
    return house_forms.LocationForm(initial=values, prefix=str(place.pk))


def _save_place(request: DeskRequest, part: str) -> forms.Form | None:
    if part != "new" and not part.isdecimal():
        raise Http404
    form = house_forms.LocationForm(request.POST, prefix=part)
    if not form.is_valid():
        return form
    try:
        house.write_place(request.brand, request.actor, number=None if part == "new" else int(part), values=form.cleaned_data)
    except house.NotTaken as error:
        form.add_error("name", str(error))
        return form
    return None
