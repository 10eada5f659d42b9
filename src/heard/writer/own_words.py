"""Where the customer's own words, between quotation marks, stand for what went wrong (`quoting` finds them)."""

from collections.abc import Collection, Sequence

from heard.vocabulary.platforms import RULES
from heard.vocabulary.text import Brief, TextKind
from heard.vocabulary.way import Sector
from heard.writer.fitting import A_LINE, FEW, UNHAPPY, Issue, content, people_of, stars_at_most, text_of
from heard.writer.quoting import Quote, quotes
from heard.writer.tables import Table

QUOTED = "quoted"  # the key of what is said in this way
_MOST = 2  # stretches; beside what a rule understood there is one
_ADDS_SOMETHING = 4  # words of a stretch beside what a rule understood
_UNDERSTOOD = 2  # from here on only another sentence is quoted
_MAY_QUOTE = frozenset({TextKind.PUBLIC_REPLY, TextKind.PRIVATE_MAIL})


def quoted(topic: str, brief: Brief, spoken: Table, kept: Sequence[Issue]) -> list[Issue]:
    """What may be quoted beside what is `kept`, in the order of the text."""
    if sum(issue.key == QUOTED for issue in kept) >= _MOST:
        return []
    found = _quotes(brief, spoken, kept, elsewhere=len(kept) >= _UNDERSTOOD)
    if any(issue.topic == "price" for issue in kept):  # the amount alone says it a second time
        found = [quote for quote in found if quote.signs != 0]
    if kept:
        found = [quote for quote in found if len(quote.text.split()) >= _ADDS_SOMETHING]
    if spoken.retell:  # there a quote only stands in: without trouble in it only for what was not understood at all
        marked = [quote for quote in found if quote.signs > 0]
        found = marked if marked or kept else found
    return [_as_issue(quote, topic) for quote in sorted(found[: 1 if kept else _MOST], key=lambda quote: quote.start)]


def quoted_wish(wish: Issue, brief: Brief, spoken: Table) -> list[Issue]:
    """What a small wish is, from where it is announced: the rule says only that something follows."""
    found = _quotes(brief, spoken, [], unmarked=wish.key == "only")
    return [_as_issue(quote, wish.topic) for quote in found if wish.start < quote.end][:1]


def rather_quoted(kept: Sequence[Issue], brief: Brief, spoken: Table) -> list[Issue]:
    """With the customer's words where they say more: for what a rule names loosely, and for a lone issue told in one breath with others."""
    loose = spoken.sets.get("better_quoted", frozenset())
    alone, unhappy = len(kept) == 1, stars_at_most(UNHAPPY, brief)
    swallows = alone or any(issue.key in loose and not issue.exact for issue in kept)  # and the issues told with it
    found = _quotes(brief, spoken, [] if swallows else [issue for issue in kept if issue.key not in loose])
    said: list[Issue] = []
    for issue in kept:
        around = (quote for quote in found if issue.end and quote.start <= issue.start and issue.end <= quote.end)
        better = next((q for q in around if _says_more(q, kept, loose) or (alone and unhappy and q.pieces > 1)), None)
        if better is None:
            said.append(issue)
        elif all((one.start, one.end) != (better.start, better.end) for one in said):
            inside = (one for one in kept if better.start <= one.start and one.end <= better.end)
            said.append(_as_issue(better, min(inside, key=lambda one: one.start).topic))
    told = [(one.start, one.end) for one in said if one.key == QUOTED]  # what begins in a quote is told by it
    return [one for one in said if one.key == QUOTED or not any(start <= one.start < end for start, end in told)]


def _quotes(
    brief: Brief, spoken: Table, kept: Sequence[Issue], *, elsewhere: bool = False, unmarked: bool = False
) -> list[Quote]:
    """Nothing in a clinic, whose answer says nothing of a visit (R-11), nor where a platform refuses quotes."""
    refused = brief.sector is Sector.CLINIC or not RULES[brief.platform].quotes_in_reply
    if refused or brief.kind not in _MAY_QUOTE or not spoken.quote:
        return []
    text = text_of(brief)
    if len(text.split()) <= A_LINE:
        return []
    taken = [(issue.start, issue.end) for issue in kept if issue.end]
    unmarked = unmarked or (not kept and stars_at_most(FEW, brief))
    found = quotes(text, spoken.language, taken, names=people_of(brief), elsewhere=elsewhere, unmarked=unmarked)
    # Behind the trouble they tell of what was well, or what they want.
    if marked := [quote.start for quote in found if quote.signs >= 0]:
        found = [quote for quote in found if quote.start <= max(marked)]
    # "We were here often": who tells of trouble somewhere tells the rest for the story.
    if any(quote.signs > 0 for quote in found):
        found = [quote for quote in found if quote.signs >= 0]
    # "…, but they rang" is no complaint of somebody content.
    return found if unmarked or not content(brief) else [quote for quote in found if quote.signs > 0]


def _as_issue(quote: Quote, topic: str) -> Issue:
    return Issue(QUOTED, topic, quote.start, quote.end, (quote.text,), (), (), said_back=True)


def _says_more(quote: Quote, kept: Sequence[Issue], loose: Collection[str]) -> bool:
    """Whether it tells something that a rule names loosely, or more troubles than the rules understood in it."""
    inside = [issue for issue in kept if quote.start <= issue.start and issue.end <= quote.end]
    return any(issue.key in loose for issue in inside) or quote.signs > len(inside) == len(kept)
