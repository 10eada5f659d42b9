"""A colleague named in public."""

from heard.guard.case import is_praise
from heard.guard.find import mentions
from heard.guard.rule import PUBLIC, Check, Places
from heard.guard.text import Text
from heard.vocabulary.text import Brief, Level


def _find(text: Text, brief: Brief) -> Places:
    if is_praise(brief):  # passing on a guest's praise by name is a joy, not a breach
        return
    for name in brief.staff_names:
        if name and name not in brief.route.contact and name not in brief.voice.signature:
            yield from mentions(text, name)


CHECK = Check(
    id="names_staff",
    rule="R-12",
    level=Level.BLOCK,
    kinds=PUBLIC,
    meaning="No colleague is named in public, save the contact and whoever signs.",
    why="A colleague's name in an answer to a complaint is personal data, and readers take it as blame.",
    mend="Write “our team” or “my colleague”.",
    find=_find,
)
