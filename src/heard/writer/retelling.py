"""A customer's own clause said back to them: "we slept on the airport floor" becomes "you slept on the airport floor".

What no table foresaw is named in this way. Only a short, plain clause with a sign of trouble in it is taken, and only in a
language whose table says how persons change (`retell.toml`): nothing with names, relatives, staff, insults,
illness or opinions in it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from heard.vocabulary.reading import Language
from heard.writer.persons import Persons, persons
from heard.writer.possessions import agreeing, by_its_name, came_by, does_to_them, heading, introduces
from heard.writer.whole import is_whole, single
from heard.writer.wording import plain

_LONGEST = 15  # words
_SHORTEST = 2
_AN_OPENING = 12  # words in which a story says what it is about
_FEW_LETTERS = 3
_TURNED_LONGER = 2  # words by which a clause may be longer when it is said back: "rang" is "you had to ring"
_CUT_SHORT = 4  # words that must be left where "when …" or "if …" was cut off
_OF_OTHERS = re.compile(
    r"(?:the|a|an|my|our|your|his|her|their|she|he|it|this|that|one|another|someone|somebody"
    r"|(?!(?:i|we|they|you|there|nobody|still|which|who)\b)[a-z]+ (?:was|were|is|are|had|came|comes|arrived|arrives|went))\b",
    re.IGNORECASE,
)
_OF_SELF = re.compile(r"(?:i|we|they|you|there|nobody|no|no one|still)\b", re.IGNORECASE)
_NONE_OF = re.compile(r"^\W*(?:(?:and|but|also) )?no \w", re.IGNORECASE)
_HUNG_ON = re.compile(
    r"\s(?:for|that|which|with|in|at|from|after|before|and(?! (?:a half|\w+ minutes))|so|until|without|despite|next to|during|on|all night|all day"
    r"|every day|only)\b",
    re.IGNORECASE,
)
_HAPPENED = re.compile(
    r"we (?!gave|refunded|helped|offered|knocked|brought|fixed|put in|fitted|installed|built|made|did|let)"
    r"(?=.*\byour?\b|(?:made|put|changed|removed|closed|raised|moved|turned|left)\b)"
    r"|the (?!old |previous )|it was (?:not|all|only|just|nothing)\b|there (?:was|were) (?!plenty|lots|also|many|free)"
    r"|you were (?!there|the|on|in|at|an?\b|told (?!to\b|no\b|off\b))|nobody ",
    re.IGNORECASE,
)
_LOOSE = re.compile(r"(?:\s+(?:with|and|but|or|so|then|got))+$", re.IGNORECASE)
_TIME_LEFT = re.compile(
    r"^(?!.*\b(?:wait|spent|sat|stood|took|kept|queu|hold|late|delay|lasted|without|for|after|over)).*"
    r"\b(?:\d+|an?|two|three|four|five|six|ten) (?:minutes?|hours?|days?|weeks?|months?)$",
    re.IGNORECASE,
)  # "you cancelled it two days (before it ended)"
_LEFT_OPEN = re.compile(
    r"\b(?:once|\d+ \w+|ask(?:ed)?|said|told|says|put|gave|given|(?:given|got|shown|sold|served|put in|booked) (?:an?|the|your|our|my) [a-z]+)$",
    re.IGNORECASE,
)
_STRUNG_ON = ("twice", "again", "three times")  # "the key card didn't work, twice"
_ENDS = re.compile(r"[!?;\n…]+(?![^()\n]{0,30}\))|:(?!\d)|\.+(?!\d)|\s[-–—]+\s")
_WORD = re.compile(r"[A-Za-z]+")
_COMMA = re.compile(r",(?!\d)")
_GROUP = re.compile(r"\\g<(\w+)>")
_ODD = re.compile(r"[\"“”„«»()\[\]{}<>|/\\@#*&_=+~^]|(?<!\d)%|(?<!\w)'|\d{4,}|[^\x00-\x7f£€’]")
_CAPITAL = re.compile(
    r"\b(?!(?:I|VAT|PIN|MOT|GPS|TV|PDF|ATM|USB|SMS|ID|DVD|HDMI|LED|AC|January|February|March|April|May|June|July|August|September|October|November|December|Christmas|Easter"
    r"|Black Friday|Boxing Day|Mother.s Day|Father.s Day|Valentine.s Day"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?)\b)[A-Z]\w*"
)
_SO_CALLED = re.compile(
    r"(?<!\w)['\"“”]((?!(?:your?|we|our|us|i|it)\b)(?:\w+ (?!(?:your?|we|our|us)\b)){0,2}\w+)['\"“”](?!\w)|\s+by (?:them|you)\b"
)
_ITS_PART = re.compile(
    r"^(my|our|the) (?:room|cabin|apartment|villa|hotel|car|tent|caravan|flat|house|kitchen|bathroom|shop|restaurant)'s (?=[a-z])",
    re.IGNORECASE,
)  # "our cabin's toilet blocked"
_WHOSE_ACCOUNT = re.compile(
    r"\b(?:my|our) (?:late )?[a-z]+['’]s (?=(?:account|policy|card|claim|mortgage|loan|pension)\b)", re.IGNORECASE
)
_ONE_OF_TWO = re.compile(
    r"\b(?:between|of|with|both|from|in|on) (?:(?:my|our|the|an?|his|her|your) )?[a-z]+ and\s+$", re.IGNORECASE
)
_SUBJECT = re.compile(r"(?:they|we|i|it|he|she|you|nobody|no one|there|everyone|everything|nothing)\b", re.IGNORECASE)
_A_LINE_BACK = 60  # characters
_ASIDE = re.compile(r"\s*\([^()]{0,60}\)")
_IS = re.compile(
    r"(?<=[a-z])'s (?=(?:already|still|not|now|just|always|never|gone|broken"
    r"|(?!wedding|morning|evening|building|meeting|thing|ring|ceiling|clothing|washing)[a-z]+ing)\b)(?<!it's )(?<!that's )(?<!he's )(?<!who's )(?<!what's )"
)
_POINTS_BACK = re.compile(
    r"\b(?:told|quoted|promised|said) (?:about |around )?(?:\d+|an?|two|three|four|five|six|ten)(?: ?- ?\d+)? (?:minutes|hours?|days?|weeks?|months?)$|"
    r"\b(?:any|either|so|none|some|ones?|have|had|(?:only|then|just) found out|turned out)$|n't$"
    r"|\bis always$|\b(?:could|can|would) (?:tell|say|explain)(?: (?:us|me|anyone|anybody))?$|^(?:nobody|no one) (?:said|told|knew|asked|cared)$"
    r"|\b(?:is|was|are|were|and|the|a|to|of|did|does|do|could|would|can|will)$"
    r"|\b(?:assured|told|advised|informed) (?:that )?(?:the|our|my|your|a) [a-z]+$"
    r"|^(?:(?!\b(?:the|my|our|an?)\b).)*\b(?:left|put|took|dropped|threw|sent|posted) (?:it|them)\b.*$"
    r"|^(?!it\b)(?!.*\b(?:the|my|our) \w+.*\bit$).*(?<!\bon )(?<!\bin )"
    r"(?<!\bfix )(?<!\bredo )(?<!\brepair )(?<!\breplace )\b(?:it|them|this|that|those|these)$",
    re.IGNORECASE,
)  # to something said before
_EXCUSED = re.compile(
    r"(?![^.!?\n]{0,24}\b(?:say|says|said|told|claim\w*|insist\w*)\b)[^.!?\n]{0,30}\b(?:not|no one.s|nobody.s)"
    r" (?:(?:their|your|the|anyone|really)\b[^.!?\n]{0,20} )?fault\b",
    re.IGNORECASE,
)
_A_THING = re.compile(
    r"(?:(?<!\bon )(?<!\bin )(?<!\bat )(?<!\bby )(?<!\bfrom )(?<!\bto )\b(?:the|my|our|an?|this|their) |(?:^|[.!?]\s+))"
    r"(?P<first>[a-z]{3,})(?: (?P<second>[a-z]{3,}))?\b(?!-)",
    re.IGNORECASE,
)
_DRAWN_OUT = re.compile(r"([a-z])\1\1", re.IGNORECASE)  # "sooo"


@dataclass(frozen=True, slots=True)
class Retold:
    """A clause, and where in the review it stands."""

    text: str
    start: int
    end: int
    trouble: bool = True  # whether it says that something went wrong, and not only that something happened
    happening: bool = False  # whether it tells of what was done or found, with no word of trouble and none of praise
    heavy: bool = False  # whether that weighs more than most
    gravest: bool = False  # whether nothing weighs more: a home, a day's pay, days without heating
    topic: str = ""  # what it is about, where its words tell
    only_named: bool = False  # whether the text is a thing, where the clause itself would be a quote


# One draft asks for the same several times, and people ask for several drafts of one review.
@lru_cache(maxsize=64)
def retold(text: str, language: Language) -> tuple[Retold, ...]:
    """The clauses of a review that can be said back, in its order; none in a language without a table for it."""
    speaks = persons(language)
    return tuple(_plain_ones(text, speaks)) if speaks is not None else ()


@lru_cache(maxsize=64)
def amiss(text: str, language: Language) -> tuple[Retold, ...]:
    """The things in clauses with trouble in them ("the breakfast"), said back or not."""
    speaks = persons(language)
    if speaks is None:
        return ()
    found: list[Retold] = []
    for start, end in _clauses(text, speaks):
        clause = text[start:end]
        if speaks.denied.search(clause) or not (speaks.blaming.search(clause) or speaks.trouble.search(clause)):
            continue
        thing = speaks.things.search(clause.strip(" ,\t").lower())
        if thing and not any(thing["thing"] in one.text for one in found):
            missing = "missing " if _NONE_OF.search(clause) else ""
            found.append(Retold(_turned(f"the {missing}{thing['thing']}", speaks), start, end))
    return tuple(found)


def spoken_of(text: str, language: Language) -> str:
    """The thing that a review speaks of most, the first of these; empty where none that the table knows comes twice or at once."""
    speaks = persons(language)
    if speaks is None:
        return ""
    named = (m.groupdict("") for m in _A_THING.finditer(text.lower()))
    found = [
        thing
        for words in named
        for thing in (f"{words['first']} {words['second']}", words["first"], words["second"])
        if thing in speaks.known
    ]
    opening = text.lower().split()[:_AN_OPENING]
    found = [
        thing for thing in found if not speaks.little_said.fullmatch(thing) and (found.count(thing) > 1 or thing in opening)
    ]
    return max(found, key=lambda thing: (found.count(thing), -found.index(thing)), default="")


def _plain_ones(text: str, speaks: Persons) -> Iterator[Retold]:
    names = _names(text)
    theirs, since_theirs = came_by(text, speaks.known, speaks.language)
    headed = speaks.house.fullmatch(heading(text)) is not None
    since, ours, others = 0, False, False  # where the last clause ended, and whether it spoke of what we, or others, did
    for start, end in _clauses(text, speaks):
        clause = text[start:end].strip(" ,\t")
        halved = _ONE_OF_TWO.search(text, max(0, start - _A_LINE_BACK), start) is not None and not _SUBJECT.match(clause)
        if halved or _EXCUSED.match(text, end):
            continue
        if start < since_theirs and introduces(clause, theirs, speaks.language):
            continue
        lead = speaks.leads.match(clause)
        clause = by_its_name(clause[lead.end() :] if lead else clause, theirs if start >= since_theirs else "", speaks.language)
        follows = not _ENDS.search(text, since, start)
        goes_on = follows and not speaks.named.match(clause)
        lacks = follows and _NONE_OF.match(clause) is not None  # "came late, no call, spent ten minutes looking"
        since, ours = end, ours if goes_on or lacks else speaks.house.match(clause) is not None
        of_others = _OF_OTHERS.match(clause) is not None
        others = of_others or (others and follows and not _OF_SELF.match(clause))
        said = _sayable(clause, speaks)
        theirs_to_do = (headed and does_to_them(clause, speaks.language)) or (
            goes_on and ours
        )  # "they came late and missed the ceremony"
        if theirs_to_do and said.startswith("you "):
            said = f"we {said.removeprefix('you ')}"
        elif others and not of_others and said.startswith(("you ", "it ")):  # "the girl was lovely but had no power to help"
            continue
        # "you can't have any" says nothing out of its place.
        words = said.split()
        if not names.intersection(words) and any(len(word) > _FEW_LETTERS and word not in speaks.little for word in words):
            told = " ".join(speaks.cuts.sub("", clause).split()[: len(words) + _TURNED_LONGER])
            trouble = speaks.trouble.search(told) is not None
            heavy = trouble and speaks.heavy.search(clause) is not None
            happening = (
                not trouble
                and len(said.split()) >= _CUT_SHORT
                and _HAPPENED.match(said) is not None
                and not speaks.bright.search(clause)
            )
            topic = next((name for name, words in speaks.topics.items() if words.search(said)), "")
            cut = speaks.cuts.search(text, start, end)  # what was cut off may be another matter
            gravest = trouble and speaks.gravest.search(said) is not None
            until = cut.start() if cut else end
            yield Retold(said, start, until, trouble, happening, heavy or gravest, gravest, topic)


def _sayable(clause: str, speaks: Persons) -> str:
    """The clause said back, without what hangs on it; nothing where it cannot be said."""
    told = clause
    clause = speaks.ends.sub("", _SO_CALLED.sub(r"\1", _IS.sub(" is ", _ASIDE.sub("", clause))))
    clause = _ITS_PART.sub(r"\1 ", clause)
    whole, clause = clause, _LOOSE.sub("", speaks.cuts.sub("", clause))
    if len(clause) < len(whole) and len(clause.split()) < _CUT_SHORT:
        return ""
    if len(clause) < len(told) and _TIME_LEFT.search(clause):
        return ""
    clause = _short_enough(_head(clause))
    if not _SHORTEST <= len(clause.split()) <= _LONGEST or any(
        sign.search(clause) for sign in (_ODD, _DRAWN_OUT, _POINTS_BACK)
    ):
        return ""
    return "" if _CAPITAL.search(clause[1:]) else _said(clause, speaks)


def _names(text: str) -> frozenset[str]:
    """Words that come twice or oftener and always with a capital: they name somebody, wherever they stand."""
    words = _WORD.findall(text)
    often = {word for word in words if word[0].isupper() and len(word) > _FEW_LETTERS and words.count(word) > 1}
    return frozenset(word.lower() for word in often if word.lower() not in words)


def cut_short(clause: Retold, language: Language) -> Retold:
    """The clause without what hangs on its end; without words where nothing of the trouble is left in it."""
    speaks, text = persons(language), _shorter(clause.text)
    told = speaks is not None and (clause.happening or speaks.trouble.search(text) is not None)
    return replace(clause, text=text if told else "")


def _shorter(clause: str) -> str:
    """The clause without the last phrase that hangs on its end; the same where too little would be left."""
    cut = clause[: max((hung.start() for hung in _HUNG_ON.finditer(clause)), default=0)]
    return cut if len(cut.split()) > _CUT_SHORT and not _POINTS_BACK.search(cut) and not _LEFT_OPEN.search(cut) else clause


def _short_enough(clause: str) -> str:
    while len(clause.split()) > _LONGEST and (cut := _shorter(clause)) != clause:
        clause = cut
    return clause


def _head(clause: str) -> str:
    """The clause without what was only strung on behind a comma: "the pasta was cold, no sauce, no salt"."""
    head, *rest = _COMMA.split(clause, maxsplit=1)
    return clause if not rest or rest[0].strip().lower() in _STRUNG_ON or head.lower().startswith("no ") else head


def _clauses(text: str, speaks: Persons) -> Iterator[tuple[int, int]]:
    at = 0
    for sentence in [*_ENDS.finditer(text), None]:
        stop = sentence.start() if sentence else len(text)
        start = at
        for joint in speaks.splits.finditer(text, at, stop):
            yield start, joint.start()
            start = joint.end()
        yield start, stop
        at = sentence.end() if sentence else stop


def _told_from(match: re.Match[str], begins: str) -> int:
    """Where that begins which is said in the customer's own words: who did it may be turned into "nobody"."""
    kept = (name for name in _GROUP.findall(begins) if match[name])
    return min((match.start(name) for name in kept), default=match.end())


