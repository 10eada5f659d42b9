"""Telling in public what was made better: the fix and its proof come from diagnose, the guard reads, the cases' logs say so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from heard import guard, writer
from heard.desk import policy, travel
from heard.desk.access import NotYours
from heard.desk.act import acting_on
from heard.diagnose import learnt
from heard.diagnose.proof import Verdict as Proven
from heard.diagnose.rates import Change, Counted, change, rate_ratio
from heard.records.models import Brand, Case, CaseEvent, Consent, Fix, Improvement, ListingTask, Location
from heard.showcase import actions, links, queries
from heard.vocabulary.people import Actor
from heard.vocabulary.platforms import Platform
from heard.vocabulary.reading import Severity
from heard.vocabulary.showing import Occasion
from heard.vocabulary.text import Brief, KnownFix, Part, ReviewText, TextKind, Verdict
from heard.vocabulary.way import Move, Sector, Stage

LISTED = (Part.STEP, Part.OWN)  # of a draft: what was done; what stands before it is what was said


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An improvement as it stands in public. `proof` is empty where nothing is proved."""

    row: Improvement
    places: Sequence[Location]
    proof: str


def told(brand: Brand, *, at: Location | None = None, topic_word: dict[str, str], today: date) -> list[Told]:
    """What stands in public, newest first, each with what its proof says today."""
    found = []
    for row in queries.improvements(brand, at=at):
        word = topic_word.get(row.fix.cause.topic, row.fix.cause.topic)
        places = list(row.fix.places.all())
        found.append(Told(row=row, places=places, proof=proof_told(row.fix, brand, word, today=today)))
    return found


def proof_told(fix: Fix, brand: Brand, word: str, *, today: date) -> str:
    """One plain sentence, only when it helped against places without the change; nothing is said before it is known."""
    proof, _own, _others = learnt.proof_of(fix, fix.cause.topic, brand, today=today)
    if proof.verdict is not Proven.HELPED or not proof.compared:
        return ""
    sentence = _(
        "Complaints about %(topic)s fell from %(before)s to %(after)s in 100 reviews, counted over %(weeks)s weeks."
    ) % {
        "topic": word.lower(),
        "before": _hundred(proof.own[0]),
        "after": _hundred(proof.own[1]),
        "weeks": proof.weeks,
    }
    elsewhere = rate_ratio(proof.others[1], proof.others[0])
    if elsewhere is not None and change(elsewhere) is Change.UNCLEAR:
        return f"{sentence} " + _("Places without the change: no clear difference.")
    counts = {"before": _hundred(proof.others[0]), "after": _hundred(proof.others[1])}
    return f"{sentence} " + _("Places without the change: from %(before)s to %(after)s.") % counts


def _hundred(counted: Counted) -> str:
    return f"{round(100 * counted.share, 1):g}"


# --- writing it ---


def fix_of(brand: Brand, number: int) -> Fix:
    """A fix of this brand."""
    found = Fix.objects.filter(cause__brand=brand, pk=number).select_related("cause__brand").first()
    if found is None:
        raise NotYours(NotYours.__doc__)
    return found


def improvement(brand: Brand, number: int) -> Improvement:
    """An improvement of this brand."""
    found = queries.improvement(brand, number)
    if found is None:
        raise NotYours(NotYours.__doc__)
    return found


def brief(fix: Fix) -> Brief:
    """What the writer may use and the guard must know: the step, and every word of the cases that nobody may quote."""
    brand, place = fix.cause.brand, fix.places.first()
    posts = [case.post for case in fix.cause.cases.select_related("post", "consent").defer("post__search")]
    unquoted = [post for post in posts if queries.quoted(post) is None]
    return Brief(
        kind=TextKind.IMPROVEMENT,
        voice=brand.spoken(),
        country=place.country if place else "",
        sector=Sector(brand.sector),
        review=ReviewText(
            text="\n".join(f"{post.title}\n{post.text}" for post in unquoted), author=" ".join({post.author for post in posts})
        ),
        fixes=(KnownFix(text=fix.what, done=fix.done_on is not None, topic=fix.cause.topic),),
        staff_names=tuple(sorted(learnt.names_known(brand, fix.cause))),
        recent=_recent(brand),
    )


