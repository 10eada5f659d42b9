"""What "it" stands for in an English review: the one thing that somebody bought, ordered or had done.

"Ordered a coffee table. Three weeks later it arrives with a crack" says of the coffee table that it arrived with a crack.
"""

import re
from collections.abc import Collection

_CHOSE = (
    r"(?:ordered|bought|purchased|(?:pre)?ordering|buying|treated (?:myself|ourselves|\w+) to|invested in|splashed out on|went for|asked for|booked in for"
    r"|(?P<had>had|got|getting|booked|hired|rented|leased|brought in|dropped off|took|sent|paid for|picked up|installed|fitted))"
)
_DET = r"(?:an?|my|our|this|these|some|the|two|a pair of|a set of|a bunch of)"
_FOR = r"(?:(?:my|our|his|her) [a-z]+|(?:my|our)self|ourselves|them|him|her|me|us)(?= (?:an?|this|these|some|two) )"
_ALIKE = r"(?:(?:brand )?new|used|second[- ]hand|lovely|nice|beautiful|small|large|big|little|full|simple|light|decent|expensive|cheap|so[- ]called|replacement|pair of|set of)"
_THING = r"(?P<thing>[a-z][a-z-]*(?: (?!%s)[a-z][a-z-]*){0,2})"
_NO_THING = (
    r"(?:from|on|in|for|and|with|at|off|to|of|by|which|that|here|there|last|online|fitted|installed|back|as|but|over|through|this|when|who|because|after|before"
    r"|weeks?|months?|days?|years?|two|three|four|five|six|only|it|an?|was|were|is|are|has|had|never|arrived|came|delivered|broke|wanted|needed|via|done|repaired|serviced|made|sent|around|about|the|my|our|i|we|they|so|then|via|using|today|yesterday|just|came|not)\b"
)
_CAME_BY = re.compile(rf"\b{_CHOSE} (?:in )?(?:{_FOR} )?{_DET} (?:{_ALIKE} )*{_THING % _NO_THING}", re.IGNORECASE)
_FIRST_OF_ALL = re.compile(
    rf"^(?:[A-Z][a-z]+(?: [a-z]+){{0,2}}\. )?(?P<thing>[a-z]+(?: (?!{_NO_THING})[a-z][a-z-]*){{0,2}}) (?:ordered|bought|purchased|cleaned|sealed|fitted|installed|laid|painted|serviced|repaired|resurfaced|built|rendered|replaced|swapped)[, ]",
    re.IGNORECASE,
)
_NONE = frozenset(
    "you i we it they he she them us me him her one ones anyone someone everyone nobody lot time refund call email day week month look bit lot few couple couldn number reply response message text photo picture quote appointment chance table room taxi "
    "flight help lift break ride while word shock surprise break fine letter ticket day night job work service thing things one ones kids children husband wife son daughter dog cat "
    "puppy kitten rabbit horse money advice risk feeling impression go product item items stuff trip holiday order money engineer plumber electrician man guy lady woman mechanic photographer"
    " present gift tour appointment manager supervisor lesson course class".split()
)
_INTRO = r"(?:(?:the )?(?:first|second|third|next|last|same|by|in|on|after|within|during|every|each|one|two|three|four|five|six|\d+)\b(?: (?!it\b|i\b|we\b|they\b)[\w']+){1,3},? )?"
_IT_DONE = re.compile(
    r"(?<=\b(?:left) )it(?= (?:in|on|at|outside|by|with|under|half|un))|(?<=\bdumped )it\b|(?<=\bdropped )it\b|(?<=\bscratched )it\b|(?<=\bruined )it\b|(?<=\bbroke )it\b",
    re.IGNORECASE,
)
_IT = re.compile(
    _INTRO + r"it(?P<is>['’]s)? (?!turn|seem|rain|says?\b|said\b|appear|feels? like|felt like|sounds?|means?|goes without)",
    re.IGNORECASE,
)
_HAS = re.compile(
    r"(?:been|stopped|broken|gone|failed|packed|started|lost|fallen|come|had|died|shrunk|faded|leaked|developed|cracked|conked|taken)\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?:(?:it )?(?:finally |eventually |only |then )?(?:arriv(?:ed|es)|c(?:ame|omes)|turn(?:ed|s) up)(?! (?:home|in and|into|here|and (?:\w+ ){0,2}(?:told|said|asked))\b)|broke\b|stopped working|stopped charging|lasted\b|fell (?:apart|to bits|to pieces)|packed (?:up|in)|conked|"
    r"shrank|faded|smells? of|smelt of|leaks?\b|leaked|wobbles?|won['’]?t (?:charge|turn|switch|start|close|open|connect|fit)|doesn['’]?t (?:fit|work|charge|close|connect|hold|turn)|didn['’]?t (?:fit|work|charge|match|last))",
    re.IGNORECASE,
)
_NOW = {"arrives": "arrived", "comes": "came", "turns up": "turned up"}
_PRESENT = re.compile(r"^(arrives|comes|turns up)\b", re.IGNORECASE)


def came_by(text: str, known: Collection[str]) -> tuple[str, int]:
    """The thing that the review is about ("coffee table"), and from which letter on; empty where it names none, or several."""
    found: list[tuple[str, int]] = []
    for match in _CAME_BY.finditer(text):
        thing = match["thing"].lower()
        last = thing.split()[-1]
        if (
            thing in _NONE
            or (last in _NONE and last != "table")
            or (match["had"] and last not in known and last.removesuffix("s") not in known)
        ):
            continue
        if not any(last == other.split()[-1] for other, _ in found):
            found.append((thing, match.end()))
    if not found and (first := _FIRST_OF_ALL.match(text)) and first["thing"].lower().split()[-1] not in _NONE:
        found.append((first["thing"].lower(), first.end()))
    return found[0] if len(found) == 1 else ("", 0)


def introduces(clause: str, thing: str) -> bool:
    """Whether the clause says no more than that the thing was bought or done: "Driveway cleaned and sealed in June"."""
    first = _FIRST_OF_ALL.match(clause)
    return first is not None and first["thing"].lower() == thing


def by_its_name(clause: str, thing: str) -> str:
    """The clause with the name of the thing in the place of "it", and where nobody is said to have done anything."""
    if not thing:
        return clause
    if named := _IT.match(clause):
        rest = clause[named.end() :]
        verb = ("has " if _HAS.match(rest) else "is ") if named["is"] else ""
        return f"the {thing} {verb}{_past(rest)}"
    return f"the {thing} {_past(clause)}" if _BARE.match(clause) else _IT_DONE.sub(f"the {thing}", clause)


def _past(words: str) -> str:
    return _PRESENT.sub(lambda verb: _NOW[verb[1].lower()], words)
