"""The playbook as fields and as text."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from pydantic import ValidationError

from heard.desk import house, policy
from heard.playbook import Policy, PolicyError
from heard.playbook.policy import SECTIONS
from heard.vocabulary.people import Permission
from heard.web.gate import DeskRequest, in_brand, permissions
from heard.web.policy_form import SectionForm, titles


@in_brand
def playbook(request: DeskRequest) -> HttpResponse:
    """Fields for what most people change, and the whole as TOML; errors stand beside the field or the line."""
    unclear: SectionForm | None = None
    problems: tuple[Any, ...] = ()
    toml = request.POST.get("toml")
    if request.method == "POST":
        request.actor.must(Permission.MANAGE)
        group = request.POST.get("group", "")
        try:
            if group == "text" and toml is not None:
                toml = toml.replace("\r\n", "\n")
                house.write_playbook(request.brand, request.actor, toml=toml, now=request.now)
            elif group in SECTIONS:
                unclear = _save_section(request, group)
            if unclear is None:
                messages.success(request, _("The playbook is in force. Open cases are planned anew."))
                return redirect(f"{reverse('playbook', args=[request.brand.slug])}#{group}")
        except PolicyError as error:
            problems = error.problems
    in_force, number = policy.in_force(request.brand)
    newest = house.newest_playbook(request.brand)
    text = toml if toml is not None and problems else newest.toml if newest else in_force.to_toml()
    return render(
        request,
        "heard/playbook.html",
        {
            "page": "playbook",
            "number": number,
            "written_at": newest.written_at if newest else None,
            "written_by": newest.written_by if newest else None,
            "groups": [_group(in_force, name, unclear) for name in SECTIONS],
            "toml": text,
            "problems": problems,
            "numbered": _numbered(text, problems) if problems else [],
            "can": permissions(request.actor),
        },
        status=422 if problems or unclear else 200,
    )


def _group(in_force: Policy, name: str, unclear: SectionForm | None) -> dict[str, Any]:
    section = getattr(in_force, name)
    form = unclear if unclear is not None and unclear.prefix == name else SectionForm(section=section, prefix=name)
    return {"key": name, "title": titles()[name], "text": type(section).__doc__, "form": form}


def _save_section(request: DeskRequest, name: str) -> SectionForm | None:
    """Write the fields of one section into the playbook in force; the form when something in it is wrong."""
    in_force = policy.in_force(request.brand)[0]
    form = SectionForm(request.POST, section=getattr(in_force, name), prefix=name)
    if not form.is_valid():
        return form
    said = in_force.model_dump(mode="json", exclude_unset=True)
    said[name] = {**said.get(name, {}), **form.cleaned_data}
    try:
        changed = Policy.model_validate(said)
    except ValidationError as error:
        form.blame(error)
        return form
    house.write_playbook(request.brand, request.actor, toml=changed.to_toml(), now=request.now)
    return None


def _numbered(text: str, problems: tuple[Any, ...]) -> list[dict[str, Any]]:
    wrong = {problem.line: str(problem) for problem in problems}
    lines = text.splitlines()
    near = {line + step for line in wrong for step in (-2, -1, 0, 1, 2)}
    return [
        {"number": number, "text": line, "problem": wrong.get(number, "")}
        for number, line in enumerate(lines, start=1)
        if number in near
    ]
