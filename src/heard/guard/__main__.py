"""Prints the page of rules: `python -m heard.guard > docs/rules.md`."""

import sys

from heard.guard.docs import table

sys.stdout.write(table())
