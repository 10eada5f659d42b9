"""Noticing what people should hear of, and carrying it to them.

1. The database puts down news in the transaction of the entry that it is about.
2. `notice` takes news up, once, and writes alerts; an alert is known by its key, so the same thing is told once.
3. Every alert becomes a delivery for each person and way, due after their quiet hours, in the same transaction.
4. `deliver` carries what is due. What fails is tried again later and later, then given up with the reason beside it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

import structlog
from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet, Sum
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heard.desk import policy, switching
from heard.desk.alerts_told import address_of, told, told_once
from heard.diagnose import alerts as rules
from heard.diagnose import queries
from heard.diagnose.bursts import burst
from heard.diagnose.proof import monday
from heard.post import mail, webhook
from heard.records.models import Alert, AlertSettings, Brand, Case, Delivery, Membership, Person, Switch, TallyNow
from heard.records.question import Question
from heard.vocabulary.alerts import AlertKind, AlertWay, WebhookShape, When
from heard.vocabulary.log import EventKind
from heard.vocabulary.people import Actor
from heard.vocabulary.reading import Risk

log = structlog.get_logger(__name__)
FRESH = timedelta(days=14)  # what was written earlier is no news when we hear of it
HISTORY = timedelta(days=800)  # of days that a burst is held against
BURST_AGAIN = timedelta(days=7)
BURST_LASTS = timedelta(days=2)
LOOK_AHEAD = timedelta(days=2)
MISSED_LATELY = timedelta(days=1)
BATCH = 500
MOST_ATTEMPTS = 6
FIRST_WAIT = timedelta(minutes=5)


def notice(now: datetime) -> int:
    """Everything that a minute brings: news of the log, clocks of replies, bursts; how many alerts."""
    written, touched = 0, set()
    while True:
        with transaction.atomic():
            news = _take_news()
            found = [alert for row in news for alert in _of_news(row, now)]
            written += len(_write(found))
        touched |= {row["brand"] for row in news if row["kind"] == EventKind.READ}
        if len(news) < BATCH:
            break
    with transaction.atomic():
        written += len(_write(list(_clocks(now))))
    for brand in Brand.objects.filter(pk__in=touched):
        with transaction.atomic():
            written += _of_bursts(brand, now)
    return written


def _of_bursts(brand: Brand, now: datetime) -> int:
    """Bursts, and what the playbook says that they do to the crisis switch; who is named for that is told by mail in any case.

    What is told of the switch tells of the first burst too, so nobody hears of that one twice.
    """
    found = _write(_bursts(brand, now))
    crisis = switching.on_burst(brand, found[0].key, told(found[0]), now=now) if found else None
    for alert in _write([crisis] if crisis else []):
        mails = [Delivery(alert=alert, person=one, way=AlertWay.MAIL, due_at=now) for one in switching.told_in_crisis(brand)]
        Delivery.objects.bulk_create(mails, ignore_conflicts=True)
        said = Delivery.objects.filter(alert=alert, person=OuterRef("person"), way=OuterRef("way"))
        Delivery.objects.filter(Exists(said), alert=found[0], sent_at=None).delete()
        found.append(alert)
    return len(found)


def _take_news() -> list[dict[str, Any]]:
    """Take up to `BATCH` news; with the transaction they are gone, or all are still there."""
    with connection.cursor() as cursor:
        cursor.execute(
            """WITH taken AS (
                DELETE FROM records_alertnews WHERE event IN (
                    SELECT event FROM records_alertnews ORDER BY event LIMIT %s FOR UPDATE SKIP LOCKED) RETURNING event)
            SELECT e.id, e.kind, e.cycle, e.at, e.data, e.brand_id, e.case_id, c.location_id, c.written_on, c.outcome, c.polarity
            FROM taken JOIN records_caseevent e ON e.id = taken.event JOIN records_case c ON c.id = e.case_id ORDER BY e.id""",
            [BATCH],
        )
        names = ("event", "kind", "cycle", "at", "data", "brand", "case", "place", "written_on", "outcome", "polarity")
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _of_news(row: dict[str, Any], now: datetime) -> Iterable[Alert]:
    about = {"brand_id": row["brand"], "case_id": row["case"], "place_id": row["place"], "at": row["at"]}
    match row["kind"]:
        case EventKind.EDITED:
            yield Alert(kind=AlertKind.EDITED, key=f"edited {row['event']}", **about)
        case EventKind.HIDDEN if row["polarity"] in ("negative", "mixed"):
            yield Alert(kind=AlertKind.REMOVED, key=f"removed {row['event']}", **about)
        case EventKind.READ if row["outcome"] != "history" and row["written_on"] >= (now - FRESH).date():
            yield from _of_reading(row, about)


def _of_reading(row: dict[str, Any], about: dict[str, Any]) -> Iterable[Alert]:
    data = json.loads(row["data"]) if isinstance(row["data"], str) else row["data"]
    risks = sorted(rules.GRAVE & {Risk(risk) for risk in data.get("risks", ())})
    if risks:
        key = f"risk {row['case']} {row['cycle']}"
        yield Alert(kind=AlertKind.RISK, key=key, data={"risks": risks, "severity": data.get("severity")}, **about)
    elif row["cycle"] == 1:
        yield Alert(kind=AlertKind.NEW_NEGATIVE, key=f"new {row['case']}", data={"severity": data.get("severity")}, **about)


def _clocks(now: datetime) -> Iterable[Alert]:
    """Replies that are nearly due, and those that were missed in the last day."""
    soon = Case.objects.filter(closed_at=None, reply_due__gt=now - MISSED_LATELY, reply_due__lte=now + LOOK_AHEAD)
    for case in soon.select_related("brand").only("brand", "platform", "severity", "location", "cycle", "reply_due"):
        about = {"brand_id": case.brand_id, "case_id": case.pk, "place_id": case.location_id, "at": now}
        data = {"due": case.reply_due.isoformat() if case.reply_due else ""}
        if case.reply_due <= now:  # type: ignore[operator]
            yield Alert(kind=AlertKind.SLA_MISSED, key=f"missed {case.pk} {case.cycle}", data=data, **about)
        elif case.reply_due <= now + timedelta(hours=policy.settings_for(case).reply.soon_hours):  # type: ignore[operator]
            yield Alert(kind=AlertKind.SLA_NEAR, key=f"near {case.pk} {case.cycle}", data=data, **about)


def _bursts(brand: Brand, now: datetime) -> list[Alert]:
    """Places that have more complaints than their own past explains, and the brand where its other places do so together."""
    today = now.date()
    ages = queries.ages(brand, now)
    days = queries.days(brand, since=today - HISTORY, until=today)
    told = set(
        Alert.objects.filter(brand=brand, kind=AlertKind.BURST, at__gt=now - BURST_AGAIN).values_list("data__of", flat=True)
    )
    series = len(days) + (len(days) > 1)
    found = []

    def look(name: str, place: int, counts: dict[date, int], rush: Sequence[float]) -> None:
        if name in told or not any(counts.get(today - timedelta(days=back), 0) for back in range(7)):
            return
        one = burst(_row(counts, today), today, ages=rush, series=series)
        if one is not None:
            data = {"of": name, "hours": one.hours, "count": one.count, "expected": round(one.expected, 1)}
            key = f"burst {name} {today.isoformat()}"
            found.append(Alert(brand=brand, kind=AlertKind.BURST, key=key, place_id=place or None, data=data, at=now))

    for place, counts in days.items():
        look(f"place {place}", place, counts, ages.get(place, ()))
    explained = told | {alert.data["of"] for alert in found}
    others = [place for place in days if f"place {place}" not in explained]
    if len(others) > 1:
        whole = sum((Counter(days[place]) for place in others), Counter[date]())
        look("brand", 0, whole, [age for place in others for age in ages.get(place, ())])
    return found


def _row(counts: dict[date, int], today: date) -> list[int]:
    """Counts of every day from the first to today, none left out."""
    first = min(counts)
    return [counts.get(first + timedelta(days=n), 0) for n in range((today - first).days + 1)]


def notice_drops(now: datetime) -> int:
    """Daily: places whose mean stars of four weeks fell below those of the thirteen weeks before."""
    until = monday(now.date()) + queries.WEEK
    since, earlier = until - 4 * queries.WEEK, until - 17 * queries.WEEK
    rows = TallyNow.objects.filter(topic="", week__gte=earlier, week__lt=until).values("brand", "place")
    recent = Q(week__gte=since)
    found = []
    for row in rows.annotate(
        n=Sum("starred", filter=recent),
        s=Sum("stars", filter=recent),
        m=Sum("starred", filter=~recent),
        t=Sum("stars", filter=~recent),
    ):
        fell = rules.drop((row["n"] or 0, row["s"] or 0), (row["m"] or 0, row["t"] or 0))
        if fell is not None:
            data = {"now": round(row["s"] / row["n"], 2), "before": round(row["t"] / row["m"], 2)}
            key = f"drop {row['place']} {since.isoformat()}"
            place = row["place"] or None
            found.append(Alert(brand_id=row["brand"], kind=AlertKind.RATING_DROP, key=key, place_id=place, data=data, at=now))
    with transaction.atomic():
        return len(_write(found))


def _write(found: Sequence[Alert]) -> list[Alert]:
    """Keep alerts that are not known yet, with a delivery for everybody who wants to hear of them at once."""
    if not found:
        return []
    keys = [alert.key for alert in found]
    known = set(Alert.objects.filter(key__in=keys).values_list("brand_id", "key"))
    fresh = {(a.brand_id, a.key): a for a in found if (a.brand_id, a.key) not in known}
    written = Alert.objects.bulk_create(fresh.values())
    Delivery.objects.bulk_create(_deliveries(written))
    return written


def _deliveries(written: Sequence[Alert]) -> list[Delivery]:
    brands = {alert.brand_id for alert in written}
    people = (
        AlertSettings.objects.filter(brand__in=brands, person__memberships__brand__in=brands)
        .select_related("person")
        .distinct()
    )
    members = set(Membership.objects.filter(brand__in=brands).values_list("person_id", "brand_id"))
    return [
        Delivery(alert=alert, person=row.person, way=way, due_at=rules.may_come_at(alert.at, _quiet(row)))
        for row in people
        if (row.person_id, row.brand_id) in members
        for alert in written
        if alert.brand_id == row.brand_id and rules.when(row.kinds, AlertKind(alert.kind)) is When.NOW
        for way in _ways(row)
    ]


def _quiet(row: AlertSettings) -> rules.Quiet:
    return rules.Quiet(row.quiet_from, row.quiet_until, row.person.zone or "UTC")


def _ways(row: AlertSettings) -> list[AlertWay]:
    ways = {AlertWay.MAIL: row.mail, AlertWay.WEBHOOK: bool(row.webhook.get("url")), AlertWay.BROWSER: row.browser}
    return [way for way, wanted in ways.items() if wanted]


def deliver(now: datetime) -> int:
    """Carry mails and webhooks that are due: what one person is to be told of one brand goes in one mail; how many arrived."""
    arrived = 0
    due = Delivery.objects.filter(sent_at=None, due_at__lte=now, attempts__lt=MOST_ATTEMPTS).exclude(way=AlertWay.BROWSER)
    heaps: dict[tuple[object, ...], list[int]] = {}
    for number, person, brand, way in due.order_by("due_at", "pk").values_list("pk", "person", "alert__brand", "way")[:BATCH]:
        heaps.setdefault((person, brand) if way == AlertWay.MAIL else (number,), []).append(number)
    for numbers in heaps.values():
        with transaction.atomic():
            rows = list(
                Delivery.objects.select_for_update(of=("self",), skip_locked=True)
                .select_related("alert__brand", "alert__case", "alert__place", "person")
                .filter(pk__in=numbers, sent_at=None)
                .order_by("pk")
            )
            rows.sort(key=lambda row: rules.GRAVEST_FIRST.index(AlertKind(row.alert.kind)))
            if rows and _carry(rows, now):
                arrived += len(rows)
    return arrived


def _carry(rows: list[Delivery], now: datetime) -> bool:
    """Whether they arrived, all of one person and brand."""
    try:
        if Membership.objects.filter(person=rows[0].person_id, brand=rows[0].alert.brand_id).exists():
            _hand_over(rows)
    except (OSError, webhook.NotTaken) as error:
        for row in rows:
            row.attempts += 1
            row.trouble = str(error)[:200]
            row.due_at = now + FIRST_WAIT * 2**row.attempts
        log.warning("alert not delivered", attempt=rows[0].attempts, error=type(error).__name__)
        Delivery.objects.bulk_update(rows, ["attempts", "trouble", "due_at"])
        return False
    Delivery.objects.filter(pk__in=[row.pk for row in rows]).update(sent_at=now, trouble="")
    return True


def _hand_over(rows: list[Delivery]) -> None:
    row = rows[0]
    said, address = told(row.alert), address_of(row.alert)
    if row.way == AlertWay.MAIL:
        lines = [f"{told(one.alert)}\n{address_of(one.alert)}\n" for one in rows]
        subject = said
        if len(rows) > 1:
            words = {"said": said, "n": len(rows) - 1}
            subject = ngettext("%(said)s, and %(n)s more", "%(said)s, and %(n)s more", len(rows) - 1) % words
        mail.send(to=row.person.email, subject=subject, text="\n".join(lines), key=f"alert-{row.pk}")
        return
    wants = AlertSettings.objects.get(person=row.person_id, brand=row.alert.brand_id).webhook
    shape = WebhookShape(wants.get("shape") or WebhookShape.JSON)
    webhook.send(
        wants["url"], _as_json(row.alert, said, address) if shape is WebhookShape.JSON else {"text": f"{said}\n{address}"}
    )


def _as_json(alert: Alert, said: str, address: str) -> dict[str, Any]:
    return {
        "id": alert.pk,
        "kind": alert.kind,
        "at": alert.at.isoformat(),
        "brand": alert.brand.slug,
        "place": alert.place.name if alert.place else None,
        "case": alert.case.code if alert.case else None,
        "data": alert.data,
        "text": said,
        "url": address,
    }


# --- for the page ---


def newest(brand: Brand, *, most: int = 60) -> list[Alert]:
    """The newest alerts of a brand."""
    rows = Alert.objects.filter(brand=brand).select_related("case", "place", "brand")
    return told_once(list(rows.order_by("-at", "-id")[:most]))


def _bursting(since: datetime) -> QuerySet[Alert]:
    """Bursts told after `since` of which nobody has said that the crisis is over."""
    over = Switch.objects.filter(brand=OuterRef("brand"), what="crisis", on=False, at__gte=OuterRef("at"))
    return Alert.objects.filter(~Exists(over), kind=AlertKind.BURST, at__gt=since)


_BURST = Question(
    lambda brand, since: _bursting(since).filter(brand=brand).select_related("place", "brand").order_by("-at", "-id")[:1]
)


def burst_now(brand: Brand, now: datetime) -> Alert | None:
    """The newest burst of the last two days, until somebody says that the crisis is over."""
    return _BURST.first(brand.pk, now - BURST_LASTS)


def in_a_burst(slugs: Sequence[str], now: datetime) -> set[str]:
    """Which of these brands have such a burst. One statement."""
    return set(_bursting(now - BURST_LASTS).filter(brand__slug__in=slugs).values_list("brand__slug", flat=True))


def settings_of(person: Person, brand: Brand) -> AlertSettings:
    """How this person wants to hear of this brand; not kept before they say so."""
    row = AlertSettings.objects.filter(person=person, brand=brand).first()
    return row or AlertSettings(person=person, brand=brand)


def seen(row: AlertSettings, now: datetime) -> datetime | None:
    """Remember that the page was looked at; when it was the last time."""
    before = row.seen_at
    if row.pk:
        row.seen_at = now
        row.save(update_fields=["seen_at"])
    return before


def for_browser(actor: Actor, brand: Brand, now: datetime) -> list[Alert]:
    """What this person's browser shows now; each is handed out once."""
    with transaction.atomic():
        rows = list(
            Delivery.objects.select_for_update(of=("self",))
            .filter(person=actor.person, alert__brand=brand, way=AlertWay.BROWSER, sent_at=None, due_at__lte=now)
            .select_related("alert__brand", "alert__case", "alert__place")
            .order_by("pk")[:10]
        )
        Delivery.objects.filter(pk__in=[row.pk for row in rows]).update(sent_at=now)
    return [row.alert for row in rows]


def keep_settings(row: AlertSettings, *, kinds: dict[str, str], values: dict[str, Any]) -> None:
    """Keep how somebody wants to hear. Without a webhook among `values` the kept one stays as it is."""
    row.kinds = kinds
    for name in ("mail", "browser", "quiet_from", "quiet_until", "digest", "digest_pdf"):
        setattr(row, name, values[name])
    if "webhook" in values:
        row.webhook = {"url": values["webhook"], "shape": values["shape"]} if values["webhook"] else {}
    row.save()


def try_webhook(row: AlertSettings) -> None:
    """Post a word to the webhook that is kept; raises `webhook.NotTaken`."""
    url = row.webhook.get("url")
    if not url:
        raise webhook.NotTaken(_("there is no address yet"))
    webhook.send(url, {"text": _("Heard can reach you here.")})
