"""A brand that is connected to the emulated Google, with real rows and real HTTP."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from heard.desk import listening, sending
from heard.desk.act import acting
from heard.gather import actions as gather
from heard.records.models import Case, Channel, ChannelPlace, Outgoing
from heard.respond import actions as respond
from heard.sandbox.google import CLIENT_ID, CLIENT_SECRET
from heard.sandbox.server import Sandbox, running
from heard.sandbox.store import Account, Clock, Place, Review, Store
from heard.vocabulary.people import Actor
from heard.vocabulary.text import Level
from heard.vocabulary.written import verdict_from_json

SORRY = (
    "Thank you for telling us. A fifty-minute wait for cold pasta is not what you came for, and I am sorry for it. "
    "I can see how that spoiled your evening. I am finding out what went wrong in our kitchen. "
    "Please write to Mira Doyle at mira@lantern.example with the code {code}, so we can put it right.\nMira, Lantern Kitchens"
)


@contextmanager
def google(moderation_seconds: float = 0.0) -> Iterator[Sandbox]:
    """An emulated Google with one account and one place, no reviews yet."""
    store = Store(Clock(), moderation_seconds=moderation_seconds)
    store.add_account(Account(id="accounts/1", name="Lantern", refresh_token="grant-1"))
    store.add_place(Place(id="locations/1", account="accounts/1", title="Harbour Street", town="Dublin", country="IE"))
    with running(Sandbox(store)) as sandbox:
        yield sandbox


def connect(cast, sandbox: Sandbox) -> Channel:
    """The brand's channel to it."""
    channel = Channel.objects.create(
        brand=cast.brand,
        kind="google",
        platform="google",
        name="Google",
        credentials={"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET, "refresh_token": "grant-1", "push_token": "word"},
        settings={"base_url": sandbox.address},
    )
    ChannelPlace.objects.create(channel=channel, external_id="locations/1", location=cast.place)
    return channel


def write_review(sandbox: Sandbox, number: str, text: str, stars: int, author: str, at: datetime) -> None:
    """Somebody writes on the platform."""
    review = Review(id=number, place="locations/1", author=author, stars=stars, text=text, created_at=at, updated_at=at)
    sandbox.store.load([review])


def heard(channel: Channel, now: datetime) -> list[Case]:
    """Poll once; all cases, oldest first."""
    listening.poll(channel, now=now)
    channel.refresh_from_db()
    assert channel.trouble == ""
    return list(Case.objects.filter(post__channel=channel).order_by("pk"))


def facts_and_search(case: Case, actor: Actor, now: datetime) -> None:
    """What a negative review needs before anything may be said."""
    with acting(case.brand, case.code, now=now) as row:
        gather.note(row, actor, text="The kitchen was two short that evening.", is_fact=True, now=now)
        gather.waive_search(row, actor, reason="There are no records for walk-in guests.", now=now)


def queued(case: Case, writer: Actor, approver: Actor, now: datetime, text: str = SORRY) -> Outgoing:
    """A reply that was written, approved and put into the outbox an hour after `now`: begin two hours ago."""
    facts_and_search(case, writer, now)
    later = now + timedelta(hours=1)
    with acting(case.brand, case.code, now=later) as row:
        draft = respond.write(row, writer, text=text.format(code=row.code), now=later)
        for finding in verdict_from_json(draft.verdict).findings:
            if finding.level is Level.WARN:  # the same words as to the guest before
                respond.explain(draft, writer, check=finding.check, reason="Said on purpose.", now=later)
        respond.offer(draft, writer, now=later)
    with acting(case.brand, case.code, now=later) as row:
        draft = respond.newest_draft(row)
        draft.case = row
        respond.approve(draft, approver, now=later)
        return sending.send(row, writer, draft, now=later)


def thanked(case: Case, writer: Actor, now: datetime) -> Outgoing:
    """The short way of praise: the same an hour after `now`, with nobody to ask and nobody to approve."""
    later = now + timedelta(hours=1)
    with acting(case.brand, case.code, now=later) as row:
        text = f"Thank you, {row.post.author}, for these kind words about our pasta.\nMira, Lantern Kitchens"
        draft = respond.write(row, writer, text=text, now=later)
        for finding in verdict_from_json(draft.verdict).findings:
            if finding.level is Level.WARN:  # the same words as to the guest before
                respond.explain(draft, writer, check=finding.check, reason="Said on purpose.", now=later)
        return sending.send(row, writer, draft, now=later)
