"""`heard read`: understand a line, or every row of a CSV or JSONL file. Needs no database."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from heard.cli.say import as_json
from heard.cli.texts import Row, rows_of, write_rows
from heard.vocabulary.reading import ReaderContext, Reading
from heard.vocabulary.written import reading_to_json


def options(command: argparse.ArgumentParser) -> None:
    """What can be said on the command line."""
    command.add_argument(
        "input", nargs="?", default="-", help="a text, a .csv, .jsonl or .txt file, or - for lines of standard input"
    )
    command.add_argument("-o", "--output", help="a .jsonl file; standard output by default")
    command.add_argument("--column", default="text", help="which column or key holds the text (text)")
    command.add_argument("--stars", type=int, choices=range(1, 6), help="stars of a single text")
    command.add_argument("--sector", default="other")
    command.add_argument("--json", action="store_true", help="JSON also for a single text")


def run(options: argparse.Namespace) -> int:
    """Read; a single text is told in words, rows as one JSON object each. Exit code 1 when rows were left aside."""
    from heard import reader

    rows = rows_of(options.input, options.column)
    if isinstance(rows, str):
        reading = reader.read(rows, ReaderContext(sector=options.sector, stars=options.stars))
        print(as_json(reading_to_json(reading)) if options.json else in_words(rows, reading))
        return 0

    def understood(heap: list[Row]) -> list[dict[str, Any]]:
        contexts = [ReaderContext(sector=options.sector, stars=row.stars) for row in heap]
        readings = reader.read_many([row.text for row in heap], contexts)
        return [{"line": row.line, "reading": reading_to_json(reading)} for row, reading in zip(heap, readings, strict=True)]

    aside = write_rows(rows, understood, options.output)
    if aside:
        print(f"heard: {aside} rows were left aside; they are marked with “trouble” in the output", file=sys.stderr)
    return 1 if aside else 0


def in_words(text: str, reading: Reading) -> str:
    """A reading as a person would tell it."""
    lines = [
        f"language  {reading.language.value}",
        f"polarity  {reading.polarity.value}, about {reading.stars:.1f} stars",
        f"severity  {reading.severity.value}",
    ]
    for topic in reading.topics:
        lines.append(f"topic     {topic.what}, {topic.polarity.value}: {_shown(text, topic.spans)}")
    for name in ("risks", "requests", "emotions"):
        lines += [f"{name[:-1]:<9} {sign.what}: {_shown(text, sign.spans)}" for sign in getattr(reading, name)]
    lines += [f"mention   {mention.kind.value}: {mention.text}" for mention in reading.mentions]
    if reading.vague:
        lines.append("vague     nothing to act on: ask")
    return "\n".join(lines)


def _shown(text: str, spans: tuple[Any, ...]) -> str:
    return ", ".join(f"“{span.of(text)}”" for span in spans[:3]) or "the whole text"
