"""Whether a text quotes a review, where a platform lets no quotes through."""

import re

NO_QUOTE = 5  # words that may follow each other as they did in the review, where quotes are refused
_WORDS = re.compile(r"\w+")


def in_a_row(said: str, text: str) -> int:
    """How many words of `said` at most follow each other in `text` too."""
    words, review = _plain_words(said), f" {' '.join(_plain_words(text))} "
    longest = 0
    for start in range(len(words)):
        while f" {' '.join(words[start : start + longest + 1])} " in review and start + longest < len(words):
            longest += 1
    return longest


def _plain_words(text: str) -> list[str]:
    """The words of a text, "can't" as two."""
    return _WORDS.findall(text.lower().replace("can't", "can not").replace("won't", "will not").replace("n't", " not"))
