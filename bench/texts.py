"""Reviews as a restaurant gets them, composed from word lists by a seeded generator; invented names only."""

import random

OPENERS = (
    "We came on a {day} evening", "Booked for {n} people at {hour}", "Popped in for lunch", "Our {nth} visit here",
    "Came with my parents", "Stopped here after the theatre", "First time at this place", "We had a table by the window",
)  # fmt: skip
BAD = (
    "waited {minutes} minutes for cold {dish}", "the waiter laughed at us", "{name} at the bar was rude to my mother",
    "the {dish} was burnt and the soup was cold", "they charged us twice and nobody answered the phone",
    "the toilets were dirty", "the music was far too loud", "our booking was lost", "the {dish} tasted stale",
    "nobody apologised", "I found a hair in the {dish}", "the bill was wrong by {n} pounds",
    "I was sick for two days afterwards", "the manager ignored us",
)  # fmt: skip
GOOD = (
    "the {dish} was wonderful", "{name} looked after us so kindly", "a lovely view of the harbour", "friendly quick service",
    "great value for money", "the best {dish} in town", "the staff went out of their way for us", "cosy room and soft music",
)  # fmt: skip
ENDS_BAD = ("Never again.", "I want my money back.", "Very disappointed.", "Please call me about this.", "What a shame.", "")
ENDS_GOOD = ("We will be back!", "Highly recommended.", "Thank you all.", "Five stars from us.", "See you soon.", "")
DISHES = ("pasta", "risotto", "lamb", "sea bass", "lasagne", "pizza", "tiramisu", "chowder", "steak", "burger", "salad")
NAMES = ("Marco", "Delia", "Tomas", "Priya", "Ines", "Oskar", "Lena", "Yusuf", "Bridget", "Anton", "Femi", "Noor")
SURNAMES = (
    "Halloran",
    "Vance",
    "Okoro",
    "Lindqvist",
    "Moreau",
    "Tanaka",
    "Brandt",
    "Silva",
    "Kaya",
    "Novak",
    "Doyle",
    "Petrov",
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SYLLABLES = ("ba", "do", "ki", "lu", "me", "no", "pra", "ri", "so", "ta", "vel", "wen", "zo", "gar", "fi", "hul")
PHRASE = "cold pasta"  # stands in many texts in this order
NO_SUCH_PHRASE = "loud waiter soup"  # three common words that never follow one another


def composed(rng: random.Random, *, stars: int) -> str:
    """One review of about 40 words that fits its stars."""
    parts, ends = {1: (BAD, ENDS_BAD), 2: (BAD, ENDS_BAD), 3: (BAD + GOOD, ENDS_BAD)}.get(stars, (GOOD, ENDS_GOOD))
    said = [rng.choice(OPENERS), *rng.sample(parts, rng.randint(2, 5))]
    if stars == 2:
        said.append("but " + rng.choice(GOOD))
    text = ". ".join(_filled(part, rng) for part in said)
    return f"{text}. {rng.choice(ends)} {rare_word(rng)}".strip()


def rare_word(rng: random.Random) -> str:
    """The name of a street nobody knows: a word that stands in few texts or in one."""
    return "Near " + "".join(rng.choice(SYLLABLES) for _ in range(rng.randint(3, 4))).title() + " Street."


def author(rng: random.Random) -> str:
    """Somebody who does not exist."""
    return f"{rng.choice(NAMES)} {rng.choice(SURNAMES)}"


def stars(rng: random.Random) -> int:
    """As review platforms have them: many fives, then ones."""
    return rng.choices((1, 2, 3, 4, 5), weights=(22, 9, 9, 15, 45))[0]


def _filled(part: str, rng: random.Random) -> str:
    filled = part.format(
        day=rng.choice(DAYS),
        n=rng.randint(2, 12),
        hour=rng.randint(12, 21),
        nth=rng.choice(("second", "third", "fifth")),
        minutes=rng.randint(20, 90),
        dish=rng.choice(DISHES),
        name=rng.choice(NAMES),
    )
    return filled[0].upper() + filled[1:]
