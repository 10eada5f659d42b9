"""The lists: what is due, who is waited for, everything."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from heard.desk import access, alerting, alerts_told, house
from heard.desk import inbox as lists
from heard.web.forms import FilterForm, SavedViewForm
from heard.web.gate import DeskRequest, in_brand, permissions
from heard.web.lines import Lines
from heard.web.views.alerts import path_of

SEARCHED_FROM = 12  # brands that a person still takes in at a glance


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Straight to the one brand, or what lies with each of several, the one in most need first."""
    brands = access.brands(request.user)  # type: ignore[arg-type]
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
    around = house.around(request.user, request.brand)
    form = FilterForm(request.GET, places=around.places, team=around.team)
    asked = lists.Asked(view=form.lane_wanted, text=form.typed, after=form.cleaned_data.get("after", ""), **form.wanted)
    try:
        listed = lists.page(request.brand, asked)
    except lists.BadPage as error:
        raise Http404(str(error)) from error
    query = form.query()
    burst = alerting.burst_now(request.brand, request.now)
    draw = Lines(request.brand.slug, now=request.now, token=get_token(request))
    return render(
        request,
        "heard/inbox.html",
        {
            "page": "inbox",
            "form": form,
            "lane": asked.view,
            "tabs": _tabs(request, asked.view, query),
            "views": around.kept,
            "lines": draw(listed.cases),
            "burst": burst and {"said": alerts_told.told(burst), "path": path_of(burst), "at": burst.at},
            "older": f"?{query}&after={listed.after}" if listed.after else "",
            "newer": f"?{query}" if asked.after else "",
            "query": query,
            "query_given": bool(form.typed or form.wanted),
            "filtered": len(form.wanted),
            "can": permissions(request.actor),
            "first": None if listed.cases or asked.after else house.first_steps(request.brand),
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
