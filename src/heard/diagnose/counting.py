"""The counts behind every trend: folded now and then, right at any moment, and made anew when somebody doubts them.

The database puts down what changes (migration `counts_follow_cases`); nothing here has to be called when a case changes.
"""

from __future__ import annotations

from django.db import connection


def fold() -> int:
    """Fold what has changed into the tallies; how many changes. Two at once share the work, and none is counted twice."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT records_fold_tallies()")
        return int(cursor.fetchone()[0])


def recount() -> None:
    """Count everything anew from cases and logs. Reading goes on meanwhile; whoever changes a case waits for the end."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT records_recount_tallies()")
        cursor.execute("SELECT records_recount_journeys()")
