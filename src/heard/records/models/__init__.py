"""The tables, by the part of the way that they belong to."""

from heard.records.models.alerting import Alert, AlertNews, AlertSettings, Delivery
from heard.records.models.assisting import Assistant, Prompt
from heard.records.models.cases import Case, CaseEvent
from heard.records.models.counting import DayTally, DayTallyNow, Drawing, Journey, Tally, TallyChange, TallyNow
from heard.records.models.customers import Customer, NameCount, Order, Weighing
from heard.records.models.gathering import Candidate, FactFile, FactRequest, Note, Search
from heard.records.models.hearing import AsideRow, Channel, ChannelPlace, Intake, Post, Reading, Revision
from heard.records.models.learning import Cause, CounselNote, Fix, Improvement, RemovalRequest, Wish
from heard.records.models.people import ApiKey, Brand, Location, Membership, Person, Playbook, SavedView, Switch
from heard.records.models.resolving import Attachment, FollowUp, Guest, Letter, Message, Offer, Remedy
from heard.records.models.responding import Approval, Draft, Outgoing
from heard.records.models.showing import (
    Consent,
    Exercise,
    Invite,
    InvitePlan,
    ListingTask,
    OptOut,
    ReviewPage,
    Showcase,
)

__all__ = [
    "Alert",
    "AlertNews",
    "AlertSettings",
    "ApiKey",
    "Approval",
    "AsideRow",
    "Assistant",
    "Attachment",
    "Brand",
    "Candidate",
    "Case",
    "CaseEvent",
    "Cause",
    "Channel",
    "ChannelPlace",
    "Consent",
    "CounselNote",
    "Customer",
    "DayTally",
    "DayTallyNow",
    "Delivery",
    "Draft",
    "Drawing",
    "Exercise",
    "FactFile",
    "FactRequest",
    "Fix",
    "FollowUp",
    "Guest",
    "Improvement",
    "Intake",
    "Invite",
    "InvitePlan",
    "Journey",
    "Letter",
    "ListingTask",
    "Location",
    "Membership",
    "Message",
    "NameCount",
    "Note",
    "Offer",
    "OptOut",
    "Order",
    "Outgoing",
    "Person",
    "Playbook",
    "Post",
    "Prompt",
    "Reading",
    "Remedy",
    "RemovalRequest",
    "ReviewPage",
    "Revision",
    "SavedView",
    "Search",
    "Showcase",
    "Switch",
    "Tally",
    "TallyChange",
    "TallyNow",
    "Weighing",
    "Wish",
]
