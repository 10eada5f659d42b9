"""What went wrong, arranged to be said: which of it as clauses, which as things, what first and what beside it."""

from collections.abc import Sequence

from heard.vocabulary.platforms import RULES
from heard.vocabulary.text import Brief
from heard.writer.fitting import Issue
from heard.writer.issues import BESIDES
from heard.writer.own_words import QUOTED
from heard.writer.tables import Table, TopicWords

_SAYS_NOTHING = TopicWords((), (), (), (), (), (), {}, {}, {})
_ROOMY = 1000  # of the platform's own unit
_PLAIN_NOUN = ("the ", "your ")
_SHOWN = 3  # complaints in one sentence
_AT_LEAST = 2
_A_BREATH = 26  # words of what one sentence tells
_SHORT = 12  # words of two clauses that may follow each other beside a thing
_QUOTED = 2  # quotes in one sentence
_OF_ISSUES = (
    *("issues", "nouns", "others", "first", "norm", "feel", "untold", "unowned", "things", "event", "event_first"),
    *("told", "told_few", "told_others", "told_first"),
)  # what can be said of what went wrong


def of_issues(wrong: Sequence[Issue], beside: Sequence[Issue], brief: Brief, spoken: Table) -> dict[str, tuple[str, ...]]:
    """What went wrong, as noun phrases and, where the language has them, as clauses; and what is quoted or was touched on beside it."""
    quoted = [issue.named for issue in sorted(wrong, key=lambda issue: issue.start) if issue.key == QUOTED][:_QUOTED]
    leads = bool(wrong) and wrong[0].key == QUOTED
    wrong = [issue for issue in wrong if issue.key != QUOTED]
    if quoted and all(issue.key in BESIDES for issue in wrong):  # nobody is sorry first of all that nobody was sorry
        wrong = []
    row = listed(quoted, spoken)
    limit = RULES[brief.platform].limit
    # Where there is room everything they complained of is named; a short reply stops at two.
    roomy = limit is None or limit >= _ROOMY
    if quoted and (leads or not wrong):
        left = listed([issue.named for issue in wrong if issue.key not in BESIDES][:_AT_LEAST], spoken) if roomy else ()
        lead = {"quoted": row, "quoted_first": listed(quoted[:1], spoken), "quoted_too": (), "others": left}
        return dict.fromkeys(_OF_ISSUES, ()) | lead
    if not wrong:
        return dict.fromkeys((*_OF_ISSUES, "quoted", "quoted_first", "quoted_too"), ())
    main = wrong[0]
    topic = spoken.topics.get(main.topic)
    in_general = topic if topic and main.key != "retold" else _SAYS_NOTHING
    many = len(wrong) >= _SHOWN and bool(spoken.retell)
    told_apart = spoken.rules.get("feel_grave" if main.gravest else "feel_many", ()) if main.gravest or many else ()
    things, events = _parted(wrong) if roomy and spoken.retell else ([], [])
    if things and events:
        shown = [*things, *events]
    else:
        shown = wrong[: _spoken_at_once(wrong, spoken) if roomy else _AT_LEAST]
        shown = sorted(shown, key=lambda issue: (issue.key in BESIDES, issue.start))  # as it was told
    others = [*(issue for issue in wrong if issue not in shown), *beside] if roomy else []
    told = () if things else _retold(shown, spoken)
    return {
        "issues": listed([i.named for i in shown], spoken),
        # Nouns beside clauses: only where they say as much.
        "nouns": () if things else _nouns(shown, spoken),
        "things": _nouns(things, spoken),
        "event": _retold(events, spoken),
        "event_first": ("\u200b",) if main in events else (),
        "quoted": (),
        "quoted_too": row,
        "untold": () if told else ("\u200b",),
        "unowned": () if any(words.startswith("we ") for issue in shown for words in issue.told) else ("\u200b",),
        "others": listed([i.named for i in others if i.named], spoken),
        "first": listed([main.named], spoken),
        "told": told,
        "told_few": told if len(shown) <= _AT_LEAST else (),
        "told_others": _retold([issue for issue in others if issue.told], spoken),
        "told_first": _retold([main], spoken),
        "norm": (main.norm or in_general.norm)
        if many
        else tuple(n for issue in shown[:2] for n in issue.norm) or in_general.norm,
        "feel": told_apart or main.feel or in_general.feel,
    }


def _parted(wrong: Sequence[Issue]) -> tuple[list[Issue], list[Issue]]:
    """Of three or more complaints those that are named as things, and the one or two that are told; nothing of either where there are not both."""
    if len(wrong) < _SHOWN:
        return [], []
    things = [issue for issue in wrong if _plain_nouns(issue) and issue.key not in BESIDES]
    events = [issue for issue in wrong if issue not in things and issue.told]
    if len(things) == len(wrong) and wrong[0].told:  # the gravest is told, so that not everything is a thing
        things, events = things[1:], things[:1]
    by_place = sorted(events[:_AT_LEAST], key=lambda issue: (issue.key in BESIDES, issue.start))
    short = sum(len(issue.told[0].split()) for issue in by_place) <= _SHORT
    events = by_place if len(things) == 1 and short else events[:1]
    return sorted(things[:_SHOWN], key=lambda issue: issue.start), events


def _spoken_at_once(wrong: Sequence[Issue], spoken: Table) -> int:
    """How many complaints one sentence carries: three when they are short, two otherwise, and two clauses at most."""
    told = [len(issue.told[0].split()) for issue in wrong[:_SHOWN] if issue.told]
    clauses = len(told) == len(wrong[:_SHOWN]) and spoken.retell and not _nouns(wrong[:_SHOWN], spoken)
    return _AT_LEAST if clauses or sum(told) > _A_BREATH else _SHOWN


def _plain_nouns(issue: Issue) -> tuple[str, ...]:
    """Its nouns that may stand in a row with others ("the long wait"); none where a clause says more."""
    return () if issue.said_back else tuple(words for words in issue.named if words.startswith(_PLAIN_NOUN))


def _nouns(issues: Sequence[Issue], spoken: Table) -> tuple[str, ...]:
    """The issues as one row of plain nouns ("the long wait and the cold soup"); nothing where one of them has none."""
    named = [_plain_nouns(issue) for issue in issues]
    return listed(named, spoken) if all(named) else ()


def _retold(issues: Sequence[Issue], spoken: Table) -> tuple[str, ...]:
    """The issues as one row of clauses for "I'm sorry that …"; nothing where one of them can only be named."""
    told = [issue.told for issue in issues]
    return listed(told, spoken, kind="clause") if all(told) else ()


def listed(parts: Sequence[tuple[str, ...]], spoken: Table, *, kind: str = "noun") -> tuple[str, ...]:
    """One phrase out of several: "a, b and c", each with its own alternatives."""
    parts = [words for words in parts if words]
    if not parts:
        return ()
    comma, last = (spoken.joined[f"{sign}_clause" if kind == "clause" else sign] for sign in ("comma", "and"))
    options = ["{" + "|".join(words) + "}" for words in parts]
    if len(options) == 1:
        return (options[0],)
    return (comma.join(options[:-1]) + f" {last} " + options[-1],)
