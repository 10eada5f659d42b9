"""Alert mails of our own invention, as the platforms' look; and mails that mean harm."""

import base64
import io
import time
import zipfile
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heard.channels.alert_mail import MailRead, read_mail
from heard.channels.alert_mail.senders import platform_of_url
from heard.vocabulary.hearing import HeardPost
from heard.vocabulary.platforms import Platform

NOW = datetime(2026, 11, 22, 18, tzinfo=UTC)
HERE = Path(__file__).parent


def read(name: str) -> MailRead:
    return read_mail((HERE / name).read_bytes(), now=NOW)


def one(found: MailRead) -> HeardPost:
    assert found.unrecognised is None, found.unrecognised
    (post,) = found.posts
    return post


def a_mail(
    text: str, *, subject: str = "New review from Bo", sender: str = "no-reply@yelp.com", kind: str = "plain"
) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, "desk@heard.example", subject
    message["Date"] = "Fri, 20 Nov 2026 06:00:00 +0000"
    message.set_content(text, subtype=kind)
    return message


@pytest.mark.demand("H2")
def test_a_page_with_labelled_stars_and_quoted_printable() -> None:
    post = one(read("google.eml"))
    assert (post.platform, post.author, post.stars) == (Platform.GOOGLE, "Julia R.", 2)
    assert post.text == "Waited 50 minutes for cold pasta and your waiter laughed at us – never again"
    assert post.published_at == datetime(2026, 11, 20, 21, 14, 5, tzinfo=UTC)
    assert post.url == "https://business.google.com/n/1/reviews?r=77"
    assert post.reply_url == "https://business.google.com/n/1/reviews/77/reply"


@pytest.mark.demand("H2")
def test_a_forwarded_mail_is_its_first_senders() -> None:
    post = one(read("tripadvisor_forwarded.eml"))
    assert (post.platform, post.author, post.stars) == (Platform.TRIPADVISOR, "Nils_H", 3)
    assert post.text.splitlines() == [
        "Nice room, slow café",
        "We liked the room. The coffee took half an hour.",
        "View from the terrace is lovely though.",
    ]
    assert post.raw["platform_known_by"] == "forwarded sender"


@pytest.mark.demand("H3")
def test_a_digest_holds_several_reviews() -> None:
    posts = read("trustpilot_digest.eml").posts
    assert [(post.author, post.stars, post.text) for post in posts] == [
        ("Aoife N.", 5, "Never felt a thing."),
        ("Conor", 1, "Crown fell out after two days.\nNobody calls back."),
        ("Mei", 3, "Fine, but late."),
    ]
    assert {post.platform for post in posts} == {Platform.TRUSTPILOT}
    assert len({post.external_id for post in posts}) == 3


def test_base64_and_quotation_marks() -> None:
    post = one(read("yelp.eml"))
    assert (post.platform, post.author, post.stars) == (Platform.YELP, "Grace O.", 4)
    assert post.text == "Great gnocchi, shame about the music."
    assert post.url == "https://biz.yelp.com/r/abc"


def test_a_recommendation_has_no_stars_and_its_link_is_unwrapped() -> None:
    post = one(read("facebook.eml"))
    assert (post.platform, post.author, post.stars) == (Platform.FACEBOOK, "Imran Q", None)
    assert post.text == "We booked for eight and got a table for six."
    assert post.url == "https://www.facebook.com/lumina/reviews/9"


@pytest.mark.demand("H3")
def test_the_same_alert_forwarded_later_is_the_same_review() -> None:
    data = (HERE / "tripadvisor_forwarded.eml").read_bytes()
    later = data.replace(b"Date: Sat, 21 Nov 2026", b"Date: Sun, 22 Nov 2026").replace(b"<fwd-9@", b"<fwd-10@")
    assert one(read_mail(later, now=NOW)).external_id == one(read_mail(data, now=NOW)).external_id


