"""Asking before it is solved."""

from heard.guard.asking import CHANGE_WISH
from heard.guard.rule import Check, Places
from heard.guard.text import Text
from heard.vocabulary.text import Brief, Level, TextKind


def _find(text: Text, brief: Brief) -> Places:
    if not (brief.kept_promise and brief.satisfied):
        yield from CHANGE_WISH.find(text)


CHECK = Check(
    id="asked_before_solved",
    rule="R-7",
    level=Level.BLOCK,
    kinds=frozenset({TextKind.ASK_TO_UPDATE, TextKind.FOLLOW_UP, TextKind.PRIVATE_MAIL, TextKind.REMEDY_OFFER}),
    meaning="A changed review is asked for only once the promise is kept and the customer says that it is solved.",
    why="Nobody has said yet that it is solved, so this is pressure.",
    mend="Put it right first, and ask whether it is right. Then, where it is allowed, ask once.",
    find=_find,
)
