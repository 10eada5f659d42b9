"""Alerts: told once, to whom wants them, when they may come, and carried there."""

from datetime import UTC, datetime, time, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from json import loads
from threading import Thread

import pytest
from django.core import mail

from heard.desk import alerting, digest, intake
from heard.diagnose import alerts as rules
from heard.diagnose.alerts import Quiet
from heard.records.models import Alert, AlertNews, AlertSettings, Delivery, Location, Membership
from heard.vocabulary.alerts import AlertKind, Rhythm, When
from tests.arriving import opened, post

NIGHT = Quiet(time(22), time(7), "Europe/Dublin")
NOON = Quiet(time(12), time(13), "Europe/Dublin")


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("quiet", "now", "comes"),
    [
        (NIGHT, at("2026-11-22 21:59"), at("2026-11-22 21:59")),  # a minute before
        (NIGHT, at("2026-11-22 22:00"), at("2026-11-23 07:00")),
        (NIGHT, at("2026-11-23 06:59"), at("2026-11-23 07:00")),  # the same night, after midnight
        (NIGHT, at("2026-11-23 07:00"), at("2026-11-23 07:00")),
        (NIGHT, at("2026-07-01 21:30"), at("2026-07-02 06:00")),  # summer time
        (NOON, at("2026-11-22 12:30"), at("2026-11-22 13:00")),
        (Quiet(None, None), at("2026-11-22 03:00"), at("2026-11-22 03:00")),
    ],
)
def test_quiet_hours_are_those_of_the_person(quiet, now, comes):
    assert rules.may_come_at(now, quiet) == comes


@pytest.mark.parametrize(
    ("rhythm", "last", "now", "due"),
    [
        (Rhythm.DAILY, None, at("2026-11-24 08:01"), True),
        (Rhythm.DAILY, None, at("2026-11-24 07:59"), False),
        (Rhythm.DAILY, at("2026-11-24 08:01"), at("2026-11-24 20:00"), False),  # once a day
        (Rhythm.WEEKLY, at("2026-11-16 08:01"), at("2026-11-23 09:00"), True),  # a Monday
        (Rhythm.WEEKLY, None, at("2026-11-24 09:00"), False),
        (Rhythm.OFF, None, at("2026-11-23 09:00"), False),
    ],
)
def test_a_digest_comes_in_the_morning(rhythm, last, now, due):
    assert rules.digest_due(rhythm, last=last, now=now, zone="Europe/Dublin") is due


def test_a_small_or_uncertain_fall_of_stars_is_none():
    assert rules.drop((40, 180), (120, 552)) is None, "4.5 after 4.6"
    assert rules.drop((5, 5), (120, 552)) is None, "five people"
    fell = rules.drop((60, 180), (200, 900))
    assert fell.value == pytest.approx(-1.5)
    assert fell.high < 0


@pytest.fixture
def wants(cast):
    """Alice wants all of it by mail and in the browser."""
    return AlertSettings.objects.create(person=cast.alice, brand=cast.brand, mail=True, browser=True)


def kinds():
    return sorted(Alert.objects.values_list("kind", flat=True))


@pytest.mark.demand("H2")
def test_a_new_complaint_is_told_once_and_praise_is_not(cast, now, wants):
    opened(cast, now)
    opened(cast, now, external_id="glad", text="Lovely evening, thank you!", stars=5)
    for _ in range(3):
        alerting.notice(now)
        alerting.deliver(now)
    assert kinds() == ["new_negative"]
    assert [letter.subject for letter in mail.outbox] == ["New complaint at Harbour Street"]
    assert mail.outbox[0].to == ["alice@example.com"]
    assert "pasta" not in mail.outbox[0].body, "what was written stays in the house"
    assert not AlertNews.objects.exists()


@pytest.mark.demand("H2")
def test_what_comes_together_is_one_mail_and_its_subject_is_the_gravest(cast, now, wants):
    for number in range(3):
        opened(cast, now, external_id=f"r-{number}")
    opened(cast, now, external_id="ill", text="My son got food poisoning and went to hospital.", stars=1)
    alerting.notice(now)
    assert alerting.deliver(now) == 4
    (letter,) = mail.outbox
    assert letter.subject == "Look at this now: health at Harbour Street, and 3 more"
    assert letter.body.count("/cases/") == 4
    assert alerting.deliver(now) == 0 and len(mail.outbox) == 1


def test_a_complaint_with_a_risk_is_told_as_that(cast, now, wants):
    opened(cast, now, text="My son got food poisoning and went to hospital. I will call my lawyer.", stars=1)
    alerting.notice(now)
    (alert,) = Alert.objects.all()
    assert alert.kind == AlertKind.RISK
    assert "health" in alert.data["risks"]


