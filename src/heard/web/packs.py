"""A pack as an answer: pages, or pages with their files."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpResponse

from heard.desk.dossier import Dossier, as_pdf, as_zip


def handed_out(made: Dossier, name: str, *, whole: bool, now: datetime) -> HttpResponse:
    """The ZIP when it is wanted whole, the pages alone otherwise."""
    ending, kind = ("zip", "application/zip") if whole else ("pdf", "application/pdf")
    return HttpResponse(
        as_zip(made, now) if whole else as_pdf(made, now),
        content_type=kind,
        headers={"Content-Disposition": f'attachment; filename="{name}.{ending}"', "Cache-Control": "no-store"},
    )
