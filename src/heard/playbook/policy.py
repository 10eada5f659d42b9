"""The policy: every figure and switch that the plan obeys, per brand, with overrides per platform and severity.

A brand's settings hold everywhere; `[platform.x.reply]` says otherwise for one platform and
`[severity.danger.hold]` for one severity. The more special word wins: severity, then platform, then brand.
Figures that no study supports are our own and marked so; that is why they are settings.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from heard.vocabulary.alerts import OnBurst
from heard.vocabulary.platforms import RULES, Platform
from heard.vocabulary.reading import Risk, Severity
from heard.vocabulary.way import Role


class Counting(StrEnum):
    """How a clock runs: on every hour, or only while the place is open."""

    CLOCK = "clock"
    BUSINESS = "business"


def setting(default: Any, words: str, source: str, **limits: Any) -> Any:
    """A field that says in plain words what it does and where its default comes from."""
    return Field(default, description=words, json_schema_extra={"source": source}, **limits)


@dataclass(frozen=True)
class Money:
    """Marks an amount in minor units of the brand's currency."""


class Section(BaseModel):
    """Settings that belong together."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Reply(Section):
    """The first public reply."""

    target_hours: int = setting(24, "Hours in which the first reply should be out.", "seed 003, facts: numbers", ge=1, le=720)
    limit_hours: int = setting(48, "Hours after which it counts as badly late.", "seed 003, facts: numbers", ge=1, le=1440)
    counting: Counting = setting(
        Counting.CLOCK, "Whether those hours run on the clock or only in business hours.", "readers wait on weekends too"
    )
    soon_hours: int = setting(2, "Hours before the target in which a case moves up in the list.", "own", ge=0, le=72)
    back_days: int = setting(
        30,
        "Days before a channel was connected from which reviews are still answered; older ones are history.",
        "own",
        ge=0,
        le=3650,
    )


class Hold(Section):
    """What a negative reply waits for, so that nobody answers in anger."""

    minutes: int = setting(30, "Minutes before a reply to a negative review may leave.", "seed 000, T7", ge=0, le=1440)
    facts_required: bool = setting(True, "A negative reply waits until the team has said what happened.", "seed 000, G1")
    search_required: bool = setting(True, "A negative reply waits until the customer was looked for.", "seed 000, G3")


class Facts(Section):
    """Asking the team what happened."""

    ask_within_hours: int = setting(1, "Hours in which somebody is asked.", "own", ge=0, le=168)
    answer_hours: int = setting(4, "Hours a colleague has for the answer.", "own", ge=1, le=168)
    remind_after_hours: int = setting(2, "Hours after which the colleague is reminded.", "own", ge=1, le=168)
    escalate_after_hours: int = setting(
        1, "Hours past the deadline after which the managers are told that no answer came.", "own", ge=0, le=168
    )
    counting: Counting = setting(Counting.BUSINESS, "Whether those hours run on the clock or are business hours.", "own")


class Approval(Section):
    """When a second person must read a reply before it leaves."""

    second_person: bool = setting(True, "Ask a second person at all. A shop of one switches this off.", "R-37, peers: wish 2")
    from_severity: Severity = setting(Severity.SERIOUS, "Severity from which a second person reads.", "own")
    risks: tuple[Risk, ...] = setting(
        (Risk.LEGAL, Risk.HEALTH, Risk.SAFETY, Risk.DISCRIMINATION, Risk.PRESS),
        "Risks for which a second person reads, whatever the severity.",
        "R-11, R-13",
    )
    up_to_stars: int = setting(0, "Stars up to which a second person always reads; 0 for none.", "own", ge=0, le=5)
    author_roles: tuple[Role, ...] = setting((), "Roles whose drafts a second person always reads.", "own")
    within_hours: int = setting(4, "Hours an approver has.", "own", ge=1, le=168)
    counting: Counting = setting(Counting.BUSINESS, "Whether those hours run on the clock or are business hours.", "own")
    person_up_to_stars: int = setting(3, "Stars up to which a person must send every reply. Never below 3.", "R-20", ge=3, le=5)


class Outbox(Section):
    """Between pressing send and the platform."""

    delay_minutes: int = setting(5, "Minutes in which a reply can be taken back.", "peers: outbox delay", ge=0, le=240)


class Moderation(Section):
    """After the platform has the reply."""

    check_after_minutes: tuple[Annotated[int, Field(ge=1)], ...] = setting(
        (2, 10, 60, 360, 1440), "Minutes after sending at which to look; the last one repeats.", "R-17", min_length=1
    )
    patience_hours: int = setting(72, "Hours of silence after which a person should look.", "R-17", ge=1, le=720)


class Positive(Section):
    """Reviews that need a thank-you and no plan."""

    short_way: bool = setting(True, "Positive and neutral reviews skip facts, search and hold.", "facts: numbers")
    whole_plan_up_to_stars: int = setting(
        2, "Stars up to which a review gets the whole plan whatever its words say.", "own", ge=0, le=5
    )
    without_a_person: bool = setting(
        False, "The owner consents to thanks that leave without a person, above the stars named in approval.", "R-20"
    )


class Wait(Section):
    """The reviewer whom nobody knows."""

    days: int = setting(7, "Days to wait for a sign after the generic reply.", "seed 000, R-25, R-29", ge=1, le=60)
    counting: Counting = setting(Counting.CLOCK, "Whether those are days or business days.", "own")


class Talk(Section):
    """The private thread."""

    call_within_hours: int = setting(4, "Hours in which a threat or private complaint is called.", "seed 004, S2", ge=1, le=168)
    reach_within_hours: int = setting(
        8, "Hours in which a known reviewer is reached after the reply.", "seed 002, S6", ge=1, le=168
    )
    answer_hours: int = setting(8, "Hours in which a customer's message is answered.", "seed 002, S6", ge=1, le=168)
    counting: Counting = setting(Counting.BUSINESS, "Whether those hours run on the clock or are business hours.", "own")
    patience_days: int = setting(4, "Days the customer has before we try once more or let go.", "own", ge=1, le=60)


class Remedies(Section):
    """Making it right, in the brand's currency. An owner has no limit."""

    agent_limit: Annotated[int, Money()] = setting(2000, "What an agent may promise alone.", "seed 002, S4", ge=0)
    approver_limit: Annotated[int, Money()] = setting(5000, "What an approver may promise alone.", "seed 002, S4", ge=0)
    manager_limit: Annotated[int, Money()] = setting(20000, "What a manager may promise alone.", "seed 002, S4", ge=0)
    month_budget: Annotated[int, Money()] = setting(
        0,
        "What the brand gives in a calendar month before only an owner may promise more; 0 for no budget.",
        "seed 002, S4",
        ge=0,
    )
    offer_within_hours: int = setting(8, "Business hours between the whole story and an offer.", "seed 002, S6", ge=1, le=168)
    keep_within_days: int = setting(3, "Days to keep a promise that has no day of its own.", "seed 002, S6", ge=0, le=90)


