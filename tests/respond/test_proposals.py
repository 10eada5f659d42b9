"""What people are given to choose from has been read by the guard, and may go as it is where the writer can help it."""

from dataclasses import replace

import pytest

from heard.guard import check
from heard.reader import read
from heard.respond.proposals import ENOUGH, SPARES, proposed, seed_of
from heard.sandbox.story import SCENES, SECOND_THOUGHTS
from heard.vocabulary.reading import Language, ReaderContext
from heard.vocabulary.text import Brief, Finding, Level, PrivateRoute, Standing, Verdict
from heard.writer import draft
from tests.writer.cast import brief

STORY = [(scene.stars, scene.text) for scene in SCENES.values()] + [SECOND_THOUGHTS]


class Strict:
    """A guard that only dislikes texts holding certain words, and counts what it reads."""

    def __init__(self, level: Level, *words: str) -> None:
        self.level, self.words, self.read = level, words, 0

    def __call__(self, text: str, about: Brief) -> Verdict:
        self.read += 1
        found = [word for word in self.words if word in text.lower()]
        findings = tuple(Finding(check=word, rule="R4", level=self.level, why="", mend="") for word in found)
        return Verdict(version="strict", findings=findings, heard={})


def case(stars: int, text: str, **changes: object) -> Brief:
    return brief(text, stars=stars, reading=read(text, ReaderContext(sector="restaurant", stars=stars)), **changes)


@pytest.mark.demand("R4")
@pytest.mark.parametrize(("stars", "text"), STORY)
@pytest.mark.parametrize("standing", [Standing.KNOWN, Standing.NOT_FOUND])
def test_every_proposal_of_the_story_may_go_as_it_is(stars, text, standing):
    for seed in range(20):
        for proposal in proposed(case(stars, text, standing=standing), seed=seed):
            assert not proposal.troubles, (proposal.troubles, proposal.draft.text)


def test_drafts_with_a_warning_give_way_to_spares():
    about = case(*STORY[0])
    told = [one.text.lower() for one in draft(about, seed=2, count=3 + SPARES)]
    words = ("truly", "anybody", "let me", "thank you", "deserved")
    word = next(word for word in words if 0 < sum(word in text for text in told) <= SPARES)
    strict = Strict(Level.WARN, word)
    chosen = proposed(about, seed=2, check=strict)
    assert [one.draft.text.lower() for one in chosen] == [text for text in told if word not in text][:3]


def test_advice_sends_nobody_looking_for_spares():
    gentle = Strict(Level.ADVISE, "sorry")
    assert len(proposed(case(*STORY[0]), check=gentle)) == 3
    assert gentle.read == 3


def test_a_warning_that_no_words_help_is_not_argued_with():
    strict = Strict(Level.WARN, "h-2041")
    found = proposed(case(*STORY[0]), check=strict)
    assert (len(found), strict.read) == (3, ENOUGH)
    assert all(one.troubles for one in found)


def test_what_a_quote_set_off_is_said_without_it():
    about = replace(case(1, "Wij kregen onze jas met een vlek terug."), language=Language.DUTCH)
    found = proposed(about, count=1, check=Strict(Level.WARN, "“"))
    assert "“" not in found[0].draft.text
    assert not found[0].troubles


def test_a_block_is_looked_around_for_as_long_as_there_are_spares_and_then_shown():
    strict = Strict(Level.BLOCK, "h-2041")
    found = proposed(case(*STORY[0]), check=strict)
    assert (len(found), strict.read) == (3, 3 + SPARES)
    assert all(one.verdict.blocked for one in found)


def test_without_an_address_the_drafts_are_still_there_with_their_warning():
    about = case(*STORY[0], route=PrivateRoute())
    found = proposed(about)
    assert len(found) == 3
    assert all(one.verdict == check(one.draft.text, about) for one in found)


def test_the_words_follow_from_the_review_and_not_from_the_case_code():
    one, other = case(*STORY[0]), replace(case(*STORY[0]), case_code="H-9KTX-4")
    seed = seed_of("cold-pasta", 1)
    told = [proposal.draft.text.replace("H-2041", "") for proposal in proposed(one, seed=seed)]
    assert told == [proposal.draft.text.replace("H-9KTX-4", "") for proposal in proposed(other, seed=seed)]


def test_another_post_cycle_or_wish_for_other_words_is_another_seed():
    seeds = {seed_of("cold-pasta", 1), seed_of("cold-pasta", 2), seed_of("warm-pasta", 1), seed_of("cold-pasta", 1, 1)}
    assert len(seeds) == 4