def _said(clause: str, speaks: Persons) -> str:
    for pattern, begins in speaks.shapes:
        match = pattern.match(clause)
        if match and _of_a_thing(match, speaks) and not speaks.unsaid.search(clause[_told_from(match, begins) :]):
            said = _told(match, begins, speaks) + plain(_turned(clause[match.end() :], speaks).rstrip())
            said = agreeing(said, speaks.language)
            return said if is_whole(said, speaks.language) else ""
    return ""


def _of_a_thing(match: re.Match[str], speaks: Persons) -> bool:
    """Whether what stands where a shape wants a thing is one, in the number that it wants."""
    for group, word in match.groupdict().items():
        if word is None or group not in ("one_thing", "many_things", "any_thing"):
            continue
        before = match.string[: match.start(group)].split()[-1:]
        spoken = {word.lower(), " ".join([*before, word]).lower()}
        of_many = {single(name, speaks.language) for name in spoken}
        if not ((spoken if group != "many_things" else set()) | (of_many if group != "one_thing" else set())) & speaks.known:
            return False
    return True


def _told(match: re.Match[str], begins: str, speaks: Persons) -> str:
    return plain(_GROUP.sub(lambda named: _turned((match[named[1]] or "").lower(), speaks), begins))


def _turned(words: str, speaks: Persons) -> str:
    words = _WHOSE_ACCOUNT.sub("the ", words)
    return speaks.turned.sub(lambda m: speaks.turns[m[0].lower()], words)
