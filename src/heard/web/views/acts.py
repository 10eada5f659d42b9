"""What people do in a case. Each act is one call of the desk; refusals and unclear forms go back to the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from heard.desk import access, asking, ending, house, linking, sending
from heard.desk.act import acting
from heard.gather import actions as gather
from heard.respond import actions as respond
from heard.triage import actions as triage
from heard.vocabulary.people import NotAllowed
from heard.vocabulary.way import Fault, Outcome
from heard.web import forms
from heard.web.fact_forms import DecisionForm
from heard.web.gate import REFUSALS, DeskRequest, case_act, case_address, filled, in_brand
from heard.web.search_form import SearchForm
from heard.web.typed import key_of_reply, tell_kept
from heard.web.views.case import show

if TYPE_CHECKING:
    from heard.records.models import Case, Draft, Outgoing


@case_act(anchor="team", page=show)
def note(request: DeskRequest, case: Case) -> str:
    """A word to the team."""
    given = filled(forms.NoteForm(request.POST)).cleaned_data
    gather.note(case, request.actor, text=given["text"], is_fact=given["is_fact"], now=request.now)
    return _("The note is kept.")


@case_act(anchor="team", page=show)
def ask(request: DeskRequest, case: Case) -> str:
    """A question to somebody who was there."""
    given = filled(forms.AskForm(request.POST)).cleaned_data
    asking.ask(case, request.actor, name=given["name"], mail=given["mail"], question=given["question"], now=request.now)
    return _("%(name)s gets a mail with a link to answer by.") % {"name": given["name"]}


@case_act(anchor="team", page=show)
def decide(request: DeskRequest, case: Case) -> str:
    """What the team does next."""
    given = filled(DecisionForm(request.POST, team=house.team(request.brand))).cleaned_data
    gather.decide(case, request.actor, text=given["text"], person=given["person"], now=request.now)
    return _("The next step is decided, and stands in the log with your name.")


@case_act(anchor="team", page=show)
def withdraw(request: DeskRequest, case: Case, number: int) -> str:
    """The answer is no longer needed."""
    gather.withdraw(asking.request_of(case, number), request.actor, now=request.now)
    return _("The question is withdrawn.")


@case_act(anchor="team", page=show)
def waive_facts(request: DeskRequest, case: Case) -> str:
    """On without the team's word."""
    reason = filled(forms.ReasonForm(request.POST)).cleaned_data["reason"]
    gather.waive_facts(case, request.actor, reason=reason, now=request.now)
    return _("The plan goes on without the facts. Your reason stands in the log.")


@case_act(anchor="customer", page=show)
def waive_search(request: DeskRequest, case: Case) -> str:
    """On without a search."""
    reason = filled(forms.ReasonForm(request.POST)).cleaned_data["reason"]
    gather.waive_search(case, request.actor, reason=reason, now=request.now)
    return _("The plan goes on without a search. Your reason stands in the log.")


@case_act(anchor="customer", page=show)
def search(request: DeskRequest, case: Case) -> str:
    """Who wrote this?"""
    asked = filled(SearchForm(request.POST)).asked
    row = gather.search(case, request.actor, asked=asked, now=request.now)
    return _("Nobody was found; the search is on record.") if not row.found else ""


@case_act(anchor="customer", page=show)
def confirm(request: DeskRequest, case: Case, number: int) -> str:
    """This is who wrote."""
    gather.confirm(case, request.actor, candidate=asking.candidate_of(case, number), now=request.now)
    return _("Confirmed. The reply may now speak to what happened.")


@case_act(anchor="customer", page=show)
def deny(request: DeskRequest, case: Case, number: int) -> str:
    """None of these."""
    gather.deny(case, request.actor, found=asking.search_of(case, number), now=request.now)
    return _("On record: none of them. The reply will be the sincere one.")


@require_POST
@in_brand
def write(request: DeskRequest, code: str) -> HttpResponse:
    """Keep the reply as it is typed; then, when asked to, hand it to a second person or send it.

    What was typed is kept even where it may not go yet: a refusal is said before anything is written.
    """
    form = forms.ReplyForm(request.POST)
    if not form.is_valid():
        return show(request, code, form)
    back = redirect(f"{case_address(request.brand, code)}#reply")
    try:
        with acting(request.brand, code, now=request.now) as case:
            draft = respond.write(case, request.actor, text=form.cleaned_data["text"], now=request.now)
            _explain(request, draft, form.reasons)
            refused = _go_on(request, case, draft, request.POST.get("act", "save"))
    except REFUSALS as refusal:
        messages.error(request, str(refusal))
        return back
    if isinstance(refused, NotAllowed):
        raise PermissionDenied(str(refused))
    if refused is not None:
        messages.error(request, str(refused))
    tell_kept(back, request, code, key_of_reply(request, case))
    return back


def _explain(request: DeskRequest, draft: Draft, reasons: dict[str, str]) -> None:
    """Reasons count only where the guard said so of these very words."""
    found = {finding["check"] for finding in draft.verdict["findings"]}
    for check, reason in reasons.items():
        if check in found and draft.reasons.get(check) != reason:
            respond.explain(draft, request.actor, check=check, reason=reason, now=request.now)


