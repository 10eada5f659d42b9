"""Somebody connects a Facebook Page in a browser: a key that does not fit is told, one that fits opens the door."""

import pytest
from playwright.sync_api import expect

from heard.records.models import Channel
from heard.sandbox.facebook import CREDENTIALS, PAGE, Facebook
from heard.sandbox.server import Sandbox, running
from heard.sandbox.store import Clock
from tests.browser.axe import found_on


@pytest.fixture
def platform(settings):
    sandbox = Sandbox()
    Facebook(Clock()).routes(sandbox.routes)
    with running(sandbox):
        settings.PLATFORM_ADDRESSES = {"facebook": sandbox.address}
        yield


@pytest.mark.demand("H1")
@pytest.mark.parametrize("width", [1280, 360])
def test_a_page_is_connected_and_a_key_that_does_not_fit_is_named(cast, platform, open_as, axe, width):
    page = open_as(cast.alice, width=width)
    page.goto("/b/lantern/channels/")
    page.get_by_role("link", name="Facebook Page").click()
    page.get_by_label("Name on this desk").fill("Our Page")
    for label, value in (
        ("Access token of the Page", CREDENTIALS["page_token"]),
        ("App secret", "wrong"),
        ("Number of the Page", PAGE),
    ):
        page.get_by_label(label).fill(value)
    page.get_by_role("button", name="Connect").click()
    expect(page.get_by_text("“App secret”: it is not that of the app")).to_be_visible()
    assert found_on(page, axe) == []
    assert not Channel.objects.filter(kind="facebook").exists()
    for label, value in (("Access token of the Page", CREDENTIALS["page_token"]), ("App secret", CREDENTIALS["app_secret"])):
        page.get_by_label(label).fill(value)
    page.get_by_role("button", name="Connect").click()
    expect(page.get_by_role("rowheader", name="Our Page")).to_be_visible()
    assert found_on(page, axe) == []
