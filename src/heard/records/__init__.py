"""Everything that is kept: the one Django app with tables.

Stages write through their `actions.py`, read through their `queries.py`; nobody else touches a table.
"""
