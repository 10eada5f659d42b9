"""Asking for another rating where the platform forbids it."""

from heard.guard.asking import CHANGE_WISH
from heard.guard.rule import TO_CUSTOMER, Check, stopping, unsure
from heard.vocabulary.platforms import RULES
from heard.vocabulary.text import Level

CHECK = Check(
    id="asks_to_change",
    rule="R-6",
    level=Level.BLOCK,
    kinds=TO_CUSTOMER,
    platforms=frozenset(platform for platform, rules in RULES.items() if not rules.ask_to_update),
    meaning="Where the platform forbids it, nobody is asked to change a review, not even once all is solved.",
    why="This platform allows no request to change a review or rating, not even after the issue is solved.",
    mend="Take the request out. Tell what was put right and leave the review to them.",
    find=stopping(CHANGE_WISH, "change"),
    perhaps=unsure("change"),
)
