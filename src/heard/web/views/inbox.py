"""The lists: what is due, who is waited for, everything."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from heard.desk import access, house
from heard.desk import inbox as lists
from heard.vocabulary.plan import StepKind
from heard.vocabulary.platforms import Platform
from heard.vocabulary.reading import Polarity, Severity, Topic
from heard.vocabulary.way import Priority, WaitingOn
from heard.web.forms import FilterForm, SavedViewForm
from heard.web.gate import DeskRequest, in_brand
from heard.web.labels import label_of

TOPICS_SHOWN = 3
SEARCHED_FROM = 12  # brands that a person still takes in at a glance


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Straight to the one brand, or what lies with each of several, the one in most need first."""
    brands = list(access.brands(request.user))  # type: ignore[arg-type]
    if len(brands) == 1:
        return redirect("inbox", brand=brands[0].slug)
    words = request.GET.get("q", "").strip()
    asked = [brand for brand in brands if words.lower() in brand.name.lower()]
    return render(
        request,
        "heard/home.html",
        {
            "standings": lists.standings(asked, now=timezone.now()),
            "words": words,
            "any": bool(brands),
            "searchable": len(brands) > SEARCHED_FROM,
        },
    )


@in_brand
def neighbour(request: DeskRequest, code: str, step: int) -> HttpResponse:
    """On to the case before or behind this one in its list; to the list at its end."""
    there = lists.neighbour(request.brand, access.case(request.brand, code), step)
    return redirect("case", request.brand.slug, there) if there else redirect("inbox", request.brand.slug)


@in_brand
def inbox(request: DeskRequest) -> HttpResponse:
    """One page of one list."""
    places = [(place.pk, place.name) for place in house.places(request.brand)]
    form = FilterForm(request.GET, places=places, team=house.team(request.brand))
    asked = lists.Asked(view=form.lane_wanted, text=form.typed, after=form.cleaned_data.get("after", ""), **form.wanted)
    try:
        listed = lists.page(request.brand, asked)
    except lists.BadPage as error:
        raise Http404(str(error)) from error
    query = form.query()
    return render(
        request,
        "heard/inbox.html",
        {
            "page": "inbox",
            "form": form,
            "lane": asked.view,
            "tabs": _tabs(request, asked.view, query),
            "views": house.kept_lists(request.user, request.brand),
            "lines": [_line(request, case) for case in listed.cases],
            "older": f"?{query}&after={listed.after}" if listed.after else "",
            "newer": f"?{query}" if asked.after else "",
            "query": query,
            "query_given": bool(form.typed or form.wanted),
            "filtered": len(form.wanted),
        },
    )


def _tabs(request: DeskRequest, here: str, query: str) -> list[dict[str, Any]]:
    counts = lists.counts(request.brand)
    words = {
        "due": _("Due now"),
        "others": _("Waiting on others"),
        "customer": _("Waiting on the customer"),
        "all": _("All"),
    }
    return [
        {
            "url": "?" + urlencode({"lane": lane}),
            "word": word,
            "here": lane == here and query == urlencode({"lane": lane}),
            "count": _shown(counts[lane]) if lane in counts else None,
        }
        for lane, word in words.items()
    ]


def _shown(count: int) -> str:
    return f"{lists.MOST_COUNTED}+" if count > lists.MOST_COUNTED else str(count)


def _line(request: DeskRequest, case: Any) -> dict[str, Any]:
    """A case as its line shows it, in the words of the vocabulary."""
    step = StepKind(case.step) if case.step else None
    thanks = case.polarity == Polarity.POSITIVE and case.lane == "due" and step in (StepKind.DRAFT, StepKind.SEND)
    return {
        "url": reverse("case", args=[request.brand.slug, case.code]),
        "stars": case.stars,
        "author": case.post.author,
        "platform": Platform(case.platform),
        "place": case.location.name if case.location else "",
        "published_at": case.post.edited_at or case.post.published_at,
        "text": f"{case.title}. {case.text}" if case.title else case.text,
        "priority": Priority(case.priority),
        "severity": Severity(case.severity) if case.severity and case.polarity != Polarity.POSITIVE else None,
        "topics": [str(label_of(Topic, topic)) for topic in case.topics[:TOPICS_SHOWN]],
        "step": step,
        "reply_due": case.reply_due,
        "late": bool(case.reply_due and case.reply_due < request.now),
        "next_at": None if case.closed_at or case.lane == "due" else case.next_due,
        "waiting_on": WaitingOn(case.waiting_on),
        "owner": str(case.owner) if case.owner else "",
        "closed": bool(case.closed_at),
        "thank_url": reverse("thank", args=[request.brand.slug, case.code]) if thanks else "",
    }


@require_POST
@in_brand
def keep_view(request: DeskRequest) -> HttpResponse:
    """Keep this list under a name."""
    form = SavedViewForm(request.POST)
    if form.is_valid():
        house.keep_list(request.user, request.brand, name=form.cleaned_data["name"], query=form.cleaned_data["query"])
        messages.success(request, _("The list is kept."))
    else:
        messages.error(request, _("A list needs a name of up to 60 letters."))
    return redirect(f"{reverse('inbox', args=[request.brand.slug])}?{request.POST.get('query', '')}")


@require_POST
@in_brand
def drop_view(request: DeskRequest, number: int) -> HttpResponse:
    """Forget a kept list."""
    house.drop_list(request.user, request.brand, number)
    messages.success(request, _("The list is gone; its cases are not."))
    return redirect("inbox", brand=request.brand.slug)
