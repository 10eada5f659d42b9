"""What a check is, and the sources that checks rest on."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from heard.guard.own import own_words
from heard.guard.phrases import Phrases
from heard.guard.text import Text
from heard.guard.tone import tones
from heard.vocabulary.platforms import Platform
from heard.vocabulary.reading import Span
from heard.vocabulary.text import Brief, Level, TextKind
from heard.vocabulary.way import Sector

READ_ON = "2026-11-22"  # the day on which every source below was read

PUBLIC = frozenset({TextKind.PUBLIC_REPLY, TextKind.IMPROVEMENT})
REPLY = frozenset({TextKind.PUBLIC_REPLY})
PRIVATE = frozenset({TextKind.PRIVATE_MAIL, TextKind.REMEDY_OFFER, TextKind.FOLLOW_UP})
REQUESTS = frozenset({TextKind.REVIEW_REQUEST, TextKind.ASK_TO_UPDATE})
TO_CUSTOMER = PRIVATE | REQUESTS | REPLY
ANSWERS = REPLY | PRIVATE
REMOVAL = frozenset({TextKind.REMOVAL_REQUEST})
EVERY = frozenset(TextKind)

EU = frozenset(
    "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE".split()  # noqa: SIM905  # a table
)
"""The countries of the European Union, ISO 3166-1 alpha-2."""

NONE = Phrases()
Places = Iterable[Span | None]
Find = Callable[[Text, Brief], Places]


@dataclass(frozen=True, kw_only=True)
class Check:
    """One thing that the guard looks for.

    `find` answers the places where it is; None is a place without words, such as a missing apology. `perhaps` answers
    places of which nobody can be sure: there a check that stops a text only warns. A check whose
    `platforms`, `sectors` or `countries` are not empty belongs to those packs only; a place whose country nobody named
    gets every country's.
    """

    id: str
    rule: str
    level: Level
    kinds: frozenset[TextKind]
    meaning: str
    why: str
    mend: str
    find: Find
    perhaps: Find = lambda _text, _brief: ()
    law: bool = False
    platforms: frozenset[Platform] = frozenset()
    sectors: frozenset[Sector] = frozenset()
    countries: frozenset[str] = frozenset()

    def applies(self, brief: Brief) -> bool:
        """Whether this check reads a text of this kind, on this platform, in this sector and country."""
        return (
            brief.kind in self.kinds
            and (not self.platforms or brief.platform in self.platforms)
            and (not self.sectors or brief.sector in self.sectors)
            and (not self.countries or not brief.country or brief.country.upper() in self.countries)
        )

    @property
    def packs(self) -> tuple[str, ...]:
        """The packs it belongs to, as "platform:yelp", "sector:clinic", "country:GB"; ("everywhere",) without any."""
        named = [f"platform:{p.value}" for p in self.platforms]
        named += [f"sector:{s.value}" for s in self.sectors]
        union = self.countries >= EU
        named += [f"country:{c}" for c in ((self.countries - EU) | {"EU"} if union else self.countries)]
        return tuple(sorted(named)) or ("everywhere",)


@dataclass(frozen=True, kw_only=True)
class RuleInfo:
    """A check as people see it: where it comes from, when that was read, how much it weighs and where it holds."""

    id: str
    rule: str
    source: str
    read_on: str
    level: Level
    law: bool
    kinds: tuple[TextKind, ...]
    packs: tuple[str, ...]
    laws_of: tuple[str, ...] = field(default=())
    meaning: str = ""


@dataclass(frozen=True)
class Source:
    """Where a rule comes from; `laws_of` are the countries whose law it is, empty for policies, studies and custom."""

    name: str
    laws_of: tuple[str, ...] = ()


SOURCES: dict[str, Source] = {
    "R-1": Source("FTC 16 CFR 465.4: no reward for a review of a given sentiment", ("US",)),
    "R-2": Source("Google review policy 7400114: no incentive to post, revise or remove"),
    "R-3": Source("Google review policy 7400114; FTC to review managers, January 2022: no gating"),
    "R-4": Source("Yelp: never ask for reviews"),
    "R-5": Source("Trustpilot guidelines for businesses, version 7"),
    "R-6": Source("Amazon seller policy G201972160: no change or removal, no diverting"),
    "R-7": Source("Apple on ratings and replies"),
    "R-8": Source("DMCC Act 2024, schedule 20, paragraph 13", ("GB",)),
    "R-9": Source("FTC 16 CFR 465.5: insider reviews", ("US",)),
    "R-10": Source("PECR, CASL, CAN-SPAM, Spam Act: promotion needs consent and a way out", ("GB", "CA", "US", "AU")),
    "R-11": Source("HIPAA cases against practices that answered reviews; privacy of the reviewer", ("US",)),
    "R-12": Source("GDPR Art. 5, 6 and 9", ("EU", "GB")),
    "R-13": Source("FTC 16 CFR 465.7(a): no threats or false accusations against reviewers", ("US",)),
    "R-14": Source("Tripadvisor on management responses"),
    "R-15": Source("Trustpilot on replies"),
    "R-16": Source("Yelp on owner comments; partner API"),
    "R-17": Source("Google on review replies: each is checked"),
    "R-18": Source("Length limits of the platforms"),
    "R-19": Source("Yelp refuses near-copies; readers dislike templates"),
    "R-20": Source("Business Profile API policies: a person stands behind every reply"),
    "R-26": Source("GDPR: reviews are personal data", ("EU", "GB")),
    "R-27": Source("Review text is untrusted input to a model"),
    "R-28": Source("Google: a report needs a policy reason"),
    "R-30": Source("Yelp and Amazon on removal"),
    "R-32": Source("Google on extortion: do not engage, pay or offer"),
    "R-33": Source("Consumer Review Fairness Act, 15 U.S.C. 45b", ("US",)),
    "R-34": Source("Defamation Act 2013; DSA; BGH VI ZR 1244/20", ("GB", "EU", "DE")),
    "R-35": Source("FTC 16 CFR 465.7(b); UCPD Annex I 23b, 23c", ("US", "EU", "GB")),
    "seed 000": Source("Seed 000, take it offline"),
    "seed 001": Source("Seed 001, keep calm"),
    "seed 002": Source("Seed 002, HEARD"),
    "seed 003": Source("Seed 003, handling negative reviews"),
    "seed 004": Source("Seed 004, customers who threaten"),
}


def phrased(table: Phrases, tone: str = "") -> Find:
    """A `find` that answers every place where a phrase of `table` stands, or where the head `tone` hears its fault.

    A head reads, and a phrase is looked for beside one, only in what the text says in its own words.
    """
    if not tone:
        return lambda text, _brief: table.find(text)
    return lambda text, brief: _told(table, own_words(text, brief), tone)


def stopping(table: Phrases, tone: str) -> Find:
    """The same for a check that blocks: a head that no phrase bears out must be sure of what it hears."""
    return lambda text, brief: _told(table, own_words(text, brief), tone, sure=True)


def unsure(tone: str, hints: Phrases = NONE) -> Find:
    """A `perhaps` that answers where the head `tone` hears its fault, sure or not, and where one of `hints` stands."""
    return lambda text, brief: _told(hints, own_words(text, brief), tone)


def _told(table: Phrases, text: Text, tone: str, *, sure: bool = False) -> Iterator[Span]:
    return heard_or(table.find(text), text, tone, sure=sure)


def heard_or(spans: Iterable[Span], text: Text, tone: str, *, sure: bool = False) -> Iterator[Span]:
    """The `spans` that phrases found, then the sentences in which only the head `tone` hears the fault."""
    said = tuple(spans)
    yield from said
    yield from apart(tones(text, tone, sure=sure), said)


def apart(sentences: Iterable[Span], said: Iterable[Span | None]) -> Iterator[Span]:
    """The `sentences` in which nothing that was `said` begins."""
    starts = [span.start for span in said if span]
    return (one for one in sentences if not any(one.start <= start < one.end for start in starts))
