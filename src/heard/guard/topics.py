"""Words by which a reply names a topic, by topic and language; they stand in `tables/topics.toml`."""

from heard.guard.phrases import Kept
from heard.guard.text import Text
from heard.vocabulary.reading import Topic

_WORDS = {topic.value: Kept(file="topics", name=topic.value) for topic in Topic}


def topic_table(topic: str) -> Kept | None:
    """The words for `topic`; None for one that a brand made up itself."""
    return _WORDS.get(topic)


def topics_in(text: Text) -> tuple[str, ...]:
    """The topics that `text` names, for when nobody has read it."""
    return tuple(topic for topic, table in _WORDS.items() if table.within(text))