class FollowUp(Section):
    """Were they content?"""

    after_days: int = setting(3, "Days after the kept promise.", "seed 003, S7", ge=0, le=90)
    again_after_days: int = setting(4, "Days of silence before the second try.", "own", ge=1, le=90)
    tries: int = setting(2, "How often to ask before leaving them in peace.", "own", ge=1, le=3)
    counting: Counting = setting(Counting.CLOCK, "Whether those are days or business days.", "own")
    by_itself: bool = setting(True, "The desk sends the question by itself when its day has come.", "seed 003, S7")


CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]


class Update(Section):
    """Asking for an updated review: neutral, once, never near a remedy."""

    ask: bool = setting(True, "Ask at all. Platforms that forbid it are never asked.", "seed 003, R-1 to R-7")
    days_apart: int = setting(
        2, "Days between a remedy and the question, so that neither pays for the other.", "R-1, R-2", ge=1, le=60
    )
    satisfied_from: int = setting(4, "Follow-up score (1 to 5) from which a customer counts as satisfied.", "own", ge=1, le=5)
    not_in_countries: tuple[CountryCode, ...] = setting(
        (), "Countries (two capital letters) in which nobody is asked, for instance for want of consent.", "R-10"
    )


class Contest(Section):
    """Asking a platform to remove what breaks its rules."""

    ground_days: int = setting(
        3, "Days to say which listed ground applies, or that there is none.", "seed 000, R-28", ge=1, le=60
    )
    decision_days: int = setting(3, "Business days a platform has for its answer.", "R-28, R-29", ge=1, le=60)
    appeal_days: int = setting(7, "Days to decide on the one appeal.", "R-28", ge=1, le=180)


