"""Asking for reviews: the rule, its counts, and where customers can write."""

from __future__ import annotations

import io
from datetime import timedelta

import segno
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from heard.desk import access, house, inviting
from heard.showcase import actions, queries
from heard.vocabulary.platforms import RULES, Platform
from heard.vocabulary.showing import InviteRule, NotInvited
from heard.vocabulary.way import Role
from heard.web.gate import DeskRequest, in_brand
from heard.web.labels import label
from heard.web.showing_forms import InviteForm, ReviewPageForm

COUNTED = timedelta(days=90)
FIELDS = ("on", "rule", "nth", "days", "after_hours", "gap_days", "most_a_day", "text", "basis")


@in_brand
def asking(request: DeskRequest) -> HttpResponse:
    """Who is asked, and what became of every visit that was looked at."""
    plan = queries.plan(request.brand)
    begun = {name: getattr(plan, name) for name in FIELDS}
    form = InviteForm(request.POST or None, initial={**begun, "text": plan.text or inviting.proposed(request.brand)})
    if request.method == "POST" and form.is_valid():
        given = {**form.cleaned_data, "rule": InviteRule(form.cleaned_data["rule"])}
        try:
            verdict = inviting.read(request.brand, given["text"])
            actions.change_plan(request.brand, request.actor, verdict=verdict, now=request.now, **given)
            messages.success(request, _("Saved."))
            return redirect("asking", brand=request.brand.slug)
        except actions.NotShown as refusal:
            form.add_error("text", str(refusal))
    return _page(request, form, _page_form(request))


def _page_form(request: DeskRequest, data: object = None) -> ReviewPageForm:
    places = house.place_names(request.brand)
    return ReviewPageForm(data, places=places)


def _page(request: DeskRequest, form: InviteForm, page_form: ReviewPageForm) -> HttpResponse:
    counts = queries.invite_counts(request.brand, since=request.now - COUNTED)
    shown = {
        "page": "showcase",
        "tab": "asking",
        "form": form,
        "page_form": page_form,
        "plan": queries.plan(request.brand),
        "rule": _told(queries.plan(request.brand)),
        "sent": counts["sent"],
        "waiting": counts["waiting"],
        "looked_at": sum(counts.values()),
        "passed": [(label(one), counts[one]) for one in NotInvited if counts.get(one)],
        "pages": [(row, RULES[Platform(row.platform)].name) for row in queries.review_pages(request.brand)],
        "owner": request.actor.role is Role.OWNER,
    }
    status = 422 if form.errors or page_form.errors else 200
    return render(request, "heard/showcase/asking.html", shown, status=status)


def _told(plan: object) -> str:
    """The rule in a sentence."""
    told = inviting.terms(plan)  # type: ignore[arg-type]
    who = {
        InviteRule.EVERYBODY: _("Everybody is asked"),
        InviteRule.NTH: _("After every visit number %(nth)s of a place its customer is asked") % {"nth": told.nth},
        InviteRule.DAYS: _("Everybody who came on one of the chosen days is asked"),
    }[told.rule]
    return _(
        "%(who)s, %(hours)s hours after the visit, at most once in %(gap)s days and at most %(most)s a day. "
        "Stars, moods and cases play no part in it."
    ) % {"who": who, "hours": told.after_hours, "gap": told.gap_days, "most": told.most_a_day}


@require_POST
@in_brand
def add_page(request: DeskRequest) -> HttpResponse:
    """Where customers of a place can write."""
    page_form = _page_form(request, request.POST)
    plan = queries.plan(request.brand)
    form = InviteForm(initial={name: getattr(plan, name) for name in FIELDS})
    if not page_form.is_valid():
        return _page(request, form, page_form)
    given = page_form.cleaned_data
    place = access.location(request.brand, given["place"])
    try:
        actions.add_review_page(place, request.actor, platform=Platform(given["platform"]), url=given["url"])
        messages.success(request, _("Saved."))
    except actions.NotShown as refusal:
        messages.error(request, str(refusal))
    return redirect("asking", brand=request.brand.slug)


@in_brand
def qr(request: DeskRequest, number: int) -> HttpResponse:
    """The address of a review page as a code to print. It leads straight there and counts nobody."""
    row = next((row for row in queries.review_pages(request.brand) if row.pk == number), None)
    if row is None:
        raise Http404(_("There is no such page."))
    drawn = io.BytesIO()
    segno.make(row.url, error="m", micro=False).save(drawn, kind="svg", scale=8, border=4, dark="#000", light="#fff")
    return HttpResponse(drawn.getvalue(), content_type="image/svg+xml")
