"""The words that people read for the enums of the vocabulary, marked for translation.

Keyed by type and member, because members of different enums share their values ("safety" is a topic and a risk).
A test walks every enum named here, so that a new member without a word fails.
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from heard.vocabulary.alerts import AlertKind, AlertWay, OnBurst, Rhythm, WebhookShape, When
from heard.vocabulary.case import Delivery, OutgoingState
from heard.vocabulary.people import Permission
from heard.vocabulary.plan import StepKind, StepState
from heard.vocabulary.platforms import RULES, Platform
from heard.vocabulary.reading import Emotion, Language, MentionKind, OtherParty, Polarity, Request, Risk, Severity, Topic
from heard.vocabulary.showing import Checked, InviteRule, NotInvited, Occasion, ShowRule, Site
from heard.vocabulary.text import Level, Standing, TextKind
from heard.vocabulary.way import CaseKind, Fault, Move, Outcome, Priority, Role, Sector, Stage, WaitingOn

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Word: TypeAlias = "str | _StrPromise"

WORDS: dict[type[StrEnum], Mapping[StrEnum, Word]] = {
    Stage: {
        Stage.HEAR: _("Heard"),
        Stage.TRIAGE: _("Triage"),
        Stage.GATHER: _("Gathering facts"),
        Stage.RESPOND: _("Responding"),
        Stage.RESOLVE: _("Making it right"),
        Stage.CONTEST: _("Contesting"),
        Stage.DIAGNOSE: _("Learning"),
        Stage.SHOWCASE: _("Showing"),
        Stage.CLOSED: _("Closed"),
    },
    Move: {
        Move.TAKE_IN: _("Take in"),
        Move.PLAN: _("Start the plan"),
        Move.SHORT_WAY: _("Thank only"),
        Move.FACTS_READY: _("Facts are ready"),
        Move.REPLY_LIVE: _("Reply is live"),
        Move.NOBODY_CAME: _("Nobody came"),
        Move.SIGN_OF_PERSON: _("They got in touch"),
        Move.TALK: _("Talk to them"),
        Move.LEARN: _("Write down what was learnt"),
        Move.SHOW: _("Show the change"),
        Move.CLOSE: _("Close"),
        Move.REOPEN: _("Reopen"),
        Move.NEW_CYCLE: _("New cycle"),
    },
    Outcome: {
        Outcome.RECOVERED: _("Recovered"),
        Outcome.SATISFIED_UNCHANGED: _("Satisfied, review unchanged"),
        Outcome.UNREACHABLE: _("Could not be reached"),
        Outcome.UNSATISFIED: _("Not satisfied"),
        Outcome.NOT_OUR_CUSTOMER: _("Not our customer"),
        Outcome.REMOVED_BY_PLATFORM: _("Removed by the platform"),
        Outcome.WITHDRAWN: _("Withdrawn by its writer"),
        Outcome.DUPLICATE: _("Duplicate"),
        Outcome.THANKED: _("Thanked"),
        Outcome.ANSWERED: _("Answered"),
        Outcome.HISTORY: _("From before our time"),
    },
    Fault: {
        Fault.OURS: _("Ours"),
        Fault.CARRIER: _("The carrier's"),
        Fault.MARKETPLACE: _("The marketplace's"),
        Fault.OTHER_BUSINESS: _("Another business: not about us"),
        Fault.THEIRS: _("Theirs, or a misunderstanding"),
        Fault.NOBODY: _("Nobody's"),
    },
    Delivery: {
        Delivery.QUEUED: _("with the service"),
        Delivery.SENT: _("on its way"),
        Delivery.DELIVERED: _("delivered"),
        Delivery.READ: _("read"),
        Delivery.UNDELIVERED: _("not delivered"),
        Delivery.FAILED: _("not delivered"),
    },
    CaseKind: {
        CaseKind.REVIEW: _("Review"),
        CaseKind.MENTION: _("Mention"),
        CaseKind.COMPLAINT: _("Private complaint"),
        CaseKind.THREAT: _("Announced review"),
    },
    WaitingOn: {
        WaitingOn.US: _("us"),
        WaitingOn.CLOCK: _("the clock"),
        WaitingOn.TEAM: _("the team"),
        WaitingOn.APPROVER: _("an approver"),
        WaitingOn.PLATFORM: _("the platform"),
        WaitingOn.CUSTOMER: _("the customer"),
        WaitingOn.NOBODY: _("nobody"),
    },
    Priority: {
        Priority.URGENT: _("Urgent"),
        Priority.HIGH: _("High"),
        Priority.NORMAL: _("Normal"),
        Priority.LOW: _("Low"),
    },
    Role: {
        Role.COUNSEL: _("Counsel"),
        Role.AGENT: _("Agent"),
        Role.APPROVER: _("Approver"),
        Role.MANAGER: _("Manager"),
        Role.OWNER: _("Owner"),
    },
    Permission: {
        Permission.SEE: _("See cases"),
        Permission.NOTE: _("Write notes, ask the team, search customers"),
        Permission.DRAFT: _("Write replies"),
        Permission.APPROVE: _("Approve replies of others"),
        Permission.OVERRULE: _("Overrule the guard, with a reason"),
        Permission.SEND: _("Send what is approved"),
        Permission.CLOSE: _("Close cases"),
        Permission.IMPORT: _("Import files"),
        Permission.MANAGE: _("Change channels, playbook, settings and people"),
        Permission.PRIVILEGED: _("Read and write privileged notes, take counsel's pack"),
        Permission.SWITCH: _("Switch counsel and crisis"),
    },
    Sector: {
        Sector.RESTAURANT: _("Restaurant"),
        Sector.HOTEL: _("Hotel"),
        Sector.SHOP: _("Shop"),
        Sector.CLINIC: _("Clinic"),
        Sector.TRADES: _("Trades"),
        Sector.SOFTWARE: _("Software"),
        Sector.FINANCE: _("Finance"),
        Sector.TRAVEL: _("Travel"),
        Sector.OTHER: _("Other"),
    },
    StepKind: {
        StepKind.READ: _("Read it"),
        StepKind.ASK_TEAM: _("Ask the team what happened"),
        StepKind.FIND_CUSTOMER: _("Find the customer"),
        StepKind.HOLD: _("Hold the answer"),
        StepKind.CALL_FIRST: _("Call them"),
        StepKind.DRAFT: _("Write the reply"),
        StepKind.APPROVE: _("Have it approved"),
        StepKind.SEND: _("Send the reply"),
        StepKind.WATCH: _("Watch the platform"),
        StepKind.HEAR_STORY: _("Hear the whole story"),
        StepKind.OFFER_REMEDY: _("Offer to make it right"),
        StepKind.KEEP_PROMISE: _("Keep the promise"),
        StepKind.FOLLOW_UP: _("Follow up"),
        StepKind.ASK_TO_UPDATE: _("Ask for an update"),
        StepKind.WAIT_FOR_SIGN: _("Wait for a sign of them"),
        StepKind.FIND_GROUND: _("Look for a ground"),
        StepKind.REQUEST_REMOVAL: _("Request removal"),
        StepKind.AWAIT_DECISION: _("Await the decision"),
        StepKind.LEARN: _("Say what was learnt"),
        StepKind.CLOSE: _("Close the case"),
    },
    StepState: {
        StepState.DONE: _("done"),
        StepState.WAIVED: _("waived"),
        StepState.NOW: _("now"),
        StepState.WAITING: _("waiting"),
        StepState.BLOCKED: _("blocked"),
        StepState.LATER: _("later"),
    },
    OutgoingState: {
        OutgoingState.APPROVED: _("Approved"),
        OutgoingState.QUEUED: _("In the outbox"),
        OutgoingState.SENDING: _("Being sent"),
        OutgoingState.SENT: _("Sent"),
        OutgoingState.PENDING: _("Held by the platform"),
        OutgoingState.LIVE: _("Live"),
        OutgoingState.REJECTED: _("Refused by the platform"),
        OutgoingState.FAILED: _("Could not be sent"),
        OutgoingState.UNDONE: _("Taken back"),
        OutgoingState.VOID: _("Void: the review changed"),
    },
    Severity: {
        Severity.IRRITATION: _("Irritation"),
        Severity.DISAPPOINTMENT: _("Disappointment"),
        Severity.SERIOUS: _("Serious"),
        Severity.DANGER: _("Danger"),
    },
    Polarity: {
        Polarity.NEGATIVE: _("Negative"),
        Polarity.MIXED: _("Mixed"),
        Polarity.NEUTRAL: _("Neutral"),
        Polarity.POSITIVE: _("Positive"),
    },
    Topic: {
        Topic.STAFF: _("Staff"),
        Topic.WAITING: _("Waiting"),
        Topic.DELIVERY: _("Delivery"),
        Topic.QUALITY: _("Quality"),
        Topic.PRICE: _("Price"),
        Topic.CLEANLINESS: _("Cleanliness"),
        Topic.SAFETY: _("Safety"),
        Topic.BOOKING: _("Booking"),
        Topic.COMMUNICATION: _("Communication"),
        Topic.RETURNS: _("Returns"),
        Topic.WEBSITE: _("Website"),
        Topic.ATMOSPHERE: _("Atmosphere"),
        Topic.ACCESSIBILITY: _("Accessibility"),
    },
    Risk: {
        Risk.SAFETY: _("Safety"),
        Risk.HEALTH: _("Health"),
        Risk.DISCRIMINATION: _("Discrimination"),
        Risk.LEGAL: _("Legal threat"),
        Risk.PRESS: _("Press or authority"),
        Risk.EXTORTION: _("Extortion"),
        Risk.BARGAIN: _("Bargaining"),
        Risk.ABUSE: _("Abuse"),
        Risk.PERSONAL_DATA: _("Personal data"),
        Risk.STAFF_NAMED: _("Staff named"),
        Risk.ADVERT: _("Advertising"),
        Risk.OFF_TOPIC: _("Off topic"),
        Risk.WRONG_BUSINESS: _("Wrong business"),
        Risk.FAKE_SIGNS: _("Signs of a fake"),
    },
    Request: {
        Request.REFUND: _("a refund"),
        Request.REPLACEMENT: _("a replacement"),
        Request.REDO: _("the work done again"),
        Request.APOLOGY: _("an apology"),
        Request.CALL_BACK: _("a call back"),
        Request.EXPLANATION: _("an explanation"),
    },
    Emotion: {
        Emotion.ANGER: _("Anger"),
        Emotion.DISAPPOINTMENT: _("Disappointment"),
        Emotion.FEAR: _("Fear"),
        Emotion.SADNESS: _("Sadness"),
        Emotion.SARCASM: _("Sarcasm, perhaps"),
    },
    OtherParty: {OtherParty.CARRIER: _("Carrier"), OtherParty.MARKETPLACE: _("Marketplace")},
    MentionKind: {
        MentionKind.STAFF: _("Person"),
        MentionKind.PRODUCT: _("Product"),
        MentionKind.DATE: _("Date"),
        MentionKind.TIME: _("Time"),
        MentionKind.ORDER: _("Order"),
        MentionKind.PLACE: _("Place"),
        MentionKind.AMOUNT: _("Amount"),
        MentionKind.PHONE: _("Phone"),
        MentionKind.MAIL: _("Mail"),
    },
    Language: {
        Language.ENGLISH: _("English"),
        Language.SPANISH: _("Spanish"),
        Language.FRENCH: _("French"),
        Language.GERMAN: _("German"),
        Language.ITALIAN: _("Italian"),
        Language.PORTUGUESE: _("Portuguese"),
        Language.DUTCH: _("Dutch"),
        Language.UNKNOWN: _("Unknown language"),
    },
    Standing: {
        Standing.NOT_SEARCHED: _("Not searched yet"),
        Standing.NOT_FOUND: _("Searched, not found"),
        Standing.CANDIDATES: _("Candidates, none confirmed"),
        Standing.KNOWN: _("Known customer"),
    },
    Level: {Level.BLOCK: _("Cannot go out"), Level.WARN: _("Needs a reason"), Level.ADVISE: _("Advice")},
    TextKind: {
        TextKind.PUBLIC_REPLY: _("Public reply"),
        TextKind.PRIVATE_MAIL: _("Private mail"),
        TextKind.CALL_NOTE: _("Call note"),
        TextKind.REMEDY_OFFER: _("Offer"),
        TextKind.FOLLOW_UP: _("Follow-up"),
        TextKind.REVIEW_REQUEST: _("Request for a review"),
        TextKind.ASK_TO_UPDATE: _("Request for an update"),
        TextKind.IMPROVEMENT: _("Improvement"),
        TextKind.REMOVAL_REQUEST: _("Removal request"),
    },
    OnBurst: {
        OnBurst.OFF: _("Nothing"),
        OnBurst.PROPOSE: _("Ask whether to turn it on"),
        OnBurst.TURN_ON: _("Turn it on at once"),
    },
    AlertKind: {
        AlertKind.NEW_NEGATIVE: _("A new complaint"),
        AlertKind.RISK: _("A complaint with a risk"),
        AlertKind.SLA_NEAR: _("A reply is due soon"),
        AlertKind.SLA_MISSED: _("A reply is late"),
        AlertKind.RATING_DROP: _("Stars fell"),
        AlertKind.BURST: _("A burst of complaints"),
        AlertKind.CRISIS: _("Crisis"),
        AlertKind.EDITED: _("A review was edited"),
        AlertKind.REMOVED: _("A review is gone"),
    },
    When: {When.NOW: _("at once"), When.DIGEST: _("in the digest"), When.OFF: _("not at all")},
    AlertWay: {AlertWay.MAIL: _("Mail"), AlertWay.WEBHOOK: _("Webhook"), AlertWay.BROWSER: _("Browser")},
    WebhookShape: {WebhookShape.JSON: _("all of it, as JSON"), WebhookShape.SLACK: _("a line of text, as Slack reads it")},
    Rhythm: {Rhythm.OFF: _("never"), Rhythm.DAILY: _("every morning"), Rhythm.WEEKLY: _("on Monday mornings")},
    ShowRule: {ShowRule.ALL: _("all of them"), ShowRule.YEAR: _("all of the last twelve months")},
    Checked: {
        Checked.NOT: _("nobody checks it"),
        Checked.SOME: _("some are known to be customers"),
        Checked.EVERY: _("every one is checked"),
    },
    Occasion: {
        Occasion.IMPROVEMENT: _("Something is better now"),
        Occasion.HOURS: _("Opening hours"),
        Occasion.MENU: _("Menu, services or prices"),
        Occasion.CONTACT: _("Address, telephone or website"),
        Occasion.PHOTOS: _("Photos"),
    },
    Site: {Site.GOOGLE: "Google", Site.FACEBOOK: "Facebook", Site.WEBSITE: _("Own website")},
    InviteRule: {
        InviteRule.EVERYBODY: _("everybody"),
        InviteRule.NTH: _("every nth visit of a place"),
        InviteRule.DAYS: _("everybody who came on certain days"),
    },
    NotInvited: {
        NotInvited.RULE: _("passed over by the rule"),
        NotInvited.LATE: _("the visit became known too late"),
        NotInvited.UNREACHABLE: _("no mail address"),
        NotInvited.OPTED_OUT: _("wants no such mail"),
        NotInvited.INSIDER: _("works here"),
        NotInvited.ASKED_LATELY: _("was asked lately"),
        NotInvited.FULL_DAY: _("the day's number was reached"),
    },
    Platform: {platform: rules.name for platform, rules in RULES.items()},
}

HEARD_LETTERS: Mapping[str, Word] = {
    "H": _("Hear"),
    "E": _("Empathise"),
    "A": _("Apologise"),
    "R": _("Resolve"),
    "D": _("Diagnose"),
}


def label(member: StrEnum) -> Word:
    """The word for one member of an enum of the vocabulary."""
    return WORDS[type(member)].get(member) or label_of(type(member), member.value)


def label_of(kind: type[StrEnum], value: str) -> Word:
    """The word for a plain value of `kind`; a brand's own word (a topic it added) stands for itself."""
    try:
        return WORDS[kind][kind(value)]
    except (KeyError, ValueError):
        return value.replace("_", " ").capitalize()


def said(member: StrEnum) -> str:
    """The same word, said in the language of whoever reads."""
    return said_of(type(member), member.value)


def said_of(kind: type[StrEnum], value: str) -> str:
    """The word for a plain value of `kind`, said in the language of whoever reads."""
    return _said(kind, value, get_language())


@lru_cache(maxsize=4096)  # a list says hundreds of words, and a lazy one is looked up anew each time
def _said(kind: type[StrEnum], value: str, language: str | None) -> str:
    return str(label_of(kind, value))


def choices(kind: type[StrEnum]) -> list[tuple[str, Word]]:
    """(value, word) pairs of an enum for a select, in the order of its members."""
    return [(member.value, label(member)) for member in kind]
