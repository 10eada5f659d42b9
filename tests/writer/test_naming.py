"""What a reply names, and what it never says, over invented reviews of every sector."""

import pytest

from heard.vocabulary.text import Brief
from heard.writer import draft
from tests.writer.cast import brief

NEVER = (
    "sorry you feel",
    "if you were",
    "value your feedback",
    "strive",
    "refund",
    "discount",
    "voucher",
    "stars",
    "change your review",
)

# sector, stars, review, what one of the drafts' words must be, what must not be there
REVIEWS = [
    ("restaurant", 1, "Waited 50 minutes for our food and the pasta was cold.", ("50", "pasta"), ()),
    ("restaurant", 1, "We waited over an hour before anyone took our order.", ("over an hour",), ()),
    ("restaurant", 2, "Half an hour for two coffees, we waited and waited.", ("half", "wait"), ()),
    ("restaurant", 2, "The music was far too loud to talk.", ("nois", "loud"), ()),
    ("restaurant", 1, "There was a hair in my soup.", ("hair", "soup"), ()),
    ("restaurant", 1, "The steak was overcooked and dry.", ("steak",), ()),
    ("restaurant", 2, "Tiny portions for the money.", ("portion",), ()),
    (
        "restaurant",
        1,
        "The waiter was rude to my mother.",
        ("rude", "spoken to", "treated", "unfriendly"),
        ("waiter", "mother"),
    ),
    (
        "restaurant",
        1,
        "Rude! Gianluca shouted at us in front of everyone.",
        ("rude", "spoken", "treated", "unfriendly"),
        ("gianluca",),
    ),
    ("restaurant", 1, "They lost our reservation and sent us away.", ("booking", "reservation"), ()),
    ("restaurant", 2, "Wrong dish twice, then it came cold.", ("dish",), ()),
    ("restaurant", 2, "The fish tasted stale.", ("fish",), ()),
    ("restaurant", 1, "Overpriced. Not worth it at all.", ("price", "paid too much"), ()),
    ("restaurant", 1, "Charged us twice for the wine.", ("twice", "double"), ("wine twice",)),
    ("hotel", 1, "The room was filthy.", ("room",), ("filthy",)),
    ("hotel", 2, "Paper thin walls, we couldn't sleep.", ("walls",), ()),
    ("hotel", 2, "Our room wasn't ready until six.", ("room", "check-in"), ()),
    ("hotel", 2, "No hot water on two mornings.", ("hot water", "temperature", "uncomfortable"), ()),
    ("hotel", 2, "The wifi kept dropping, slow internet everywhere.", ("wifi",), ()),
    ("hotel", 2, "The whole place smelled of smoke.", ("smell",), ()),
    ("hotel", 2, "A resort fee nobody had told us about.", ("fee",), ()),
    (
        "hotel",
        1,
        "My wheelchair did not fit through the door, and there is no ramp.",
        ("getting", "get in", "barriers", "get around"),
        (),
    ),
    ("hotel", 2, "The breakfast was disappointing.", ("breakfast",), ()),
    ("hotel", 2, "They charged a cleaning fee on top.", ("fee",), ()),
    (
        "hotel",
        1,
        "Nobody at reception answered our calls.",
        ("answer", "silence", "messages", "calls", "got back", "called you back"),
        (),
    ),
    ("shop", 1, "My parcel never arrived.", ("parcel",), ()),
    ("shop", 2, "Delivery took three weeks.", ("three weeks", "delivery"), ()),
    ("shop", 1, "The kettle stopped working after two weeks.", ("kettle",), ()),
    ("shop", 1, "The mirror arrived broken.", ("mirror",), ()),
    ("shop", 2, "They sent the wrong size.", ("size",), ()),
    ("shop", 1, "Still waiting for my refund.", ("refund",), ()),
    ("shop", 2, "They refuse to take it back.", ("return", "sending it back"), ()),
    ("shop", 2, "Poor quality, falls apart.", ("quality", "well enough"), ()),
    ("shop", 2, "Missing screws, so I cannot build it.", ("screws",), ()),
    ("shop", 2, "Badly packed, a miracle it survived.", ("pack",), ()),
    ("shop", 2, "Looks nothing like the photos.", ("what you got", "what you found", "promised"), ()),
    (
        "shop",
        2,
        "Your checkout page is broken, error every time.",
        ("checkout", "app", "software", "faults", "unreliably", "badly"),
        (),
    ),
    ("trades", 1, "They quoted 200 and then charged 450.", ("quote", "estimate"), ()),
    ("trades", 1, "The boiler is still leaking.", ("boiler", "job", "work", "repair"), ()),
    (
        "trades",
        1,
        "The electrician never showed up.",
        ("appointment", "turned up", "nobody came", "never came", "showed up"),
        ("electrician",),
    ),
    ("trades", 2, "They left a mess in my kitchen.", ("mess",), ()),
    ("trades", 1, "They scratched my car.", ("damage", "damaged", "scratched your car"), ()),
    (
        "trades",
        2,
        "Nobody called me back for a week.",
        ("answer", "silence", "messages", "calls", "got back", "called you back"),
        (),
    ),
    ("software", 1, "It crashes every time I open it.", ("crash", "closing"), ()),
    ("software", 2, "Since the update nothing syncs.", ("update",), ()),
    ("software", 1, "I can't log in any more.", ("sign", "log in", "locked out", "account"), ()),
    ("software", 1, "I lost all my notes.", ("notes",), ()),
    ("software", 2, "Too many ads.", ("ads",), ()),
    ("software", 1, "I was charged after I cancelled.", ("cancel",), ()),
    ("finance", 1, "On hold for 45 minutes.", ("45 minutes",), ()),
    ("finance", 2, "An overdraft fee out of nowhere.", ("fee",), ()),
    ("finance", 1, "My account was blocked without a word.", ("account", "blocked", "shut out"), ()),
    ("finance", 1, "My claim was denied after two months.", ("claim",), ()),
    ("travel", 1, "Our flight was cancelled and nobody told us why.", ("flight", "journey", "travel"), ()),
    ("travel", 1, "They lost my luggage.", ("luggage",), ()),
    ("travel", 2, "The bus was dirty and the seats were broken.", ("seats", "bus"), ()),
    ("other", 2, "No parking anywhere near.", ("park",), ()),
    ("other", 1, "I was completely ignored.", ("ignored", "overlooked", "looked after"), ()),
    ("other", 2, "The staff were unhelpful.", ("help", "indifference"), ()),
    ("other", 2, "Terrible service from start to finish.", ("service", "looked after", "served"), ()),
]


