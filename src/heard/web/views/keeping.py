"""For owners: keys of the API, and what is known of one person."""

from __future__ import annotations

import json

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from heard.desk import house, keys, subject
from heard.desk.emptying import StillOnItsWay
from heard.vocabulary.people import NotAllowed
from heard.vocabulary.way import Role
from heard.web import keeping_forms as forms
from heard.web.gate import DeskRequest, in_brand, permissions
from heard.web.labels import label


@in_brand
def api_keys(request: DeskRequest) -> HttpResponse:
    """Who has a key, when it was last used; a new one is shown here and nowhere else."""
    made = ""
    form = forms.KeyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            _row, made = keys.make(request.brand, request.actor, name=given["name"], role=Role(given["role"]))
            form = forms.KeyForm()
        except house.NotTaken as error:
            form.add_error("name", str(error))
    shown = {
        "page": "settings",
        "form": form,
        "made": made,
        "keys": [{"row": row, "role": label(Role(row.role))} for row in keys.listed(request.brand, request.actor)],
        "is_owner": request.actor.role is Role.OWNER,
        "can": permissions(request.actor),
    }
    answer = render(request, "heard/keys.html", shown, status=422 if form.errors else 200)
    answer["Cache-Control"] = "no-store"  # a key that was shown stays in no cache
    return answer


@require_POST
@in_brand
def revoke_key(request: DeskRequest, number: int) -> HttpResponse:
    """From now on it opens nothing."""
    row = keys.revoke(request.brand, request.actor, number, now=request.now)
    messages.success(request, _("%(name)s opens nothing any more.") % {"name": row.name})
    return redirect("keys", brand=request.brand.slug)


@in_brand
def one_person(request: DeskRequest) -> HttpResponse:
    """Find everything of a person, hand it out as a file, or erase it after a second look."""
    if request.actor.role is not Role.OWNER:
        raise NotAllowed(_("Only owners see this page."))
    form = forms.SubjectForm(request.POST or None)
    found: subject.Found | None = None
    if request.method == "POST" and form.is_valid():
        try:
            match request.POST.get("do"):
                case "export":
                    return _file(subject.export(request.brand, request.actor, form.person, now=request.now))
                case "erase" if request.POST.get("sure") == "yes":
                    gone = subject.erase(request.brand, request.actor, form.person, now=request.now)
                    messages.success(request, _erased(gone))
                    return redirect("one_person", brand=request.brand.slug)
            found = subject.find(request.brand, request.actor, form.person)
            if request.POST.get("do") == "erase":
                form.add_error(None, _("Tick the box first: what is erased cannot be brought back."))
        except (subject.NotFound, subject.TooLittle, StillOnItsWay) as error:
            form.add_error(None, str(error))
    shown = {"page": "settings", "form": form, "found": found, "can": permissions(request.actor)}
    return render(request, "heard/one_person.html", shown, status=422 if form.errors else 200)


def _file(told: dict[str, object]) -> HttpResponse:
    answer = HttpResponse(json.dumps(told, ensure_ascii=False, indent=2, default=str), content_type="application/json")
    answer["Content-Disposition"] = 'attachment; filename="person.json"'
    answer["Cache-Control"] = "no-store"
    return answer


def _erased(found: subject.Found) -> str:
    number = len(found.cases)
    return ngettext("Erased, in %(number)s case.", "Erased, in %(number)s cases.", number) % {"number": number}
