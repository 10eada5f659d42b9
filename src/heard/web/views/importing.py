"""Files and pastes on their way in."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _no
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from heard.channels.csv import BadRow
from heard.desk import access, house, importing, pasting
from heard.gather.files import CustomerRow
from heard.hear import queries
from heard.vocabulary.people import Permission
from heard.vocabulary.platforms import Platform
from heard.web import forms
from heard.web.gate import DeskRequest, in_brand
from heard.web.labels import label_of
from heard.web.mapping_form import MappingForm

if TYPE_CHECKING:
    from heard.records.models import Intake

ASIDE_SHOWN = 50
RECORD_HEADS = {
    "customers": [_no("Number"), _no("First name"), _no("Surname"), _no("Mail address"), _no("Phone"), _no("Note")],
    "orders": [_no("Number"), _no("Customer"), _no("When"), _no("Place"), _no("Kind"), _no("What"), _no("Amount")],
}


@in_brand
def upload(request: DeskRequest) -> HttpResponse:
    """Choose a file; nothing is taken in before its columns were looked at."""
    request.actor.must(Permission.IMPORT)
    places = house.place_names(request.brand)
    form = forms.UploadForm(request.POST or None, request.FILES or None, places=places)
    if request.method == "POST" and form.is_valid():
        begun = _begun(request, form)
        if begun is not None:
            return redirect("intake", brand=request.brand.slug, number=begun.pk)
    shown = {"page": "import", "form": form, "intakes": queries.intakes(request.brand)}
    return render(request, "heard/import.html", shown, status=422 if form.errors else 200)


def _begun(request: DeskRequest, form: forms.UploadForm) -> Intake | None:
    given = form.cleaned_data
    file = given["file"]
    try:
        begun = importing.begin(request.brand, request.actor, what=given["what"], name=file.name, content=file.read())
    except importing.NotReadable as error:
        form.add_error("file", str(error))
        return None
    importing.choose(begun, {"platform": given["platform"], "location": given["place"]})
    return begun


@in_brand
def intake(request: DeskRequest, number: int) -> HttpResponse:
    """Where a file is on its way: its columns, its progress, or what became of it."""
    request.actor.must(Permission.IMPORT)
    row = access.intake(request.brand, number)
    if row.state != "mapping":
        return render(request, "heard/import/intake.html", {"page": "import", **_progress(row)})
    form = _mapping_form(request, row)
    if request.method == "POST" and form.is_valid():
        try:
            importing.start(row, request.actor, mapping=form.mapping, dry="try" in request.POST)
            return redirect("intake", brand=request.brand.slug, number=row.pk)
        except importing.NotReadable as error:
            form.add_error(None, str(error))
    shown = {"page": "import", "intake": row, "form": form, "preview": _preview(row, form)}
    return render(request, "heard/import/intake.html", shown, status=422 if form.errors else 200)


@require_POST
@in_brand
def preview(request: DeskRequest, number: int) -> HttpResponse:
    """The first rows under the columns that are chosen just now. Nothing is kept."""
    request.actor.must(Permission.IMPORT)
    row = access.intake(request.brand, number)
    return render(request, "heard/import/preview.html", {"preview": _preview(row, _mapping_form(request, row))})


def _mapping_form(request: DeskRequest, row: Intake) -> MappingForm:
    places = house.place_names(request.brand)
    return MappingForm(request.POST or None, looked=importing.look(row), kept=row.mapping, what=row.what, places=places)


def _preview(row: Intake, form: MappingForm) -> dict[str, Any]:
    """Rows as they would be kept; for customers and orders as they stand in the file."""
    chosen = form.mapping if form.is_bound and form.is_valid() else None
    if row.what != "posts":
        columns = (chosen or row.mapping).get("columns", {})
        return {
            "problem": importing.lacking(row, columns),
            "heads": [_(head) for head in RECORD_HEADS[row.what]],
            "rows": [_record(one) for one in importing.look_at_records(row, columns)],
        }
    looked = importing.look(row, chosen)
    elsewhere = dict(house.place_names(row.brand)).get((chosen or row.mapping).get("location") or 0, "")
    return {
        "problem": " ".join(looked.problems),
        "heads": [_("Date"), _("Stars"), _("Who"), _("Title"), _("Text"), _("Platform"), _("Place")],
        "rows": [_shown(number, one, elsewhere) for number, one in enumerate(looked.rows, start=1)],
    }


def _record(trial: importing.Trial) -> dict[str, Any]:
    row = trial.row
    if row is None:
        return {"line": trial.line, "cells": [], "problem": trial.problem}
    if isinstance(row, CustomerRow):
        cells = [row.external_id, row.given, row.surname, row.mail, row.phone, row.note]
    else:
        amount = "" if row.amount is None else f"{row.amount / 100:.2f}"
        cells = [row.external_id, row.customer, f"{row.at:%Y-%m-%d %H:%M}", row.place, row.kind, row.what, amount]
    return {"line": trial.line, "cells": cells}


def _shown(number: int, row: Any, elsewhere: str) -> dict[str, Any]:
    """A row as it will be kept; `elsewhere` is the place of rows that name none."""
    if isinstance(row, BadRow):
        return {"line": row.line, "cells": ["", "", "", "", row.raw[:200]], "problem": f"{row.reason}. {row.mend}"}
    cells = [row.published_at.date(), row.stars or "", row.author, row.title, row.text]
    cells += [label_of(Platform, row.platform), row.place or elsewhere]
    return {"line": row.raw.get("line", number), "cells": [str(cell) for cell in cells]}


@in_brand
def progress(request: DeskRequest, number: int) -> HttpResponse:
    """How far the file is. Asked every second while it is being read."""
    request.actor.must(Permission.IMPORT)
    return render(request, "heard/import/progress.html", _progress(access.intake(request.brand, number)))


def _progress(row: Intake) -> dict[str, Any]:
    percent = round(100 * row.read / row.size) if row.size else 0
    return {"intake": row, "percent": percent, "aside": queries.aside_rows(row)[:ASIDE_SHOWN]}


class _Echo:
    """A file that hands each line back, so that a large answer is never held in memory."""

    def write(self, line: str) -> str:
        return line


@in_brand
def aside(request: DeskRequest, number: int) -> HttpResponseBase:
    """The rows that were kept aside, as a file to mend."""
    request.actor.must(Permission.IMPORT)
    row = access.intake(request.brand, number)
    writer = csv.writer(_Echo())

    def lines() -> Iterator[str]:
        yield writer.writerow(["line", "why", "what to do", "row"])
        for one in queries.aside_rows(row).iterator(chunk_size=1000):
            yield writer.writerow([one.line, one.reason, one.mend, _harmless(one.raw)])

    name = f"aside-{row.pk}.csv"
    return StreamingHttpResponse(
        lines(), content_type="text/csv; charset=utf-8", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def _harmless(raw: str) -> str:
    """A row from a stranger's file must not become a formula in a spreadsheet."""
    return f"'{raw}" if raw.startswith(("=", "+", "-", "@", "\t")) else raw


