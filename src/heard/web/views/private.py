"""What never was a review: private complaints and announced ones, from staff and from customers themselves."""

from __future__ import annotations

from django.contrib import messages
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from heard.desk import access, house, private, visiting
from heard.vocabulary.people import Permission
from heard.vocabulary.way import CaseKind
from heard.web import forms
from heard.web.gate import DeskRequest, in_brand
from heard.web.views import talk

MOST_AN_HOUR = 20  # complaints from one address; a shop's own network sends more than a home


@in_brand
def complaint(request: DeskRequest) -> HttpResponse:
    """Staff take down what somebody said."""
    request.actor.must(Permission.NOTE)
    places = house.place_names(request.brand)
    form = forms.ComplaintForm(request.POST or None, places=places)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        case = private.taken_down(
            request.brand,
            request.actor,
            place=access.location(request.brand, given["place"]) if given["place"] else None,
            kind=CaseKind(given["kind"]),
            text=given["text"],
            name=given["name"],
            mail=given["mail"],
            phone=given["phone"],
            now=request.now,
        )
        messages.success(request, _("The case is open. The plan says what comes first."))
        return redirect("case", brand=request.brand.slug, code=case.code)
    return render(request, "heard/complaint.html", {"page": "inbox", "form": form}, status=422 if form.errors else 200)


def say(request: HttpRequest, door: str) -> HttpResponse:
    """The private page of a place, for everybody. No account, no cookie but the one against forged forms."""
    try:
        place = private.place_of(door)
    except access.NotYours as error:
        raise Http404(str(error)) from error
    form = forms.PublicComplaintForm(request.POST or None)
    shown = {"house": f"{place.brand.name}, {place.name}", "form": form}
    if request.method != "POST":
        return render(request, "heard/say.html", shown)
    if not form.is_valid():
        return render(request, "heard/say.html", shown, status=422)
    given = form.cleaned_data
    if _too_many(request):
        form.add_error(None, _("That was a lot in one hour. Please call us, or come back later."))
        return render(request, "heard/say.html", shown, status=429)
    if given["website"]:
        return render(request, "heard/said.html", shown)
    case = private.said_in_private(
        place, text=given["text"], name=given["name"], mail=given["mail"], phone=given["phone"], now=timezone.now()
    )
    answer = render(request, "heard/said.html", {**shown, "code": case.code})
    talk.keep_cookie(answer, case.code, visiting.enter(case.pk, proved_by="form", now=timezone.now())[1])
    return answer


def _too_many(request: HttpRequest) -> bool:
    key = f"say-{request.META.get('REMOTE_ADDR', '')}"
    cache.add(key, 0, 3600)
    return cache.incr(key) > MOST_AN_HOUR
