"""A clause that no rule foresaw is said back to the customer, with the persons turned round, or left alone."""

import tomllib
from importlib import resources

import pytest

from heard.vocabulary.reading import Language
from heard.writer import draft
from heard.writer.retelling import retold
from heard.writer.tables import table
from tests.writer.cast import brief, reading

SAID_BACK = [
    ("The flight was cancelled. We slept on the airport floor with our bags.", "you slept on the airport floor with your bags"),
    ("slept on the airport floor", "you slept on the airport floor"),
    ("We were left outside for ages without a word", "you were left outside for ages without a word"),
    ("Nobody could tell me anything for nine days.", "nobody could tell you anything for nine days"),
    ("They stopped answering my calls.", "we stopped answering your calls"),
    ("Charged us for two starters again", "we charged you for two starters again"),
    ("the showers have been out of order for two months", "the showers have been out of order for two months"),
    ("The waiter never came back to us.", "nobody came back to you"),
    ("We were polite, but they forgot to make my tea, which says it all.", "we forgot to make your tea"),
    ("our key card never worked", "your key card never worked"),
    ("It crashes every time I open it.", "it crashes every time you open it"),
    ("The bill still had a 12.5 percent charge", "the bill still had a 12.5 percent charge"),
    ("We've had to borrow money again", "you have had to borrow money again"),
    ("Boiler packed in again 4 days after the repair.", "the boiler packed in again 4 days after the repair"),
    ("Jacket arrived with a broken zip", "the jacket arrived with a broken zip"),
    ("Changed my return flight without telling me.", "we changed your return flight without telling you"),
    ("Closed my account without any reason after 14 years.", "we closed the account without any reason after 14 years"),
    ("They charged my card £120 for a 'minibar' I never touched.", "we charged the card £120 for a minibar you never touched"),
    ("Emailed four times, nobody answers.", "you had to email four times"),
    ("When they came the lasagne was stone cold in the middle.", "the lasagne was stone cold in the middle"),
    ("Painter left drips on the carpet and paint on the windows.", "we left drips on the carpet and paint on the windows"),
    ("You took away the calendar view without asking anyone.", "we took away the calendar view without asking anyone"),
    ("Took 20 mins to get a menu.", "it took 20 minutes to get a menu"),
    ("Gym ok, but half the machines are out of order", "half the machines are out of order"),
    ("Took the day off for nothing.", "you had to take the day off for nothing"),
]
LEFT_ALONE = [
    "Not too bad at all, we still had fun.",  # an opinion, and no trouble
    "My husband never got his main.",  # nobody but the writer is spoken of
    "The waiter was too slow.",  # no staff
    "I never got an answer from Gianluca.",  # no names
    "I had to go to the hospital with my hand.",  # no health
    "I still think you are thieves.",  # no insults
    'We were told "we have no table" again.',  # no quotes
    "The soup was not cold.",  # no complaint
    "I have not eaten meat for twenty years.",  # nothing that happened here
    "I had never been there before.",
    "I had to pay {pasta|<code>} again.",  # signs of the notation
    "They never replaced it.",  # "it" points to something said before
    "The room was sooo cold.",  # drawn out
    "Everything was spot on apart from a slow check-in.",
]


@pytest.mark.demand("R7")
@pytest.mark.parametrize(("text", "said"), SAID_BACK)
def test_a_plain_clause_with_trouble_in_it_is_said_back(text: str, said: str) -> None:
    assert said in [clause.text for clause in retold(text, Language.ENGLISH)]


@pytest.mark.demand("R4")
@pytest.mark.parametrize("text", LEFT_ALONE)
def test_opinions_people_health_insults_and_quotes_are_not(text: str) -> None:
    assert not list(retold(text, Language.ENGLISH))


def test_a_language_without_a_table_for_it_says_nothing_back() -> None:
    assert not list(retold("Nobody could tell me anything for nine days.", Language.DUTCH))


@pytest.mark.demand("R7")
def test_a_clause_with_times_and_amounts_stands_before_the_words_of_a_rule() -> None:
    case = brief("Lost my suitcase. It's been 3 weeks.", sector="travel", reading=reading("delivery"))
    assert all("we lost your suitcase" in made.text for seed in range(5) for made in draft(case, seed=seed))


@pytest.mark.demand("R4")
def test_how_people_were_treated_is_never_said_back() -> None:
    case = brief("The waiter was rude when I asked to swap the side.", reading=reading("staff"))
    assert not any("swap" in made.text for seed in range(5) for made in draft(case, seed=seed))


@pytest.mark.demand("R7")
def test_who_has_said_what_it_was_is_not_asked_again_even_if_nobody_understood() -> None:
    case = brief("Chairs like church pews, plates like frisbees, soup like rain.", reading=reading("atmosphere"))
    for seed in range(5):
        made = draft(case, seed=seed, count=1)[0].text
        assert "what you describe" in made.lower() or "sorry" in made.lower()
        assert "or something else" not in made, made


@pytest.mark.demand("R7")
def test_what_no_rule_foresaw_is_named_all_the_same() -> None:
    case = brief("Nobody could tell us anything for nine days.", sector="travel", reading=reading("communication"))
    assert all("nine days" in made.text for seed in range(5) for made in draft(case, seed=seed))


def test_every_clause_belongs_to_an_issue_or_a_topic() -> None:
    told = tomllib.loads((resources.files("heard.writer") / "languages" / "en" / "told.toml").read_text("utf-8"))
    english = table(Language.ENGLISH)
    assert set(told["issue"]) <= {rule.key for rule in (*english.issues, *english.mentions)}
    assert set(told["topic"]) == set(english.topics) - {"safety"}
    untold = {rule.key for rule in english.issues if not rule.told}
    assert not untold, untold
