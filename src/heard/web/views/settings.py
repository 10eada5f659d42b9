"""The brand and its voice."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from heard.desk import house
from heard.vocabulary.people import Permission
from heard.web import house_forms
from heard.web.gate import DeskRequest, in_brand, permissions

VOICE = ("signature", "greeting", "formality", "warmth", "sentence_words", "favourite_words", "avoided_words", "emoji")


@in_brand
def settings(request: DeskRequest) -> HttpResponse:
    """The brand and how it speaks; its places have pages of their own."""
    form = house_forms.BrandForm(request.POST or None, initial=_brand_values(request))
    if request.method == "POST":
        request.actor.must(Permission.MANAGE)
        if form.is_valid():
            _save_brand(request, form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect("settings", brand=request.brand.slug)
    return render(
        request,
        "heard/settings.html",
        {
            "page": "settings",
            "form": form,
            "places": house.count_places(request.brand),
            "can": permissions(request.actor),
        },
        status=422 if form.errors else 200,
    )


def _brand_values(request: DeskRequest) -> dict[str, Any]:
    voice = request.brand.spoken()
    values = {name: getattr(voice, name) for name in VOICE}
    values |= {name: ", ".join(values[name]) for name in ("favourite_words", "avoided_words")}
    return {"name": request.brand.name, "sector": request.brand.sector, **values}


def _save_brand(request: DeskRequest, given: dict[str, Any]) -> None:
    kept = {name: value for name, value in request.brand.voice.items() if name not in VOICE}
    voice = {**kept, **{name: given[name] for name in VOICE}}
    house.change_brand(request.brand, request.actor, name=given["name"], sector=given["sector"], voice=voice)
