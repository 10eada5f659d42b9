"""Removal requests that the desk hands in through a platform's interface, at the press of a person (C2, C3)."""

from __future__ import annotations

from datetime import datetime

from heard import channels
from heard.channels.contract import Report, TakesReports
from heard.channels.errors import ChannelError
from heard.contest import actions, queries, rules
from heard.desk import access
from heard.desk.act import acting
from heard.desk.listening import opened
from heard.records.models import Brand, Case, Channel, RemovalRequest
from heard.vocabulary.people import Actor, Permission


def reporter(case: Case) -> Channel | None:
    """The way by which this case can be reported: the channel that it came by, or another of the brand to the same platform."""
    able = [key for key, entry in channels.REGISTRY.items() if entry.capabilities.can_report]
    if case.post.platform not in able:
        return None
    found = Channel.objects.filter(brand=case.brand_id, kind=case.post.platform)
    return found.filter(pk=case.post.channel_id).first() or found.order_by("pk").first()


def hand_in(brand: Brand, code: str, actor: Actor, *, now: datetime) -> RemovalRequest:
    """Report it, then put it on record. A report that the platform has and the desk does not is made once more: it does no harm."""
    actor.must(Permission.SEND)
    case = access.case(brand, code)
    request, channel = queries.newest_request(case), reporter(case)
    if request is None or channel is None:
        raise actions.NotPossible("There is no file yet, or no interface to hand it in by.")
    if why_not := rules.may_submit(case.facts()):
        raise actions.NotPossible(why_not)
    reference = _reported(channel, case, request)
    with acting(brand, code, now=now) as locked:
        request.case = locked
        actions.submit(request, actor, reference=reference, now=now)
    return request


def _reported(channel: Channel, case: Case, request: RemovalRequest) -> str:
    platform = opened(channel)
    try:
        if not isinstance(platform, TakesReports):
            raise actions.NotPossible("This way in takes no reports.")
        return platform.report(Report(external_id=case.post.external_id, ground=request.ground, text=request.text))
    except ChannelError as error:
        perhaps = " It may have arrived: look at the platform before you try again." if error.maybe_done else ""
        raise actions.NotPossible(f"{error} {error.mend}{perhaps}".strip()) from error
    finally:
        platform.close()