@pytest.mark.demand("R7")
@pytest.mark.parametrize(("sector", "stars", "text", "some", "none"), REVIEWS, ids=[row[2][:40] for row in REVIEWS])
def test_a_reply_names_the_very_thing_and_nothing_that_harms(
    sector: str, stars: int, text: str, some: tuple[str, ...], none: tuple[str, ...]
) -> None:
    for made in _drafts(brief(text, stars=stars, sector=sector)):
        low = made.lower()
        assert any(word in low for word in some), made
        for word in (*none, *(word for word in NEVER if word not in some)):
            assert word not in low, (word, made)


@pytest.mark.demand("R3")
@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("Absolutely loved the carbonara!", "carbonara"),
        ("The tiramisu was amazing and so was the welcome.", "tiramisu"),
        ("Great coffee, we will be back.", "coffee"),
    ],
)
def test_a_happy_review_gets_a_short_thank_you_that_picks_up_what_pleased(text: str, thing: str) -> None:
    for made in _drafts(brief(text, stars=5)):
        assert thing in made
        assert len(made.split()) <= 50, made
        assert "sorry" not in made


@pytest.mark.demand("R4")
def test_staff_named_in_praise_are_not_named_again() -> None:
    case = brief("Loved our Chiara, great coffee too.", stars=5, staff_names=("Chiara",))
    assert not any("chiara" in made.lower() for made in _drafts(case))


@pytest.mark.demand("R7")
def test_what_is_denied_is_not_named() -> None:
    """ "Not cold" is no complaint about cold food."""
    made = " ".join(_drafts(brief("The soup was not cold, but the waiter was rude.", stars=2)))
    assert "soup" not in made


@pytest.mark.demand("R7")
def test_signs_of_the_notation_in_a_review_do_no_harm() -> None:
    for made in _drafts(brief("The {pasta|<code>} was cold (really) and the [bread] was stale. <mail> \\ //", stars=1)):
        assert not any(sign in made for sign in "{}<>|[]\\")


def _drafts(case: Brief) -> list[str]:
    return [made.text for seed in range(2) for made in draft(case, seed=seed)]
