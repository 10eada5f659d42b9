"""The tables, by the part of the way that they belong to."""

from heard.records.models.cases import Case, CaseEvent
from heard.records.models.customers import Customer, Order
from heard.records.models.gathering import Candidate, FactRequest, Note, Search
from heard.records.models.hearing import AsideRow, Channel, ChannelPlace, Intake, Post, Reading, Revision
from heard.records.models.learning import Cause, Fix, Improvement, RemovalRequest
from heard.records.models.people import ApiKey, Brand, Location, Membership, Person, Playbook, SavedView
from heard.records.models.resolving import Attachment, FollowUp, Guest, Letter, Message, Offer, Remedy
from heard.records.models.responding import Approval, Draft, Outgoing

__all__ = [
    "ApiKey",
    "Approval",
    "AsideRow",
    "Attachment",
    "Brand",
    "Candidate",
    "Case",
    "CaseEvent",
    "Cause",
    "Channel",
    "ChannelPlace",
    "Customer",
    "Draft",
    "FactRequest",
    "Fix",
    "FollowUp",
    "Guest",
    "Improvement",
    "Intake",
    "Letter",
    "Location",
    "Membership",
    "Message",
    "Note",
    "Offer",
    "Order",
    "Outgoing",
    "Person",
    "Playbook",
    "Post",
    "Reading",
    "Remedy",
    "RemovalRequest",
    "Revision",
    "SavedView",
    "Search",
]
