"""Keeping what arrives. Every act may be repeated: the same post twice never makes two."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import permutations
from typing import Any

from django.db import IntegrityError, transaction

from heard.hear import rules
from heard.hear.rules import Arrival
from heard.records.bulk import insert_many, update_many
from heard.records.models import Case, CaseEvent, Channel, Location, Outgoing, Post, Revision
from heard.records.models.responding import ON_ITS_WAY
from heard.vocabulary.case import OutgoingState
from heard.vocabulary.hearing import HeardPost
from heard.vocabulary.log import EventKind
from heard.vocabulary.platforms import Platform
from heard.vocabulary.way import CaseKind, Priority, Stage

CODE_LETTERS, CODE_DIGITS = "ABCDEFGHJKMNPQRSTVWXYZ", "23456789"  # nothing that a person could misread
CODE_ORDERS = sorted(set(permutations((CODE_LETTERS, CODE_LETTERS, CODE_DIGITS, CODE_DIGITS))))
CODES = (len(CODE_ORDERS) * len(CODE_LETTERS) ** 2 * len(CODE_DIGITS) ** 2) ** 2
ATTEMPTS = 3
SEEN_LATELY = timedelta(days=7)
# A reply of ours in one of these states cannot be what stands on the platform.
NEVER_LEFT = [OutgoingState.APPROVED, OutgoingState.QUEUED, OutgoingState.UNDONE, OutgoingState.VOID]


@dataclass
class TakenIn:
    """What became of a batch: cases opened, cases whose post changed, and how many posts were known already."""

    opened: list[Case] = field(default_factory=list)
    changed: list[Case] = field(default_factory=list)
    same: int = 0

    @property
    def cases(self) -> list[Case]:
        """Every case that has something to be done now."""
        return [*self.opened, *self.changed]


def new_code() -> str:
    """A short name for a case that can be read out on the phone, such as H7K2-9Q4M.

    Two letters and two digits in each half: no code can spell a word that nobody wants in a reply.
    """
    drawn = secrets.randbelow(CODES)  # one draw for the whole code: a batch asks for hundreds
    halves = []
    for _ in range(2):
        drawn, order = divmod(drawn, len(CODE_ORDERS))
        half = ""
        for signs in CODE_ORDERS[order]:
            drawn, sign = divmod(drawn, len(signs))
            half += signs[sign]
        halves.append(half)
    return "-".join(halves)


def take_in(channel: Channel, heard: Sequence[HeardPost], *, now: datetime, place: Location | None = None) -> TakenIn:
    """Keep what a channel heard, opening a case for each new post and a new cycle for each material edit.

    `place` is where posts belong whose platform names no place of ours. Callers hold a transaction.
    """
    for attempt in range(ATTEMPTS):
        try:
            with transaction.atomic():
                return _take_in(channel, heard, now, place)
        except IntegrityError:
            # Another worker kept one of these posts a moment ago: look again, now it is known.
            if attempt == ATTEMPTS - 1:
                raise
    raise AssertionError("unreachable")


def _take_in(channel: Channel, heard: Sequence[HeardPost], now: datetime, place: Location | None) -> TakenIn:
    newest = {post.external_id: post for post in _cleaned(heard, now)}
    kept = {post.external_id: post for post in _locked(channel, newest)}
    places = {row.external_id: row.location for row in channel.places.select_related("location")}
    done = TakenIn()
    fresh: list[tuple[Post, HeardPost]] = []
    seen: list[Post] = []
    for external_id, post in newest.items():
        known = kept.get(external_id)
        match rules.arrival(_known(known), post):
            case Arrival.NEW:
                fresh.append((_as_row(channel, post, places.get(post.place, place), now), post))
            case Arrival.SAME | Arrival.STALE if known is not None:
                done.same += 1
                done.changed += _seen_again(known, post, now)
                known.seen_at = now
                known.edited_at = rules.newer(known.edited_at, post.updated_at)
                seen.append(known)
            case Arrival.EDITED if known is not None:
                done.changed.append(_edited(known, post, now))
    update_many(seen, ["seen_at", "edited_at"])
    done.opened = _open(fresh, now)
    return done


def _cleaned(heard: Iterable[HeardPost], now: datetime) -> Iterable[HeardPost]:
    for post in heard:
        words: dict[str, Any] = {name: rules.clean(getattr(post, name)) for name in rules.WORDS}
        words |= {name: words[name][:most] for name, most in rules.LIMITS.items()}
        words["external_id"] = rules.identity(words["external_id"])
        words["published_at"] = rules.plausible(post.published_at, now=now)
        words["updated_at"] = post.updated_at and rules.plausible(post.updated_at, now=now)
        yield replace(post, **words)


def _locked(channel: Channel, external_ids: Collection[str]) -> list[Post]:
    """Posts that are known, with their cases: both locked, so that no reply is queued while its review changes."""
    cases = (
        Case.objects.select_for_update(of=("self", "post"))
        .filter(post__channel=channel, post__external_id__in=list(external_ids))
        .select_related("post", "brand", "location")
        .order_by("pk")  # two workers lock in the same order, so none waits for the other in a ring
    )
    return [case.post for case in cases]


def _known(row: Post | None) -> rules.KnownPost | None:
    return None if row is None else rules.KnownPost(digest=row.digest, edited_at=row.edited_at, withheld=row.withheld)


def _as_row(channel: Channel, post: HeardPost, place: Location | None, now: datetime) -> Post:
    return Post(
        brand_id=channel.brand_id,
        channel=channel,
        location=place,
        external_id=post.external_id,
        platform=post.platform,
        kind=post.kind,
        title=post.title,
        text=post.text,
        stars=post.stars,
        language=post.language,
        author=post.author,
        author_id=post.author_id,
        anonymous=post.anonymous,
        contact_mail=post.contact_mail,
        contact_phone=post.contact_phone,
        url=post.url,
        reply_url=post.reply_url,
        published_at=post.published_at,
        edited_at=post.updated_at,
        seen_at=now,
        digest=rules.digest(stars=post.stars, title=post.title, text=post.text),
    )


def _open(fresh: Sequence[tuple[Post, HeardPost]], now: datetime) -> list[Case]:
    """Posts, cases and the first entries of their logs: a handful of statements whatever their number."""
    posts = insert_many([row for row, _ in fresh])
    cases = insert_many([_case_of(row, now) for row in posts])
    entries: list[CaseEvent] = []
    for case, (row, post) in zip(cases, fresh, strict=True):
        own = [case.event(EventKind.TAKEN_IN, now, revision=1, digest=row.digest)]
        if post.reply is not None and post.reply.state is OutgoingState.LIVE:
            own.append(case.event(EventKind.REPLY_FOUND, now, replied=(post.reply.updated_at or now).isoformat()))
        case.knows_events(own)
        entries += own
    insert_many(entries)
    return cases


def _case_of(post: Post, now: datetime) -> Case:
    return Case(
        brand=post.channel.brand,
        location=post.location,
        post=post,
        code=new_code(),
        kind=post.kind,
        stage=Stage.HEAR,
        cycle_at=now,
        opened_at=now,
        written_on=rules.day_of(post.published_at, zone=post.location.zone if post.location else "UTC"),
        platform=post.platform,
        stars=post.stars,
        priority=Priority.NORMAL,
        next_due=now,
        planned_at=now,
    )


def _edited(post: Post, heard: HeardPost, now: datetime) -> Case:
    """The text or the rating changed: keep the old version, void what was meant for it, begin a new cycle."""
    case = post.case
    Revision.objects.create(
        post=post,
        number=post.revision,
        title=post.title,
        text=post.text,
        stars=post.stars,
        digest=post.digest,
        seen_at=post.seen_at,
    )
    if post.erased_at is not None:
        _copy_anew(post, heard)
    post.revision += 1
    post.title, post.text, post.stars = heard.title, heard.text, heard.stars
    post.digest = rules.digest(stars=heard.stars, title=heard.title, text=heard.text)
    post.edited_at, post.seen_at, post.hidden_at = heard.updated_at or now, now, None
    post.save()
    void_open_texts(case, now=now)
    was = case.stage
    case.cycle += 1
    case.cycle_at = now
    case.stage, case.closed_at, case.outcome = Stage.TRIAGE, None, ""
    case.save()
    case.log(EventKind.EDITED, now, revision=post.revision, digest=post.digest, was=was)
    return case


def _copy_anew(post: Post, heard: HeardPost) -> None:
    """Everything that is copied from a platform: the copy that was here was retired, and this one has days of its own."""
    post.title, post.text, post.author, post.erased_at = heard.title, heard.text, heard.author, None
    post.author_id, post.url, post.reply_url = heard.author_id, heard.url, heard.reply_url


def void_open_texts(case: Case, *, now: datetime) -> None:
    """Take back every draft and every reply of this case that has not left the house yet."""
    case.drafts.filter(void_at=None).update(void_at=now)
    still_here = [state for state in ON_ITS_WAY if state in (OutgoingState.APPROVED, OutgoingState.QUEUED)]
    for outgoing in Outgoing.objects.select_for_update().filter(case=case, state__in=still_here):
        outgoing.state, outgoing.next_look_at = OutgoingState.VOID, None
        outgoing.save(update_fields=["state", "next_look_at"])
        case.log(EventKind.VOIDED, now, outgoing=outgoing.pk, text=outgoing.kind)


def _seen_again(post: Post, heard: HeardPost, now: datetime) -> list[Case]:
    """Nothing new in the text; but it may be back, or answered on the platform itself."""
    case = post.case
    changed = False
    if post.erased_at is not None and not post.withheld:  # its copy was retired while the platform did not show it
        _copy_anew(post, heard)
        post.save()
    if post.hidden_at is not None:
        post.hidden_at = None
        post.save(update_fields=["hidden_at"])
        case.log(EventKind.BACK, now)
        changed = True
    if heard.reply is not None and heard.reply.state is OutgoingState.LIVE and _somebody_elses(case):
        void_open_texts(case, now=now)  # ours would replace what somebody has just said there
        case.log(EventKind.REPLY_FOUND, now, replied=(heard.reply.updated_at or now).isoformat())
        changed = True
    return [case] if changed else []


def _somebody_elses(case: Case) -> bool:
    """Whether the answer beside the post is neither ours, nor one that we may have sent, nor known already."""
    if any(entry.kind == EventKind.REPLY_FOUND for entry in case.events()):
        return False
    return not case.outgoing.exclude(state__in=NEVER_LEFT).exists()


def hide_missing(channel: Channel, still_there: set[str], *, began: datetime, now: datetime) -> list[Case]:
    """After a full sweep: mark what the platform no longer shows. The text is kept; nothing is deleted.

    What was heard after the sweep `began` may not have been in its list yet, and is left alone.
    """
    shown = Post.objects.filter(channel=channel, hidden_at=None, seen_at__lt=began).values_list("external_id", flat=True)
    cases = []
    for post in _locked(channel, [name for name in shown.iterator() if name not in still_there]):
        post.hidden_at = now
        post.save(update_fields=["hidden_at"])
        post.case.log(EventKind.HIDDEN, now)
        cases.append(post.case)
    return cases


def show_again(channel: Channel, still_there: set[str], *, now: datetime) -> list[Case]:
    """After a full sweep: what was marked as gone and stands there all the same."""
    hidden = Post.objects.filter(channel=channel, hidden_at__isnull=False).values_list("external_id", flat=True)
    cases = []
    for post in _locked(channel, [name for name in hidden if name in still_there]):
        post.hidden_at = None
        post.save(update_fields=["hidden_at"])
        post.case.log(EventKind.BACK, now)
        cases.append(post.case)
    return cases


def keep_seen(channel: Channel, *, now: datetime) -> int:
    """After a full sweep: what still stands there was seen today, so that its copy is not retired as forgotten (R-21).

    Only rows that nothing has touched for a week are written, so that a daily sweep does not rewrite a whole table.
    """
    stale = Post.objects.filter(channel=channel, hidden_at=None, seen_at__lt=now - SEEN_LATELY)
    return stale.update(seen_at=now)


def private_post(*, text: str, kind: CaseKind, name: str, mail: str, phone: str, now: datetime) -> HeardPost:
    """A private complaint or a threat as a post, so that it enters by the same door as a review (H4, H5)."""
    return HeardPost(
        external_id=secrets.token_hex(12),
        platform=Platform.FORM,
        kind=kind,
        text=text,
        author=name,
        published_at=now,
        contact_mail=mail,
        contact_phone=phone,
    )
