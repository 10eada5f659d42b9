"""What every template may know."""

from typing import Any

from django.http import HttpRequest

from heard.desk import access, letting_in

THEMES = ("light", "dark")


def _how_to_begin() -> str:
    """What lets the first person in; empty once anybody can sign in. Asked by the sign-in page alone."""
    return "" if letting_in.anybody() else letting_in.HOW


def desk(request: HttpRequest) -> dict[str, Any]:
    """The brand in hand and who one is in it, where a page has entered one; the others to choose from; the paper's colour."""
    theme = request.COOKIES.get("theme", "")
    known = {"theme": theme if theme in THEMES else "", "actor": getattr(request, "actor", None), "how_to_begin": _how_to_begin}
    brand = getattr(request, "brand", None)
    if brand is None:
        return known
    return {**known, "brand": brand, "entry": access.Entry(brand.slug, brand.name), "brands": request.brands}  # type: ignore[attr-defined]