def test_old_reviews_are_no_news(cast, now, wants):
    cast.channel.created_at = now
    cast.channel.save()
    opened(cast, now, published_at=now - timedelta(days=200))
    alerting.notice(now)
    assert not Alert.objects.exists()


def test_an_edit_and_a_disappearance_are_told(cast, now, wants):
    from heard.hear import actions as hear

    opened(cast, now)
    edited = post(now, text="Still cold, and now they are rude too.", stars=1, updated_at=now)
    list(intake.take_in(cast.channel, [edited], now=now, place=cast.place))
    hear.hide_missing(cast.channel, set(), began=now + timedelta(hours=1), now=now)
    alerting.notice(now)
    assert kinds() == ["edited", "new_negative", "removed"]


def test_a_reply_that_is_nearly_due_and_one_that_is_late(cast, now, wants):
    case = opened(cast, now)
    case.refresh_from_db()
    Alert.objects.all().delete()
    alerting.notice(case.reply_due - timedelta(minutes=5))
    assert "sla_near" in kinds()
    for _ in range(2):
        alerting.notice(case.reply_due + timedelta(minutes=5))
    assert kinds().count("sla_missed") == 1


@pytest.mark.demand("D1")
def test_a_burst_is_told_within_twelve_reviews_and_once(cast, now, wants):
    cast.channel.created_at = now - timedelta(days=400)
    cast.channel.save()
    quiet = [post(now, external_id=f"q{n}", published_at=now - timedelta(days=8 + 9 * n)) for n in range(40)]
    for _ in intake.take_in(cast.channel, quiet, now=now, place=cast.place):
        pass
    alerting.notice(now)
    told_after = 0
    for number in range(1, 25):
        opened(cast, now, external_id=f"b{number}", published_at=now - timedelta(minutes=number))
        alerting.notice(now)
        if "burst" in kinds() and not told_after:
            told_after = number
    assert 4 <= told_after <= 12
    assert kinds().count("burst") == 1


def storm(cast, now, places, *, each):
    """A quiet year at every place, then so many complaints of one day at each."""
    cast.channel.created_at = now - timedelta(days=400)
    cast.channel.save()
    for place in places:
        quiet = [post(now, external_id=f"q{place.pk}-{n}", published_at=now - timedelta(days=8 + 9 * n)) for n in range(40)]
        burst = [post(now, external_id=f"b{place.pk}-{n}", published_at=now - timedelta(minutes=n)) for n in range(1, each + 1)]
        for _ in intake.take_in(cast.channel, [*quiet, *burst], now=now, place=place):
            pass
    alerting.notice(now)
    return list(Alert.objects.filter(kind="burst").order_by("pk").values_list("place__name", flat=True))


@pytest.mark.demand("D1")
def test_a_burst_at_one_place_is_not_told_again_for_the_brand(cast, now):
    other = Location.objects.create(brand=cast.brand, name="Mill Lane", door="mill")
    storm(cast, now, [other], each=0)
    assert storm(cast, now, [cast.place], each=12) == ["Harbour Street"]


@pytest.mark.demand("D1")
def test_what_many_places_have_a_little_of_is_told_for_the_brand(cast, now):
    others = [Location.objects.create(brand=cast.brand, name=f"Mill Lane {n}", door=f"mill-{n}") for n in range(5)]
    assert storm(cast, now, others, each=3) == [None]


def test_a_fall_of_the_stars_is_told(cast, now, wants):
    cast.channel.created_at = now - timedelta(days=400)
    cast.channel.save()
    posts = [
        post(
            now,
            external_id=f"s{n}",
            stars=5 if n >= 40 else 2,
            text="",
            published_at=now - timedelta(days=n % 20 if n < 40 else 40 + n % 50),
        )
        for n in range(140)
    ]
    for _ in intake.take_in(cast.channel, posts, now=now, place=cast.place):
        pass
    assert alerting.notice_drops(now) == 1
    assert alerting.notice_drops(now) == 0


def test_who_wants_it_in_the_digest_is_not_woken(cast, now, wants):
    wants.kinds = {"new_negative": When.DIGEST}
    wants.save()
    opened(cast, now)
    alerting.notice(now)
    assert Alert.objects.count() == 1
    assert not Delivery.objects.exists()


def test_in_quiet_hours_a_mail_waits(cast, wants):
    wants.quiet_from, wants.quiet_until = time(22), time(7)
    wants.save()
    night = at("2026-11-22 23:30")
    opened(cast, night)
    alerting.notice(night)
    assert alerting.deliver(night) == 0
    assert alerting.deliver(at("2026-11-23 07:01")) == 1


def test_who_works_here_no_longer_hears_nothing(cast, now, wants):
    opened(cast, now)
    alerting.notice(now)
    Membership.objects.filter(person=cast.alice).delete()
    alerting.deliver(now)
    assert mail.outbox == []


