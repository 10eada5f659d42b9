"""Cases of the private side: a review whose writer is known and whose reply is live, and a complaint that only we read."""

from datetime import timedelta

from django.core import mail

from heard.desk import intake, outbox, talking
from heard.desk.act import acting
from heard.gather import actions as gather
from heard.records.models import Candidate, Case, Channel, Customer, Order, Outgoing, Remedy, Search
from heard.resolve import actions as resolve
from heard.vocabulary.case import OutgoingState
from heard.vocabulary.hearing import HeardPost, HeardReply
from heard.vocabulary.platforms import Platform
from heard.vocabulary.text import TextKind

HELLO = (
    "Thank you for talking to us. I am sorry about the long wait and the cold pasta, and I can see how that spoiled your "
    "evening. What would make it right for you?\nMira, Lantern Kitchens"
)
OFFER = (
    "Thank you for telling me the whole story. I am sorry for the wait and the cold food. We would gladly give you dinner for "
    "two on us, or a refund of the meal. It is yours whatever you decide. Which would you like?\nMira, Lantern Kitchens"
)
ASK = (
    "Thank you for letting us put it right. If you like, you can bring your review up to date, in whatever words you find "
    "right. It is entirely up to you.\nMira, Lantern Kitchens"
)


def mailbox(cast):
    """The brand has a mailbox that customers write to; nobody reads it in these tests but by hand."""
    return Channel.objects.create(
        brand=cast.brand,
        kind="private_mail",
        platform="mail",
        name="Care",
        credentials={"host": "127.0.0.1", "user": "care@lantern.example", "password": "x"},
        settings={"address": "care@lantern.example", "authserv": "mx.lantern.example"},
    )


def catalogue(cast):
    """A dinner that everybody may promise, and a refund that an agent may not."""
    dinner = Remedy.objects.create(brand=cast.brand, kind="redo", name="dinner for two on us", cost=1800)
    refund = Remedy.objects.create(brand=cast.brand, kind="refund", name="a refund of the meal", cost=1500)
    trip = Remedy.objects.create(brand=cast.brand, kind="own", name="a weekend at the sea", cost=45000)
    return dinner, refund, trip


def review(cast, now, *, number="r-1", platform=Platform.GOOGLE, stars=2, answered=True, text=None):
    """A review of somebody whom a person confirmed as Julia; our reply to it is live."""
    post = HeardPost(
        external_id=number,
        platform=platform,
        text=text or "Waited 50 minutes for cold pasta and nobody said sorry.",
        stars=stars,
        author="Julia R.",
        published_at=now - timedelta(hours=5),
        reply=HeardReply(text="We are sorry.", state=OutgoingState.LIVE, updated_at=now - timedelta(hours=1))
        if answered
        else None,
    )
    (taken,) = intake.take_in(cast.channel, [post], now=now - timedelta(hours=4), place=cast.place)
    case = taken.opened[0]
    agent = cast.actor(cast.bob)
    customer = julia(cast, now)
    with acting(cast.brand, case.code, now=now - timedelta(hours=3)) as row:
        gather.note(row, agent, text="The kitchen was two short.", is_fact=True, now=now - timedelta(hours=3))
        found = Search.objects.create(case=row, cycle=row.cycle, at=now, keys={}, records=1, found=1)
        one = Candidate.objects.create(search=found, customer=customer, score=12.0, strength="probable")
        row.log("searched", now - timedelta(hours=3), agent, search=found.pk, found=1)
        gather.confirm(row, agent, candidate=one, now=now - timedelta(hours=3))
    return Case.objects.get(pk=case.pk)


def julia(cast, now):
    """Julia, as the records have her, and her last visit."""
    row, new = Customer.objects.get_or_create(
        brand=cast.brand,
        external_id="C-1",
        defaults={"name": "Julia Reyes", "given": "julia", "surname": "reyes", "mail": "julia@example.com"},
    )
    if new:
        at = now - timedelta(days=1)
        Order.objects.create(
            brand=cast.brand, customer=row, external_id="B-1", kind="visit", at=at, what="penne, tiramisu", amount=3100
        )
    return row


def say(case, actor, now, *, text=HELLO, kind=TextKind.PRIVATE_MAIL, way="mail", to="julia@example.com", **more):
    """Put a private text into the outbox, giving a reason against every warning."""
    with acting(case.brand, case.code, now=now) as row:
        verdict = talking.check(row, actor, text, kind)
        reasons = {finding.check: "Said on purpose." for finding in verdict.findings if finding.level == "warn"}
        return talking.say(row, actor, kind=kind, text=text, way=way, to=to, reasons=reasons, now=now, **more)


def leave(outgoing: Outgoing, now=None) -> str:
    """Let a queued text leave at once, as when its delay were over."""
    Outgoing.objects.filter(pk=outgoing.pk).update(send_after=None)
    return str(outbox.hand_over(outgoing.pk, now=now))


def told(case, actor, now, text="It was our anniversary, and the waiter shrugged."):
    """They tell their whole story on the phone."""
    with acting(case.brand, case.code, now=now) as row:
        resolve.noted(row, actor, way="phone", inbound=True, text=text, whole_story=True, now=now)


def facts(case):
    """What rules see now."""
    return Case.objects.get(pk=case.pk).facts()


def sent():
    """The mails that left."""
    return mail.outbox
