"""Opening a stranger's mail: all its leaves, the words in them, and a clear end where it is too much."""

from email.message import EmailMessage, Message

import pytest

from heard.envelope import Limits, TooMuch, content, is_attached, opened, slow_to_mend, text_of, words_of

LIMITS = Limits(bytes=10_000, parts=10, depth=4)


def letter(text: str = "Cold soup.", **headers: str) -> EmailMessage:
    mail = EmailMessage()
    for name, value in headers.items():
        mail[name] = value
    mail.set_content(text)
    return mail


def kinds(mail: EmailMessage, **how) -> list[str]:
    return [leaf.get_content_type() for leaf in opened(mail.as_bytes(), LIMITS, **how)[1]]


def test_every_leaf_comes_in_its_order_and_a_mail_within_is_opened_unless_it_is_to_stay_closed():
    mail = letter()
    mail.add_alternative("<p>Cold soup.</p>", subtype="html")
    mail.add_attachment(letter("Inside."))
    assert kinds(mail) == ["text/plain", "text/html", "text/plain"]
    assert kinds(mail, closed=("message/rfc822",)) == ["text/plain", "text/html", "message/rfc822"]


def test_a_part_says_whether_it_is_a_file():
    mail = letter()
    mail.add_attachment(b"numbers", maintype="application", subtype="pdf", filename="bill.pdf")
    assert [is_attached(leaf) for leaf in opened(mail.as_bytes(), LIMITS)[1]] == [False, True]


def nested(depth: int) -> bytes:
    head = b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(depth))
    return head + b"Content-Type: text/plain\n\nDeep.\n"


def parts(count: int) -> bytes:
    return b'Content-Type: multipart/mixed; boundary="b"\n\n' + b"--b\nContent-Type: text/plain\n\nOne.\n" * count + b"--b--\n"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"x" * 10_001, "10,001 bytes"),
        (parts(10), "more than 10 parts"),
        (nested(5), "nested too deeply"),
        (b"Subject: x\n" + nested(400), "nested too deeply"),  # deeper than Python's own parser goes
    ],
)
def test_what_is_beyond_the_limits_is_told(data, why):
    with pytest.raises(TooMuch, match=why):
        opened(data, Limits(bytes=10_000 if why.startswith("10,") else 100_000, parts=10, depth=4))


def test_what_is_just_within_the_limits_is_read():
    assert len(opened(parts(9), LIMITS)[1]) == 9
    assert [text_of(leaf) for leaf in opened(nested(4), LIMITS)[1]] == ["Deep."]


def leaf(data: bytes, *, kind: str = "text/plain", coding: str = "8bit") -> Message:
    return opened(b"Content-Type: %s\nContent-Transfer-Encoding: %s\n\n" % (kind.encode(), coding.encode()) + data, LIMITS)[1][
        0
    ]


@pytest.mark.parametrize(
    ("data", "kind", "text"),
    [
        ("Café".encode(), "text/plain; charset=utf-8", "Café"),
        ("Café".encode("latin-1"), "text/plain; charset=iso-8859-1", "Café"),
        ("Café".encode("cp1252"), "text/plain; charset=utf-8", "Café"),  # it lies about its charset
        ("Café".encode(), "text/plain; charset=klingon", "Café"),  # nobody knows that one
        ("Café".encode(), "text/plain; charset=base64", "Café"),  # a codec that makes no text
        (b"\x81\x8d", "text/plain; charset=utf-8", "\N{REPLACEMENT CHARACTER}" * 2),  # nothing that anybody writes
    ],
)
def test_a_text_is_read_by_its_charset_or_by_a_likelier_one(data, kind, text):
    assert text_of(leaf(data, kind=kind)) == text


def test_the_bytes_of_a_file_are_its_own():
    assert content(leaf(b"Y29sZCBzb3Vw", kind="application/pdf", coding="base64")) == b"cold soup"


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("=?utf-8?q?Caf=C3=A9?= review", "Café review"),
        ("plain", "plain"),
        ("=?klingon?q?Caf=C3?=", "=?klingon?q?Caf=C3?="),  # as it stands
    ],
)
def test_a_header_says_its_words(raw, words):
    assert words_of(raw) == words


@pytest.mark.parametrize(
    ("page", "slow"),
    [
        ("<p>Waited &amp; waited.</p>" * 5_000, False),
        ("<p>caf&eacute;&nbsp;noir</p>" * 9_000, False),
        ("&" * 500_000, True),
        ("& " * 400_000, True),
        ("<b>" * 6_000, True),
        ("<i></i>" * 16_000, True),
    ],
    ids=["many lines", "many letters with accents", "a row of signs", "signs apart", "too deep", "too many"],
)
def test_a_page_that_a_sanitiser_would_choke_on_is_known_before(page: str, slow: bool) -> None:
    assert slow_to_mend(page) is slow


@pytest.mark.parametrize(
    "charset", ["punycode", "idna", "unicode_escape", "raw-unicode-escape", "hex", "no-such-thing", "\x00"]
)
def test_what_is_no_charset_of_mails_is_not_decoded_by(charset):
    # Python knows the first ones; a megabyte of the first would take it minutes.
    leaf = Message()
    leaf.set_payload(b"Soup \\u0041-kva")
    leaf["Content-Type"] = f'text/plain; charset="{charset}"'
    assert text_of(leaf) == "Soup \\u0041-kva"


@pytest.mark.parametrize("raw", ["=?utf-8?b?A?=", "=?punycode?q?b-kva?=", "=?x?q?a?=", "=?utf-8?z?a?="])
def test_encoded_words_that_are_broken_stand_as_they_are(raw):
    assert words_of(raw) == raw
