"""Print docs/playbook.md and plans.txt anew: `PYTHONPATH=src python -m tests.playbook.renew_docs` from the project root."""

import re
from collections.abc import Callable
from pathlib import Path

from heard.playbook import plan
from heard.playbook.printed import moves_table, platform_table, settings_table, steps_table
from tests.playbook import cast
from tests.playbook.walks import told

PLANS = Path(__file__).parent / "plans.txt"
PAGE = Path(__file__).parents[2] / "docs" / "playbook.md"

PRINTED: dict[str, Callable[[], str]] = {
    "waiting": lambda: steps_table(plan(cast.case(fact_requests=(cast.asked(),)), cast.USUAL, cast.MONDAY + cast.minutes(20))),
    "unknown": lambda: steps_table(plan(cast.unknown(), cast.USUAL, cast.NOON + cast.days(1))),
    "content": lambda: steps_table(
        plan(cast.replied(talk=cast.STORY, remedy=cast.KEPT, follow_up=cast.CONTENT), cast.USUAL, cast.MONDAY + cast.days(5.1))
    ),
    "moves": moves_table,
    "settings": settings_table,
    "platforms": platform_table,
}
PLACE = re.compile(r"<!-- printed: (\w+) -->\n.*?<!-- end -->", re.DOTALL)


def renewed(page: str) -> str:
    """The page with every printed part as the code prints it now."""
    return PLACE.sub(lambda found: f"<!-- printed: {found[1]} -->\n{PRINTED[found[1]]()}\n<!-- end -->", page)


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    PLANS.write_text(told(), encoding="utf-8")