class Learn(Section):
    """What the case taught."""

    within_days: int = setting(7, "Days after the talk to write down what was learnt.", "seed 003, D2", ge=1, le=90)


class Crisis(Section):
    """One voice while the crisis switch is on."""

    approvers: tuple[int, ...] = setting(
        (), "Account ids of the people whose approval lets a text out; none holds everything.", "seed 003, C5"
    )
    on_burst: OnBurst = setting(OnBurst.PROPOSE, "What a burst of complaints does to the crisis switch.", "seed 003, C5")
    told: tuple[int, ...] = setting((), "Account ids of the people who are told then; none means the owners.", "seed 003, C5")


class Weights(Section):
    """What moves a case up in the list."""

    urgent_from_severity: Severity = setting(Severity.DANGER, "Severity from which a case is urgent.", "T1")
    high_from_severity: Severity = setting(Severity.SERIOUS, "Severity from which a case is high.", "T1")
    urgent_risks: tuple[Risk, ...] = setting(
        (Risk.SAFETY, Risk.HEALTH, Risk.DISCRIMINATION, Risk.LEGAL, Risk.PRESS), "Risks that make a case urgent.", "T1"
    )
    high_risks: tuple[Risk, ...] = setting((Risk.EXTORTION, Risk.ABUSE), "Risks that make a case high.", "R-31, R-32")
    high_up_to_stars: int = setting(1, "Stars up to which a case is high.", "facts: negative first", ge=0, le=5)
    high_up_to_stars_with_name: int = setting(
        2, "Stars up to which a public review that names a member of staff is high.", "T1, seed 003", ge=0, le=5
    )


class Retention(Section):
    """How long what kind of data stays. The case log itself stays and names texts by id and hash only."""

    platform_copy_days: int = setting(730, "Days that a text copied from a platform is kept.", "R-26", ge=1, le=3650)
    refresh_before_days: int = setting(5, "Days before that end at which the copy is fetched anew.", "R-21", ge=1, le=60)
    private_days: int = setting(
        730, "Days that private threads and customer matches are kept after closing.", "R-26", ge=1, le=3650
    )
    customer_days: int = setting(
        1095,
        "Days that a customer's record is kept after their last order, or after it last stood in a file.",
        "R-26",
        ge=1,
        le=3650,
    )
    prompt_days: int = setting(30, "Days that a record of a language model's prompt is kept.", "R-26", ge=0, le=365)


class Settings(Section):
    """Every setting, for one platform and severity."""

    reply: Reply = Reply()
    hold: Hold = Hold()
    facts: Facts = Facts()
    approval: Approval = Approval()
    outbox: Outbox = Outbox()
    moderation: Moderation = Moderation()
    positive: Positive = Positive()
    wait: Wait = Wait()
    talk: Talk = Talk()
    remedies: Remedies = Remedies()
    follow_up: FollowUp = FollowUp()
    update: Update = Update()
    contest: Contest = Contest()
    learn: Learn = Learn()
    crisis: Crisis = Crisis()
    weights: Weights = Weights()
    retention: Retention = Retention()


SECTIONS: tuple[str, ...] = tuple(Settings.model_fields)


class ContradictionError(ValueError):
    """Two settings that cannot both hold: that at `where` must not be more than `most` beside it."""

    def __init__(self, where: tuple[str, ...], words: str, *, most: str) -> None:
        super().__init__(words)
        self.where = where
        self.most = most


