"""What a reply only says back is not held against it, and what it adds of its own is."""

import pytest

from heard.guard import check
from heard.guard.own import own_words
from heard.guard.text import Text
from heard.vocabulary.reading import Language
from tests.guard.briefs import brief_of

# language, review, reply, what of the reply is not its own
SAID_BACK = [
    ("en", "The soup was cold.", 'Your "the soup was cold" is right.', "the soup was cold"),
    ("en", "The soup was cold.", 'Your "the soup was cold, liars" is right.', ""),  # a quotation adds nothing
    ("en", "The soup was cold.", 'You write "it was".', ""),  # says nothing
    ("en", "The soup was cold.", "We don't say the soup was cold, don't we.", ""),  # apostrophes quote nothing
    ("en", "The soup was cold.", "They say that the soup was cold.", ""),
    ("en", "The soup was cold.", "You write that the soup was cold: we agree.", "the soup was cold"),
    ("en", "The soup was cold.", "You write that the soup lied.", "the soup lied"),  # half is enough
    ("en", "The soup was cold.", "You write that the soup lied outright.", ""),
    ("es", "La sopa estaba fría.", "Usted escribe que la sopa estaba fría.", "la sopa estaba fría"),
    ("es", "La sopa estaba fría.", "Dice «la sopa estaba fría».", "la sopa estaba fría"),
    ("fr", "Elle était froide.", "Vous dites qu'elle était froide.", "elle était froide"),
    ("fr", "Elle était froide.", "Vous écrivez qu’elle était froide.", "elle était froide"),
    ("de", "Die Suppe war kalt.", "Sie schreiben uns, dass die Suppe kalt war.", "die Suppe kalt war"),
    ("de", "Die Suppe war kalt.", "Du schreibst „die Suppe war kalt“.", "die Suppe war kalt"),
    ("it", "La zuppa era fredda.", "Scrive che la zuppa era fredda.", "la zuppa era fredda"),
    ("pt", "A sopa estava fria.", "Escreve que a sopa estava fria.", "a sopa estava fria"),
    ("nl", "De soep was koud.", "U vertelt ons dat de soep koud was.", "de soep koud was"),
    # a clause that goes on with something else is their own
    (
        "en",
        "Cold soup, rude staff.",
        "You say that the soup was cold and the staff rude.",
        "the soup was cold and the staff rude",
    ),
    ("en", "Cold soup, rude staff.", "You say that the soup was cold and you are a liar.", "the soup was cold"),
    ("es", "La sopa estaba fría.", "Dice que la sopa estaba fría pero usted miente.", "la sopa estaba fría"),
    ("fr", "La soupe était froide.", "Vous dites que la soupe était froide et vous mentez.", "la soupe était froide"),
    ("de", "Die Suppe war kalt.", "Sie schreiben, dass die Suppe kalt war und Sie lügen.", "die Suppe kalt war"),
    ("it", "La zuppa era fredda.", "Dice che la zuppa era fredda ma mente.", "la zuppa era fredda"),
    ("pt", "A sopa estava fria.", "Diz que a sopa estava fria mas mente.", "a sopa estava fria"),
    ("nl", "De soep was koud.", "U zegt dat de soep koud was maar u liegt.", "de soep koud was"),
]


@pytest.mark.demand("R3")
@pytest.mark.parametrize(("language", "review", "reply", "back"), SAID_BACK)
def test_what_is_said_back_is_blanked_as_far_as_the_review_goes(language: str, review: str, reply: str, back: str) -> None:
    text = Text.of(reply, Language(language))
    own = own_words(text, brief_of({"review": review, "stars": 1}, language))
    at = reply.find(back)
    assert own.raw == reply[:at] + " " * len(back) + reply[at + len(back) :]


@pytest.mark.demand("R3")
@pytest.mark.parametrize(
    ("own", "finding"),
    [
        ("we will see you in court", "threat"),
        ("our lawyer will sue you", "threat"),
        ("you are banned", "threat"),
        ("you are a liar", "insult"),
    ],
)
@pytest.mark.parametrize("join", [" and ", " but ", " because ", ", and ", ". "])
def test_a_threat_behind_what_is_said_back_is_blocked(own: str, finding: str, join: str) -> None:
    brief = brief_of({"review": "The soup was cold and nobody came to our table.", "stars": 1})
    found = check(f"You write that the soup was cold and nobody came to your table{join}{own}.", brief).findings
    assert (finding, "block") in {(one.check, one.level.value) for one in found}


@pytest.mark.demand("R3")
def test_nothing_is_said_back_where_there_is_no_review() -> None:
    text = Text.of("You write that the soup was cold.", Language.ENGLISH)
    assert own_words(text, brief_of({})) is text
