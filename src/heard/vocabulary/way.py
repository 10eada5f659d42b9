"""The way of a case: its stages, the moves between them, and how it ends."""

from enum import StrEnum


class Stage(StrEnum):
    """Where a case stands. One state, changed only through `playbook.moves`."""

    HEAR = "hear"
    TRIAGE = "triage"
    GATHER = "gather"
    RESPOND = "respond"
    RESOLVE = "resolve"
    CONTEST = "contest"
    DIAGNOSE = "diagnose"
    SHOWCASE = "showcase"
    CLOSED = "closed"


class Move(StrEnum):
    """What carries a case from one stage to another."""

    TAKE_IN = "take_in"  # hear -> triage: kept, with its first revision
    PLAN = "plan"  # triage -> gather: needs the whole plan
    SHORT_WAY = "short_way"  # triage -> respond: a thank-you is enough
    FACTS_READY = "facts_ready"  # gather -> respond: facts in or waived, hold over
    REPLY_LIVE = "reply_live"  # respond -> resolve: readers can see the reply
    TALK = "talk"  # gather or respond -> resolve: no public reply is owed, the talk has begun
    NOBODY_CAME = "nobody_came"  # resolve -> contest: the wait ended without a sign of the person
    SIGN_OF_PERSON = "sign_of_person"  # contest -> resolve: they wrote, called or edited
    LEARN = "learn"  # resolve or contest -> diagnose: the talk has ended, what was learnt?
    SHOW = "show"  # diagnose -> showcase: a fix is worth telling
    CLOSE = "close"  # any open stage -> closed, with an outcome
    REOPEN = "reopen"  # closed -> triage: the review changed or the customer wrote
    NEW_CYCLE = "new_cycle"  # any stage -> triage: a material edit


class Outcome(StrEnum):
    """How a case ended. Said by a person; never guessed."""

    RECOVERED = "recovered"
    SATISFIED_UNCHANGED = "satisfied_unchanged"
    UNREACHABLE = "unreachable"
    UNSATISFIED = "unsatisfied"
    NOT_OUR_CUSTOMER = "not_our_customer"
    REMOVED_BY_PLATFORM = "removed_by_platform"
    WITHDRAWN = "withdrawn"  # the writer deleted it
    DUPLICATE = "duplicate"
    THANKED = "thanked"  # the short way of a positive review
    ANSWERED = "answered"  # replied, nothing more to do
    HISTORY = "history"  # written long before the desk was there; kept, read and counted, not worked on


class Fault(StrEnum):
    """Whose fault it was, once the facts are known. Said by a person; the reading only hints at it."""

    OURS = "ours"
    CARRIER = "carrier"
    MARKETPLACE = "marketplace"
    OTHER_BUSINESS = "other_business"  # the review is about another business
    THEIRS = "theirs"  # their own mistake, or a misunderstanding
    NOBODY = "nobody"  # weather, a strike, bad luck


class CaseKind(StrEnum):
    """What a case is about."""

    REVIEW = "review"
    MENTION = "mention"
    COMPLAINT = "complaint"  # private, before any review
    THREAT = "threat"  # announces a review


class WaitingOn(StrEnum):
    """Who has the ball."""

    US = "us"  # someone at the desk can act now
    CLOCK = "clock"  # a hold or an outbox delay is running
    TEAM = "team"  # a colleague owes facts
    APPROVER = "approver"
    PLATFORM = "platform"  # moderation, or a removal request
    CUSTOMER = "customer"
    NOBODY = "nobody"  # closed


class Priority(StrEnum):
    """How soon a case is looked at; its order is that of the members."""

    URGENT = "urgent"
    HIGH = "high"
    NORMAL = "normal"
    LOW = "low"


class Role(StrEnum):
    """What a person is in one brand, weakest first."""

    COUNSEL = "counsel"  # a lawyer from outside: reads, advises, sends nothing
    AGENT = "agent"
    APPROVER = "approver"
    MANAGER = "manager"
    OWNER = "owner"


class Sector(StrEnum):
    """The trade of a brand; it selects topics, rule packs and words."""

    RESTAURANT = "restaurant"
    HOTEL = "hotel"
    SHOP = "shop"
    CLINIC = "clinic"
    TRADES = "trades"
    SOFTWARE = "software"
    FINANCE = "finance"
    TRAVEL = "travel"
    OTHER = "other"
