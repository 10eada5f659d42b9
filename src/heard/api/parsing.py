"""Bodies and queries as they come from programs: what no database keeps is replaced before anything looks at it."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict
from ninja.parser import Parser

REPLACED = str.maketrans(dict.fromkeys([0, *range(0xD800, 0xE000)], "\N{REPLACEMENT CHARACTER}"))


class Forgiving(Parser):
    """JSON, in which the zero character and halves of surrogate pairs become the sign for what cannot be read."""

    def parse_body(self, request: HttpRequest) -> Any:
        said = json.loads(request.body)
        if said is None:  # the library takes it for a body that was never sent, and stumbles
            raise ValueError("nothing was said")
        return readable(said)

    def parse_querydict(self, data: MultiValueDict[Any, Any], list_fields: list[str], request: HttpRequest) -> Any:
        return readable(super().parse_querydict(data, list_fields, request))


def readable(value: Any) -> Any:
    """The same value in which every text can be kept."""
    if isinstance(value, str):
        return value.translate(REPLACED)
    if isinstance(value, dict):
        return {readable(name): readable(one) for name, one in value.items()}
    return [readable(one) for one in value] if isinstance(value, list) else value
