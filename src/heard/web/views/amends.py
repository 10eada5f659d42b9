"""The catalogue of remedies, the page on which one tap decides, and letters that lie aside."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from heard.desk import access, policy, talking
from heard.desk import letters as post
from heard.desk.act import acting
from heard.resolve import amends, queries
from heard.vocabulary.people import Permission
from heard.web import talk_forms
from heard.web.gate import REFUSALS, DeskRequest, case_address, in_brand, permissions


@in_brand
def offer(request: DeskRequest, code: str, number: int) -> HttpResponse:
    """An offer above somebody's limit: what, for whom, why, and two buttons."""
    case = access.case(request.brand, code)
    row = talking.offer_of(case, number)
    if request.method == "POST":
        try:
            with acting(request.brand, code, now=request.now) as locked:
                agreed = request.POST.get("answer") == "yes"
                talking.answer_for_more(talking.offer_of(locked, number), request.actor, agreed=agreed, now=request.now)
            messages.success(request, _("Agreed. It can be offered now.") if agreed else _("Said no. The asker sees it."))
        except REFUSALS as refusal:
            messages.error(request, str(refusal))
        except access.NotAllowed as error:
            raise PermissionDenied(str(error)) from error
        return redirect(f"{case_address(request.brand, code)}?talk=offer#talk")
    return render(
        request,
        "heard/offer.html",
        {
            "page": "inbox",
            "case": case,
            "post": case.post,
            "offer": row,
            "too_much": talking.too_much(case, request.actor, row.cost, now=request.now),
            "given": queries.given_this_month(request.brand, request.now),
            "budget": policy.settings_for(case).remedies.month_budget,
        },
    )


@in_brand
def remedies(request: DeskRequest) -> HttpResponse:
    """What the brand gives to make it right, what it costs, and who may promise it alone."""
    can = permissions(request.actor)
    form = talk_forms.RemedyForm(request.POST or None, currency=request.brand.currency)
    if request.method == "POST":
        request.actor.must(Permission.MANAGE)
        retired = request.POST.get("retire", "")
        if retired.isdecimal():
            amends.retire_remedy(request.brand, request.actor, number=int(retired), now=request.now)
            messages.success(request, _("Offered no more. Promises made before stay promises."))
            return redirect("remedies", brand=request.brand.slug)
        if form.is_valid():
            given = form.cleaned_data
            amends.write_remedy(
                request.brand,
                request.actor,
                number=None,
                kind=given["kind"],
                name=given["name"],
                cost=int(given["cost"] * 100),
                now=request.now,
            )
            messages.success(request, _("It can be offered now."))
            return redirect("remedies", brand=request.brand.slug)
    words = policy.in_force(request.brand)[0].remedies
    used = queries.given_this_month(request.brand, request.now)
    shown = {
        "page": "settings",
        "can": can,
        "form": form if not request.POST.get("retire") else talk_forms.RemedyForm(currency=request.brand.currency),
        "catalogue": [{"row": one, "who": _who(one.cost, words)} for one in queries.catalogue(request.brand)],
        "words": words,
        "used": used,
        "share": min(100, 100 * used // words.month_budget) if words.month_budget else None,
    }
    return render(request, "heard/remedies.html", shown, status=422 if form.errors and request.method == "POST" else 200)


def _who(cost: int, words: object) -> str:
    limits = (
        ("agent_limit", _("everybody")),
        ("approver_limit", _("approvers and above")),
        ("manager_limit", _("managers and above")),
    )
    return next((said for name, said in limits if cost <= getattr(words, name)), _("owners"))


@in_brand
def letters(request: DeskRequest) -> HttpResponse:
    """Mails that belong to no case, or that could not be read: kept for a person."""
    request.actor.must(Permission.NOTE)
    shown = [{"row": one, "words": post.words_of(one)} for one in post.aside(request.brand)]
    return render(request, "heard/letters.html", {"page": "channels", "letters": shown})
