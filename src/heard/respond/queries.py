"""Reads of the respond stage."""

from heard.records.models import Case, Outgoing


def newest_outgoing(case: Case) -> Outgoing | None:
    """The text of this cycle that left last, or is about to."""
    return case.outgoing.filter(cycle=case.cycle).order_by("-id").first()
