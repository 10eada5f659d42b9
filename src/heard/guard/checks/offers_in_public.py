"""A remedy offered where everybody reads it."""

from heard.guard.asking import OFFERED
from heard.guard.rule import REPLY, Check, stopping, unsure
from heard.vocabulary.text import Level

CHECK = Check(
    id="offers_in_public",
    rule="R-14",
    level=Level.BLOCK,
    kinds=REPLY,
    meaning="No refund, gift, discount or other remedy is offered in a public reply.",
    why="An offer in public invites the next complaint, and Tripadvisor and Yelp remove replies that hold one.",
    mend="Say that you want to put it right, and make the offer in the private talk.",
    find=stopping(OFFERED, "offer"),
    perhaps=unsure("offer"),
)
