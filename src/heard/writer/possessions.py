"""Of what and of whom an English clause speaks that does not say it: "it" is what somebody bought or had done, and behind a heading
("Estate agent. Missed two viewings") it is the house that did what follows.

"Ordered a coffee table. Three weeks later it arrives with a crack" says of the coffee table that it arrived with a crack.
"""

import re
from collections.abc import Collection

_CHOSE = (
    r"(?:ordered|bought|purchased|(?:pre)?ordering|buying|treated (?:myself|ourselves|\w+) to|invested in|splashed out on"
    r"|went for|asked for|booked in for"
    r"|(?P<had>had|got|getting|booked|hired|rented|leased|brought in|dropped off|took|sent|paid for|picked up|installed|fitted))"
)
_DET = r"(?:an?|my|our|this|these|some|the|two|a pair of|a set of|a bunch of)"
_FOR = r"(?:(?:my|our|his|her) [a-z]+|(?:my|our)self|ourselves|them|him|her|me|us)(?= (?:an?|this|these|some|two) )"
_ALIKE = (
    r"(?:(?:brand )?new|used|second[- ]hand|lovely|nice|beautiful|small|large|big|little|full|simple|light|decent|expensive"
    r"|cheap|so[- ]called|replacement|pair of|set of)"
)
_THING = r"(?P<thing>[a-z][a-z-]*(?: (?!%s)[a-z][a-z-]*){0,2})"
_NO_THING = (
    r"(?:from|on|in|for|and|with|at|off|to|of|by|which|that|here|there|last|online|fitted|installed|back|as|but|over|through|this|when|who"
    r"|because|after|before|weeks?|months?|days?|years?|two|three|four|five|six|only|it|an?|was|were|is|are|has|had|never|arrived|came"
    r"|delivered|broke|wanted|needed|done|repaired|serviced|made|sent|around|about|the|my|our|i|we|they|so|then|via|using|today|yesterday"
    r"|just|not)\b"
)
_CAME_BY = re.compile(rf"\b{_CHOSE} (?:in )?(?:{_FOR} )?{_DET} (?:{_ALIKE} )*{_THING % _NO_THING}", re.IGNORECASE)
_FIRST_OF_ALL = re.compile(
    rf"^(?:[A-Z][a-z]+(?: [a-z]+){{0,2}}\. )?(?P<thing>[a-z]+(?: (?!{_NO_THING})[a-z][a-z-]*){{0,2}}) "
    r"(?:ordered|bought|purchased|cleaned|sealed|fitted|installed|laid|painted|serviced|repaired|resurfaced|built|rendered|replaced|swapped)[, ]",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"(?:you|i|we|it|they|he|she|them|us|me|him|her|ones?|anyone|someone|everyone|nobody|lot|bit|few|couple|time|day|night|week|month"
    r"|refund|call|email|number|reply|response|message|text|photo|picture|quote|letter|ticket|word|look|chance|appointment|table|room"
    r"|taxi|flight|help|lift|break|ride|while|shock|surprise|fine|job|work|service|things?|go|product|items?|stuff|order|trip"
    r"|holiday|tour|present|gift|money|advice|risk|feeling|impression|lesson|course|class|manager|supervisor|engineer|plumber"
    r"|electrician|mechanic|photographer|man|guy|lady|woman|kids|children|husband|wife|son|daughter|dog|cat|puppy|kitten|rabbit|horse)$"
)
_INTRO = (
    r"(?:(?:the )?(?:first|second|third|next|last|same|by|in|on|after|within|during|every|each|one|two|three|four|five|six|\d+)\b"
    r"(?: (?!it\b|i\b|we\b|they\b)[\w']+){1,3},? )?"
)
_IT_DONE = re.compile(
    r"(?<=\bleft )it(?= (?:in|on|at|outside|by|with|under|half|un))"
    r"|(?:(?<=\bdumped )|(?<=\bdropped )|(?<=\bscratched )|(?<=\bruined )|(?<=\bbroke ))it\b",
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
    r"(?:(?:it )?(?:finally |eventually |only |then )?(?:arriv(?:ed|es)|c(?:ame|omes)|turn(?:ed|s) up)"
    r"(?! (?:home|in and|into|here|and (?:\w+ ){0,2}(?:told|said|asked))\b)"
    r"|broke\b|stopped working|stopped charging|lasted\b|fell (?:apart|to bits|to pieces)|packed (?:up|in)|conked|shrank|faded"
    r"|smells? of|smelt of|leaks?\b|leaked|wobbles?|won['’]?t (?:charge|turn|switch|start|close|open|connect|fit)"
    r"|doesn['’]?t (?:fit|work|charge|close|connect|hold|turn)|didn['’]?t (?:fit|work|charge|match|last))",
    re.IGNORECASE,
)
_HEADED = re.compile(r"([A-Za-z]+(?: [a-z]+){0,2})\. ")
_THEIR_DOING = re.compile(r"(?:missed|put|lost|left|forgot|broke|ruined|sent|cancelled|charged|gave|damaged)\b", re.IGNORECASE)
_OF_HOUSE = {" and has ": " and have ", " and is ": " and are ", " and was ": " and were ", " and doesn't ": " and don't "}
_NOW = {"arrives": "arrived", "comes": "came", "turns up": "turned up"}
_PRESENT = re.compile(r"^(arrives|comes|turns up)\b", re.IGNORECASE)


def came_by(text: str, known: Collection[str]) -> tuple[str, int]:
    """The thing that the review is about ("coffee table"), and from which letter on; empty where it names none, or several."""
    found: list[tuple[str, int]] = []
    for match in _CAME_BY.finditer(text):
        thing = match["thing"].lower()
        last = thing.split()[-1]
        if (
            _NONE.match(thing)
            or (last != "table" and _NONE.match(last))
            or (match["had"] and last not in known and last.removesuffix("s") not in known)
        ):
            continue
        if not any(last == other.split()[-1] for other, _ in found):
            found.append((thing, match.end()))
    if not found and (first := _FIRST_OF_ALL.match(text)) and not _NONE.match(first["thing"].lower().split()[-1]):
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


def heading(text: str) -> str:
    """The word or two that a review begins with to say whom all the rest is about; empty where it begins with a sentence."""
    first = _HEADED.match(text)
    return first[1] if first else ""


def does_to_them(clause: str) -> bool:
    """Whether a clause without a subject tells of what a house does to customers, and not of what those did."""
    return _THEIR_DOING.match(clause) is not None


def agreeing(said: str) -> str:
    """A clause that now begins with "we", with verbs that agree with it: "(the fitter) took a deposit and has gone quiet"."""
    if said.startswith("we "):
        for one, many in _OF_HOUSE.items():
            said = said.replace(one, many)
    return said
