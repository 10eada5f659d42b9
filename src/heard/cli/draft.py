"""`heard draft`: write a reply to a review. Needs no database."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from heard.cli import briefing
from heard.cli.say import as_json
from heard.vocabulary.written import verdict_to_json


def options(command: argparse.ArgumentParser) -> None:
    """What can be said on the command line."""
    command.add_argument("review", help="the review, in quotation marks")
    command.add_argument("--count", type=int, default=1, help="how many to choose from (1)")
    command.add_argument("--seed", type=int, default=0, help="another number, other words")
    command.add_argument("--why", action="store_true", help="say why each sentence stands there")
    briefing.options(command)


def run(options: argparse.Namespace) -> int:
    """Write; each draft has passed the guard or is shown with what the guard says."""
    from heard.respond.proposals import proposed

    brief = briefing.brief_of(options, options.review)
    for number, proposal in enumerate(proposed(brief, seed=options.seed, count=options.count)):
        draft, verdict = proposal.draft, proposal.verdict
        if options.json:
            sentences = [asdict(sentence) for sentence in draft.sentences]
            print(
                as_json(
                    {"text": draft.text, "recipe": draft.recipe, "sentences": sentences, "verdict": verdict_to_json(verdict)}
                )
            )
            continue
        print(("\n---\n\n" if number else "") + draft.text)
        if options.why:
            print("\n" + "\n".join(f"{sentence.part.value:>10}  {sentence.why}" for sentence in draft.sentences))
    return 0
