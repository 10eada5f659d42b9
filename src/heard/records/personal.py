"""Personal data, declared beside the columns that hold them (R-26).

Each model names its personal columns in `PERSONAL`, an empty mapping where it has none.
Retention and erasure walk these declarations, and a test wants one on every model.
"""

from collections import deque
from dataclasses import dataclass
from typing import Any, Literal

from django.apps import apps
from django.db import models

Kind = Literal["name", "contact", "text", "behaviour", "health", "credential"]
Basis = Literal["legitimate interest", "contract", "consent"]


@dataclass(frozen=True, slots=True)
class Personal:
    """One column: what kind of data, on which basis, and which clock retires it.

    `retire` names a retention setting of the playbook: "copied" is text taken from a platform (R-21),
    "case" ends with the case, "customer" with the customer record, "account" with the person's account.
    """

    kind: Kind
    retire: Literal["copied", "case", "customer", "account"]
    basis: Basis = "legitimate interest"
    privileged: bool = False  # between client and counsel: erased like the rest, but never handed out


def declared() -> dict[str, dict[str, Personal]]:
    """Every declaration: table name -> column -> what it holds."""
    return {model._meta.db_table: getattr(model, "PERSONAL") for model in apps.get_app_config("records").get_models()}  # noqa: B009


def tables() -> dict[type[models.Model], dict[str, Personal]]:
    """Every model that declares personal columns, with them."""
    found = {model: getattr(model, "PERSONAL") for model in apps.get_app_config("records").get_models()}  # noqa: B009
    return {model: columns for model, columns in found.items() if columns}


def way_to(model: type[models.Model], goal: type[models.Model]) -> str | None:
    """How a filter on `model` names the row of `goal` that it belongs to; None when it belongs to none. Shortest way first.

    A post is reached from its case by the one relation that points the other way.
    """
    paths: deque[tuple[type[models.Model], str]] = deque([(model, "")])
    seen: set[type[models.Model]] = set()
    while paths:
        at, path = paths.popleft()
        if at is goal:
            return path or "pk"
        if at in seen:
            continue
        seen.add(at)
        for column in at._meta.get_fields():
            if isinstance(column, models.ForeignKey) or (column.one_to_one and not isinstance(column, models.Field)):
                to: Any = column.related_model
                name: Any = column.name if isinstance(column, models.Field) else column.get_accessor_name()
                paths.append((to, f"{path}__{name}" if path else name))
    return None


def nothing(column: Any) -> Any:
    """What a personal column holds when it holds nothing."""
    if column.null:
        return None
    if column.has_default():
        return column.get_default()
    return {} if isinstance(column, models.JSONField) else b"" if isinstance(column, models.BinaryField) else ""
