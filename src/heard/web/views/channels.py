"""The ways in, and how they are."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from heard.channels import REGISTRY
from heard.desk import connecting, house
from heard.hear import queries
from heard.vocabulary.people import Permission
from heard.vocabulary.platforms import RULES, Platform
from heard.web import house_forms
from heard.web.gate import DeskRequest, in_brand, permissions


@in_brand
def channels(request: DeskRequest) -> HttpResponse:
    """Every way in with its health; and, for those who may, a form to connect another."""
    platforms = [
        entry for entry in REGISTRY.values() if entry.opens or entry.credentials
    ]  # the others are handed something and need no key
    kind = request.POST.get("kind") or request.GET.get("kind")
    entry = next((one for one in platforms if one.key == kind), platforms[0])
    form = house_forms.ConnectForm(request.POST or None, entry=entry)
    if request.method == "POST":
        request.actor.must(Permission.MANAGE)
        if form.is_valid() and _connected(request, form):
            return redirect("channels", brand=request.brand.slug)
    return render(
        request,
        "heard/channels.html",
        {
            "page": "channels",
            "channels": [_shown(channel) for channel in queries.channels(request.brand)],
            "doors": [_door(place) for place in house.places(request.brand)],
            "form": form,
            "platforms": platforms,
            "chosen": entry,
            "can": permissions(request.actor),
        },
        status=422 if form.errors else 200,
    )


def _connected(request: DeskRequest, form: house_forms.ConnectForm) -> bool:
    try:
        connecting.connect(
            request.brand,
            request.actor,
            kind=form.entry.key,
            name=form.cleaned_data["name"],
            credentials=form.credentials,
            settings=form.settings,
            now=request.now,
        )
    except house.NotTaken as error:
        form.add_error(None, str(error))
        return False
    messages.success(request, _("Connected. The first look begins now."))
    return True


def _shown(channel: Any) -> dict[str, Any]:
    entry = REGISTRY.get(channel.kind)
    return {
        "pk": channel.pk,
        "name": channel.name,
        "word": entry.name if entry else RULES[Platform(channel.platform)].name,
        "paused": channel.paused,
        "trouble": channel.trouble,
        "trouble_since": channel.trouble_since,
        "well_at": channel.well_at,
        "polled_at": channel.polled_at,
        "next_poll_at": channel.next_poll_at,
        "polled": bool(entry and entry.asked),
        "has_places": bool(entry and entry.opens),
    }


def _door(place: Any) -> dict[str, str]:
    path = reverse("say", args=[place.door])
    return {"name": place.name, "path": path, "address": settings.BASE_URL + path}


@in_brand
def places(request: DeskRequest, number: int) -> HttpResponse:
    """Which of the platform's places is which of ours."""
    channel, health = connecting.platform_places(request.brand, request.actor, number)
    known = {row.external_id: row.location_id for row in channel.places.all()}
    ours = house.place_names(request.brand)
    form = house_forms.PlacesForm(request.POST or None, theirs=health.places, ours=ours, known=known)
    if request.method == "POST" and form.is_valid():
        connecting.name_places(request.brand, request.actor, number, places=form.places)
        messages.success(request, _("Saved. New reviews go to these places."))
        return redirect("channels", brand=request.brand.slug)
    shown = {"page": "channels", "channel": channel, "health": health, "form": form, "notices_at": _notices_at(channel)}
    return render(request, "heard/places.html", shown, status=422 if form.errors else 200)


def _notices_at(channel: Any) -> str:
    """Where the platform may tell us what happened; empty where it tells nobody."""
    told = REGISTRY[channel.kind].capabilities.notices
    return settings.BASE_URL + reverse("notice", args=[channel.pk]) if told else ""


@require_POST
@in_brand
def poll(request: DeskRequest, number: int) -> HttpResponse:
    """Look at once."""
    channel = connecting.look_now(request.brand, request.actor, number)
    messages.success(request, _("%(name)s is being asked now.") % {"name": channel.name})
    return redirect("channels", brand=request.brand.slug)


@require_POST
@in_brand
def pause(request: DeskRequest, number: int) -> HttpResponse:
    """Stop asking, or go on."""
    channel = connecting.pause(request.brand, request.actor, number, now=request.now)
    said = _("%(name)s is not asked any more.") if channel.paused else _("%(name)s is asked again.")
    messages.success(request, said % {"name": channel.name})
    return redirect("channels", brand=request.brand.slug)
