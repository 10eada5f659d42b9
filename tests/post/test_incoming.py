"""What a stranger can write into a mail so that it is believed, or so that nobody reads the next one."""

import pytest

from heard.post.incoming import fingerprint, read

VICTIM = "ann@example.com"


def vouched(results: str, *, sender: str = VICTIM) -> bool:
    mail = f"Authentication-Results: {results}\r\nFrom: Ann <{sender}>\r\n\r\nHello.\r\n"
    return read(mail.encode(), vouches="mx.lantern.example").proven


@pytest.mark.demand("S1")
@pytest.mark.parametrize(
    "results",
    [
        "mx.lantern.example; dmarc=pass header.from=example.com",
        "mx.lantern.example; dmarc=pass (p=none dis=none) header.from=example.com",
        'mx.lantern.example; dmarc=pass header.from="example.com"',
        "mx.lantern.example 1; spf=fail; DKIM=pass header.d=example.com header.s=s1",
        "mx.lantern.example; dkim=pass header.i=@example.com header.b=abc; spf=none",
        "MX.lantern.example;\r\n dkim=pass (2048-bit key)\r\n header.d=example.com",
    ],
)
def test_the_word_of_our_own_server_is_believed(results):
    assert vouched(results)


@pytest.mark.demand("S1")
@pytest.mark.parametrize(
    "results",
    [
        "mx.elsewhere.example; dmarc=pass header.from=example.com",  # not our server
        "mx.lantern.example; dmarc=fail header.from=example.com",
        "mx.lantern.example; dmarc=pass header.from=example.com.evil.example",  # a domain that only begins so
        "mx.lantern.example; dkim=pass header.d=evil.example",
        "mx.lantern.example; dkim=pass header.i=example.com@evil.example",  # the part before the at sign is theirs to choose
        "mx.lantern.example; spf=pass smtp.mailfrom=dmarc=pass@evil.example",
        'mx.lantern.example; spf=pass smtp.mailfrom="x; dkim=pass header.d=example.com"@evil.example',
        r'mx.lantern.example; spf=pass smtp.mailfrom="\" ; dkim=pass header.d=example.com "@evil.example',
        'mx.lantern.example; spf=pass (of "x) ; dkim=pass header.d=example.com ("@evil.example) smtp.mailfrom=evil.example',
        'mx.lantern.example; spf=pass smtp.mailfrom=" ; dkim=pass header.d=example.com ; spf=pass',  # never closed
        "mx.lantern.example; dkim=fail (dkim=pass header.d=example.com; dmarc=pass)",  # a comment is no result
        "mx.lantern.example; dkim=fail (a (b) ; dkim=pass header.d=example.com)",
        "mx.lantern.example; dkim=pass",
        "mx.lantern.example",
    ],
)
def test_what_only_looks_like_the_word_of_our_server_is_not(results):
    assert not vouched(results)


def test_a_mail_of_two_senders_is_vouched_for_by_nobody():
    results = "Authentication-Results: mx.lantern.example; dmarc=pass header.from=evil.example\r\n"
    mail = f"{results}From: {VICTIM}\r\nFrom: eve@evil.example\r\n\r\nHello.\r\n"
    assert not read(mail.encode(), vouches="mx.lantern.example").proven
    mail = mail.replace(" header.from=evil.example", "")
    assert not read(mail.encode(), vouches="mx.lantern.example").proven


@pytest.mark.parametrize(
    "headers",
    [
        b"Subject: =?utf-8?b?A?=\r\n",  # base64 that ends too early
        b"From: =?utf-8?b?A?= <ann@example.com>\r\n",
        b"X-Auto-Response-Suppress: \xff\xfe\r\n",
        b"Precedence: \xff\r\nAuto-Submitted: \xff\r\nList-Id: \xff\r\n",
        b"Content-Type: text/plain; charset=punycode\r\n",
        b"Content-Type: text/plain; charset=\xff\r\n",
        b"Content-Type: text/plain; charset=unicode_escape\r\n",
        b"Authentication-Results: \xff\r\nMessage-ID: \xff\r\nReferences: \xff\r\nReturn-Path: \xff\r\n",
    ],
)
def test_no_header_however_broken_keeps_a_mail_from_being_read(headers):
    said = read(b"To: care@lantern.example\r\n" + headers + b"\r\nCold soup \\d.\r\n", vouches="mx.lantern.example")
    assert said.text == "Cold soup \\d."


@pytest.mark.demand("R8")
def test_the_same_mail_has_the_same_fingerprint_however_its_lines_end():
    mail = b"Message-ID: <1@example.com>\nSubject: Cold soup,\n and a cold waiter\nFrom: ann@example.com\n\nHello.\n"
    assert fingerprint(mail) == fingerprint(mail.replace(b"\n", b"\r\n"))
    assert fingerprint(mail) != fingerprint(mail.replace(b"Cold", b"Warm"))


def test_a_mail_nested_deeper_than_a_parser_goes_has_a_fingerprint_too():
    head = b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(2000))
    assert len(fingerprint(b"Message-ID: <1@example.com>\n" + head)) == 64
