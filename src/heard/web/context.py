"""What every template may know."""

from typing import Any

from django.http import HttpRequest


def desk(request: HttpRequest) -> dict[str, Any]:
    """The brand in hand, where a view has set one."""
    return {"brand": getattr(request, "brand", None), "actor": getattr(request, "actor", None)}
