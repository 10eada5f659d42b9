"""One case: what it says, what it needs, what was done; and the fragments of its page that change by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from heard.desk import access, forewarning, house, linking, sending, speaking
from heard.desk.page import CasePage, case_page
from heard.gather.asked import asked_by_itself
from heard.respond import actions as respond
from heard.respond.queries import newest_outgoing
from heard.vocabulary.case import OutgoingState
from heard.vocabulary.log import EventKind
from heard.vocabulary.people import Permission
from heard.vocabulary.plan import Plan, StepKind, StepState
from heard.vocabulary.platforms import RULES, Platform
from heard.vocabulary.reading import OtherParty, Polarity, Reading, Severity
from heard.vocabulary.text import ReviewText, TextKind
from heard.web import case_lines, forms, story, talk_panel, typed
from heard.web.evidence import set_review
from heard.web.fact_forms import DecisionForm
from heard.web.gate import DeskRequest, case_address, in_brand, permissions
from heard.web.labels import label_of
from heard.web.search_form import SearchForm

if TYPE_CHECKING:
    from heard.records.models import Case, CaseEvent, Outgoing

ON_THE_MOVE = frozenset({OutgoingState.QUEUED, OutgoingState.SENDING, OutgoingState.SENT, OutgoingState.PENDING})
OVER = frozenset({OutgoingState.UNDONE, OutgoingState.VOID, OutgoingState.REJECTED, OutgoingState.FAILED})
SURE_ENOUGH = 0.5
# Where on the page a step is done.
PLACES = {
    StepKind.ASK_TEAM: "team",
    StepKind.FIND_CUSTOMER: "customer",
    StepKind.DRAFT: "reply",
    StepKind.APPROVE: "reply",
    StepKind.SEND: "reply",
    StepKind.FIND_GROUND: "contest",
    StepKind.REQUEST_REMOVAL: "contest",
    StepKind.AWAIT_DECISION: "contest",
    StepKind.CALL_FIRST: "talk",
    StepKind.HEAR_STORY: "talk",
    StepKind.OFFER_REMEDY: "talk",
    StepKind.KEEP_PROMISE: "talk",
    StepKind.FOLLOW_UP: "talk",
    StepKind.ASK_TO_UPDATE: "talk",
    StepKind.LEARN: "close",
    StepKind.CLOSE: "close",
}

# Forms that begin empty, made once: making one copies every field.
EMPTY: dict[str, Form] = {
    "note_form": forms.NoteForm(),
    "ask_form": forms.AskForm(),
    "reason_form": forms.ReasonForm(),
    "close_form": forms.CloseForm(),
    "proof_form": forms.ProofForm(),
}


@in_brand
def page(request: DeskRequest, code: str) -> HttpResponse:
    """The whole page."""
    return show(request, code)


def show(request: DeskRequest, code: str, unclear: Form | None = None) -> HttpResponse:
    """The page for somebody who has entered the brand; with the form that was not clear, when an act sends it back."""
    read = case_page(access.case(request.brand, code), now=request.now)
    case, post = read.case, read.case.post
    can = permissions(request.actor)
    current = _current(read)
    text = unclear.data.get("text", "") if isinstance(unclear, forms.ReplyForm) else read.draft.text if read.draft else ""
    answer = render(
        request,
        "heard/case.html",
        {
            "page": "inbox",
            "case": case,
            "post": post,
            "facts": read.facts,
            "plan": read.plan,
            **_near_and_far(read.plan),
            "contested": any(step.kind is StepKind.FIND_GROUND for step in read.plan.steps) and can["note"],
            "can": can,
            "next_place": _next_place(read.plan, can),
            "facts_in": any(step.kind is StepKind.ASK_TEAM and step.state is StepState.DONE for step in read.plan.steps),
            "asks_now": bool(read.plan.next_step and read.plan.next_step.kind is StepKind.ASK_TEAM),
            **reviewed(case, read.reading),
            "revisions": read.revisions,
            "notes_team": [note for note in read.notes if not note.is_decision],
            "decided": next((note for note in reversed(read.notes) if note.is_decision), None),
            "fact_requests": read.requests,
            "announced": linking.announced(case),
            "ahead": forewarning.ahead(case, read.facts) if can["note"] else [],
            "follows": case.follows,
            "followed_by": linking.followed_by(case),
            "hinted_at": _others_at_fault(read.reading),
            "searches": read.searches,
            "customer": case.customer,
            "draft": read.draft,
            "approving": bool(read.draft and read.draft.offered_at and _waits_for_approval(read.plan)),
            "approved_by": _approved_by(read),
            "own_draft": bool(read.draft and read.draft.written_by_id == request.user.pk),
            "verdict": read.verdict,
            "reasons": read.draft.reasons if read.draft else {},
            "text": text,
            "outgoing": current,
            "moving": current is not None and current.state in ON_THE_MOVE,
            "reply_state": OutgoingState(current.state) if current else None,
            "composing": current is None or current.state in OVER,
            "proposes": read.draft is None and read.plan.may_draft,
            "by_hand": not read.posts_itself,
            "rules": RULES[Platform(case.platform)],
            "autosave_key": typed.key_of_reply(request, case),
            "saved_key": request.COOKIES.get(typed.COOKIE, ""),
            "saved_at": read.draft.written_at if read.draft else None,
            "log": case_lines.log(told(entry) for entry in reversed(read.log)),
            **_forms(request, read, unclear),
            **talk_panel.panel(request, read),
        },
        status=422 if unclear else 200,
    )
    if typed.COOKIE in request.COOKIES:
        answer.delete_cookie(typed.COOKIE, path=case_address(request.brand, code))
    return answer


def _current(read: CasePage) -> Outgoing | None:
    """The reply of this cycle that counts: the newest."""
    return next((one for one in read.outgoing if one.cycle == read.case.cycle and not one.way), None)


def _waits_for_approval(plan: Plan) -> bool:
    return any(step.kind is StepKind.APPROVE and step.state is not StepState.DONE for step in plan.steps)


def _approved_by(read: CasePage) -> list[str]:
    """Who agreed to the draft in hand."""
    if read.draft is None:
        return []
    return [
        str(entry.person or entry.by)
        for entry in read.log
        if entry.kind == EventKind.APPROVED and entry.data.get("draft") == read.draft.pk
    ]


def _next_place(plan: Plan, can: dict[str, bool]) -> str:
    step = plan.next_step
    return PLACES.get(step.kind, "") if step and can["note"] else ""


def _near_and_far(plan: Plan) -> dict[str, Any]:
    """The steps up to the last that matters by now, and those behind it, which fold away; drawn."""
    near = max((at for at, step in enumerate(plan.steps, start=1) if step.state is not StepState.LATER), default=0)
    near = near if near else len(plan.steps)
    return {
        "plan_near": case_lines.steps(plan, plan.steps[:near]),
        "plan_far": case_lines.steps(plan, plan.steps[near:]),
        "plan_far_many": len(plan.steps) - near,
        "plan_far_from": near + 1,
    }


def _others_at_fault(reading: Reading | None) -> list[str]:
    """Whom the text makes responsible besides us."""
    found = reading.others_at_fault if reading else ()
    return [str(label_of(OtherParty, one.what)) for one in found if one.confidence >= SURE_ENOUGH]


def _forms(request: DeskRequest, read: CasePage, unclear: Form | None) -> dict[str, Any]:
    """The small forms of the page; the unclear one in place of its empty sister."""
    case = read.case
    team = house.team(request.brand)
    fresh: dict[str, Form] = {
        **EMPTY,
        "decision_form": DecisionForm(team=team),
        "search_form": SearchForm(initial=SearchForm.initial_of(asked_by_itself(case, read.reading))),
        "fault_form": forms.FaultForm(initial={"fault": case.fault}),
        "owner_form": forms.OwnerForm(team=team, initial={"owner": case.owner_id}),
    }
    return {name: unclear if type(unclear) is type(form) else form for name, form in fresh.items()}


def reviewed(case: Case, reading: Reading | None) -> dict[str, Any]:
    """What the reading panel shows: the post with its evidence, and how the case is handled because of it."""
    post = case.post
    title, text, notes = set_review(post.title, post.text, reading)
    return {
        "review": ReviewText(text=post.text, title=post.title, stars=post.stars, author=post.author),
        "reading": reading,
        "polarity": Polarity(case.polarity) if case.polarity else None,
        "severity": Severity(case.severity) if case.severity else None,
        "title_pieces": case_lines.pieces(title),
        "pieces": case_lines.pieces(text),
        "notes": case_lines.notes(notes),
        "platform": Platform(post.platform),
        "place": case.location.name if case.location else "",
        "published_at": post.edited_at or post.published_at,
        "url": post.url,
    }


def told(entry: CaseEvent) -> story.Entry:
    """One entry of the log as the page tells it."""
    kind = EventKind(entry.kind)
    guest = _("A colleague") if kind is EventKind.FACTS_ANSWERED else _("The customer")
    who = {"desk": "Heard", "guest": guest}.get(entry.by) or str(entry.person or _("Somebody who has left"))
    if kind is EventKind.HEARD_FROM and entry.by == "guest":
        text = _("got in touch")
    elif entry.data.get("text", TextKind.PUBLIC_REPLY) != TextKind.PUBLIC_REPLY:
        text = story.told_of_talk(kind) or story.told(kind)
    else:
        text = story.told(kind)
    return story.Entry(at=entry.at, by=who, text=text, detail=story.detail(kind, entry.data), cycle=entry.cycle)


@in_brand
def drafts(request: DeskRequest, code: str) -> HttpResponse:
    """Proposals of the writer, each with the guard's word. Nothing is kept."""
    case = access.case(request.brand, code)
    request.actor.must(Permission.DRAFT)
    return render(
        request,
        "heard/parts/drafts.html",
        {
            "proposals": sending.propose(case, request.actor),
            "assistant_on": speaking.settings_of(request.brand) is not None,
            "case_code": case.code,
        },
    )


