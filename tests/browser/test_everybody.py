"""Everybody can use it: axe finds nothing, keys do all, nothing is wider than a telephone, what was typed is not lost."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from heard.desk import asking, intake
from heard.desk.act import acting
from heard.gather import actions as gather
from heard.gather import links
from heard.gather.asked import Asked
from heard.vocabulary.hearing import HeardPost
from heard.vocabulary.platforms import Platform
from tests.browser.axe import found_here, found_on


@pytest.fixture
def case(cast):
    """A case with a note, a question, a search and a draft: everything its page can show."""
    now = timezone.now()
    sad = HeardPost(
        external_id="r-1",
        platform=Platform.GOOGLE,
        title="Never again",
        text="Waited 50 minutes for cold pasta and your waiter Marco laughed at us.",
        stars=2,
        author="Julia R.",
        published_at=now - timedelta(hours=1),
    )
    glad = replace(sad, external_id="r-2", title="", text="Lovely evening!", stars=5, author="Ana")
    (taken,) = intake.take_in(cast.channel, [sad, glad], now=now, place=cast.place)
    bob, made = cast.actor(cast.bob), taken.opened[0]
    with acting(cast.brand, made.code, now=now) as row:
        asking.ask(row, bob, name="Marco", mail="marco@lantern.example", question="What happened?", now=now)
        gather.note(row, bob, text="@dora the printer was down", now=now)
        gather.search(row, bob, asked=Asked(name="Julia R."), now=now)
    return made


PAGES = ["inbox", "channels", "playbook", "people", "settings", "places", "places/new", "complaint", "import", "paste"]
PAGES += ["letters", "remedies", "settings/voice", "settings/language-model", "settings/keys", "settings/person"]
PAGES += ["trends", "trends/recovery", "trends/training", "causes", "alerts", "alerts/settings", "removals", "switches"]


@pytest.mark.parametrize("part", range(3))
def test_axe_finds_nothing_on_any_page_and_none_is_wider_than_the_screen(cast, case, open_as, axe, part):
    page = open_as(cast.alice)
    token = links.token(case.fact_requests.get().pk)
    addresses = [f"/b/lantern/{name}/" for name in PAGES]
    addresses += [f"/b/lantern/cases/{case.code}/{rest}" for rest in ("", "correct/", "removal/", "counsel/")]
    addresses += [f"/facts/{token}/", "/say/harbour-door/", "/accounts/password/change/"]
    addresses += ["/accounts/2fa/", "/b/lantern/cases/NONE-0000/"]
    troubles = []
    for address in addresses[part::3]:
        page.goto(address, wait_until="networkidle" if "/trends/" in address else "load")  # figures come late
        if address.endswith(f"{case.code}/"):
            page.locator("#drafts input").first.wait_for()
        troubles += found_on(page, axe)
    assert not troubles, "\n".join(troubles)


def test_the_desk_is_walked_by_keys_alone(cast, case, open_as):
    page = open_as(cast.bob)
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    expect(page.locator(".line.is-here")).to_have_count(1)
    page.keyboard.press("Enter")
    page.wait_for_url("**/cases/**")
    page.goto(f"/b/lantern/cases/{case.code}/")
    page.keyboard.press("e")
    expect(page.locator("#id_text")).to_be_focused()
    page.keyboard.type("g i ?")
    expect(page.locator("#id_text")).to_have_value("g i ?")
    page.locator("h1").click()
    page.keyboard.press("?")
    expect(page.locator("#keys-help")).to_be_visible()
    page.locator("#keys-switch").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.keyboard.press("i")
    expect(page).to_have_url(page.url)
    assert "/cases/" in page.url


def test_search_and_going_home_have_keys(cast, case, open_as):
    page = open_as(cast.bob)
    page.keyboard.press("/")
    expect(page.locator("#id_q")).to_be_focused()
    page.keyboard.type("pasta")
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    expect(page.locator(".line")).to_have_count(1)
    page.locator("h1").click()
    page.keyboard.press("g")
    page.keyboard.press("i")
    page.wait_for_url("**/inbox/")


@pytest.mark.demand("R1")
def test_what_was_typed_survives_a_reload_and_goes_when_it_is_kept(cast, case, open_as):
    page = open_as(cast.bob)
    page.goto(f"/b/lantern/cases/{case.code}/")
    page.fill("#id_text", "Thank you for telling us about the wait.")
    page.reload()
    expect(page.locator("#id_text")).to_have_value("Thank you for telling us about the wait.")
    expect(page.locator("#text-restored")).to_be_visible()
    page.wait_for_load_state("networkidle")  # drafts and guard have come: nothing moves under the click
    page.get_by_role("button", name="Keep as draft").click()
    expect(page.locator("#toasts")).to_contain_text("Kept as a draft")
    page.reload()
    expect(page.locator("#id_text")).to_have_value("Thank you for telling us about the wait.")
    expect(page.locator("#text-restored")).to_be_hidden()


def test_the_paper_changes_colour_and_stays_so(cast, case, open_as, axe):
    page = open_as(cast.bob)
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_label("Light or dark").click()
    page.get_by_role("button", name="Dark").click()
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert found_here(page, axe) == []
    page.reload()
    assert light != dark == page.evaluate("getComputedStyle(document.body).backgroundColor")


def test_without_scripts_the_desk_still_works(cast, case, chromium, live_server):
    window = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    page = window.new_page()
    page.goto("/accounts/login/")
    page.fill("[name=login]", cast.bob.email)
    page.fill("[name=password]", "a long enough password")
    page.click("main button")
    page.goto("/b/lantern/inbox/?lane=all")
    page.locator(".line-text a", has_text="cold pasta").click()
    page.fill("#id_note-text", "Written without a script.")
    page.get_by_role("button", name="Add the note").click()
    expect(page.locator("#team")).to_contain_text("Written without a script.")
    window.close()
