"""What the reader understood of a text. Every finding shows the characters it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Language(StrEnum):
    """Languages the desk reads; `UNKNOWN` goes to a person."""

    ENGLISH = "en"
    SPANISH = "es"
    FRENCH = "fr"
    GERMAN = "de"
    ITALIAN = "it"
    PORTUGUESE = "pt"
    DUTCH = "nl"
    UNKNOWN = "und"


class Polarity(StrEnum):
    """The direction of a text or of one topic in it."""

    NEGATIVE = "negative"
    MIXED = "mixed"
    NEUTRAL = "neutral"
    POSITIVE = "positive"


class Severity(StrEnum):
    """How grave it is for the writer, mildest first."""

    IRRITATION = "irritation"
    DISAPPOINTMENT = "disappointment"
    SERIOUS = "serious"  # harm or loss
    DANGER = "danger"


class Topic(StrEnum):
    """What reviews are about in every sector. Brands may add words of their own as plain strings."""

    STAFF = "staff"
    WAITING = "waiting"
    DELIVERY = "delivery"
    QUALITY = "quality"  # the product or the food itself
    PRICE = "price"
    CLEANLINESS = "cleanliness"
    SAFETY = "safety"
    BOOKING = "booking"
    COMMUNICATION = "communication"
    RETURNS = "returns"
    WEBSITE = "website"
    ATMOSPHERE = "atmosphere"
    ACCESSIBILITY = "accessibility"


class Risk(StrEnum):
    """What makes a text more than a complaint. A hint for people, never a verdict."""

    SAFETY = "safety"
    HEALTH = "health"
    DISCRIMINATION = "discrimination"
    LEGAL = "legal"
    PRESS = "press"  # press or authority
    EXTORTION = "extortion"
    BARGAIN = "bargain"
    ABUSE = "abuse"
    PERSONAL_DATA = "personal_data"
    STAFF_NAMED = "staff_named"
    ADVERT = "advert"
    OFF_TOPIC = "off_topic"
    WRONG_BUSINESS = "wrong_business"
    FAKE_SIGNS = "fake_signs"


class Request(StrEnum):
    """What the writer asks for. None found means: nothing stated."""

    REFUND = "refund"
    REPLACEMENT = "replacement"
    REDO = "redo"
    APOLOGY = "apology"
    CALL_BACK = "call_back"
    EXPLANATION = "explanation"


class Emotion(StrEnum):
    """Tones that change how one answers; sarcasm is only ever a hint."""

    ANGER = "anger"
    DISAPPOINTMENT = "disappointment"
    FEAR = "fear"
    SADNESS = "sadness"
    SARCASM = "sarcasm"


class OtherParty(StrEnum):
    """Someone else who might be at fault."""

    CARRIER = "carrier"
    MARKETPLACE = "marketplace"


class MentionKind(StrEnum):
    """Things a text names."""

    STAFF = "staff"
    PRODUCT = "product"
    DATE = "date"
    TIME = "time"
    ORDER = "order"
    PLACE = "place"
    AMOUNT = "amount"
    PHONE = "phone"
    MAIL = "mail"


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` (exclusive, code points) of the text that was read."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that this span covers in `text`."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing found: `what` is the value of the enum that the field speaks of.

    `confidence` is a calibrated probability; `by` names the rule ("rule:legal.sue")
    or head ("head:topic") that found it.
    """

    what: str
    confidence: float
    by: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicSign:
    """A topic with its own polarity."""

    what: str
    polarity: Polarity
    confidence: float
    by: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """Something named in the text, as written."""

    kind: MentionKind
    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A text, understood. `version` names reader, rules and weights, so that old readings can be redone.

    Probabilities are calibrated and sum to one: `polarity_p` in the order negative, neutral or mixed,
    positive; `stars_p` for one to five stars; `severity_p` in the order of `Severity`.
    """

    version: str
    language: Language
    language_confidence: float
    polarity: Polarity
    polarity_p: tuple[float, float, float]
    stars: float
    stars_p: tuple[float, float, float, float, float]
    complaint: float
    severity: Severity
    severity_p: tuple[float, float, float, float]
    vague: bool
    vagueness: float
    topics: tuple[TopicSign, ...] = ()
    risks: tuple[Sign, ...] = ()
    requests: tuple[Sign, ...] = ()
    emotions: tuple[Sign, ...] = ()
    churn: tuple[Sign, ...] = ()
    others_at_fault: tuple[Sign, ...] = ()
    mentions: tuple[Mention, ...] = ()
    severity_spans: tuple[Span, ...] = ()
    polarity_spans: tuple[Span, ...] = ()

    def has_risk(self, risk: Risk, *, at_least: float = 0.5) -> bool:
        """Whether `risk` was found with at least this confidence."""
        return any(sign.what == risk and sign.confidence >= at_least for sign in self.risks)

    @property
    def main_topic(self) -> TopicSign | None:
        """The topic a reply must name: the surest negative one, else the surest."""
        negative = [t for t in self.topics if t.polarity in (Polarity.NEGATIVE, Polarity.MIXED)]
        return max(negative or self.topics, key=lambda t: t.confidence, default=None)


SHOWN = 0.5
"""How sure the reading must be of a finding before it is shown to whoever puts a reading right; what is left there they agree with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a person says a text means, in place of what was read. Everything else of the reading stays."""

    language: Language
    polarity: Polarity
    severity: Severity
    vague: bool
    topics: Mapping[str, Polarity]
    risks: frozenset[str]
    requests: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderContext:
    """What is known beside the text. All optional; a reading without it is a valid reading."""

    sector: str = "other"
    stars: int | None = None
    business_names: tuple[str, ...] = ()
    staff_names: tuple[str, ...] = ()
    own_topics: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
