"""Not the language of the review."""

from heard.guard.rule import TO_CUSTOMER, Check, Places
from heard.guard.text import Text
from heard.vocabulary.reading import Language
from heard.vocabulary.text import Brief, Level

_FEWEST = 6  # words; of shorter texts nobody can tell


def _find(text: Text, brief: Brief) -> Places:
    due = brief.language
    if text.count >= _FEWEST and Language.UNKNOWN not in (due, text.language) and text.language is not due:
        yield None


CHECK = Check(
    id="wrong_language",
    rule="seed 003",
    level=Level.WARN,
    kinds=TO_CUSTOMER,
    meaning="The answer is in the language that is due.",
    why="The answer is not in the language of the review, so its writer may not understand it.",
    mend="Write it in the language of the review.",
    find=_find,
)
