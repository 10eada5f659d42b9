"""`heard read`: understand a line, a file, or a folder of files. Needs no database."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from tqdm import tqdm

from heard.cli.heaps import ReadHeap, Wanted, in_order
from heard.cli.landing import Job, Landing
from heard.cli.owning import BY, own_topics
from heard.cli.say import Trouble, as_json
from heard.cli.texts import ENDINGS, JSONL, PARQUET, heaps_of, lines_in, parquet, plain_lines, rows_of
from heard.reader.ahead import all_cores
from heard.vocabulary.reading import ReaderContext, Reading
from heard.vocabulary.written import reading_to_json


def options(command: argparse.ArgumentParser) -> None:
    """What can be said on the command line."""
    command.add_argument(
        "input", nargs="?", default="-", help=f"a text, a file ({', '.join(ENDINGS)}), a folder of them, or - for lines"
    )
    command.add_argument(
        "-o", "--output", help="a .jsonl or .parquet file, or a folder for a folder; standard output by default"
    )
    command.add_argument("--column", default="text", help="which column or key holds the text (text)")
    command.add_argument("--stars", type=int, choices=range(1, 6), help="stars of a single text")
    command.add_argument("--sector", default="other")
    command.add_argument("--json", action="store_true", help="JSON also for a single text")
    command.add_argument("--jobs", type=_positive, default=all_cores(), help="how many processes read (all cores)")
    command.add_argument("--own", metavar="EXAMPLES", help="a CSV of text and topic: topics of your own, learnt from it")
    command.add_argument("--own-by", choices=BY, default=BY[0], help="what they are learnt by (ngrams)")
    command.add_argument("--ray", metavar="ADDRESS", help="read on a Ray cluster: host:port, or local for one on this machine")


def run(options: argparse.Namespace) -> int:
    """Read; a single text is told in words, rows go to the output. Exit code 1 when rows were left aside."""
    files = _files(options.input)
    if files is None and options.input != "-":
        return _single(options)
    if options.output is None:
        return _to_standard_output(files, options)
    outputs = _outputs(files, Path(options.input), Path(options.output))
    job = Job(Path(options.output), _said(files, options))
    if files is not None:
        job.begin()
    aside = 0
    for source, output in outputs:
        if output.name not in job.finished:
            aside += _land(source, output, options)
            if files is not None:
                job.has(output.name)
    if files is not None:
        job.end()
    if aside:
        print(f"heard: {aside} rows were left aside, with their line, in {options.output} … .aside.jsonl", file=sys.stderr)
    return 1 if aside else 0


def _single(options: argparse.Namespace) -> int:
    from heard import reader

    reading = reader.read(options.input, ReaderContext(sector=options.sector, stars=options.stars))
    print(as_json(reading_to_json(reading)) if options.json else in_words(options.input, reading))
    return 0


def _files(given: str) -> list[Path] | None:
    """The files that are meant, or none where a text was typed. Raises `Trouble` for a file that is not there."""
    path = Path(given)
    try:
        if path.is_dir():
            found = sorted(file for file in path.iterdir() if file.suffix.lower() in ENDINGS and file.is_file())
            if not found:
                raise Trouble(f"No file in {given} ends in {', '.join(ENDINGS)}.")
            return found
        if path.suffix.lower() not in ENDINGS:
            return None
        if not path.is_file():
            raise Trouble(f"There is no file {given}.")
    except OSError:  # a long text is no name of a file
        return None
    return [path]


def _outputs(files: list[Path] | None, given: Path, output: Path) -> list[tuple[Path | None, Path]]:
    """Which file becomes which. In a folder Parquet stays Parquet and all else becomes JSON lines."""
    if files is None or not given.is_dir():
        if output.suffix.lower() not in (JSONL, PARQUET):
            raise Trouble(f"Readings are written to {JSONL} or {PARQUET}, and {output.name} is neither.")
        if files is not None and output.resolve() == files[0].resolve():
            raise Trouble(f"{output} would be written over itself; name another output.")
        return [(None if files is None else files[0], output)]
    if output.resolve() == given.resolve():
        raise Trouble("The readings of a folder need a folder of their own.")
    output.mkdir(parents=True, exist_ok=True)
    pairs: list[tuple[Path | None, Path]] = [
        (file, output / (file.stem + (PARQUET if file.suffix.lower() == PARQUET else JSONL))) for file in files
    ]
    names = [target.name for _, target in pairs]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise Trouble(f"Two files of {given} would be written to {twice}; rename one of them.")
    return pairs


def _said(files: list[Path] | None, options: argparse.Namespace) -> dict[str, Any]:
    """What tells one run from another: the files as they are now, the options, the reader."""
    from heard.reader import VERSION

    states = [(file.name, file.stat().st_size, file.stat().st_mtime_ns) for file in files or ()]
    said = {"files": states, "column": options.column, "sector": options.sector, "reader": VERSION}
    return said | ({"own": _digest(options.own), "by": options.own_by} if options.own else {})


def _digest(path: str) -> str:
    return sha256(Path(path).read_bytes()).hexdigest()


def _land(source: Path | None, output: Path, options: argparse.Namespace) -> int:
    """Read one file into one output; how many rows lie aside."""
    if output.suffix.lower() == PARQUET:
        parquet()
    landing = Landing(output)
    landing.begin(anew=source is None)
    try:
        with _bar(source, landing.last_line) as bar:
            for heap in _read(source, landing.last_line, output.suffix.lower(), options):
                landing.add(heap)
                bar.update(heap.last_line - bar.n)
    except BaseException:
        landing.close()
        raise
    return landing.finish()


def _read(source: Path | None, after: int, ending: str, options: argparse.Namespace) -> Iterator[ReadHeap]:
    wanted = Wanted(sector=options.sector, ending=ending, own=own_topics(options.own, options.own_by))
    if options.ray:
        if source is None:
            raise Trouble("A cluster reads files, and no standard input: every machine opens them itself.")
        from heard.cli.cluster import on_ray

        return on_ray(source, wanted, column=options.column, after=after, address=options.ray)
    rows = plain_lines(sys.stdin) if source is None else rows_of(source, options.column, after)
    return in_order(heaps_of(rows), wanted, jobs=options.jobs)


def _to_standard_output(files: list[Path] | None, options: argparse.Namespace) -> int:
    """JSON lines on standard output; rows in trouble are told on standard error."""
    if files is not None and len(files) > 1:
        raise Trouble("Name a place for the readings with -o.")
    aside = 0
    for heap in _read(files[0] if files else None, 0, JSONL, options):
        sys.stdout.write(heap.good.decode())
        sys.stderr.write(heap.aside.decode())
        aside += heap.left_aside
    return 1 if aside else 0


def _bar(source: Path | None, done: int) -> tqdm[Any]:
    seen = sys.stderr.isatty()
    total = lines_in(source) if seen and source is not None else None
    return tqdm(desc=source.name if source else None, total=total, initial=done, unit=" lines", disable=not seen)


def _positive(said: str) -> int:
    number = int(said)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


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
