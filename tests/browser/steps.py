"""Steps that more than one story takes in the browser."""

from playwright.sync_api import expect

NEAR_COPIES = "The same sentences stand under forty reviews of one night, word for word."
REMOVAL = ("I have handed it in", "The platform keeps it", "I have appealed", "The platform removed it")


def press(page, name, within="main"):
    """Press a button, and wait for the page that tells of it: then the act is done."""
    with page.expect_navigation(timeout=120_000):  # forty files are prepared in one go, on however busy a machine
        page.locator(within).get_by_role("button", name=name, exact=True).click()


def complain_of_an_opinion(page, case):
    """Ask for the removal of a review because it hurts, which no platform takes for a ground."""
    page.goto(f"/b/lantern/cases/{case.code}/removal/")
    page.locator("summary", has_text="Something else").click()
    page.get_by_label("It is unfair, or hurts us").check()
    page.get_by_label("What in the review shows it?").fill("It is simply not fair to us at all.")
    page.get_by_role("button", name="Prepare the request").click()
    expect(page.locator("main")).to_contain_text("An opinion is allowed to be hard")
