"""The code of a case is a name, whatever its letters would spell."""

import pytest

from heard import guard
from heard.vocabulary.reading import Language
from heard.vocabulary.text import Brief, PrivateRoute, TextKind, Voice

WORDS = ("Ms", "Mr", "Dr", "pm", "am", "kg", "ab", "xx")


@pytest.mark.parametrize("letters", WORDS)
@pytest.mark.parametrize("language", [Language.ENGLISH, Language.GERMAN])
def test_no_letters_in_a_code_make_a_finding(letters: str, language: Language) -> None:
    said = "Thank you for telling us. We are sorry about the wait. Please write to care@harbour.example with the code {}, so we can help."

    def findings(code: str) -> list[str]:
        brief = Brief(
            kind=TextKind.PUBLIC_REPLY,
            voice=Voice(brand="Harbour Kitchen"),
            case_code=code,
            language=language,
            route=PrivateRoute(mail="care@harbour.example"),
        )
        return [finding.check for finding in guard.check(said.format(code), brief).findings]

    plain = findings("H2K4-9Q3M")
    for half in (f"{letters}35", f"35{letters}", f"3{letters}5", f"{letters[0]}3{letters[1]}5"):
        assert findings(f"{half}-35{letters}".upper()) == plain
