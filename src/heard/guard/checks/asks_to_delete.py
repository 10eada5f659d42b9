"""Asking the customer to take the review down."""

from heard.guard.asking import REMOVE_WISH
from heard.guard.rule import TO_CUSTOMER, Check, phrased
from heard.vocabulary.text import Level, TextKind

CHECK = Check(
    id="asks_to_delete",
    rule="R-2",
    level=Level.BLOCK,
    kinds=TO_CUSTOMER | {TextKind.CALL_NOTE},
    meaning="The customer is never asked to take a review down.",
    why="This asks for the review to disappear. No platform allows it as pressure, and it costs the trust of every reader.",
    mend="Take the request out. Put the matter right; what they do with the review is theirs.",
    find=phrased(REMOVE_WISH),
)
