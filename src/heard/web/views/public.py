"""What everybody can read: what was made better, and every review under a printed rule. No cookie, no script, the same for all."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any

from csp.decorators import csp_replace
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import conditional_page, require_safe

from heard.desk import inviting, showing
from heard.showcase import actions, links, queries
from heard.showcase.rules import Counts
from heard.vocabulary.platforms import RULES, Platform
from heard.vocabulary.reading import Topic
from heard.vocabulary.showing import Checked, ShowRule
from heard.web.labels import said
from heard.web.showing_forms import QuoteForm

FRESH = 300  # seconds for which a cache may keep a page
IN_WIDGET = 3
# What would end a script element early, written so that JSON reads the same.
_SAFE = str.maketrans({"<": "\\u003C", ">": "\\u003E", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})

Page = Callable[..., HttpResponse]


def for_everybody(page: Page) -> Callable[..., HttpResponseBase]:
    """A page of an open showcase; where it is closed, nothing is there."""

    @require_safe
    @conditional_page
    @cache_control(public=True, max_age=FRESH)
    @wraps(page)
    def entered(request: HttpRequest, slug: str, place: int | None = None, **kwargs: Any) -> HttpResponse:
        showcase = queries.public(slug)
        at = queries.place(showcase.brand, place) if showcase is not None and place is not None else None
        if showcase is None or (place is not None and at is None):
            raise Http404(_("There is no such page."))
        return page(request, showcase, at, **kwargs)

    return entered


def _words() -> dict[str, str]:
    return {topic.value: said(topic) for topic in Topic}


def _today() -> date:
    return timezone.now().date()


def _address(name: str, *args: Any) -> str:
    return str(settings.BASE_URL) + reverse(name, args=args)


def _page_of(showcase: Any, at: Any) -> str:
    slug = showcase.brand.slug
    return _address("with_place", slug, at.pk) if at else _address("with_brand", slug)


def _frame(showcase: Any, at: Any, tab: str) -> dict[str, Any]:
    slug = showcase.brand.slug
    where = [slug, at.pk] if at else [slug]
    kind = "with_place" if at else "with_brand"
    return {
        "house": f"{showcase.brand.name}, {at.name}" if at and at.name != showcase.brand.name else showcase.brand.name,
        "slug": slug,
        "at": at,
        "tab": tab,
        "told_at": reverse(kind, args=where),
        "reviews_at": reverse("with_place_reviews" if at else "with_reviews", args=where),
        "feed_at": reverse("with_place_feed" if at else "with_feed", args=where),
    }


@for_everybody
def brand(request: HttpRequest, showcase: Any, at: Any) -> HttpResponse:
    """You said, we did."""
    told = showing.told(showcase.brand, at=at, topic_word=_words(), today=_today())
    shown = {
        **_frame(showcase, at, "told"),
        "told": told,
        "places": queries.places(showcase.brand) if at is None else [],
        "data": _linked_data(showcase, at, told),
    }
    return HttpResponse(render_to_string("heard/showcase/public/told.html", shown))


def _linked_data(showcase: Any, at: Any, told: list[showing.Told]) -> str:
    """The page for machines. It holds no rating: search engines do not take a house's marks for itself, and rightly so."""
    page = _page_of(showcase, at)
    data = {
        "@context": "https://schema.org",
        "@type": "CollectionPage",
        "url": page,
        "name": f"{showcase.brand.name}: you said, we did",
        "about": {"@type": "LocalBusiness" if at else "Organization", "name": at.name if at else showcase.brand.name},
        "mainEntity": {
            "@type": "ItemList",
            "itemListElement": [
                {
                    "@type": "ListItem",
                    "position": number,
                    "item": {
                        "@type": "CreativeWork",
                        "@id": f"{page}#i{one.row.pk}",
                        "headline": one.row.did,
                        "abstract": one.row.said,
                        "datePublished": one.row.published_at.date().isoformat() if one.row.published_at else "",
                    },
                }
                for number, one in enumerate(told, 1)
            ],
        },
    }
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(_SAFE))  # noqa: S308 nothing in it can end the element


@for_everybody
def feed(request: HttpRequest, showcase: Any, at: Any) -> HttpResponse:
    """The same as RSS."""
    page = _page_of(showcase, at)
    title = f"{at.name if at else showcase.brand.name}: {_('you said, we did')}"
    made = Rss201rev2Feed(title=title, link=page, description=_("What was made better because somebody said so."))
    for one in showing.told(showcase.brand, at=at, topic_word=_words(), today=_today()):
        made.add_item(
            title=one.row.did,
            link=f"{page}#i{one.row.pk}",
            description=" ".join(part for part in (one.row.said, one.row.did, one.proof) if part),
            pubdate=one.row.published_at,
            unique_id=f"{page}#i{one.row.pk}",
            unique_id_is_permalink=True,
        )
    return HttpResponse(made.writeString("utf-8"), content_type="application/rss+xml; charset=utf-8")


