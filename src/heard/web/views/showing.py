"""The showcase from the desk's side: what is told, which reviews stand there, what has to follow elsewhere."""

from __future__ import annotations

from typing import Any

from django.conf import settings as django_settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from heard.desk import access, house, showing
from heard.showcase import actions, links, queries, rules
from heard.vocabulary.people import NotAllowed, Permission
from heard.vocabulary.reading import Topic
from heard.vocabulary.showing import Checked, Occasion, ShowRule, Site
from heard.vocabulary.way import Role
from heard.web.gate import DeskRequest, in_brand
from heard.web.labels import label, label_of, said
from heard.web.showing_forms import ImprovementForm, ListingForm, ShowcaseForm

WHERE = {
    Site.GOOGLE: gettext_lazy("Business Profile: Edit profile, or a new post under Updates."),
    Site.FACEBOOK: gettext_lazy("Your page: Edit page info, or a new post."),
    Site.WEBSITE: gettext_lazy("Where the same is told on your own pages."),
}


def outside(name: str, *args: Any) -> str:
    """An address as the world outside writes it."""
    return str(django_settings.BASE_URL) + reverse(name, args=args)


@in_brand
def improvements(request: DeskRequest) -> HttpResponse:
    """What was done and may be told, what is written, what stands in public."""
    today = localdate(request.now)
    rows = [
        {
            "row": row,
            "topic": str(label_of(Topic, row.fix.cause.topic)),
            "places": ", ".join(place.name for place in row.fix.places.all()) or _("Everywhere"),
            "proof": showing.proof_told(row.fix, request.brand, said(Topic(row.fix.cause.topic)), today=today)
            if row.fix.cause.topic in list(Topic)
            else "",
            "public": row.published_at is not None and row.withdrawn_at is None,
            "own": row.written_by_id == request.user.pk,
        }
        for row in queries.all_improvements(request.brand)
    ]
    shown = {
        "page": "showcase",
        "tab": "improvements",
        "showcase": queries.showcase(request.brand),
        "rows": rows,
        "untold": queries.untold(request.brand),
        "second": showing.needs_second(request.brand),
        "may_approve": request.actor.may(Permission.APPROVE),
        "owner": request.actor.role is Role.OWNER,
        "address": outside("with_brand", request.brand.slug),
    }
    return render(request, "heard/showcase/improvements.html", shown)


@in_brand
def settings(request: DeskRequest) -> HttpResponse:
    """Owners open the page, choose the rule, and take the code for their own site."""
    row = queries.showcase(request.brand)
    begun = {name: getattr(row, name) for name in ("public", "rule", "checked", "how_checked")}
    form = ShowcaseForm(request.POST or None, initial=begun)
    if request.method == "POST":
        actions.must_own(request.actor)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            actions.change_showcase(
                request.brand,
                request.actor,
                public=given["public"],
                rule=ShowRule(given["rule"]),
                checked=Checked(given["checked"]),
                how_checked=given["how_checked"],
                now=request.now,
            )
            messages.success(request, _("Saved."))
            return redirect("showcase_settings", brand=request.brand.slug)
        except actions.NotShown as refusal:
            form.add_error("how_checked", str(refusal))
    slug = request.brand.slug
    shown = {
        "page": "showcase",
        "tab": "settings",
        "form": form,
        "showcase": row,
        "owner": request.actor.role is Role.OWNER,
        "address": outside("with_brand", slug),
        "reviews": outside("with_reviews", slug),
        "feed": outside("with_feed", slug),
        "places": [(place, outside("with_place", slug, place.pk)) for place in queries.places(request.brand)],
        "embed": f'<iframe src="{outside("with_widget", slug)}" title="{request.brand.name}: you said, we did" '
        'width="100%" height="420" loading="lazy" referrerpolicy="no-referrer"></iframe>',
        "origin": django_settings.BASE_URL,
    }
    return render(request, "heard/showcase/settings.html", shown, status=422 if form.errors else 200)


@in_brand
def write(request: DeskRequest, fix: int) -> HttpResponse:
    """Write down what was said and done, beginning with a proposal."""
    change = showing.fix_of(request.brand, fix)
    return _written(request, change, None)


@in_brand
def edit(request: DeskRequest, number: int) -> HttpResponse:
    """Change what is written and does not stand in public."""
    row = showing.improvement(request.brand, number)
    return _written(request, row.fix, row)


