"""What a day or a week brought, as a mail with charts and as a PDF beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from html import escape
from zoneinfo import ZoneInfo

import structlog
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heard.desk import alerts_told
from heard.diagnose import alerts as rules
from heard.diagnose import drawing, queries
from heard.diagnose.charts import Chart
from heard.diagnose.queries import Asked, Compared
from heard.diagnose.rates import Counted, change, poisson_interval, rate_ratio
from heard.post import letter
from heard.post.paper import Section, paper
from heard.records.models import Alert, AlertSettings, Brand, Case, Membership
from heard.vocabulary.alerts import AlertKind, Rhythm, When

log = structlog.get_logger(__name__)
WEEKS = 13
MOST_TOLD = 12
MOST_TOPICS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What one person is told of one brand."""

    title: str
    subtitle: str
    lines: Sequence[tuple[str, str]]  # a sentence and where it leads
    sections: Sequence[Section]


def send_due(now: datetime) -> int:
    """Send every digest whose time has come; how many. One that cannot leave is tried again at the next turn."""
    sent = 0
    for row in AlertSettings.objects.exclude(digest=Rhythm.OFF).select_related("person", "brand"):
        zone = row.person.zone or "UTC"
        if not rules.digest_due(Rhythm(row.digest), last=row.digested_at, now=now, zone=zone):
            continue
        if not Membership.objects.filter(person=row.person_id, brand=row.brand_id).exists():
            continue
        try:
            _send(row, now)
        except OSError as error:
            log.warning("digest not sent", error=type(error).__name__)
            continue
        AlertSettings.objects.filter(pk=row.pk).update(digested_at=now)
        sent += 1
    return sent


def _send(row: AlertSettings, now: datetime) -> None:
    made = digest(row, now)
    pictures = {f"chart{n}": section.picture for n, section in enumerate(made.sections) if section.picture}
    address = settings.BASE_URL + reverse("alerts", args=[row.brand.slug])
    papers = [(f"{row.brand.slug}-{now:%Y-%m-%d}.pdf", as_pdf(made, now), "application/pdf")] if row.digest_pdf else []
    letter.send(
        to=row.person.email,
        subject=made.title,
        text=_as_text(made, address),
        html=_as_html(made, address),
        pictures=pictures,
        papers=papers,
        key=f"digest-{row.pk}-{now:%Y%m%d}",
    )


def as_pdf(made: Digest, now: datetime) -> bytes:
    """The same on paper."""
    happened = Section(
        title=_("What happened"),
        text="\n".join(f"· {said}" for said, _address in made.lines) or _("Nothing that you asked to hear of."),
    )
    return paper(title=made.title, subtitle=made.subtitle, sections=[happened, *made.sections], made_at=now)


def digest(row: AlertSettings, now: datetime) -> Digest:
    """Everything since the last one, and how complaints go."""
    brand, days = row.brand, 1 if row.digest == Rhythm.DAILY else 7
    since = now - timedelta(days=days)
    here = now.astimezone(ZoneInfo(row.person.zone or "UTC"))
    rhythm = _("Day") if days == 1 else _("Week")
    return Digest(
        title=_("%(brand)s: the %(rhythm)s to %(day)s")
        % {"brand": brand.name, "rhythm": rhythm.lower(), "day": f"{here.day} {here:%B}"},
        subtitle=_first_words(brand, since, now),
        lines=_lines(row, since),
        sections=_sections(brand, here.date()),
    )


def _first_words(brand: Brand, since: datetime, now: datetime) -> str:
    complaints = Case.objects.filter(brand=brand, opened_at__gte=since, polarity__in=("negative", "mixed")).exclude(
        outcome="history"
    )
    late = Case.objects.filter(brand=brand, closed_at=None, reply_due__lt=now).count()
    came = complaints.count()
    first = ngettext("%(n)s complaint came in.", "%(n)s complaints came in.", came) % {"n": came}
    second = ngettext("%(n)s reply is late.", "%(n)s replies are late.", late) % {"n": late} if late else _("No reply is late.")
    return f"{first} {second}"


def _lines(row: AlertSettings, since: datetime) -> list[tuple[str, str]]:
    wanted = [kind for kind in AlertKind if rules.when(row.kinds, kind) is not When.OFF]
    alerts = Alert.objects.filter(brand=row.brand, at__gte=since, kind__in=wanted).select_related("brand", "case", "place")
    found = alerts_told.told_once(list(alerts.order_by("at")))
    # What comes once in a case is told by its number; a burst or a fall is told whole.
    single = [alert for alert in found if alert.case_id is None or alert.kind in (AlertKind.RISK, AlertKind.SLA_MISSED)]
    lines = [(alerts_told.told(alert), alerts_told.address_of(alert)) for alert in single[:MOST_TOLD]]
    rest = Counter(alert.kind for alert in found if alert not in single)
    words = {
        AlertKind.NEW_NEGATIVE: _("New complaints"),
        AlertKind.SLA_NEAR: _("Replies that were due soon"),
        AlertKind.EDITED: _("Reviews edited"),
        AlertKind.REMOVED: _("Reviews gone from their platform"),
    }
    address = settings.BASE_URL + reverse("alerts", args=[row.brand.slug])
    return [*lines, *((f"{words[AlertKind(kind)]}: {count}", address) for kind, count in rest.items())]