@in_brand
def paste(request: DeskRequest) -> HttpResponse:
    """Reviews pasted from anywhere; rows that cannot be read stay in the field."""
    request.actor.must(Permission.IMPORT)
    places = house.place_names(request.brand)
    form = forms.PasteForm(request.POST or None, places=places)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        taken = pasting.take_paste(
            request.brand,
            request.actor,
            text=given["text"],
            platform=Platform(given["platform"]),
            place=access.location(request.brand, given["place"]) if given["place"] else None,
            zone=request.user.zone,
            now=request.now,
        )
        messages.success(request, _said(len(taken.cases), taken.same))
        if not taken.aside:
            return redirect("inbox", brand=request.brand.slug)
        form = forms.PasteForm(
            {**request.POST.dict(), "text": "\n".join(row.raw.rstrip() for row in taken.aside)}, places=places
        )
        for row in taken.aside:
            form.add_error(
                "text", _("Line %(line)s: %(why)s. %(mend)s") % {"line": row.line, "why": row.reason, "mend": row.mend}
            )
    return render(request, "heard/paste.html", {"page": "import", "form": form}, status=422 if form.errors else 200)


def _said(number: int, same: int) -> str:
    said = ngettext("%(number)s review came in.", "%(number)s reviews came in.", number) % {"number": number}
    return f"{said} {_('%(same)s were known already.') % {'same': same}}" if same else said
