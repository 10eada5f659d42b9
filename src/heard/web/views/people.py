"""Who works for a brand, and what they may do."""

from __future__ import annotations

from allauth.account.forms import ResetPasswordForm
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from heard.desk import house
from heard.vocabulary.people import Permission, allows
from heard.vocabulary.way import Role
from heard.web import house_forms
from heard.web.gate import DeskRequest, in_brand, permissions
from heard.web.labels import choices, label


@in_brand
def people(request: DeskRequest) -> HttpResponse:
    """The team, the table of rights, and a form to let somebody in."""
    form = house_forms.PersonForm(request.POST or None)
    if request.method == "POST":
        request.actor.must(Permission.MANAGE)
        if form.is_valid() and _let_in(request, form):
            return redirect("people", brand=request.brand.slug)
    return render(
        request,
        "heard/people.html",
        {
            "page": "people",
            "members": [
                {"pk": one.pk, "person": one.person, "role": one.role, "role_word": label(Role(one.role))}
                for one in house.members(request.brand)
            ],
            "roles": choices(Role),
            "rights": [
                {"word": label(permission), "cells": [allows(role, permission) for role in Role]} for permission in Permission
            ],
            "form": form,
            "can": permissions(request.actor),
        },
        status=422 if form.errors else 200,
    )


def _let_in(request: DeskRequest, form: house_forms.PersonForm) -> bool:
    given = form.cleaned_data
    try:
        member, new = house.let_in(
            request.brand, request.actor, email=given["email"], name=given["name"], role=Role(given["role"])
        )
    except house.NotTaken as error:
        form.add_error(None, str(error))
        return False
    if new:
        mail = ResetPasswordForm({"email": member.person.email})
        if mail.is_valid():
            mail.save(request)
    messages.success(request, _("%(who)s can come in.") % {"who": member.person})
    return True


@require_POST
@in_brand
def role(request: DeskRequest, number: int) -> HttpResponse:
    """Another role for somebody."""
    try:
        member = house.change_role(request.brand, request.actor, number, role=Role(request.POST.get("role", "")))
        messages.success(request, _("%(who)s has another role now.") % {"who": member.person})
    except (house.NotTaken, ValueError) as error:
        messages.error(request, str(error))
    return redirect("people", brand=request.brand.slug)


@require_POST
@in_brand
def let_go(request: DeskRequest, number: int) -> HttpResponse:
    """Somebody works here no longer."""
    try:
        member = house.let_go(request.brand, request.actor, number)
        messages.success(request, _("%(who)s cannot come in any more.") % {"who": member.person})
    except house.NotTaken as error:
        messages.error(request, str(error))
    return redirect("people", brand=request.brand.slug)