def _written(request: DeskRequest, change: Any, row: Any) -> HttpResponse:
    request.actor.must(Permission.DRAFT)
    if request.method == "POST":
        form = ImprovementForm(request.POST)
        if form.is_valid():
            try:
                showing.write(change, request.actor, row=row, now=request.now, **form.cleaned_data)
                messages.success(request, _("Written. It stands in public when somebody puts it there."))
                return redirect("showcase", brand=request.brand.slug)
            except actions.NotShown as refusal:
                form.add_error("said", str(refusal))
    elif row is not None:
        form = ImprovementForm(initial={"said": row.said, "did": row.did, "reason": next(iter(row.reasons.values()), "")})
    else:
        again = request.GET.get("again", "0")
        seed = int(again) if again.isascii() and again.isdigit() and len(again) < 4 else 0
        told, done = showing.drafted(change, seed=seed)
        form = ImprovementForm(initial={"said": told, "did": done})
    shown = {
        "page": "showcase",
        "tab": "improvements",
        "form": form,
        "fix": change,
        "row": row,
        "topic": str(label_of(Topic, change.cause.topic)),
        "many": change.cause.cases.count(),
    }
    return render(request, "heard/showcase/write.html", shown, status=422 if form.errors else 200)


@require_POST
@in_brand
def publish(request: DeskRequest, number: int) -> HttpResponse:
    """Put it in public."""
    try:
        showing.publish(showing.improvement(request.brand, number), request.actor, now=request.now)
        messages.success(request, _("It stands in public. What to change elsewhere is on the checklist."))
    except (actions.NotShown, NotAllowed) as refusal:
        messages.error(request, str(refusal))
    return redirect("showcase", brand=request.brand.slug)


@require_POST
@in_brand
def withdraw(request: DeskRequest, number: int) -> HttpResponse:
    """Take it back."""
    actions.withdraw(showing.improvement(request.brand, number), request.actor, now=request.now)
    messages.success(request, _("It stands in public no longer."))
    return redirect("showcase", brand=request.brand.slug)


@in_brand
def reviews(request: DeskRequest) -> HttpResponse:
    """Which reviews stand there, and who agreed to be quoted."""
    row = queries.showcase(request.brand)
    found = queries.reviews(request.brand, ShowRule(row.rule), today=localdate(request.now))
    shown = {
        "page": "showcase",
        "tab": "reviews",
        "found": found,
        "rule": label(ShowRule(row.rule)),
        "address": outside("with_reviews", request.brand.slug),
        "public": row.public,
        "consents": [(one, outside("quote", links.token("quote", one.pk))) for one in queries.consents(request.brand)],
        "cases": showing.recent_cases(request.brand),
        "may": request.actor.may(Permission.SEND),
    }
    return render(request, "heard/showcase/reviews.html", shown)


@require_POST
@in_brand
def ask_consent(request: DeskRequest, code: str) -> HttpResponse:
    """Note that this writer is asked; the link is sent in the talk with them."""
    try:
        showing.ask_consent(request.brand, request.actor, code, now=request.now)
        messages.success(request, _("The link below is theirs. Send it to them in your talk; only they should have it."))
    except actions.NotShown as refusal:
        messages.error(request, str(refusal))
    return redirect(f"{reverse('shown_reviews', args=[request.brand.slug])}#asked")


@in_brand
def listings(request: DeskRequest) -> HttpResponse:
    """What has to be changed where, with the text to paste."""
    places = house.place_names(request.brand)
    form = ListingForm(request.POST or None, places=places)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        place = access.location(request.brand, given["place"]) if given["place"] else None
        text = given["text"]
        if not text.strip() and given["occasion"] == Occasion.HOURS and place is not None and place.hours:
            text = rules.hours_told(place.hours)
        try:
            actions.list_tasks(
                request.brand,
                request.actor,
                occasion=Occasion(given["occasion"]),
                text=text,
                locations=[place],
                now=request.now,
            )
            messages.success(request, _("On the list, once for each place that tells it."))
            return redirect("listings", brand=request.brand.slug)
        except actions.NotShown as refusal:
            form.add_error("text", str(refusal))
    rows = [
        {"row": row, "site": label(Site(row.site)), "occasion": label(Occasion(row.occasion)), "where": WHERE[Site(row.site)]}
        for row in queries.listing_tasks(request.brand)
    ]
    shown = {"page": "showcase", "tab": "listings", "form": form, "rows": rows}
    return render(request, "heard/showcase/listings.html", shown, status=422 if form.errors else 200)


@require_POST
@in_brand
def tick(request: DeskRequest, number: int) -> HttpResponse:
    """Done, or not after all."""
    actions.tick(showing.task(request.brand, number), request.actor, done=request.POST.get("done") == "1", now=request.now)
    return redirect(f"{reverse('listings', args=[request.brand.slug])}#task-{number}")
