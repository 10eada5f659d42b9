"""Finding what a review is about, in words an owner can answer with.

The reading says which topic weighs most and where it stands in the text; the language table says how customers put
a thing and how an owner names it. Only what stands in the review is ever named.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from heard.vocabulary.platforms import RULES
from heard.vocabulary.reading import Polarity, TopicSign
from heard.vocabulary.text import Brief, TextKind
from heard.vocabulary.way import Sector
from heard.writer.fitting import A_LINE, FEW, UNHAPPY, Issue, content, fitting, people_of, stars_at_most, text_of
from heard.writer.nouns import as_thing
from heard.writer.own_words import quoted, quoted_wish, rather_quoted
from heard.writer.retelling import Retold, cut_short, retold
from heard.writer.tables import Table, table
from heard.writer.things import A_SHORT_ONE, approved, came_for, mentioned, most_spoken_of, touched, trouble_with
from heard.writer.verbatim import NO_QUOTE, in_a_row
from heard.writer.wording import plain

MOST_NAMED = 4
MOST_PRAISED = 3
ENOUGH = 3  # understood by rules; with fewer the clauses of the review itself are said back
_SUBJECTS = 2  # of a practice
_SURE = 0.75
_A_STORY = 20  # words
_NOTHING_TO_SEND = (Sector.FINANCE, Sector.HOTEL, Sector.SOFTWARE, Sector.TRAVEL)  # there a delivery is a misreading
_A_QUOTE = 4  # words
_UNDERSTOOD = 2  # things, with which a story was understood
_A_LONG_STORY = 35  # words of somebody who has more to complain of than three things
_LIKED = 0.75
_LOUD = 0.5  # how much of a complaint the reading hears
BESIDES = (
    "no_apology",
    "manager_absent",
    "no_reason",
    "no_word",
)  # comes on top of what went wrong, whatever the reading weighs most
_SMALL = frozenset(
    {
        "seated_badly",
        "packaging",
        "small_portion",
        "parking",
        "wifi",
        "small_room",
        "breakfast",
        "temperature",
        "expensive",
        "hidden_fee",
    }
)  # told after what weighs more
_OF_PEOPLE = ("staff", "safety", "accessibility")  # never said back: how people were treated is named with care
_BARELY = (
    "nobody ",
    "no one ",
    "there ",
    "we never ",
    "we didn't ",
    "you were never ",
    "you weren't ",
)  # tells of a silence alone
_BUT = re.compile(r"\b(?:but|though|although|however|except|shame|pity|only|apart from|wish)\b", re.IGNORECASE)
# "The voices are calming": without a word of trouble in it nobody knows whether that was good or bad.
_SAYS_HOW = re.compile(r"(?:the|your) (?:[\w'’-]+ ){1,3}(?:is|was|are|were) (?:(?:so|very|really|all|quite|\w+ly) )?[\w'-]+$")
_IT = re.compile(r"it (?!took|takes)")
_IDLE = re.compile(
    r"we (?:offered|tried|gave|said|refunded|helped|did|apologised)\b|you were told (?:it|that|you)\b|there (?:was|were)\b"
)  # what nobody has to be sorry for
_A_HAPPENING = 5  # words in which something is told that was done or found


def complaints(brief: Brief, spoken: Table) -> tuple[Issue, ...]:
    """What went wrong, the reading's main topic first, at most `MOST_NAMED`."""
    found = _by_weight(_not_praised(fitting("issues", spoken, brief), brief, spoken), brief, spoken)
    general = spoken.sets.get("in_general", frozenset())
    told_exactly = {issue.topic for issue in found if issue.key not in general}
    kept: list[Issue] = []
    for issue in found:
        if issue.key in general and issue.topic in told_exactly:
            continue
        if len(kept) < MOST_NAMED and not _same_thing(issue, kept):
            kept.append(issue)
    kept = _each_once(_in_their_words(issue, brief, spoken) for issue in kept)
    if not spoken.retell:
        kept = rather_quoted(kept, brief, spoken)
    loud = brief.reading is not None and brief.reading.complaint >= _LOUD
    if spoken.retell:
        loud = loud and _BUT.search(text_of(brief)) is not None
    if content(brief) and not loud:
        return tuple(kept)  # in a happy review a clause alone says too little of whether something was wrong
    kept = _with_clauses(kept, brief, spoken)
    kept.sort(key=lambda issue: issue.key in spoken.sets.get("beside", ()))  # "nobody answered" after what was asked about
    return tuple(_with_what_is_left(kept, brief, spoken))


