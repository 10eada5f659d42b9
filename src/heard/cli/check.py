"""`heard check`: what is wrong with a reply, and the mend. Needs no database."""

from __future__ import annotations

import argparse

from heard.cli import briefing
from heard.cli.say import as_json
from heard.vocabulary.written import verdict_to_json


def options(command: argparse.ArgumentParser) -> None:
    """What can be said on the command line."""
    command.add_argument("text", help="the reply, in quotation marks")
    command.add_argument("--review", default="", help="the review that it answers")
    briefing.options(command)


def run(options: argparse.Namespace) -> int:
    """Check; exit code 1 when something blocks the text."""
    from heard import guard

    verdict = guard.check(options.text, briefing.brief_of(options, options.review))
    if options.json:
        print(as_json(verdict_to_json(verdict)))
    else:
        for finding in verdict.findings:
            place = f" “{finding.span.of(options.text)}”" if finding.span else ""
            print(
                f"{finding.level.value:<6} {finding.check} ({finding.rule}){place}\n       {finding.why}\n       {finding.mend}"
            )
        print("HEARD  " + " ".join(letter if spans else "." for letter, spans in verdict.heard.items()))
    return 1 if verdict.blocked else 0
