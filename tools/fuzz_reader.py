"""Feed the reader what nobody would write: `python tools/fuzz_reader.py --minutes 10 [--seed 1]`.

Texts of our own gold are cut, joined, doubled, torn and sown with odd characters. Ends with an error at the first reading
that is not valid, not the same a second time, or slower than a second for each 100,000 characters; the text is printed.
"""

import argparse
import json
import random
import time
from pathlib import Path

from heard.reader import read
from heard.vocabulary.reading import ReaderContext, Reading

ODD = (
    "\u0301", "\u202e", "\ud800", "\x00", "😡", "👩‍🔧", "'", "’", "-", "_", "@", "#", "€", "1", "٣", "ſ", "İ", "ﬁ", "\n", "\t", "\u200b", "…",
    " ", "not ", "don't ", "Dr. ", "IBAN ", "0", "12:30", "1/2", "$5", "www.", ".com", "(", "\\", "%", "*", "?", "!", "<b>", "ß", "ñ", "的", "ش",
)  # fmt: skip
SECTORS = ("other", "restaurant", "clinic", "no such sector")


def mangled(texts: list[str], chance: random.Random) -> str:
    """A few texts after a few accidents."""
    text = " ".join(chance.sample(texts, chance.randint(1, 3)))
    for _ in range(chance.randint(0, 12)):
        at, size = chance.randrange(len(text) + 1), chance.randint(0, 20)
        part = text[at : at + size]
        text = chance.choice(
            (
                text[:at] + text[at + size :],
                text[:at] + chance.choice(ODD) * chance.choice((1, 1, 2, 50)) + text[at:],
                text[:at] + part * chance.choice((2, 3, 200)) + text[at:],
                text[:at] + part.upper() + text[at + size :],
                text[:at] + part[::-1] + text[at + size :],
                text[:at] + chr(chance.randrange(0x110000)) + text[at:],
            )
        )
    return text


def troubles(text: str, reading: Reading) -> list[str]:
    """What must hold of every reading and does not."""
    signs = (*reading.risks, *reading.requests, *reading.emotions, *reading.churn, *reading.others_at_fault, *reading.topics)
    spans = [span for sign in signs for span in sign.spans] + [*reading.severity_spans, *reading.polarity_spans]
    spans += [mention.span for mention in reading.mentions]
    held = {
        "a span lies outside the text": all(0 <= span.start < span.end <= len(text) for span in spans),
        "a mention is not as written": all(mention.text == mention.span.of(text) for mention in reading.mentions),
        "no probability": all(0 <= sign.confidence <= 1 for sign in signs),
        "probabilities do not sum to one": all(
            abs(sum(p) - 1) < 1e-4 for p in (reading.polarity_p, reading.stars_p, reading.severity_p)
        ),
        "no stars": 1 <= reading.stars <= 5,
    }
    return [trouble for trouble, fine in held.items() if not fine]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--minutes", type=float, default=10)
    arguments.add_argument("--seed", type=int, default=1)
    chosen = arguments.parse_args()
    chance = random.Random(chosen.seed)  # noqa: S311 - accidents need no secrets
    lines = (line for path in sorted(Path("gold/reviews").glob("*.jsonl")) for line in path.read_text("utf-8").splitlines())
    texts = [json.loads(line)["text"] for line in lines]
    ends, count = time.monotonic() + 60 * chosen.minutes, 0
    while time.monotonic() < ends:
        text = mangled(texts, chance)
        context = ReaderContext(sector=chance.choice(SECTORS), stars=chance.choice((None, 1, 5, 9)))
        found = []
        try:
            began = time.process_time()
            reading = read(text, context)
            spent = time.process_time() - began
            found = troubles(text, reading)
            found += ["not the same a second time"] if read(text, context) != reading else []
            found += [f"took {spent:.2f} s"] if spent > 1 + len(text) / 100_000 else []
        except Exception as error:  # whatever it is, the text that brought it about is wanted
            found = [repr(error)]
        if found:
            raise SystemExit(f"{text!a} {context}: {'; '.join(found)}")
        count += 1
    print(count, "texts, nothing found")


if __name__ == "__main__":
    main()