def _with_what_is_left(kept: list[Issue], brief: Brief, spoken: Table) -> list[Issue]:
    """Where too little was understood: their own words, what they came for, what went wrong besides, what happened at all."""
    if spoken.retell and _says_more_than(kept, brief):
        found = quoted(kept[0].topic if kept else "quality", brief, spoken, kept)
        kept += [quote for quote in found if len(quote.named[0].split()) >= _A_QUOTE]
    if not kept and (thing := came_for(brief, spoken)):
        kept.append(thing)
    if not kept:
        kept += [replace(one, named=(trouble_with(one.named[0]),)) for one in touched(brief, spoken, kept)[:1]]
    if not kept and (happened := _happened(brief, spoken)):
        kept.append(happened)
    if all(issue.key in BESIDES for issue in kept) and (thing := most_spoken_of(brief, spoken)):
        kept.append(thing)
    return kept


def _says_more_than(kept: Sequence[Issue], brief: Brief) -> bool:
    """Whether a review tells so much more than what was understood that some of it is quoted."""
    words = len(text_of(brief).split())
    if not kept:
        return words > A_LINE and stars_at_most(UNHAPPY, brief)
    return len(kept) < _UNDERSTOOD and words >= _A_STORY and stars_at_most(FEW, brief)


def _with_clauses(kept: Sequence[Issue], brief: Brief, spoken: Table) -> list[Issue]:
    """With clauses of the review beside what rules understood: the gravest of all first, how they were answered last."""
    most = ENOUGH if len(text_of(brief).split()) < _A_LONG_STORY else MOST_NAMED
    lacking = {f"no {issue.about}" for issue in kept if issue.about}
    told = [one for one in _retold(brief, spoken, kept) if not any(what in one.about for what in lacking)]
    first = [issue for issue in told if issue.gravest][:1]
    on_top = spoken.sets.get("on_top", frozenset())
    instead = spoken.sets.get("stand_in", frozenset()) if len(told) + len(kept) > 1 else frozenset()
    happened = [issue for issue in kept if issue.key not in on_top and issue.key not in instead]
    answered = [issue for issue in kept if issue.key in on_top]
    room = most - len(first) - len(happened)
    beside = [issue for issue in told if issue not in first][: max(0, room - len(answered[: 1 if happened or told else 2]))]
    return [*first, *happened, *beside, *answered][: max(most, len(kept)) if not on_top else MOST_NAMED]


def _not_praised(found: list[Issue], brief: Brief, spoken: Table) -> list[Issue]:
    """Without what sounds like a complaint and stands where the reading hears praise; few stars are believed more than that."""
    reading = brief.reading
    if reading is None or (stars_at_most(FEW, brief) and not spoken.retell):
        return found
    blamed = {t.what for t in reading.topics if t.polarity in (Polarity.NEGATIVE, Polarity.MIXED)}
    praised = [s for t in reading.topics if t.polarity is Polarity.POSITIVE and t.confidence >= _SURE for s in t.spans]
    unhappy = stars_at_most(UNHAPPY, brief)
    doubted = unhappy or _BUT.search(text_of(brief)) is not None  # then only what is spoken well of counts as praised
    fair = [
        i
        for i in found
        if i.topic in blamed
        or not any(s.start < i.end and i.start < s.end for s in praised)
        or (doubted and spoken.sets.get("approving") and not approved(i, text_of(brief), spoken))
    ]
    return fair or (found if unhappy else [])


def _by_weight(found: list[Issue], brief: Brief, spoken: Table) -> list[Issue]:
    """What the reading weighs most comes first. Where no rule understood anything, a thing or the topic stands in."""
    main = brief.reading.main_topic if brief.reading is not None else None
    if main is not None and main.polarity in (Polarity.NEGATIVE, Polarity.MIXED, Polarity.NEUTRAL):
        grave = spoken.sets.get("grave", frozenset())
        found = sorted(
            found,
            key=lambda issue: (
                issue.key in BESIDES or issue.key in spoken.sets.get("beside", ()),
                -(issue.key in grave) - (issue.topic == main.what),
                issue.key in _SMALL,
                issue.start,
            ),
        )
        if not found and not content(brief) and not any(_retold(brief, spoken, [])):
            short = not spoken.retell or len(text_of(brief).split()) <= A_SHORT_ONE
            named = _happened(brief, spoken) or (None if _fair(brief, spoken) or not short else mentioned(main, brief, spoken))
            topic = of_topic(main.what, brief, spoken) if _guessable(main, brief, spoken) else None
            found = [issue for issue in (named or topic,) if issue]
    elif not found and not spoken.retell and stars_at_most(UNHAPPY, brief) and not any(_retold(brief, spoken, [])):
        found = [thing] if (thing := mentioned(None, brief, spoken)) else []
    return found


def _each_once(issues: Iterable[Issue]) -> list[Issue]:
    """Without those that would be told by a clause that tells another already, or tell another themselves."""
    kept: list[Issue] = []
    for issue in issues:
        if not any(issue.end and one.start < issue.end and issue.start < one.end for one in kept):
            kept.append(issue)
    return kept