@require_POST
@in_brand
def guard(request: DeskRequest, code: str) -> HttpResponse:
    """What the guard says of the text as it stands. Nothing is kept."""
    case = access.case(request.brand, code)
    request.actor.must(Permission.DRAFT)
    form = forms.ReplyForm(request.POST)
    text = form.data.get("text", "")[: forms.NO_MORE_THAN]
    return render(
        request,
        "heard/parts/guard.html",
        {"verdict": respond.check(case, request.actor, text) if text.strip() else None, "text": text, "reasons": form.reasons},
    )


@in_brand
def outgoing(request: DeskRequest, code: str) -> HttpResponse:
    """How far the reply is. Asked every few seconds while it is on its way."""
    case = access.case(request.brand, code)
    newest = newest_outgoing(case)
    if newest is None:
        raise Http404
    if newest.state not in ON_THE_MOVE:
        answer = HttpResponse(status=204)
        answer["HX-Refresh"] = "true"  # the plan has changed with it
        return answer
    return render(request, "heard/case/outgoing.html", _outgoing(request, case, newest))


def _outgoing(request: DeskRequest, case: Case, newest: Outgoing) -> dict[str, Any]:
    return {
        "case": case,
        "post": case.post,
        "outgoing": newest,
        "reply_state": OutgoingState(newest.state),
        "moving": True,
        "platform": Platform(case.platform),
        "can": permissions(request.actor),
        "proof_form": forms.ProofForm(),
    }


@in_brand
def proof(request: DeskRequest, code: str, number: int) -> HttpResponse:
    """The screenshot that was kept as a proof."""
    kept = access.outgoing(access.case(request.brand, code), number)
    if not kept.proof_file:
        raise Http404
    picture = bytes(kept.proof_file)
    kind = "image/png" if picture.startswith(b"\x89PNG") else "image/jpeg" if picture.startswith(b"\xff\xd8") else "image/webp"
    return HttpResponse(
        picture, content_type=kind, headers={"Content-Disposition": "inline", "X-Content-Type-Options": "nosniff"}
    )
