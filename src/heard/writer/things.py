"""The things that a review names: what stands in where no rule understood what went wrong with them."""

import re
from collections.abc import Sequence

from heard.vocabulary.reading import TopicSign
from heard.vocabulary.text import Brief
from heard.writer.fitting import FEW, Issue, fitting, people_of, stars_at_most, text_of
from heard.writer.retelling import amiss, spoken_of
from heard.writer.tables import Table, compiled

MOST_TOUCHED = 2
_NEAR = 30  # characters between the words of a topic and the thing that it is about
A_SHORT_ONE = 15  # words in which whatever is named is what it is about
_STOP = re.compile(r"[.;:!?\n]|\s-+\s")
_LETTERS = re.compile(r"[^\W\d_]+(?:['’]t)?")


def touched(brief: Brief, spoken: Table, told: Sequence[Issue]) -> tuple[Issue, ...]:
    """Things that went wrong beside what is told already: they can be named where their story cannot be said back."""
    text = text_of(brief)
    spans = [(one.start, one.end) for one in told if one.end]
    known = " ".join(words for one in told for words in (*one.told, *one.named, one.about)).lower()
    people = people_of(brief)
    found = []
    for thing in amiss(text, spoken.language):
        word = thing.text.removeprefix("the ")
        if any(start < thing.end and thing.start < end for start, end in spans) or word.rstrip("s") in known or word in people:
            continue
        if told and word in spoken.sets.get("too_general", ()):
            continue
        issue = Issue("touched", "quality", thing.start, thing.end, (thing.text,), (), ())
        if not approved(issue, text, spoken):
            found.append(issue)
    return tuple(found[:MOST_TOUCHED])


def mentioned(topic: TopicSign | None, brief: Brief, spoken: Table) -> Issue | None:
    """The topic by a thing that the review names, one near its words first, where nobody praised that thing."""
    liked = fitting("praise", spoken, brief)
    named = fitting("mentions", spoken, brief, topic=topic.what if topic is not None else "")
    named = [
        i
        for i in named
        if not any(i.start < o.end and o.start < i.end for o in liked) and not approved(i, text_of(brief), spoken)
    ]
    if brief.reading is not None and brief.reading.vague:  # "a sad evening" says what it was about, not what went wrong
        named = [issue for issue in named if issue.key != "any_thing"]
    spans = topic.spans if topic is not None else ()
    near = [i for i in named if any(s.start - _NEAR < i.start and i.end < s.end + _NEAR for s in spans)]
    return next(iter(near or named), None)


def trouble_with(thing: str) -> str:
    return thing if thing.startswith("the missing ") else f"the trouble with {thing}"


def came_for(brief: Brief, spoken: Table) -> Issue | None:
    """What they bought or booked, for an unhappy customer whose story was not understood."""
    if not stars_at_most(FEW, brief):
        return None
    named = (issue for issue in fitting("mentions", spoken, brief) if issue.key == "came_for")
    return next((issue for issue in named if not approved(issue, text_of(brief), spoken)), None)


def most_spoken_of(brief: Brief, spoken: Table) -> Issue | None:
    """The thing that an unhappy story turns on, where nothing that is said of it was understood."""
    text = text_of(brief)
    if not stars_at_most(FEW, brief) or len(text.split()) < A_SHORT_ONE or not spoken.retell:
        return None
    thing = spoken_of(text, spoken.language)
    at = text.lower().find(thing) if thing else -1
    if at < 0 or thing in spoken.sets.get("too_general", ()) or thing in people_of(brief):
        return None
    issue = Issue("spoken_of", "quality", at, at + len(thing), (trouble_with(f"the {thing}"),), (), ())
    return None if approved(issue, text, spoken) else issue


def approved(issue: Issue, text: str, spoken: Table) -> bool:
    """Whether the part of the sentence that it stands in speaks well of it: "the food and the drinks were great, but …"."""
    turns = (_STOP, compiled(spoken.signs["turn"]))
    since = max((turn.end() for sign in turns for turn in sign.finditer(text, 0, issue.start)), default=0)
    until = min((turn.start() for sign in turns for turn in sign.finditer(text, issue.end)), default=len(text))
    said = {word.lower() for word in _LETTERS.findall(text[since:until])}
    approving, denying = (spoken.sets.get(name, frozenset()) for name in ("approving", "denying"))
    return bool(said & approving) and not said & denying