def _in_their_words(issue: Issue, brief: Brief, spoken: Table) -> Issue:
    """An issue by the clause that it was found in, with the times, amounts and things in it; beside the rule's own words where those are exact too."""
    if (
        not issue.told
        or issue.topic in _OF_PEOPLE
        or (issue.key in spoken.sets.get("firmly", ()) and issue.key not in BESIDES)
        or brief.kind is not TextKind.PUBLIC_REPLY
    ):
        return issue
    app = brief.sector is Sector.SOFTWARE  # "it crashes" says enough there
    clauses = (c for c in _sayable(brief, spoken) if app or not c.text.startswith("it "))
    clause = next((c for c in clauses if c.start <= issue.start and issue.end <= c.end), None)
    if clause is None or (issue.key in BESIDES and clause.text.startswith(_BARELY)):
        return issue
    if issue.key in BESIDES:  # "the price doubled without any warning" is more than silence
        issue = replace(issue, key="retold", named=())
    exact = issue.told if issue.exact and issue.key not in spoken.sets.get("loosely", ()) else ()
    thing = clause.text if clause.only_named else as_thing(clause.text, spoken.language)
    return replace(
        issue,
        told=issue.told if clause.only_named else (clause.text, clause.text, *exact),
        named=(thing,) if thing else issue.named,
        said_back=not (exact or thing),
        start=clause.start,
        end=clause.end,
    )


def told_much(brief: Brief) -> bool:
    """Whether they have told so much that "what was it?" would be an insult, in a language whose clauses can be said back or quoted."""
    spoken = table(brief.language)
    return bool(spoken.retell or spoken.quote) and len(text_of(brief).split()) >= _A_STORY


def _retold(brief: Brief, spoken: Table, kept: Sequence[Issue]) -> Iterator[Issue]:
    """Clauses of the review itself, said back or quoted, where no rule has understood more of them."""
    main = brief.reading.main_topic if brief.reading is not None else None
    topic = main.what if main is not None else "quality"
    people = people_of(brief)
    for clause in sorted(_sayable(brief, spoken), key=lambda clause: (not clause.heavy, not clause.trouble)):
        if not people.intersection(clause.text.split()) and not any(
            one.start < clause.end and clause.start < one.end for one in kept
        ):
            feel = spoken.topics[clause.topic].feel if clause.topic else ()
            thing = clause.text if clause.only_named else as_thing(clause.text, spoken.language)
            yield Issue(
                "retold",
                clause.topic or topic,
                clause.start,
                clause.end,
                (thing,) if thing else (),
                (),
                feel,
                () if clause.only_named else (clause.text,),
                clause.text,
                said_back=not thing,
                gravest=clause.gravest,
            )
    if not spoken.retell:
        yield from quoted(topic, brief, spoken, kept)


def _happened(brief: Brief, spoken: Table) -> Issue | None:
    """Where nothing sounds like trouble: the first thing that an unhappy customer says was done, found or left."""
    if brief.review is None or (brief.review.stars or 0) >= UNHAPPY or not RULES[brief.platform].quotes_in_reply:
        return None
    main = brief.reading.main_topic if brief.reading is not None else None
    told_of = ("we ", "nobody ", "somebody ", "the ", "your ", "you found ", "you were ")
    for clause in retold(text_of(brief), spoken.language):
        idle = _IDLE.match(clause.text) or (not clause.trouble and _well_of(clause, brief, spoken))
        if idle or (len(clause.text.split()) < _A_HAPPENING and not clause.trouble):
            continue
        if clause.text.startswith(told_of if brief.sector is not Sector.SOFTWARE else (*told_of, "it ")):
            topic = main.what if main is not None else "quality"
            return Issue("retold", topic, 0, 0, (), (), (), (clause.text,), clause.text, said_back=True)
    return None


def _well_of(clause: Retold, brief: Brief, spoken: Table) -> bool:
    """Whether a clause without a word of trouble speaks well of what it tells."""
    approving = spoken.sets.get("approving", frozenset()) | spoken.sets.get("kindly", frozenset())
    liked = fitting("praise", spoken, brief)
    return bool(approving.intersection(clause.text.split()) or _SAYS_HOW.match(clause.text)) or any(
        one.start < clause.end and clause.start < one.end for one in liked
    )


def _guessable(topic: TopicSign, brief: Brief, spoken: Table) -> bool:
    """Whether a topic that no words of a rule show may be named: in a line that says no more, never in a story."""
    guessable = spoken.sets.get("guessable")
    if guessable is None:
        return True
    if _fair(brief, spoken):
        return False
    if topic.what == "delivery" and brief.sector in _NOTHING_TO_SEND:
        return False
    if topic.what == "delivery" and brief.reading is not None and brief.reading.others_at_fault:
        return True
    return topic.what in guessable and len(text_of(brief).split()) <= A_LINE


