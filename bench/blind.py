"""First drafts beside owners' replies to the same reviews, for somebody who does not know which is which.

    python bench/blind.py sheet gold/owners/beside.jsonl sheet.txt     one pair a page in a random order, A and B
    python bench/blind.py count gold/owners/beside.jsonl judged.txt    what the judge preferred

`judged.txt` holds a line for each pair: its number and A, B or = (neither is better), as in "17 B". The order of A and B is
drawn from the seed, so that the sheet needs no key beside it. Owners' replies come as they are in the file; a draft is the
first one, with the signature and the contact of one of a few invented houses, as a desk that has been set up would write it.
"""

import argparse
import json
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

from heard.reader import read
from heard.respond.proposals import proposed
from heard.vocabulary.platforms import Platform
from heard.vocabulary.reading import ReaderContext
from heard.vocabulary.text import Brief, PrivateRoute, ReviewText, TextKind, Voice
from heard.vocabulary.way import Sector

HOUSES = (
    ("Ellen", "ellen@house.example"),
    ("Tom Reyes", "tom@house.example"),
    ("The team", "care@house.example"),
    ("Priya, manager", "priya@house.example"),
)


def main() -> None:
    """The sheet for the judge, or what came of it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("act", choices=("sheet", "count"))
    parser.add_argument("pairs", type=Path)
    parser.add_argument("file", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rows = [json.loads(line) for line in args.pairs.read_text("utf-8").splitlines()]
    coins = Random(args.seed)
    draft_is = [coins.choice("AB") for _ in rows]
    if args.act == "sheet":
        args.file.write_text(
            "\n".join(_page(n, row, letter) for n, (row, letter) in enumerate(zip(rows, draft_is, strict=True))), "utf-8"
        )
        return
    judged = dict(line.split() for line in args.file.read_text("utf-8").splitlines() if line.strip())
    count = Counter(_winner(judged.get(str(n), ""), letter) for n, letter in enumerate(draft_is))
    print(", ".join(f"{who} {count[who]}" for who in ("draft", "tie", "owner", "not judged")))


def _page(number: int, row: dict[str, Any], letter: str) -> str:
    texts = {letter: _draft(number, row), "AB".replace(letter, ""): row["reply"]}
    return f"{number} ({row['sector']}, {row['stars']} stars) {row['review']}\n  A: {texts['A']}\n  B: {texts['B']}\n"


def _draft(number: int, row: dict[str, Any]) -> str:
    name, mail = HOUSES[number % len(HOUSES)]
    review = ReviewText(text=row["review"], stars=row["stars"])
    brief = Brief(
        kind=TextKind.PUBLIC_REPLY,
        voice=Voice(brand="House", signature=name),
        platform=Platform(row["platform"]),
        sector=Sector(row["sector"]),
        review=review,
        reading=read(review.text, ReaderContext(sector=row["sector"], stars=row["stars"])),
        route=PrivateRoute(contact=name, mail=mail),
        case_code="HRD-4F2K",
    )
    return " ".join(proposed(brief, seed=number)[0].draft.text.split())


def _winner(judged: str, letter: str) -> str:
    if judged not in ("A", "B", "="):
        return "not judged"
    return "tie" if judged == "=" else "draft" if judged == letter else "owner"


if __name__ == "__main__":
    main()