TURNS = [
    # subject, body, sender, author, stars, text, remark
    (
        "Birgit Pohl hat eine Rezension geschrieben",
        "★★☆☆☆\nDie Nudeln waren kalt.\nAntworten",
        "x@google.com",
        "Birgit Pohl",
        2,
        "Die Nudeln waren kalt.",
        "German",
    ),
    (
        "Camille a laissé un avis",
        "Bonjour,\nNote : 2 sur 5\nPâtes froides.\nRépondre à l'avis",
        "x@tripadvisor.fr",
        "Camille",
        2,
        "Pâtes froides.",
        "French",
    ),
    (
        "Lucía ha dejado una reseña",
        "2 de 5 estrellas\nLucía Ferrer\nPasta fría.\nResponder",
        "x@google.com",
        "Lucía Ferrer",
        2,
        "Pasta fría.",
        "Spanish, and the whole name in the mail",
    ),
    (
        "New review",
        "Mei Chen gave you 1 star\nCrown fell out\nNobody calls.",
        "x@trustpilotmail.com",
        "Mei Chen",
        1,
        "Crown fell out\nNobody calls.",
        "author and stars in one sentence",
    ),
    (
        "New review on Yelp!",
        "Hi Sam,\nA customer wrote.\nGrace O.\n1 star rating\n11/19/2026\nCold. Two stars would be generous.",
        "x@yelp.com",
        "Grace O.",
        1,
        "Cold. Two stars would be generous.",
        "author above the stars",
    ),
    (
        "A new review",
        'Someone reviewed your business.\n"Great place!"\n5/5\n- Anna',
        "x@google.com",
        "Anna",
        5,
        "Great place!",
        "words above the stars, author below",
    ),
    (
        "New review from Tom",
        "Overall 4/5\nFood 5/5\nService 3/5\nSlow but good.",
        "x@tripadvisor.com",
        "Tom",
        4,
        "Food 5/5\nService 3/5\nSlow but good.",
        "marks within a review are no digest",
    ),
]


@pytest.mark.demand("H2")
@pytest.mark.parametrize(("subject", "body", "sender", "author", "stars", "text", "remark"), TURNS)
def test_turns_of_phrase(subject: str, body: str, sender: str, author: str, stars: int, text: str, remark: str) -> None:
    post = one(read_mail(bytes(a_mail(body, subject=subject, sender=sender)), now=NOW))
    assert (post.author, post.stars, post.text) == (author, stars, text), remark


UNRECOGNISED = [
    # mail, reason, remark
    ((HERE / "newsletter.eml").read_bytes(), "It is from Trustpilot, but no review was found in it.", "a newsletter"),
    (
        bytes(a_mail("See you at nine?", subject="Lunch", sender="bo@example.com")),
        "No rating and no platform was found in it.",
        "a note",
    ),
    (
        bytes(a_mail("I would rate it 2 out of 5, please ask Bo.\nRegards", subject="Fw: hm", sender="bo@example.com")),
        "No rating and no platform was found in it.",
        "a rating within a sentence",
    ),
    (
        bytes(a_mail("Your rating is 4.2 out of 5 stars this week. 12 new reviews.", subject="Weekly summary")),
        "It is from Yelp, but no review was found in it.",
        "a summary",
    ),
    (b"", "The mail has no text that can be read.", "nothing at all"),
    (b"\x00\xff\xfe garbage", "No rating and no platform was found in it.", "bytes"),
]


@pytest.mark.demand("H3")
@pytest.mark.parametrize(("data", "reason", "remark"), UNRECOGNISED)
def test_what_is_not_recognised_comes_back_with_its_reason(data: bytes, reason: str, remark: str) -> None:
    found = read_mail(data, now=NOW)
    assert found.posts == (), remark
    assert found.unrecognised is not None
    assert found.unrecognised.reason == reason, remark
    assert found.unrecognised.mend


LOOK_ALIKES = [
    ("https://www.google.com/maps/reviews", Platform.GOOGLE),
    ("https://play.google.com/console", Platform.PLAY),
    ("https://google.com.reviews.example/x", None),
    ("https://notgoogle.com/x", None),
    ("https://www.google.com@evil.example/x", None),
    ("https://mail.google.com/x", None),
    ("http://[broken", None),
]


@pytest.mark.parametrize(("url", "platform"), LOOK_ALIKES)
def test_a_look_alike_is_no_platform(url: str, platform: Platform | None) -> None:
    assert platform_of_url(url) is platform


def test_an_archive_is_never_opened_and_its_review_is_read() -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("reviews.html", b"\0" * 50_000_000)
    message = a_mail("Review by Bo\n2 stars\nThe soup was cold.")
    message.add_attachment(bomb.getvalue(), maintype="application", subtype="zip", filename="reviews.zip")
    message.add_attachment("Review by Eve\n5 stars\nNot this one.", filename="other.txt")
    post = one(read_mail(bytes(message), now=NOW))
    assert (post.author, post.stars, post.text) == ("Bo", 2, "The soup was cold.")


def test_a_mail_forwarded_as_an_attachment_is_opened() -> None:
    outer = a_mail("As attached.", subject="one for you", sender="sam@lumina.example")
    inner = a_mail("Review by Bo\n2 stars\nThe soup was cold.\nhttps://www.yelp.com/biz/1")
    outer.add_attachment(inner)
    post = one(read_mail(bytes(outer), now=NOW))
    assert (post.platform, post.author, post.stars) == (Platform.YELP, "Bo", 2)