def _fair(brief: Brief, spoken: Table) -> bool:
    """Whether nothing has to be named that was not understood: somebody of three stars gets a plain answer instead of a guess."""
    return "guessable" in spoken.sets and brief.review is not None and (brief.review.stars or 0) >= UNHAPPY


def _sayable(brief: Brief, spoken: Table) -> list[Retold]:
    """The clauses that may be said back on this platform."""
    said = retold(text_of(brief), spoken.language)
    if brief.sector is not Sector.SOFTWARE and len(text_of(brief).split()) > _A_STORY:  # in a story "it" may be anything
        said = tuple(clause for clause in said if not _IT.match(clause.text))
    clauses = [clause for clause in said if clause.trouble]
    if stars_at_most(FEW, brief):
        happened = [clause for clause in said if clause.happening and not _well_of(clause, brief, spoken)]
        clauses += happened[: max(0, ENOUGH - len(clauses))]
    if RULES[brief.platform].quotes_in_reply:
        return clauses
    kept: list[Retold] = []
    for clause in sorted(clauses, key=lambda clause: not clause.heavy):
        named = replace(clause, text=as_thing(clause.text, spoken.language), only_named=True)
        for one in (clause, named, cut_short(clause, spoken.language)):
            row = sorted([*kept, one], key=lambda clause: clause.start)
            if one.text and in_a_row(f"and {' and '.join(each.text for each in row)} and", text_of(brief)) <= NO_QUOTE:
                kept = row
                break
    return kept


def praises(brief: Brief, spoken: Table) -> tuple[Issue, ...]:
    """What the customer liked, in the order of the text, at most `MOST_PRAISED`."""
    found = fitting("praise", spoken, brief)
    if stars_at_most(UNHAPPY, brief):
        found = [issue for issue in found if issue.key != "spoken_of" or approved(issue, text_of(brief), spoken)]
        if spoken.retell:
            wrong = fitting("issues", spoken, brief)
            found = [one for one in found if not any(one.start < issue.end and issue.start < one.end for issue in wrong)]
    kept: list[Issue] = []
    for issue in found:
        if len(kept) < MOST_PRAISED and not any(issue.named == other.named for other in kept):
            kept.append(issue)
    # Of unhappy customers only what a rule understood is taken for praise, where little else shows the reading right.
    if not kept and brief.reading is not None and not stars_at_most(FEW if spoken.retell else UNHAPPY, brief):
        blamed = {issue.topic for issue in fitting("issues", spoken, brief)}
        for topic in brief.reading.topics:
            if topic.polarity is Polarity.POSITIVE and topic.confidence >= _LIKED and not kept and topic.what not in blamed:
                words = spoken.topics.get(topic.what)
                named = words.praise_by_sector.get(brief.sector.value, words.praise) if words else ()
                if named:
                    kept.append(Issue(topic.what, topic.what, 0, 0, named, (), ()))
    return tuple(kept)


def of_topic(topic: str, brief: Brief, spoken: Table) -> Issue:
    """The topic as an issue, in the brand's own words where it has some."""
    own = brief.topic_words.get(topic, "")
    words = spoken.topics.get(topic)
    words = words or spoken.topics["quality"]
    if own:
        return Issue(topic, topic, 0, 0, (plain(own),), (), ())
    sector = brief.sector.value
    told = words.told_by_sector.get(sector, words.told)
    return Issue(topic, topic, 0, 0, words.by_sector.get(sector, words.named), (), (), told)


def subjects(brief: Brief, spoken: Table) -> tuple[Issue, ...]:
    """What a review of a practice is about, in words that suppose nothing about a visit, at most `_SUBJECTS`."""
    kept: list[Issue] = []
    for subject in sorted(fitting("subjects", spoken, brief), key=lambda subject: subject.key != "privacy"):
        if len(kept) < _SUBJECTS and not any(subject.named[0] in other.named[0] for other in kept):
            kept.append(subject)
    return tuple(kept)


def wishes(brief: Brief, spoken: Table) -> tuple[Issue, ...]:
    """The small wish beside the praise: "a kettle in the room would be nice"."""
    found = fitting("wishes", spoken, brief)[:1]
    loosely = bool(found) and bool(spoken.quote) and not spoken.retell and not found[0].exact
    return tuple(quoted_wish(found[0], brief, spoken) if loosely else found)


def _same_thing(issue: Issue, kept: list[Issue]) -> bool:
    """Whether it was said already: in the same words, by the same rule, or of the same thing."""
    return any(
        issue.named == other.named
        or (issue.key == other.key and not (issue.about and other.about))
        or (issue.about == other.about != "" and issue.topic == other.topic)
        for other in kept
    )