class Policy(Settings):
    """A brand's playbook. Frozen; equal settings make equal plans."""

    platform: dict[Platform, Settings] = Field(default_factory=dict, description="Other settings for one platform.")
    severity: dict[Severity, Settings] = Field(default_factory=dict, description="Other settings for one severity.")

    @model_validator(mode="before")
    @classmethod
    def _keep_special_defaults(cls, given: Any) -> Any:
        """Let the figures of each platform and severity stand where the brand does not name its own."""
        if not isinstance(given, Mapping):
            return given
        return {**given, **{kind: _filled_up(given.get(kind, {}), usual) for kind, usual in SPECIAL_DEFAULTS.items()}}

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> Self:
        for path, settings in self._every_mix():
            for section, low, high in _ORDERED:
                table = getattr(settings, section)
                if getattr(table, low) > getattr(table, high):
                    raise ContradictionError(
                        (*path, section, low),
                        f"{low} is {getattr(table, low)} and {high} is {getattr(table, high)}; {low} must not be more",
                        most=high,
                    )
        return self

    def settings(self, platform: Platform, severity: Severity) -> Settings:
        """What holds for a case on `platform` of this `severity`."""
        key = (platform, severity)
        found = self._mixed.get(key)
        if found is None:
            found = self._mixed[key] = self._mix(platform, severity)
        return found

    @cached_property
    def _mixed(self) -> dict[tuple[Platform, Severity], Settings]:
        """Remembered answers of `settings`: a plan asks for one at every step."""
        return {}

    def _mix(self, platform: Platform | None, severity: Severity | None) -> Settings:
        sections = {name: getattr(self, name) for name in SECTIONS}
        for special in (self.platform.get(platform) if platform else None, self.severity.get(severity) if severity else None):
            for name in special.model_fields_set if special else ():
                words = getattr(special, name)
                said = {field: getattr(words, field) for field in words.model_fields_set}
                sections[name] = sections[name].model_copy(update=said)
        return Settings.model_construct(**sections)

    def _every_mix(self) -> Iterator[tuple[tuple[str, ...], Settings]]:
        """Each mix that can occur, with the path of the word that made it."""
        yield (), self._mix(None, None)
        for platform in self.platform:
            yield ("platform", platform.value), self._mix(platform, None)
        for severity in self.severity:
            yield ("severity", severity.value), self._mix(None, severity)
            for platform in self.platform:
                yield ("severity", severity.value), self._mix(platform, severity)


_ORDERED: tuple[tuple[str, str, str], ...] = (
    ("reply", "target_hours", "limit_hours"),
    ("facts", "remind_after_hours", "answer_hours"),
    ("remedies", "agent_limit", "approver_limit"),
    ("remedies", "approver_limit", "manager_limit"),
    ("retention", "refresh_before_days", "platform_copy_days"),
)


def _filled_up(given: Any, usual: Mapping[str, Mapping[str, Mapping[str, int]]]) -> Any:
    """The tables of `given` with what they leave unsaid; what is no table is left for validation to name."""
    if not isinstance(given, Mapping):
        return given
    tables = {str(name): _as_table(words) for name, words in given.items()}
    for name, sections in usual.items():
        own = tables.setdefault(name, {})
        for section, values in sections.items() if isinstance(own, dict) else ():
            if isinstance(own.get(section, {}), dict):
                own[section] = {**values, **own.get(section, {})}
    return tables


def _as_table(words: Any) -> Any:
    """A settings object as the table that a file would hold; anything else as it is."""
    if isinstance(words, Settings):
        return words.model_dump(exclude_unset=True)
    return dict(words) if isinstance(words, Mapping) else words


def _platform_defaults() -> dict[str, dict[str, dict[str, int]]]:
    """What `vocabulary.platforms` and R-21 say differently from a brand's own defaults."""
    usual = Reply()
    found: dict[str, dict[str, dict[str, int]]] = {}
    for platform, rules in RULES.items():
        hours = {"target_hours": rules.target_hours, "limit_hours": rules.limit_hours}
        if hours != {"target_hours": usual.target_hours, "limit_hours": usual.limit_hours}:
            found[platform.value] = {"reply": hours}
    found.setdefault(Platform.GOOGLE.value, {})["retention"] = {"platform_copy_days": 30}
    return found


SPECIAL_DEFAULTS = {
    "platform": _platform_defaults(),
    # Where life or health was at stake, somebody is asked at once, so that it stands on top of the list (T1).
    "severity": {Severity.DANGER.value: {"reply": {"target_hours": 3, "limit_hours": 6}, "facts": {"ask_within_hours": 0}}},
}
