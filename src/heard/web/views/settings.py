"""The brand itself; its places, its voice and its switches have pages of their own."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from heard.desk import house
from heard.vocabulary.people import Permission
from heard.web.gate import DeskRequest, in_brand, permissions
from heard.web.house_forms import BrandForm


@in_brand
def settings(request: DeskRequest) -> HttpResponse:
    """What the brand is called, and its trade."""
    brand = request.brand
    known = {
        "name": brand.name,
        "sector": brand.sector,
        "currency": brand.currency,
        "products": "\n".join(brand.products),
    }
    form = BrandForm(request.POST or None, initial=known)
    if request.method == "POST":
        request.actor.must(Permission.MANAGE)
        if form.is_valid():
            house.change_brand(brand, request.actor, **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect("settings", brand=brand.slug)
    return render(
        request,
        "heard/settings.html",
        {"page": "settings", "form": form, "can": permissions(request.actor)},
        status=422 if form.errors else 200,
    )
