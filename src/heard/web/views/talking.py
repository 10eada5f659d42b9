"""The private talk on the case page: the thread, the composer with its guard, notes of calls, offers and promises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from heard.contest import actions as contest
from heard.desk import access, carrying, talking, visiting
from heard.desk.act import acting
from heard.resolve import actions as resolve
from heard.resolve import amends, guests, queries
from heard.respond import actions as respond
from heard.vocabulary.people import Permission
from heard.vocabulary.text import TextKind
from heard.web import forms, talk_forms
from heard.web.gate import REFUSALS, DeskRequest, case_act, case_address, filled, in_brand
from heard.web.kept_file import kept_file
from heard.web.talk_panel import TABS
from heard.web.typed import key_of_talk, tell_kept
from heard.web.views.case import show

if TYPE_CHECKING:
    from heard.records.models import Case


def _way(to: str) -> tuple[str, str]:
    way, _, address = to.partition(" ")
    return way, address


def _back(request: DeskRequest, code: str, tab: str = "") -> HttpResponse:
    query = f"?talk={tab}" if tab else ""
    return redirect(f"{case_address(request.brand, code)}{query}#talk")


@require_POST
@in_brand
def say(request: DeskRequest, code: str) -> HttpResponse:
    """A private text into the outbox; refused, what was typed comes back with the reason."""
    form = talk_forms.SayForm(request.POST)
    if not form.is_valid() or form.cleaned_data["kind"] not in list(TABS.values()):
        raise Http404
    given = form.cleaned_data
    kind = TextKind(given["kind"])
    tab = next(name for name, one in TABS.items() if one is kind)
    try:
        with acting(request.brand, code, now=request.now) as case:
            said = _said(request, case, form, kind)
    except REFUSALS as refusal:
        messages.error(request, str(refusal))
        kept = {"kind": kind.value, "text": given["text"], "to": given["to"], "own": given["own"], "remedies": form.remedies}
        request.session[f"talk {access.case(request.brand, code).pk}"] = kept
        return _back(request, code, tab)
    except access.NotAllowed as error:
        raise PermissionDenied(str(error)) from error
    messages.success(request, said["words"], extra_tags=said["undo"])
    back = _back(request, code)
    tell_kept(back, request, code, key_of_talk(request, code, kind))
    return back


def _said(request: DeskRequest, case: Case, form: talk_forms.SayForm, kind: TextKind) -> dict[str, str]:
    given = form.cleaned_data
    way, to = _way(given["to"])
    common: dict[str, Any] = {"text": given["text"], "way": way, "to": to, "reasons": form.reasons, "now": request.now}
    if kind is TextKind.REMEDY_OFFER:
        if given["offer"]:
            row = talking.offer_of(case, given["offer"])
            talking.send_agreed(row, request.actor, **common)
        else:
            row = talking.offer(case, request.actor, remedies=form.remedies, own=given["own"], why=given["why"], **common)
        outgoing = row.outgoing
        if outgoing is None:
            return {"words": _("That is above your limit. Somebody who may promise it has been asked."), "undo": ""}
    else:
        outgoing = talking.say(case, request.actor, kind=kind, **common)
    if outgoing.by_hand:
        return {"words": _("Copy it, send it on the platform, then say so here."), "undo": ""}
    undo_address = reverse("talk_undo", args=[request.brand.slug, case.code, outgoing.pk])
    return {"words": _("The message is in the outbox."), "undo": undo_address}


@require_POST
@in_brand
def guard(request: DeskRequest, code: str) -> HttpResponse:
    """What the guard says of a private text as it stands. Nothing is kept."""
    case = access.case(request.brand, code)
    request.actor.must(Permission.DRAFT)
    form = talk_forms.SayForm(request.POST)
    kind = form.data.get("talk-kind", "")
    if kind not in list(TABS.values()):
        raise Http404
    text = form.data.get("talk-text", "")[: forms.NO_MORE_THAN]
    remedies = [one for one in queries.catalogue(case.brand) if one.pk in form.remedies]
    verdict = talking.check(case, request.actor, text, TextKind(kind), remedies=remedies) if text.strip() else None
    shown = {"verdict": verdict, "text": text, "reasons": form.reasons, "guard_id": "talk-guard"}
    return render(request, "heard/parts/guard.html", shown)


@in_brand
def drafts(request: DeskRequest, code: str) -> HttpResponse:
    """Texts to begin with."""
    case = access.case(request.brand, code)
    request.actor.must(Permission.DRAFT)
    kind = TABS.get(request.GET.get("tab", "message"), TextKind.PRIVATE_MAIL)
    wanted = [int(one) for one in request.GET.getlist("talk-remedy") if one.isdecimal()]
    catalogue = queries.catalogue(case.brand)
    remedies = [one for one in catalogue if one.pk in wanted] or catalogue[:2]
    found = talking.propose(case, request.actor, kind, remedies=remedies if kind is TextKind.REMEDY_OFFER else ())
    shown = {"proposals": found, "drafts_id": "talk-drafts", "fills": "id_talk-text"}
    return render(request, "heard/parts/drafts.html", shown)


act = case_act(anchor="talk", page=show)


@act
def note(request: DeskRequest, case: Case) -> str:
    """What was said on the phone or at the counter."""
    given = filled(talk_forms.CallForm(request.POST)).cleaned_data
    resolve.noted(
        case,
        request.actor,
        way=given["way"],
        inbound=given["reached"] == "in",
        text=given["text"],
        whole_story=given["whole_story"],
        now=request.now,
    )
    return _("The note is part of the talk.")


@act
def undo(request: DeskRequest, case: Case, number: int) -> str:
    """Take a private text back before it leaves."""
    respond.undo(access.outgoing(case, number), request.actor, now=request.now)
    return _("Taken back. Nobody has read it.")


@act
def carried(request: DeskRequest, case: Case, number: int) -> str:
    """Somebody sent a direct message by hand."""
    request.actor.must(Permission.SEND)
    carrying.carried_by_hand(access.outgoing(case, number), now=request.now)
    return _("Noted as sent.")


@act
def believe(request: DeskRequest, case: Case, number: int) -> str:
    """This message is from the one who wrote."""
    resolve.believed(talking.message_of(case, number), request.actor, now=request.now)
    return _("On record: this is them.")


@act
def guest(request: DeskRequest, case: Case, number: int) -> str:
    """A guest of the private page is, or is not, the one who wrote."""
    row = visiting.guest_of(case, number)
    if request.POST.get("is") == "them":
        guests.confirm(row, request.actor, now=request.now)
        return _("Confirmed: they can read and write here now.")
    guests.deny(row, request.actor, now=request.now)
    return _("On record: somebody else. They are not told.")


@act
def choose(request: DeskRequest, case: Case) -> str:
    """What they chose, told on the phone."""
    request.actor.must(Permission.SEND)
    remedy = request.POST.get("remedy", "")
    if remedy == "0" or not remedy.isdecimal():
        amends.refuse(case, request.actor, now=request.now)
        return _("Noted: they want none of it.")
    talking.choose(case, request.actor, remedy=int(remedy), now=request.now)
    return _("Noted. The promise has a day from now on.")


@act
def keep(request: DeskRequest, case: Case) -> str:
    """The promise is kept."""
    given = filled(talk_forms.KeepForm(request.POST)).cleaned_data
    amends.keep(case, request.actor, proof=given["proof"], now=request.now)
    return _("Kept, with its proof.")


@act
def score(request: DeskRequest, case: Case) -> str:
    """How they answered the one question, told on the phone."""
    request.actor.must(Permission.SEND)
    given = filled(talk_forms.ScoreForm(request.POST, prefix="score")).cleaned_data
    resolve.scored(case, request.actor, score=int(given["score"]), why=given["why"], now=request.now)
    return _("Noted.")


@act
def peace(request: DeskRequest, case: Case) -> str:
    """They want no further message."""
    request.actor.must(Permission.SEND)
    resolve.left_alone(case, request.actor, now=request.now)
    return _("Nothing more is sent to them. If they write again, you may answer.")


@act
def extortion(request: DeskRequest, case: Case) -> str:
    """Money or goods are asked for in return for the review: nothing is offered, the complaint is still handled."""
    contest.extortion(case, request.actor, now=request.now)
    return _("Marked. Nothing can be offered here; keep every message, and look into the complaint all the same.")


@in_brand
def file(request: DeskRequest, code: str, number: int) -> HttpResponse:
    """A file that came with a message: pictures are shown, everything else is saved."""
    return kept_file(talking.file_of(access.case(request.brand, code), number))
