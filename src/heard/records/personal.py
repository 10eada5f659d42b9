"""Personal data, declared beside the columns that hold them (R-26).

Each model names its personal columns in `PERSONAL`, an empty mapping where it has none.
Retention and erasure walk these declarations, and a test wants one on every model.
"""

from dataclasses import dataclass
from typing import Literal

from django.apps import apps

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


def declared() -> dict[str, dict[str, Personal]]:
    """Every declaration: table name -> column -> what it holds."""
    return {model._meta.db_table: getattr(model, "PERSONAL") for model in apps.get_app_config("records").get_models()}  # noqa: B009
