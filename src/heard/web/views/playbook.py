"""The playbook as fields and as text."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from heard.desk import house, policy
from heard.playbook import Policy, PolicyError, to_toml
from heard.vocabulary.people import Permission
from heard.web.gate import DeskRequest, in_brand, permissions
from heard.web.policy_form import PlaybookForm, SectionForm, titles


@in_brand
def playbook(request: DeskRequest) -> HttpResponse:
    """Fields for what most people change, and the whole as TOML; errors stand beside the field or the line."""
    form: PlaybookForm | None = None
    problems: tuple[Any, ...] = ()
    toml = request.POST.get("toml", "").replace("\r\n", "\n")
    if request.method == "POST":
        request.actor.must(Permission.MANAGE)
        try:
            if "toml" in request.POST:
                _put_in_force(request, toml)
                return redirect(f"{reverse('playbook', args=[request.brand.slug])}#text")
            form = _form(request, request.POST)
            if _saved(request, form):
                return redirect("playbook", brand=request.brand.slug)
        except PolicyError as error:
            problems = error.problems
    in_force, number = policy.in_force(request.brand)
    newest = house.newest_playbook(request.brand)
    form = form or _form(request)
    return render(
        request,
        "heard/playbook.html",
        {
            "page": "playbook",
            "number": number,
            "written_at": newest.written_at if newest else None,
            "written_by": newest.written_by if newest else None,
            "seen": request.POST.get("seen", number),
            "form": form,
            "groups": [_group(in_force, name, section) for name, section in form.sections.items()],
            "toml": toml if problems else newest.toml if newest else to_toml(in_force),
            "problems": problems,
            "numbered": _numbered(toml, problems) if problems else [],
            "can": permissions(request.actor),
        },
        status=422 if problems or form.wrong or form.elsewhere else 200,
    )


def _form(request: DeskRequest, data: Any = None) -> PlaybookForm:
    """The fields as they stand, or as they were typed by somebody who had the playbook of the number `seen` before them."""
    seen = policy.in_force(request.brand)[0]
    if data is not None and (number := data.get("seen", "")).isdecimal():
        seen = policy.numbered(request.brand, int(number))
    return PlaybookForm(data, seen=seen, currency=request.brand.currency)


def _saved(request: DeskRequest, form: PlaybookForm) -> bool:
    """Put what was changed in the fields in force; False when a field needs another look."""
    if not form.is_valid():
        return False
    in_force = policy.in_force(request.brand)[0]
    changed = form.applied_to(in_force)
    if changed is None:
        return False
    if changed == in_force:
        messages.info(request, _("Nothing was changed."))
    else:
        _put_in_force(request, to_toml(changed))
    return True


def _put_in_force(request: DeskRequest, toml: str) -> None:
    house.write_playbook(request.brand, request.actor, toml=toml, now=request.now)
    messages.success(request, _("The playbook is in force. Open cases are planned anew."))


def _group(in_force: Policy, name: str, form: SectionForm) -> dict[str, Any]:
    return {"key": name, "title": titles()[name], "text": type(getattr(in_force, name)).__doc__, "form": form}


def _numbered(text: str, problems: tuple[Any, ...]) -> list[dict[str, Any]]:
    wrong = {problem.line: str(problem) for problem in problems}
    lines = text.splitlines()
    near = {line + step for line in wrong for step in (-2, -1, 0, 1, 2)}
    return [
        {"number": number, "text": line, "problem": wrong.get(number, "")}
        for number, line in enumerate(lines, start=1)
        if number in near
    ]
