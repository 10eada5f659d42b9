"""Fields are drawn in one go: a page of a case has two dozen, and Django's template for each takes longer than its rules."""

from collections.abc import Callable, Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.forms.utils import flatatt
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString


def _input(widget: Mapping[str, Any]) -> SafeString:
    value = SafeString("") if widget["value"] is None else format_html(' value="{}"', widget["value"])
    return format_html('<input type="{}" name="{}"{}{}>', widget["type"], widget["name"], value, flatatt(widget["attrs"]))


def _textarea(widget: Mapping[str, Any]) -> SafeString:
    # The line end before the text is eaten by the browser, so that a text may begin with one of its own.
    return format_html('<textarea name="{}"{}>\n{}</textarea>', widget["name"], flatatt(widget["attrs"]), widget["value"] or "")


DRAWN: dict[str, Callable[[Mapping[str, Any]], SafeString]] = {
    f"django/forms/widgets/{name}.html": _input
    for name in ("text", "email", "url", "number", "password", "hidden", "checkbox", "file", "date", "input")
} | {"django/forms/widgets/textarea.html": _textarea}


class Drawn(DjangoTemplates):
    """Draws single inputs itself and leaves everything else to Django's templates."""

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        draw = DRAWN.get(template_name)
        return draw(context["widget"]) if draw else super().render(template_name, context, request)
