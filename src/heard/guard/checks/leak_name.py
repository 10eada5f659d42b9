"""The customer's name from the records."""

from heard.guard.case import public_words
from heard.guard.leaks import one_edit_apart
from heard.guard.rule import PUBLIC, Check, Places
from heard.guard.text import Text
from heard.vocabulary.reading import Span
from heard.vocabulary.text import Brief, Level

_SHORT = 3
_LONG = 6  # from here on a name with one letter wrong is still that name


def _find(text: Text, brief: Brief) -> Places:
    if not brief.record:
        return
    ours = " ".join((brief.voice.brand, brief.voice.signature, brief.route.contact, *brief.staff_names))
    allowed = public_words(brief).known | Text.of(ours).known
    parts = {word.plain for name in brief.record.names for word in Text.of(name).words}
    secret = {part for part in parts - allowed if len(part) >= _SHORT}
    for word in text.words:
        if text.raw[word.start].isupper() and word.plain not in allowed and _is_one_of(word.plain, secret):
            yield Span(word.start, word.end)


def _is_one_of(word: str, secret: set[str]) -> bool:
    return word in secret or any(len(part) >= _LONG <= len(word) and one_edit_apart(word, part) for part in secret)


CHECK = Check(
    id="leak_name",
    rule="R-11",
    level=Level.BLOCK,
    law=True,
    kinds=PUBLIC,
    meaning="No name from the customer records that the review does not show.",
    why="The review does not show this name; you know it from your records. Naming reviewers has cost practices up to $50,000.",
    mend="Use the name that the review shows, or none.",
    find=_find,
)
