"""How the brand speaks: a voice learnt from replies, and the language model that an owner may let in."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from heard.desk import access, house, speaking
from heard.vocabulary.people import Permission
from heard.vocabulary.text import Voice
from heard.vocabulary.way import Role
from heard.web.gate import DeskRequest, in_brand, permissions
from heard.web.speaking_forms import AssistantForm, PastedForm, VoiceForm


@in_brand
def voice(request: DeskRequest) -> HttpResponse:
    """The brand's voice with a reply that shows it; pasted replies fill the form anew, and a person keeps it."""
    pasted, form, learnt = PastedForm(), VoiceForm(initial=_values(request.brand.spoken())), 0
    part = request.POST.get("part", "")
    if request.method == "POST":
        request.actor.must(Permission.MANAGE)
    if part == "learn":
        pasted = PastedForm(request.POST)
        if pasted.is_valid():
            learnt, heard = speaking.learnt(request.brand, pasted.cleaned_data["pasted"])
            form = VoiceForm(initial=_values(heard))
    elif part == "keep":
        form = VoiceForm(request.POST)
        if form.is_valid():
            brand = request.brand
            told = {**brand.voice, **form.cleaned_data}
            house.change_voice(brand, request.actor, told)
            messages.success(request, _("From now on every draft speaks like this."))
            return redirect("voice", request.brand.slug)
    unclear = bool(pasted.errors or form.errors)
    review, reply = speaking.example(request.brand, _spoken_by(form))
    return render(
        request,
        "heard/voice.html",
        {
            "page": "settings",
            "pasted_form": pasted,
            "voice_form": form,
            "learnt": learnt,
            "review": review,
            "reply": reply,
            "can": permissions(request.actor),
        },
        status=422 if unclear else 200,
    )


@require_POST
@in_brand
def voice_example(request: DeskRequest) -> HttpResponse:
    """A reply in the voice as the form stands. Nothing is kept."""
    request.actor.must(Permission.DRAFT)
    review, reply = speaking.example(request.brand, _spoken_by(VoiceForm(request.POST)))
    return render(request, "heard/parts/voice_example.html", {"review": review, "reply": reply})


def _values(voice: Voice) -> dict[str, Any]:
    words = {name: ", ".join(getattr(voice, name)) for name in ("favourite_words", "avoided_words")}
    return {name: value for name, value in asdict(voice).items() if name != "brand"} | words


def _spoken_by(form: VoiceForm) -> dict[str, Any]:
    """The voice that a form stands for; what cannot be read is left as it was kept."""
    if not form.is_bound:
        form = VoiceForm({name: value for name, value in form.initial.items() if value not in (False, None)})
    form.is_valid()
    return dict(form.cleaned_data)


@in_brand
def assistant(request: DeskRequest) -> HttpResponse:
    """What leaves the house, and the owner's acceptance of it."""
    row = speaking.assistant_of(request.brand)
    form = AssistantForm(initial={"address": row.address, "model": row.model} if row else None)
    if request.method == "POST":
        request.actor.must(Permission.MANAGE)
        if request.POST.get("part") == "off":
            speaking.send_away(request.brand, request.actor)
            messages.success(request, _("The language model is off, and its key is forgotten."))
            return redirect("assistant", request.brand.slug)
        form = AssistantForm(request.POST)
        if form.is_valid() and _let_in(request, form):
            messages.success(request, _("The language model is on for this brand."))
            return redirect("assistant", request.brand.slug)
    return render(
        request,
        "heard/assistant.html",
        {
            "page": "settings",
            "form": form,
            "row": row,
            "on": speaking.settings_of(request.brand) is not None,
            "installed": speaking.installed(),
            "may_accept": request.actor.role is Role.OWNER,
            "can": permissions(request.actor),
        },
        status=422 if form.errors else 200,
    )


def _let_in(request: DeskRequest, form: AssistantForm) -> bool:
    given = {name: form.cleaned_data[name] for name in ("address", "model", "key", "name")}
    try:
        speaking.let_in(request.brand, request.actor, **given, now=request.now)
    except speaking.NotAccepted as error:
        form.add_error("address", str(error))
        return False
    return True


@require_POST
@in_brand
def assisted(request: DeskRequest, code: str) -> HttpResponse:
    """A draft by the model, asked for by a person, beside those of the writer."""
    access.case(request.brand, code)
    request.actor.must(Permission.DRAFT)
    return render(
        request,
        "heard/parts/assisted.html",
        {"one": speaking.ask(request.brand, code, request.actor, now=request.now)},
    )
