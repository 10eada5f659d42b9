"""Reads of the respond stage."""

from heard.records.models import Case, Outgoing
from heard.vocabulary.text import TextKind


def newest_outgoing(case: Case) -> Outgoing | None:
    """The reply of this cycle that left last, or is about to."""
    return case.outgoing.filter(cycle=case.cycle, kind=TextKind.PUBLIC_REPLY).order_by("-id").first()
