"""What people do when somebody makes contact about their complaint: answer or stay silent, be content or not, edit or leave it.

The rules are plain, and everybody's nature is drawn with the town: the same seed reacts in the same way.
"""

from dataclasses import dataclass
from typing import Literal

from heard.sandbox.people import Behaviour, Needs

Way = Literal["phone", "mail"]
WAYS: tuple[Way, ...] = ("phone", "mail")
# From the least to the most that one can do; who is content with one is content with all that follow.
OFFERS: tuple[Needs, ...] = ("apology", "explanation", "redo", "refund")
_SAYS = {
    "silent": "",
    "content": "Thank you for getting in touch. That settles it for me.",
    "wants more": "I hear you, but that does not make up for it.",
    "cannot be helped": "There is nothing you can do. I am not coming back.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaction:
    """How a contact ended. Hours count from the contact; `new_stars` is None when the review stays as it is."""

    answered: bool
    says: str
    content: bool = False
    after_hours: float = 0.0
    new_stars: int | None = None
    edits_after_hours: float = 0.0


def react(nature: Behaviour | None, way: Way, offers: frozenset[str]) -> Reaction:
    """The reaction of a person of this nature; None is somebody whom nobody can reach.

    Who picks up the phone also answers mail, later; who answers mail does not pick up the phone.
    """
    if nature is None or nature.answers == "silent" or (nature.answers == "mail" and way == "phone"):
        return Reaction(answered=False, says=_SAYS["silent"])
    hours = nature.answers_after_hours * (2 if nature.answers == "phone" and way == "mail" else 1)
    if nature.needs == "nothing helps":
        return Reaction(answered=True, says=_SAYS["cannot be helped"], after_hours=hours)
    enough = OFFERS[OFFERS.index(nature.needs) :]
    if not offers & set(enough):
        return Reaction(answered=True, says=_SAYS["wants more"], after_hours=hours)
    return Reaction(
        answered=True,
        says=_SAYS["content"],
        content=True,
        after_hours=hours,
        new_stars=nature.new_stars,
        edits_after_hours=nature.edits_after_hours,
    )
