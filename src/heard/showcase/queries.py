"""What the public pages show and what the desk's pages count. No function here takes stars or a mood to choose by (R-35)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from django.db.models import Count, F, Prefetch, Q, QuerySet

from heard.records.models import (
    Brand,
    Consent,
    Fix,
    Improvement,
    Invite,
    InvitePlan,
    ListingTask,
    Location,
    OptOut,
    Post,
    ReviewPage,
    Showcase,
)
from heard.showcase.rules import Counts, shown_since
from heard.vocabulary.showing import ShowRule
from heard.vocabulary.way import CaseKind, Outcome

PAGE = 20
NEWEST = 50  # improvements on one page


def showcase(brand: Brand) -> Showcase:
    """How the brand shows itself; the beginning of it where nobody has decided yet."""
    return Showcase.objects.filter(brand=brand).first() or Showcase(brand=brand)


def public(slug: str) -> Showcase | None:
    """The showcase behind an address, while it is open."""
    return Showcase.objects.filter(brand__slug=slug, public=True).select_related("brand").first()


def place(brand: Brand, number: int) -> Location | None:
    """A place of this brand."""
    return Location.objects.filter(brand=brand, pk=number).first()


def places(brand: Brand) -> list[Location]:
    """All of them, by name."""
    return list(Location.objects.filter(brand=brand).order_by("name"))


def improvements(brand: Brand, *, at: Location | None = None) -> list[Improvement]:
    """What stands in public, newest first; at a place also what was changed everywhere."""
    found = _improvements(brand).filter(published_at__isnull=False, withdrawn_at=None)
    if at is not None:
        found = found.filter(Q(fix__places=at) | Q(fix__places=None))
    return list(found.order_by("-published_at", "-pk")[:NEWEST])


def all_improvements(brand: Brand) -> list[Improvement]:
    """Drafts, what stands in public and what was taken back; newest first."""
    return list(_improvements(brand).order_by("-pk")[:NEWEST])


def improvement(brand: Brand, number: int) -> Improvement | None:
    """One of the brand's."""
    return _improvements(brand).filter(pk=number).first()


def _improvements(brand: Brand) -> QuerySet[Improvement]:
    rows = Improvement.objects.filter(fix__cause__brand=brand).select_related("fix__cause__brand", "written_by", "published_by")
    return rows.prefetch_related(Prefetch("fix__places"))


def untold(brand: Brand) -> list[Fix]:
    """Fixes that are done and of which nothing is written yet."""
    rows = Fix.objects.filter(cause__brand=brand, done_on__isnull=False, improvements=None)
    return list(rows.select_related("cause").prefetch_related("places").order_by("-done_on"))


# --- reviews ---


def _reviews(brand: Brand, rule: ShowRule, today: date, at: Location | None) -> QuerySet[Post]:
    """Every review that the rule names. A double of one that is there already is not a second review."""
    found = Post.objects.filter(brand=brand, kind=CaseKind.REVIEW, hidden_at=None)
    found = found.exclude(case__outcome=Outcome.DUPLICATE)
    since = shown_since(rule, today)
    if since is not None:
        found = found.filter(published_at__gte=datetime.combine(since, time(), UTC))
    return found.filter(location=at) if at is not None else found


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One page of reviews, newest first, with the counts of all of them. `agreed`: of how many the words may be quoted."""

    reviews: Sequence[Post]
    counts: Counts
    page: int
    pages: int
    agreed: Counts


def reviews(brand: Brand, rule: ShowRule, *, today: date, at: Location | None = None, page: int = 1) -> Shown:
    """The reviews under a rule. Nothing else can be asked for."""
    found = _reviews(brand, rule, today, at)
    counts = _counts(found)
    pages = max(1, -(-counts.total // PAGE))
    page = min(max(1, page), pages)
    newest = found.select_related("location", "case__consent").defer("search").order_by("-published_at", "-pk")
    quoted = found.filter(_may_be_quoted())
    return Shown(
        reviews=list(newest[(page - 1) * PAGE : page * PAGE]), counts=counts, page=page, pages=pages, agreed=_counts(quoted)
    )


def _may_be_quoted() -> Q:
    """As `quoted` judges one of them."""
    return Q(
        case__consent__given_at__isnull=False,
        case__consent__withdrawn_at=None,
        case__consent__digest=F("digest"),
        erased_at=None,
    )


def quoted(post: Post) -> Consent | None:
    """The consent under which this review's words may stand here; None: they are only linked."""
    case = getattr(post, "case", None)
    consent: Consent | None = getattr(case, "consent", None) if case is not None else None
    if consent is None or consent.given_at is None or consent.withdrawn_at is not None or post.erased_at is not None:
        return None
    return consent if consent.digest == post.digest else None  # they agreed to other words than stand there now


def _counts(found: QuerySet[Post]) -> Counts:
    rows = dict(found.order_by().values_list("stars").annotate(n=Count("pk")))
    return Counts(stars={stars: rows.get(stars, 0) for stars in (5, 4, 3, 2, 1)}, without=rows.get(None, 0))


def consents(brand: Brand) -> list[Consent]:
    """Who was asked whether they may be quoted, newest first."""
    rows = Consent.objects.filter(case__brand=brand).select_related("case__post", "case__location", "asked_by")
    return list(rows.defer("case__post__search").order_by("-asked_at", "-pk")[:200])


# --- entries elsewhere ---


def listing_tasks(brand: Brand) -> list[ListingTask]:
    """What is open first, then what was done, each newest first."""
    rows = ListingTask.objects.filter(brand=brand).select_related("location", "done_by", "made_by")
    return list(rows.order_by(F("done_at").desc(nulls_first=True), "-pk")[:200])


# --- asking ---


def plan(brand: Brand) -> InvitePlan:
    """How the brand asks; off where nobody has decided yet."""
    return InvitePlan.objects.filter(brand=brand).first() or InvitePlan(brand=brand)


def review_pages(brand: Brand) -> list[ReviewPage]:
    """Where customers of each place can write."""
    return list(ReviewPage.objects.filter(location__brand=brand).select_related("location").order_by("location__name", "pk"))


def invite_counts(brand: Brand, *, since: datetime) -> dict[str, int]:
    """What became of every visit that the rule looked at: by reason, "sent" and "waiting"."""
    rows = Invite.objects.filter(brand=brand, decided_at__gte=since)
    found = dict(rows.exclude(not_because="").order_by().values_list("not_because").annotate(n=Count("pk")))
    found["sent"] = rows.filter(not_because="", sent_at__isnull=False).count()
    found["waiting"] = rows.filter(not_because="", sent_at=None).count()
    return found


def opted_out(brand: Brand, hashed: str) -> bool:
    """Whether this address wants no requests."""
    return OptOut.objects.filter(brand=brand, hashed=hashed).exists()
