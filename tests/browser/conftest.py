"""A real browser on a real server, and Google's wire beside it."""

import argparse
import json
import os
import shutil
import urllib.request

import pytest
from django.test import Client

# Playwright keeps an event loop in the test's thread; the ORM is used there between steps, never inside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PATIENCE = 60_000  # milliseconds; a page that comes late on a busy machine is no fault of the desk
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/browser/" in str(item.path):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium():
    """The browser, started once."""
    if CHROMIUM is None:
        pytest.skip("no chromium on this machine; `make test` installs it")
    playwright = pytest.importorskip("playwright.sync_api")
    playwright.expect.set_options(timeout=PATIENCE)
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def axe():
    """What looks for barriers in a page."""
    return pytest.importorskip("axe_playwright_python.sync_playwright").Axe()


@pytest.fixture
def cast(transactional_db):
    """Alice, Bob, Dora and Charlie, in tables that the server's threads can see."""
    from tests.conftest import make_cast

    return make_cast()


def expected(said):
    """Pages that send a form back, or that are not there, are also told in the console."""
    return "status of 422" in said or "status of 404" in said


def sign_in(page, person):
    """By the sign-in page, as people do."""
    page.goto("/accounts/login/")
    page.fill("[name=login]", person.email)
    page.fill("[name=password]", "a long enough password")
    page.click("main button")
    page.wait_for_url("**/inbox/**")


def session_of(person, address):
    """The cookie of somebody who has signed in."""
    client = Client()
    client.force_login(person)
    return {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": address}


@pytest.fixture
def open_as(chromium, live_server):
    """A window in which somebody is signed in and sees the inbox; what goes wrong in its console fails the test."""
    windows, trouble = [], []

    def opened(person, *, width=1280, dark=False):
        window = chromium.new_context(
            reduced_motion="reduce",
            base_url=live_server.url,
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
        )
        window.grant_permissions(["clipboard-read", "clipboard-write"])
        windows.append(window)
        page = window.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("console", lambda said: trouble.append(said.text) if said.type == "error" and not expected(said.text) else None)
        if person is not None:
            window.add_cookies([session_of(person, live_server.url)])
            page.goto("/")
            page.wait_for_url("**/inbox/**")
        return page

    yield opened
    for window in windows:
        window.close()
    assert trouble == []


class Town:
    """The emulated platform, as customers use it."""

    def __init__(self, address):
        self.address = address

    def ask(self, method, path, **body):
        """Pull one of the sandbox's strings."""
        request = urllib.request.Request(  # noqa: S310 an address of our own
            f"{self.address}/_control/{path}", data=json.dumps(body).encode() if body else None, method=method
        )
        request.add_header("Content-Type", "application/json")
        with urllib.request.urlopen(request) as answer:  # noqa: S310
            return json.load(answer)


@pytest.fixture
def town():
    """The sandbox without its story: nobody has written yet."""
    from heard.sandbox.__main__ import build, introduction
    from heard.sandbox.server import running

    options = argparse.Namespace(
        port=0, seed=7, until="", customers=20, reviews=0, moderation_seconds=3600.0, quota=0, faults="", without_story=True
    )
    sandbox = build(options)
    with running(sandbox):
        made = Town(sandbox.address)
        made.brand = introduction(sandbox, 7)["brands"][0]
        yield made