def _go_on(request: DeskRequest, case: Case, draft: Draft, act: str) -> Exception | None:
    """What was asked for beside keeping the draft; the refusal, where the desk says no."""
    try:
        if act == "save":
            messages.success(request, _("Kept as a draft."))
        elif act == "offer":
            respond.offer(draft, request.actor, now=request.now)
            messages.success(request, _("An approver can see it now."))
        elif act == "send":
            _sent(request, case, sending.send(case, request.actor, draft, now=request.now))
    except (*REFUSALS, NotAllowed) as refused:
        return refused
    return None


def _sent(request: DeskRequest, case: Case, outgoing: Outgoing) -> None:
    if outgoing.by_hand:
        messages.success(request, _("Copy it, post it, and keep the proof."))
        return
    undo_address = reverse("undo", args=[request.brand.slug, case.code, outgoing.pk])
    messages.success(request, _("The reply is in the outbox."), extra_tags=undo_address)


@case_act(anchor="reply", page=show)
def approve(request: DeskRequest, case: Case, number: int) -> str:
    """Stand behind a draft."""
    respond.approve(access.draft(case, number), request.actor, now=request.now)
    return _("Approved. It can be sent.")


@case_act(anchor="reply", page=show)
def send_back(request: DeskRequest, case: Case, number: int) -> str:
    """Not like this."""
    reason = filled(forms.ReasonForm(request.POST)).cleaned_data["reason"]
    respond.send_back(access.draft(case, number), request.actor, reason=reason, now=request.now)
    return _("Sent back with your reason as a note.")


@case_act(anchor="reply", page=show)
def undo(request: DeskRequest, case: Case, number: int) -> str:
    """Take a reply back before it leaves."""
    respond.undo(access.outgoing(case, number), request.actor, now=request.now)
    return _("Taken back. Nobody has seen it.")


@case_act(anchor="reply", page=show)
def copied(request: DeskRequest, case: Case, number: int) -> str:
    """Somebody took the text to post it by hand."""
    respond.copied(access.outgoing(case, number), request.actor, now=request.now)
    return ""


@case_act(anchor="reply", page=show)
def posted(request: DeskRequest, case: Case, number: int) -> str:
    """It stands on the platform, with a proof."""
    given = filled(forms.ProofForm(request.POST, request.FILES)).cleaned_data
    picture = given["file"]
    respond.posted_by_hand(
        access.outgoing(case, number),
        request.actor,
        proof_url=given["url"],
        proof_file=picture.read() if picture else b"",
        proof_name=picture.name if picture else "",
        now=request.now,
    )
    return _("Posted, and the proof is kept.")


@require_POST
@in_brand
def thank(request: DeskRequest, code: str) -> HttpResponse:
    """The short way in one key press; from the list one stays in the list."""
    try:
        with acting(request.brand, code, now=request.now) as case:
            outgoing = sending.thank(case, request.actor, now=request.now)
            _sent(request, case, outgoing)
    except REFUSALS as refusal:
        messages.error(request, str(refusal))
        return redirect(case_address(request.brand, code))
    if outgoing.by_hand:
        return redirect(f"{case_address(request.brand, code)}#reply")
    return redirect("inbox", brand=request.brand.slug)


@case_act(anchor="team", page=show)
def fault(request: DeskRequest, case: Case) -> str:
    """Whose fault it was."""
    given = filled(forms.FaultForm(request.POST)).cleaned_data["fault"]
    triage.say_fault(case, request.actor, Fault(given) if given else None, now=request.now)
    return _("On record, with your name. Recovery counts it.")


@require_POST
@in_brand
def link(request: DeskRequest, code: str) -> HttpResponse:
    """This review follows that private case."""
    before = request.POST.get("before", "")
    try:
        linking.link(request.brand, code, request.actor, before=before, now=request.now)
    except linking.NotLinked as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Linked: each case now leads to the other."))
    return redirect(case_address(request.brand, code))


@case_act(anchor="", page=show)
def give(request: DeskRequest, case: Case) -> str:
    """Hand the case to a colleague."""
    team = house.team(request.brand)
    given = filled(forms.OwnerForm(request.POST, team=team)).cleaned_data
    house.give(case, request.actor, person=given["owner"], now=request.now)
    return _("%(name)s has the case now.") % {"name": dict(team)[given["owner"]]} if given["owner"] else _("Nobody has it now.")


@case_act(anchor="close", page=show)
def close(request: DeskRequest, case: Case) -> str:
    """The end, with an outcome and what was learnt."""
    given = filled(forms.CloseForm(request.POST)).cleaned_data
    ending.close(case, request.actor, outcome=Outcome(given["outcome"]), learned=given["learned"], now=request.now)
    return _("The case is closed.")


@case_act(anchor="", page=show)
def reopen(request: DeskRequest, case: Case) -> str:
    """Take it up again."""
    ending.reopen(case, request.actor, now=request.now)
    return _("The case is open again.")
