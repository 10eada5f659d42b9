"""How like texts are: by bits first, and never otherwise than by their words."""

from hypothesis import given
from hypothesis import strategies as st

from heard.writer.alike import grams, grams_sent, largest_share, share

TEXTS = st.lists(st.sampled_from(["we", "are", "so", "sorry", "that", "you", "had", "to", "wait"]), max_size=12).map(" ".join)


def test_half_of_the_shorter_text():
    assert share(grams("You waited far too long."), grams("you waited FAR longer")) == 0.5
    assert share(grams("Too short"), grams("Too short")) == 0.0


@given(TEXTS, st.lists(TEXTS))
def test_the_largest_share_is_the_largest_of_all(text, others):
    one, of_each = grams(text), [grams(other) for other in others]
    assert largest_share(one, of_each) == max((share(one, other) for other in of_each), default=0.0)


def test_a_text_sent_before_is_remembered_as_any_other():
    text = "We are so sorry that you had to wait."
    assert grams_sent(text) == grams(text)
