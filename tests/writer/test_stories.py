"""Happenings out of long reviews: what is said of them, what is felt with them, and what is not mistaken for them."""

import pytest

from heard.writer import draft, recipe
from heard.writer.at_stake import stakes
from heard.writer.fitting import fitting
from heard.writer.issues import complaints, praises
from heard.writer.tables import table
from tests.writer.cast import brief, reading

# What somebody writes, in which trade, the issue that it is, and words of what is said back.
TOLD = [
    ("Quoted 3 weeks, took 9.", "trades", "took_longer", "what should have taken 3 weeks took 9"),
    ("8 weeks became 12.", "shop", "took_longer", "8 weeks turned into 12"),
    ("Told 60 minutes, it was 4 hours.", "travel", "took_longer", "60 minutes turned into 4 hours"),
    ("It was meant to include 4 castles, we saw 2.", "travel", "saw_only", "you saw only 2 of the 4 castles"),
    ("We got 90 of the 400 photos.", "trades", "saw_only", "you got only 90 of the 400 photos"),
    ("They'd run out of Yorkshire puddings.", "restaurant", "ran_out", "we had run out of Yorkshire puddings"),
    ("Our table wasn't ready.", "restaurant", "table_not_ready", "your table wasn't ready"),
    ("They have lost it.", "shop", "lost_item", "what you left with us was lost"),
    ("The vegan burger had bacon in it.", "restaurant", "meat_in_it", "there was bacon in a vegan dish"),
    ("3 of the rooms had been given away.", "hotel", "given_away", "rooms you had booked were given away"),
    ("They've taken €480 off my card.", "travel", "money_taken", "€480 was taken from the card"),
    ("The steak was ordered medium rare and came well done.", "restaurant", "wrong_doneness", "your steak wasn't cooked"),
    ("I've answered the same questions nine times.", "finance", "same_again", "go over the same questions nine times"),
    ("They said the deposit is non refundable.", "restaurant", "deposit_kept", "get your deposit back"),
    ("The family room we had booked was not available.", "hotel", "booked_gone", "get the family room you had booked"),
    ("It was ready they said and they couldn't find it.", "shop", "not_to_hand", "find your order"),
    ("Staff more interested in chatting to each other.", "shop", "not_looked_after", "nobody had time for you"),
    ("Mine was raw in the middle.", "restaurant", "came_so", "the food came out raw"),
    ("They made me pay another 210 euros.", "travel", "not_covered", "pay another 210 euros"),
    ("Only one counter open at lunchtime.", "finance", "closed_to_all", "to serve you"),
    ("My claim has been going on for five months.", "finance", "file_unread", "dragged on for five months"),
    ("A wedding party downstairs until 2am.", "hotel", "noise_from", "the noise from the wedding party"),
    ("Our room looked straight onto the bins.", "hotel", "room_faced", "your room looked out on the bins"),
    ("Prices on the shelf never match what comes up at the till.", "shop", "till_price", "match the shelf"),
    (
        "They changed our hotel a week before to one with three stars and no pool, no bar and no lift at all.",
        "travel",
        "changed_on_you",
        "your hotel was changed",
    ),
    ("They valued it at £2,100.", "finance", "valuation", "the valuation fell so short"),
    ("I met every condition for the bonus and it was refused.", "finance", "bonus_refused", "get the bonus"),
    ("Took it somewhere else and it passed with nothing.", "trades", "doubted_work", "doubting our advice"),
    ("We were invoiced for a user who left in March five times.", "software", "wrong_bill", "mistakes on the bill"),
    ("Nobody came to clear the plates.", "restaurant", "nobody_came_to", "nobody came to clear the plates"),
]
FELT = [
    ("They were late and I missed my flight.", "Missing the flight"),
    ("I took a day off work for this.", "time off"),
    ("The gate was left open and our dog got out.", "I hope your dog"),
    ("For £150 a night the room was dirty.", "At that price|For what you paid"),
    ("My new card was wrong after I got married.", "Congratulations"),
]
NOT_FELT = [
    ("The lads came for two hours.", "long_way"),
    ("Booked for our wedding anniversary.", "wedding"),
    ("We could hear the wedding disco.", "wedding"),
    ("Took my parents out for their golden wedding.", "wedding"),
    ("The staff were embarrassed, you can tell they are embarrassed.", "humiliated"),
    ("There were crying children everywhere.", "tears"),
    ("There is AI stuck in it.", "stranded"),
    ("I tried to pay in my daughter's birthday cheques.", "birthday"),
]
NOT_PRAISED = [
    ("The afternoon tea we had ordered was late.", "the afternoon tea"),
    ("Arrived on time and was told the table wasn't ready.", "the punctuality"),
    ("The itinerary looked great on paper but we sat on the bus.", "the itinerary"),
    ("No one has explained the price.", "the clear explanations"),
    ("We had to ask for the bill three times.", "the service"),
    ("It was our anniversary and the food was cold.", "your anniversary"),
]


