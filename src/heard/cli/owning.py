"""Topics of one's own for `heard read`, learnt from a file of examples before the first text is read."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from heard.cli.say import Trouble
from heard.reader import embeddings, own

BY = ("ngrams", "embeddings")
_VECTORS: dict[str, own.Vectors] = {"ngrams": own.ngram_vectors, "embeddings": embeddings.vectors}


@cache
def own_topics(examples: str | None, by: str) -> own.OwnTopics | None:
    """What the examples teach; nothing without any. A text that stands twice has both topics, one without a topic has none.

    Raises `Trouble`.
    """
    if examples is None:
        return None
    marked = _marked(Path(examples))
    try:
        return own.learn(list(marked), list(marked.values()), vectors=_VECTORS[by])
    except (own.TooFew, embeddings.NotInstalled) as error:
        raise Trouble(str(error)) from error


def _marked(path: Path) -> dict[str, set[str]]:
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            rows = csv.DictReader(file)
            if not {"text", "topic"} <= set(rows.fieldnames or ()):
                raise Trouble(f"{path.name} needs the columns text and topic.")
            marked: dict[str, set[str]] = {}
            for row in rows:
                topics = marked.setdefault(row["text"] or "", set())
                if row["topic"]:
                    topics.add(row["topic"].strip())
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise Trouble(f"{path} cannot be read: {error}.") from error
    return marked