@for_everybody
def reviews(request: HttpRequest, showcase: Any, at: Any) -> HttpResponse:
    """Every review under the printed rule, newest first. `page` is the one thing that can be asked for."""
    given = request.GET.get("page", "1")
    found = queries.reviews(
        showcase.brand,
        ShowRule(showcase.rule),
        today=_today(),
        at=at,
        page=int(given) if given.isascii() and given.isdigit() and len(given) < 7 else 1,
    )
    lines = [
        {"post": post, "consent": queries.quoted(post), "platform": RULES[Platform(post.platform)].name}
        for post in found.reviews
    ]
    shown = {
        **_frame(showcase, at, "reviews"),
        "found": found,
        "lines": lines,
        "bars": [(stars, found.counts.stars[stars], found.agreed.stars[stars]) for stars in (5, 4, 3, 2, 1)],
        "rule": rule_told(ShowRule(showcase.rule)),
        "checked": checked_told(showcase),
    }
    return HttpResponse(render_to_string("heard/showcase/public/reviews.html", shown))


def rule_told(rule: ShowRule) -> str:
    """The rule as it is printed."""
    if rule is ShowRule.YEAR:
        return _(
            "All reviews of the last twelve months that we know of, newest first. None is left out for its stars or its words."
        )
    return _("All reviews that we know of, newest first. None is left out for its stars or its words.")


def checked_told(showcase: Any) -> str:
    """Whether and how it is checked that reviews come from customers, as the law of the Union wants it said."""
    match Checked(showcase.checked):
        case Checked.NOT:
            return _(
                "They were written on the platforms named beside them. We do not check whether their writers were customers."
            )
        case Checked.SOME:
            return _("Some of the writers are known to us as customers, and others are not. %(how)s") % {
                "how": showcase.how_checked
            }
        case Checked.EVERY:
            return _("We check that each writer was a customer. %(how)s") % {"how": showcase.how_checked}


@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})
@for_everybody
def widget(request: HttpRequest, showcase: Any, at: Any) -> HttpResponse:
    """A piece for other people's pages, in a frame of our own origin: it sets nothing, runs nothing and reads nothing there."""
    told = showing.told(showcase.brand, topic_word=_words(), today=_today())[:IN_WIDGET]
    rule = ShowRule(showcase.rule)
    counts: Counts = queries.reviews(showcase.brand, rule, today=_today()).counts
    shown = {
        "house": showcase.brand.name,
        "told": told,
        "counts": counts,
        "rule": rule_told(rule),
        "page": _page_of(showcase, None),
        "reviews": _address("with_reviews", showcase.brand.slug),
    }
    return HttpResponse(render_to_string("heard/showcase/public/widget.html", shown))


def quote(request: HttpRequest, token: str) -> HttpResponse:
    """The writer of a review says whether they may be quoted, and may take it back whenever they like."""
    try:
        row = showing.consent_of(token)
    except links.BadLink as error:
        raise Http404(str(error)) from error
    form = QuoteForm(request.POST or None, initial={"shown_as": row.case.post.author})
    if request.method == "POST" and form.is_valid():
        if request.POST.get("answer") == "yes" and row.case.post.text:
            actions.give_consent(row, shown_as=form.cleaned_data["shown_as"], now=timezone.now())
        elif request.POST.get("answer") == "no":
            actions.refuse_consent(row, now=timezone.now())
        return redirect("quote", token=token)
    shown = {
        "house": row.case.brand.name,
        "row": row,
        "post": row.case.post,
        "given": row.given_at is not None and row.withdrawn_at is None,
        "form": form,
        "address": _address("with_reviews", row.case.brand.slug),
    }
    answer = render(request, "heard/showcase/quote.html", shown)
    answer["Cache-Control"] = "private, no-store"
    return answer


@csrf_exempt  # mail programs send the one POST; the link itself proves whose it is
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """No more requests: by the button here, or by the mail program itself with one POST (RFC 8058)."""
    try:
        invite = inviting.invite_of(token)
    except links.BadLink as error:
        raise Http404(str(error)) from error
    done = request.method == "POST"
    if done:
        inviting.stop(invite, now=timezone.now())
    answer = render(request, "heard/showcase/stop.html", {"house": invite.brand.name, "done": done})
    answer["Cache-Control"] = "private, no-store"
    return answer