class Hook(BaseHTTPRequestHandler):
    heard: list = []
    answers: list = []

    def do_POST(self):
        Hook.heard.append(loads(self.rfile.read(int(self.headers["content-length"]))))
        self.send_response(Hook.answers.pop(0) if Hook.answers else 200)
        self.end_headers()

    def log_message(self, *_):
        pass


@pytest.fixture
def hook():
    Hook.heard, Hook.answers = [], []
    server = HTTPServer(("127.0.0.1", 0), Hook)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/hook"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("shape", "keys"), [("json", {"id", "kind", "at", "brand", "place", "case", "data", "text", "url"}), ("slack", {"text"})]
)
def test_a_webhook_is_told_in_its_shape_and_tried_again_when_it_fails(cast, now, hook, shape, keys):
    AlertSettings.objects.create(person=cast.alice, brand=cast.brand, webhook={"url": hook, "shape": shape})
    Hook.answers = [503]
    opened(cast, now)
    alerting.notice(now)
    assert alerting.deliver(now) == 0
    assert Delivery.objects.get().trouble == "HTTP 503"
    assert alerting.deliver(now) == 0, "not at once again"
    assert alerting.deliver(now + timedelta(minutes=11)) == 1
    assert len(Hook.heard) == 2
    assert set(Hook.heard[-1]) == keys


def test_an_address_of_a_webhook_is_sealed(cast, hook):
    from django.db import connection

    AlertSettings.objects.create(person=cast.alice, brand=cast.brand, webhook={"url": hook, "shape": "json"})
    with connection.cursor() as cursor:
        cursor.execute("SELECT webhook FROM records_alertsettings")
        assert hook.encode() not in bytes(cursor.fetchone()[0])


def test_the_browser_is_handed_an_alert_once(cast, client, now, wants):
    opened(cast, now)
    alerting.notice(now)
    client.force_login(cast.alice)
    assert [one["text"] for one in client.get("/b/lantern/alerts/news/").json()["alerts"]] == [
        "New complaint at Harbour Street"
    ]
    assert client.get("/b/lantern/alerts/news/").json()["alerts"] == []


def test_settings_are_kept_for_one_person_and_an_agent_is_shown_no_webhook(cast, client, now):
    client.force_login(cast.bob)
    assert 'name="webhook"' not in client.get("/b/lantern/alerts/settings/").content.decode()
    form = {f"kind_{kind}": "now" for kind in AlertKind} | {"digest": "daily", "mail": "on", "quiet_from": "22:00"}
    assert client.post("/b/lantern/alerts/settings/", form).status_code == 422, "quiet hours without an end"
    assert (
        client.post("/b/lantern/alerts/settings/", form | {"quiet_until": "07:00", "webhook": "http://x.example"}).status_code
        == 302
    )
    row = AlertSettings.objects.get()
    assert (row.person, row.digest, row.webhook, row.quiet_until) == (cast.bob, "daily", {}, time(7))


def test_a_webhook_inside_the_house_is_refused_beside_its_field(cast, client, monkeypatch):
    """Who may enter an address could make the desk ask what only its machine can reach."""
    monkeypatch.setenv("HEARD_INSIDE", "chat.lan")
    client.force_login(cast.alice)
    form = {f"kind_{kind}": "now" for kind in AlertKind} | {"digest": "off", "shape": "json"}
    refused = client.post("/b/lantern/alerts/settings/", form | {"webhook": "http://169.254.169.254/latest/"})
    assert refused.status_code == 422
    assert "HEARD_INSIDE" in refused.content.decode()
    assert not AlertSettings.objects.exists()
    assert client.post("/b/lantern/alerts/settings/", form | {"webhook": "http://chat.lan/hook"}).status_code == 302


def test_a_digest_brings_figures_charts_and_a_paper_once(cast, wants):
    monday = at("2026-11-23 09:00")
    wants.digest, wants.kinds = Rhythm.WEEKLY, {"new_negative": When.DIGEST}
    wants.save()
    for n in range(3):
        opened(cast, monday - timedelta(days=1), external_id=f"r{n}", published_at=monday - timedelta(days=2))
    alerting.notice(monday - timedelta(days=1))
    assert [digest.send_due(monday), digest.send_due(monday)] == [1, 0]
    (letter,) = mail.outbox
    assert "3 complaints came in." in letter.body
    assert "New complaints: 3" in letter.body
    names = [part.get_filename() for part in letter.message().walk() if part.get_filename()]
    assert names == ["chart0.png", "chart1.png", "lantern-2026-11-23.pdf"]
    paper = next(
        content for name, content, _ in (a for a in letter.attachments if isinstance(a, tuple)) if name.endswith(".pdf")
    )
    assert paper.startswith(b"%PDF")