HOSTILE_PAGES = [
    (
        "<script>write('5 stars')</script><p>Review by Bo</p><p>2 stars</p><p>Cold <img src=x onerror=alert(1)>soup.</p>",
        "a script",
    ),
    ("<p>Review by Bo</p><p>2 stars</p><p>Cold soup.</p><a href='javascript:alert(1)'>Reply</a>", "a link that runs"),
    ("<p>Review by Bo<p>2 stars<p>Cold <b><i>soup.</b>" + "<table><tr>" * 2000, "tags never closed"),
    ("<p>Review by Bo</p><p>2&nbsp;stars</p><p>Cold&#32;soup.</p><style>" + "a{}" * 90_000 + "</style>", "a heavy style"),
]


@pytest.mark.parametrize(("page", "remark"), HOSTILE_PAGES)
def test_hostile_pages_give_words_only(page: str, remark: str) -> None:
    post = one(read_mail(bytes(a_mail(page, kind="html")), now=NOW))
    assert (post.author, post.stars, post.text) == ("Bo", 2, "Cold soup."), remark
    assert "javascript" not in f"{post.url}{post.reply_url}"


def nested(depth: int) -> bytes:
    head, tail = b"", b""
    for level in range(depth):
        head += b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (level, level)
        tail = b"\r\n--b%d--\r\n" % level + tail
    return b"From: a@example.com\r\n" + head + b"Content-Type: text/plain\r\n\r\n2 stars\r\ncold" + tail


WRONG_CHARSETS = ["utf-8", "us-ascii", "x-unknown", "idna", "zlib_codec", "utf-16"]


@pytest.mark.parametrize("charset", WRONG_CHARSETS)
def test_a_wrong_charset_still_gives_words(charset: str) -> None:
    head = b"From: a@yelp.com\r\nSubject: Review by Bo\r\nContent-Type: text/plain; charset=" + charset.encode() + b"\r\n\r\n"
    found = read_mail(head + b"2 stars\r\nThe caf\xe9 was cold.\r\n", now=NOW)
    if charset != "utf-16":  # even Latin letters pair up to something there
        assert one(found).text == "The café was cold."


TOO_MUCH = [
    (nested(40), "its parts are nested too deeply"),
    (nested(3000), "its parts are nested too deeply"),
    (b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * 101 + b"--b--", "it has more than 100 parts"),
    (b"From: a@b.example\r\n\r\n" + b"x" * (25 * 1024 * 1024), "are read"),
    (b"From: a@b.example\r\n\r\n" + b"x " * 1_500_000, "2,000,000 are read"),
]


@pytest.mark.parametrize(("data", "reason"), TOO_MUCH)
def test_what_is_beyond_the_limits_is_told(data: bytes, reason: str) -> None:
    started = time.monotonic()
    found = read_mail(data, now=NOW)
    assert found.unrecognised is not None and reason in found.unrecognised.reason
    assert time.monotonic() - started < 5


SLOW = [
    "5-" * 400_000,
    "★ " * 400_000,
    "<" * 500_000,
    "&" * 500_000,
    "1 " * 400_000,
    "“" * 400_000,
    "a@" * 400_000,
    "> " * 400_000,
    "<!--" * 200_000,
]


@pytest.mark.parametrize("kind", ["plain", "html"])
@pytest.mark.parametrize("text", SLOW)
def test_a_mail_four_times_as_long_takes_no_more_than_about_four_times_as_long(text: str, kind: str) -> None:
    reading(text[: len(text) // 4], kind)  # what is made once is made now
    assert reading(text, kind) < 8 * reading(text[: len(text) // 4], kind) + 0.2


def reading(text: str, kind: str) -> float:
    """Seconds of this processor that it takes to read a mail of this text."""
    head = b"From: a@yelp.com\r\nSubject: Review by Bo\r\nContent-Type: text/%s\r\n\r\n" % kind.encode()
    started = time.thread_time()
    read_mail(head + text.encode(), now=NOW)
    return time.thread_time() - started


@settings(max_examples=150)
@given(st.binary(max_size=500), st.sampled_from(["google.eml", "trustpilot_digest.eml", "yelp.eml"]), st.integers(0, 1500))
def test_no_damage_to_a_mail_breaks_the_reading(damage: bytes, name: str, spot: int) -> None:
    data = (HERE / name).read_bytes()
    found = read_mail(data[:spot] + damage + data[spot:], now=NOW)
    assert bool(found.posts) != (found.unrecognised is not None)


@given(st.text(max_size=200), st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]), max_size=60))
def test_no_words_break_the_reading(text: str, subject: str) -> None:
    body = base64.b64encode(text.encode("utf-8", "replace"))
    head = f"From: a@yelp.com\r\nSubject: {subject}\r\nContent-Transfer-Encoding: base64\r\n\r\n".encode()
    assert isinstance(read_mail(head + body, now=NOW), MailRead)