def _sections(brand: Brand, today: date) -> list[Section]:
    asked = Asked(today=today, weeks=WEEKS)
    weeks = queries.weeks(brand, asked)
    mean = sum(week.complaints for week in weeks[:WEEKS]) / WEEKS
    whole = queries.whole(brand, asked)
    said = _("%(now)s complaints among %(reviews)s reviews in 13 weeks, %(then)s among %(before)s in the 13 before.") % {
        "now": whole.now.complaints,
        "reviews": whole.now.reviews,
        "then": whole.before.complaints,
        "before": whole.before.reviews,
    }
    rows = [
        {
            "week": week.monday.isoformat(),
            "reviews": week.reviews,
            "complaints": week.complaints,
            "period": "before" if n < WEEKS else "now",
            "mean": round(mean, 2),
        }
        for n, week in enumerate(weeks)
    ]
    chart = Chart(kind="weeks", said=said, rows=rows, words={"reviews": _("Reviews"), "complaints": _("Complaints")})
    found = [Section(title=_("Complaints by week"), text=said, picture=drawing.png(chart), alt=said)]
    topics = queries.topics(brand, asked, whole)[:MOST_TOPICS]
    return [*found, _topics(topics)] if topics else found


def _topics(topics: Sequence[Compared]) -> Section:
    def share(counted: Counted) -> float:
        return round(100 * counted.share, 1)

    rows = []
    for row in topics:
        span = poisson_interval(row.now.complaints)
        reviews = max(row.now.reviews, 1)
        low, high = round(100 * span.low / reviews, 1), round(100 * span.high / reviews, 1)
        rows.append(
            {"name": row.key.capitalize(), "now": share(row.now), "before": share(row.before), "low": low, "high": high}
        )
    said = ", ".join(f"{one['name']} {one['now']}" for one in rows)
    words = {"now": _("last 13 weeks"), "before": _("13 weeks before"), "axis": _("complaints in 100 reviews")}
    ways = {"more": _("more"), "fewer": _("fewer"), "unclear": _("no clear change")}
    table = [(_("Topic"), _("Complaints"), _("in 100 reviews"), _("before"), _("Change"))]
    for row, one in zip(topics, rows, strict=True):
        way = ways[change(rate_ratio(row.now, row.before))]
        table.append((str(one["name"]), str(row.now.complaints), str(one["now"]), str(one["before"]), way))
    picture = drawing.png(Chart(kind="pairs", said=said, rows=rows, words=words))
    return Section(title=_("Topics"), picture=picture, alt=said, table=table)


def _as_text(made: Digest, address: str) -> str:
    lines = [made.subtitle, "", *(f"- {said}\n  {where}" for said, where in made.lines)]
    for section in made.sections:
        lines += ["", section.title, section.text, *("  ".join(row) for row in section.table)]
    return "\n".join([*lines, "", _("How and when you hear:"), address, ""])


def _as_html(made: Digest, address: str) -> str:
    """Plain HTML that every mail program can show."""
    parts = [f"<h1 style='font:600 22px Georgia,serif'>{escape(made.title)}</h1><p>{escape(made.subtitle)}</p>"]
    parts.append(
        "<ul>" + "".join(f'<li><a href="{escape(where)}">{escape(said)}</a></li>' for said, where in made.lines) + "</ul>"
    )
    for number, section in enumerate(made.sections):
        parts.append(f"<h2 style='font:600 18px Georgia,serif'>{escape(section.title)}</h2><p>{escape(section.text)}</p>")
        if section.picture:
            parts.append(f'<img src="cid:chart{number}" alt="{escape(section.alt)}" width="640" style="max-width:100%">')
        if section.table:
            head, *rows = section.table
            cells = "".join(f'<th align="left" scope="col">{escape(cell)}</th>' for cell in head)
            body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
            parts.append(f'<table cellpadding="4" style="border-collapse:collapse"><tr>{cells}</tr>{body}</table>')
    parts.append(f'<p><a href="{escape(address)}">{escape(_("How and when you hear"))}</a></p>')
    body = "".join(parts)
    return f'<html lang="en"><body style="font:15px/1.5 sans-serif;color:#241f18">{body}</body></html>'