def _recent(brand: Brand) -> tuple[str, ...]:
    return tuple(f"{row.said} {row.did}" for row in queries.improvements(brand)[:10])


def drafted(fix: Fix, *, seed: int = 0) -> tuple[str, str]:
    """What the writer proposes: what was said, and what was done."""
    sentences = writer.draft(brief(fix), seed=seed, count=1)[0].sentences
    said = [one.text for one in sentences if one.part is Part.NAME_ISSUE]
    did = [one.text for one in sentences if one.part in LISTED]
    return " ".join(said), " ".join(did) or f"{fix.what.rstrip('.')}."


def write(
    fix: Fix, actor: Actor, *, row: Improvement | None, said: str, did: str, reason: str = "", now: datetime
) -> Improvement:
    """Keep a text that the guard lets pass; raises `actions.NotShown` with its words."""
    told_brief = brief(fix)
    verdict: Verdict = guard.check(f"{said.strip()} {did.strip()}", told_brief)
    return actions.write(fix, actor, row=row, said=said, did=did, verdict=verdict, reason=reason, now=now)


def needs_second(brand: Brand) -> bool:
    """Whether the playbook wants a second person for what leaves: what everybody reads is of the gravest kind."""
    return policy.in_force(brand)[0].settings(Platform.OTHER, Severity.SERIOUS).approval.second_person


def publish(row: Improvement, actor: Actor, *, now: datetime) -> None:
    """Put it in public, tell the log of each case behind it, and put down what has to be changed elsewhere."""
    fix = row.fix
    brand = fix.cause.brand
    if brand.counsel or brand.crisis:
        raise actions.NotShown("Counsel or crisis is on: nothing new goes out until somebody turns it off.")
    with transaction.atomic():
        numbers = list(fix.cause.cases.order_by("pk").values_list("pk", flat=True))
        actions.publish(row, actor, [], second_person=needs_second(brand), now=now)
        for number in numbers:
            with acting_on(number, now=now) as case:
                actions.publish(row, actor, [case], second_person=needs_second(brand), now=now)
                if case.stage == Stage.DIAGNOSE and case.facts().learned_at is not None:
                    moved = travel.moves(case, Move.SHOW, now=now, actor=actor)
                    case.knows_events([*case.events(), *moved])
                    CaseEvent.objects.bulk_create(moved)
        text = f"{row.said} {row.did}"
        places: list[Location | None] = [*fix.places.all()] or [None]
        actions.list_tasks(brand, actor, occasion=Occasion.IMPROVEMENT, text=text, locations=places, improvement=row, now=now)


# --- quoting, entries elsewhere ---


def ask_consent(brand: Brand, actor: Actor, code: str, *, now: datetime) -> tuple[Consent, str]:
    """Note that somebody is asked; the link on which they answer."""
    case = Case.objects.filter(brand=brand, code=code.upper()).select_related("post").defer("post__search").first()
    if case is None:
        raise NotYours(NotYours.__doc__)
    row = actions.ask_consent(case, actor, now=now)
    return row, links.token("quote", row.pk)


def consent_of(given: str) -> Consent:
    """The question behind a link; raises `links.BadLink`."""
    number = links.number_of("quote", given)
    row = Consent.objects.filter(pk=number).select_related("case__post", "case__brand").first()
    if row is None:
        raise links.BadLink(links.BadLink.__doc__)
    return row


def recent_cases(brand: Brand, *, most: int = 20) -> list[Case]:
    """The newest reviews with words whose writers were not asked yet, whatever they wrote."""
    rows = Case.objects.filter(brand=brand, kind="review", consent=None, post__hidden_at=None, post__erased_at=None)
    rows = rows.exclude(post__text="").exclude(outcome="duplicate").select_related("post", "location").defer("post__search")
    return list(rows.order_by("-written_on", "-pk")[:most])


def task(brand: Brand, number: int) -> ListingTask:
    """One line of the checklist."""
    row = ListingTask.objects.filter(brand=brand, pk=number).first()
    if row is None:
        raise NotYours(NotYours.__doc__)
    return row
