"""Whether an English clause that was said back can stand behind "I'm sorry that …": whole, and something to be sorry for."""

import re

PLURAL = re.compile(r"(?:(?<=[sxhoz])es|(?<!s)s)$")
_NO_VERB = re.compile(
    r"^(?:the|your) (?:(?!was\b|were\b|is\b|are\b|been\b|got\b|had\b)[\w’'-]+ ){1,4}?"
    r"(?:still (?:on|in|at|under|not|with)\b|(?:only|still|never)(?: now| then| here| there| today)?$|(?:\w+ed|eaten|taken|left|kept|lost) by\b)",
    re.IGNORECASE,
)  # "the checkouts only now"
_NOBODYS_FAULT = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"you (?:have )?(?:paid|spent) [£$€]?[\d,.]+$",
        r"you gave up\b",
        r"we (?:did not|didn't|never) charge\b",
        r"(?:the|your) .*\b(?:was|were|is|are) (?:over|here|about to [a-z ]+|[£$€]?\d+)(?: (?:ten|five|\d+) minutes)?$",
        r"(?:the|your) (?:\w+ ){1,3}(?:says?|said|thinks?|claims?|reckons?)\b",
        r"you (?:had to )?(?:rang|ring|call(?:ed)?|phoned?|email(?:ed)?|wrote|write|went|spoke) to (?:say|tell|ask|let)\b",
        r"(?:the|your) .*\b(?:was|were|is|are) up$",
        r"we had an? (?:heavy |bad )?cold$",
        r".*\bas promised$",
        r".*\b(?:looks?|looked) (?:tidy|smart|neat|great|good|nice|lovely)$",
        r"it (?:takes|took) \w+$",
        r"we had (?:your|the) \w+$",
        r"(?:the|your) (?:old|previous|other|first|second|next|last) (?:one|app|version) ",
        r".* (?:get|got|have|had) it put$",
        r".*\blater still\b",
        r".*\b(?:is|was) (?:another|a different) (?:story|matter|thing)$",
        r"there (?:was|were) (?:\w+ )?(?:tables?|people|guests|customers|staff) (?:in|there)$",
        r"the (?:\w+ ){1,2}(?:came|arrived|started|began|visited|called|rang|turned up|was here) (?:on|in|at|from)(?: the)? [\w:]+$",
        r"you (?:don't|didn't|do not) (?:get|like|understand|know|want|need)\b",
        r"you had to (?:catch|go|leave|rush|get home|be)\b",
        r"(?:half|most|some|two|three|both|all) of you (?:were|are) [a-z]+$",
        r"(?:the|your) .*\b(?:was|were|is) (?:meant|supposed|due) to be [a-z]+(?: (?:on|at|by) \w+)?$",
        r"(?:the|your) .*\b(?:is|was|are|were) (?:very |so |really |absolutely |quite |both )?(?:clean|magical|lovely|brilliant|superb|spacious"
        r"|tasty|gorgeous|helpful|friendly|comfortable|quick|fast|quiet|polite|handy|excellent|great|good|nice|fine)\b(?! but)",
        r"we (?:gave|offered|brought) you (?:an?|[£$€])(?!.*\b(?:wrong|cold|dirty|broken|different|more|third|half)\b)",
        r"you (?:booked|ordered|bought|chose|picked|applied|decided|skipped|asked for|paid the|paid it|sent off"
        r"|went (?:to|for|in|with))\b(?!.*\b(?:times|twice|again|weeks|months|only|never|extra|more)\b)",
    )
)  # what they did of their own accord, and what was meant well
_ONE_OR_MANY = re.compile(
    r"^(?:the|your) (?:[\w’'-]+ ){0,3}?(?P<thing>[\w’'-]+) "
    r"(?:(?:was|is|has|wasn't|isn't|hasn't|doesn't)|(?P<many>were|are|have|weren't|aren't|haven't|don't))\b"
)
_JOINED = re.compile(r" (?:of|at|in|on|from|for|to|with|outside|by|and|under|above) ")
_MANY = ("people", "children", "kids", "fries", "chips", "police")
_ONE_ALL_THE_SAME = ("ss", "us", "is", "as", "ies")  # "glass", "bus", "series"


def is_whole(said: str) -> bool:
    """Whether it has a verb, of the number of its thing, and tells of something that others are to blame for."""
    return not _NO_VERB.match(said) and not any(fault.match(said) for fault in _NOBODYS_FAULT) and _agrees(said)


def _agrees(said: str) -> bool:
    """Whether the verb is of the number of its thing; it is not where a clause was cut in two: "(the room and) the bathroom were …"."""
    match = _ONE_OR_MANY.match(said)
    if match is None or _JOINED.search(said, 0, match.end()):
        return True
    thing = match["thing"].lower()
    many = thing in _MANY or PLURAL.search(thing) is not None
    return many if match["many"] else not many or thing.endswith(_ONE_ALL_THE_SAME)
