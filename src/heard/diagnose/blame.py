"""A cause lies in how the work is set up, never in a person (D2, seed 002). Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from heard import guard
from heard.vocabulary.text import Brief, TextKind, Voice

WATCHED = ("blames_person", "names_staff", "employment_matters", "insult")
SHORTEST = 3  # letters of a name that is looked for


def blame_in(texts: Sequence[str], *, voice: Voice, names: Collection[str]) -> str:
    """What in these texts lays the fault on somebody, and how to say it instead; empty when nothing does.

    `names`: people who work here, and staff whom reviews name.
    """
    known = {word.lower() for name in names for word in re.findall(r"[^\W\d_]+", name) if len(word) >= SHORTEST}
    brief = Brief(kind=TextKind.PUBLIC_REPLY, voice=voice, staff_names=tuple(names))
    for text in texts:
        for word in re.findall(r"[^\W\d_]+", text):
            if word[0].isupper() and word.lower() in known:
                return f"“{word}” is a person's name. A cause lies in how the work is set up: say what was missing, not who."
        for finding in guard.check(text, brief).findings:
            if finding.check in WATCHED:
                said = f"“{finding.span.of(text)}”: " if finding.span else ""
                return f"{said}{finding.why} {finding.mend}"
    return ""
