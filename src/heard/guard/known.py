"""Answers about one text that many checks ask for: each is worked out once and kept with the text."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import TypeVar

from heard.guard.text import Text
from heard.vocabulary.text import Brief

T = TypeVar("T")


def of_text(ask: Callable[[Text], T]) -> Callable[[Text], T]:
    """`ask`, asked of each text once."""

    @wraps(ask)
    def kept(text: Text) -> T:
        if ask not in text.answers:
            text.answers[ask] = ask(text)
        answer: T = text.answers[ask]
        return answer

    return kept


def of_case(ask: Callable[[Text, Brief], Iterable[T]]) -> Callable[[Text, Brief], tuple[T, ...]]:
    """`ask`, asked of each text once, as long as it is for the same brief."""

    @wraps(ask)
    def kept(text: Text, brief: Brief) -> tuple[T, ...]:
        answer: tuple[T, ...]
        about, answer = text.answers.get(ask, (None, ()))
        if about is not brief:
            answer = tuple(ask(text, brief))
            text.answers[ask] = brief, answer
        return answer

    return kept