@pytest.mark.demand("R7")
@pytest.mark.parametrize(("text", "sector", "key", "said"), TOLD)
def test_a_happening_is_said_back_by_its_own_rule(text: str, sector: str, key: str, said: str) -> None:
    case = brief(text, sector=sector, reading=reading("quality"))
    found = complaints(case, table(case.language))
    assert key in [issue.key for issue in found]
    told = [words for issue in found if issue.key == key for words in issue.told]
    assert any(said.lower() in words.lower() for words in told), told


@pytest.mark.demand("R5")
@pytest.mark.parametrize(("text", "said"), FELT)
def test_what_it_cost_them_is_felt_with_them(text: str, said: str) -> None:
    case = brief(text, sector="hotel", reading=reading("waiting"))
    ways = stakes(case, table(case.language))
    assert any(start in way.replace("(I/We)", "I") for way in ways for start in said.split("|")), ways


@pytest.mark.demand("R5")
@pytest.mark.parametrize(("text", "key"), NOT_FELT)
def test_nothing_is_felt_that_was_not_at_stake(text: str, key: str) -> None:
    case = brief(text, sector="hotel")
    assert key not in [stake.key for stake in fitting("stakes", table(case.language), case)]


@pytest.mark.parametrize(("text", "named"), NOT_PRAISED)
def test_what_went_wrong_is_not_taken_for_praise(text: str, named: str) -> None:
    case = brief(text, stars=2, sector="restaurant", reading=reading("quality"))
    assert named not in [words for issue in praises(case, table(case.language)) for words in issue.named]


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("My suitcase broke and the courtesy car had no room for my son's wheelchair.", "finance"),
        ("The pool was green and nobody cared.", "travel"),
        ("The room stank of weed.", "hotel"),
    ],
)
def test_an_ordinary_complaint_is_no_grave_case(text: str, sector: str) -> None:
    assert not recipe(brief(text, sector=sector, reading=reading("quality"))).startswith("safety")


@pytest.mark.demand("R3")
def test_what_was_bought_or_their_own_words_stand_where_the_story_was_not_understood() -> None:
    text = (
        "I bought my son a new phone here for him. It is tied to another network, and he sat there all evening looking at it."
    )
    case = brief(text, sector="shop", reading=reading("quality"))
    for seed in range(6):
        text = draft(case, seed=seed, count=1)[0].text
        assert "phone" in text or "“It is tied to another network" in text


@pytest.mark.demand("R5")
def test_nobody_in_mourning_is_told_that_they_may_be_annoyed() -> None:
    text = "My father died in May and I had to send the death certificate three times. Nobody answers my emails."
    case = brief(text, sector="finance", reading=reading("communication"))
    for seed in range(12):
        assert "annoyed" not in draft(case, seed=seed, count=1)[0].text


@pytest.mark.demand("R3")
def test_a_long_review_may_be_thanked_for_its_length() -> None:
    text = "The carpet was stained and nobody came. " + "We stayed for three nights in the old wing by the river. " * 9
    case = brief(text, sector="hotel", reading=reading("cleanliness"))
    thanks = " ".join(draft(case, seed=seed, count=1)[0].text for seed in range(30))
    assert "all this" in thanks or "whole story" in thanks or "in such detail" in thanks
