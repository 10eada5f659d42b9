"""The pages for everybody and those behind them: axe finds nothing, no cookie is set, none is wider than a telephone."""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from heard.desk import ending, showing
from heard.desk.act import acting
from heard.records.models import ListingTask
from heard.showcase import actions
from heard.vocabulary.platforms import Platform
from heard.vocabulary.way import Outcome
from tests.browser.axe import found_here, found_on
from tests.showcase.world import GLAD, WAITED, brings, fixed, opened_page

PUBLIC = ["/with/lantern/", "/with/lantern/reviews/", "/with/lantern/widget/"]
DESK = ["showcase/", "showcase/settings/", "showcase/reviews/", "showcase/listings/", "showcase/asking/", "practice/"]


@pytest.fixture
def told(cast):
    """Something stands on every page."""
    now = timezone.now()
    alice = cast.actor(cast.alice)
    cases = brings(cast, now, ("r-1", 1, WAITED, 1, "Bertram Quill"), ("r-2", 5, GLAD, 2, "Ivo Tann"))
    with acting(cast.brand, cases[0].code, now=now) as row:
        ending.close(row, alice, outcome=Outcome.UNREACHABLE, learned="The rota.", now=now)
    fix = fixed(cast, now, cases[0])
    row = showing.write(fix, alice, row=None, said="You told us it took too long.", did="A second cook came.", now=now)
    showing.publish(row, cast.actor(cast.dora), now=now)
    opened_page(cast, now)
    consent, link = showing.ask_consent(cast.brand, alice, cases[1].code, now=now)
    actions.give_consent(consent, shown_as="I. T.", now=now)
    actions.add_review_page(cast.place, alice, platform=Platform.GOOGLE, url="https://g.example/r/1")
    actions.tick(ListingTask.objects.first(), alice, done=True, now=now)
    return fix, link


@pytest.mark.demand("W1")
def test_axe_finds_nothing_and_no_page_is_wider_than_the_screen(cast, told, open_as, axe):
    fix, link = told
    page = open_as(cast.alice)
    addresses = [*PUBLIC, f"/quote/{link}/", *(f"/b/lantern/{path}" for path in DESK)]
    addresses += [f"/b/lantern/showcase/fixes/{fix.pk}/"]
    troubles = []
    for address in addresses:
        page.goto(address)
        troubles += found_on(page, axe)
    assert not troubles, "\n".join(troubles)


def test_everybody_reads_it_without_scripts_and_without_cookies(cast, told, chromium, live_server):
    window = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    page = window.new_page()
    for address in PUBLIC:
        page.goto(address)
        assert page.locator("h1").is_visible()
    assert window.cookies() == []
    window.close()


def test_an_exercise_is_handed_in_and_compared(cast, told, open_as, axe):
    page = open_as(cast.bob, width=360)
    page.goto("/b/lantern/practice/")
    page.fill("#id_text", "We are sorry that you waited so long.")
    page.get_by_role("button", name="Hand it in").click()
    page.wait_for_url("**/practice/*/")
    assert found_here(page, axe) == []
    assert page.get_by_text("What was sent").is_visible()


class Shop(BaseHTTPRequestHandler):
    """Somebody else's site with a strict policy: frames from the desk and nothing else."""

    desk = ""

    def do_GET(self):
        body = f'<!doctype html><title>Shop</title><iframe src="{self.desk}/with/lantern/widget/" title="told"></iframe>'
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Security-Policy", f"default-src 'none'; frame-src {self.desk}")
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_told):
        pass


def test_the_widget_stands_in_a_page_with_a_strict_policy(cast, told, chromium, live_server):
    Shop.desk = live_server.url
    with ThreadingHTTPServer(("127.0.0.1", 0), Shop) as shop:
        Thread(target=shop.serve_forever, daemon=True).start()
        window = chromium.new_context()
        page = window.new_page()
        page.goto(f"http://127.0.0.1:{shop.server_port}/")
        expect(page.frame_locator("iframe").get_by_text("A second cook came.")).to_be_visible()
        assert window.cookies() == []
        window.close()
        shop.shutdown()
