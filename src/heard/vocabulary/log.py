"""What can stand in the case log: one word an event. The log is the truth that `CaseFacts` are folded from."""

from enum import StrEnum


class EventKind(StrEnum):
    """Something that happened in a case. Data named here is what the fold reads; texts are referred to by id and hash."""

    # hear
    TAKEN_IN = "taken_in"  # revision, digest
    SEEN_AGAIN = "seen_again"  # a change that is not material
    EDITED = "edited"  # revision, digest, stars; opens a new cycle
    HIDDEN = "hidden"  # no longer on the platform
    BACK = "back"  # on the platform again
    REPLY_FOUND = "reply_found"  # answered on the platform itself
    # triage
    READ = "read"  # polarity, severity, risks, vague, language, version
    READ_CORRECTED = "read_corrected"
    FAULT_SAID = "fault_said"  # fault; empty when it is taken back
    OWNED = "owned"  # person
    MOVED = "moved"  # from, to, move
    # gather
    NOTED = "noted"  # note
    FACTS_ASKED = "facts_asked"  # request, due
    FACTS_ANSWERED = "facts_answered"  # request, digest
    FACTS_WITHDRAWN = "facts_withdrawn"  # request
    FACTS_ESCALATED = "facts_escalated"  # request: the answer is late, and the managers were told
    DECIDED = "decided"  # note: what the team does next, and who
    FACTS_NOTED = "facts_noted"  # note: a person wrote down what happened
    FACTS_WAIVED = "facts_waived"  # reason
    SEARCH_WAIVED = "search_waived"  # reason
    SEARCHED = "searched"  # search, found
    CUSTOMER_CONFIRMED = "customer_confirmed"  # search, customer
    CUSTOMER_DENIED = "customer_denied"  # search: none of the candidates
    # respond
    DRAFTED = "drafted"  # draft, digest, blocked, unexplained
    EXPLAINED = "explained"  # draft, check, reason: a warning or block overruled
    OFFERED = "offered"  # draft, to a second person
    APPROVED = "approved"  # draft, digest
    SENT_BACK = "sent_back"  # draft, reason
    QUEUED = "queued"  # outgoing, send_after
    UNDONE = "undone"  # outgoing
    SENDING = "sending"  # outgoing, attempt
    SENT = "sent"  # outgoing
    PENDING = "pending"  # outgoing
    LIVE = "live"  # outgoing, digest
    REJECTED = "rejected"  # outgoing, reason
    FAILED = "failed"  # outgoing, reason
    VOIDED = "voided"  # draft or outgoing
    COPIED = "copied"  # outgoing: taken to be posted by hand
    POSTED_BY_HAND = "posted_by_hand"  # outgoing, proof
    # resolve
    WROTE = "wrote"  # message, out
    HEARD_FROM = "heard_from"  # message, in
    RETURNED = "returned"  # message: what we wrote could not be delivered
    LEFT_ALONE = "left_alone"  # they want no further message from us
    PROVED = "proved"  # guest, how: they showed that they wrote it
    STORY_HEARD = "story_heard"
    MORE_ASKED = "more_asked"  # offer: it costs more than the asker may promise
    MORE_ANSWERED = "more_answered"  # offer, agreed
    REMEDY_OFFERED = "remedy_offered"  # offer
    REMEDY_CHOSEN = "remedy_chosen"  # offer, due
    REMEDY_REFUSED = "remedy_refused"  # offer
    REMEDY_KEPT = "remedy_kept"  # offer, proof
    FOLLOWED_UP = "followed_up"  # follow_up
    SCORED = "scored"  # follow_up, score
    ASKED_TO_UPDATE = "asked_to_update"
    # contest
    GROUND_CHOSEN = "ground_chosen"  # ground, may be empty
    GROUND_REFUSED = "ground_refused"  # ground: what somebody wanted to report and no platform removes
    REMOVAL_REQUESTED = "removal_requested"  # request
    REMOVAL_ANSWERED = "removal_answered"  # request, removed
    APPEALED = "appealed"  # request
    REPORTED_AHEAD = "reported_ahead"  # platform: told before there is any review
    EXTORTION_SEEN = "extortion_seen"
    COUNSEL_ON = "counsel_on"
    COUNSEL_OFF = "counsel_off"
    COUNSEL_NOTED = "counsel_noted"  # note: privileged
    PACK_MADE = "pack_made"  # for whom: counsel, outside help
    # diagnose, showcase, the end
    LEARNED = "learned"  # what, cause
    SHOWN = "shown"  # improvement
    LINKED = "linked"  # other case
    ERASED = "erased"  # what was erased, on which ground
    CLOSED = "closed"  # outcome
    REOPENED = "reopened"  # why
