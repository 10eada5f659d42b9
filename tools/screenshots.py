"""Takes the pictures of docs/screenshots from a desk that runs `heard demo`, in a real browser.

    python tools/screenshots.py http://127.0.0.1:8000 docs/screenshots

Each page wide and narrow, in light and in dark, as much of it as a screen shows; with few colours, so that they stay small.
"""

import argparse
import io
import shutil
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

OWNER, PASSWORD = "olivia@heard.example", "lanterns in the rain"  # as the demo tells whoever starts it
SCREENS = [(1280, 900), (360, 780)]
PAPERS = ("light", "dark")
COLOURS = 256
BRAND = "trattoria-lumina"
WIDE_ONLY = {"trends": "trends/?weeks=13"}


def addresses(page: Page, desk: str) -> Iterator[tuple[str, str]]:
    """The name of each picture and where it is taken; the case is that of the story which the demo tells."""
    start = f"{desk}/b/{BRAND}"
    yield "inbox", f"{start}/inbox/"
    page.goto(f"{start}/inbox/?lane=all&q=cold+pasta")
    yield "case", f"{desk}{page.locator('.line-text a', has_text='Waited 50 minutes').first.get_attribute('href')}"
    yield "playbook", f"{start}/playbook/"
    yield "import", f"{start}/import/"
    for name, path in WIDE_ONLY.items():
        yield name, f"{start}/{path}"


def picture(page: Page) -> Image.Image:
    """What the screen shows, once everything that comes late has come."""
    page.wait_for_load_state("networkidle")
    shot = Image.open(io.BytesIO(page.screenshot()))
    return shot.convert("RGB").quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)


def take(page: Page, desk: str, folder: Path) -> None:
    """Every page on every screen."""
    page.goto(f"{desk}/accounts/login/")
    page.fill("[name=login]", OWNER)
    page.fill("[name=password]", PASSWORD)
    with page.expect_navigation():
        page.click("main button")
    for name, address in list(addresses(page, desk)):
        for width, height in SCREENS[: 1 if name in WIDE_ONLY else None]:
            for paper in PAPERS:
                page.set_viewport_size({"width": width, "height": height})
                page.emulate_media(color_scheme=paper, reduced_motion="reduce")
                page.goto(address)
                picture(page).save(folder / f"{name}-{width}-{paper}.png", optimize=True)
                print(f"{name}-{width}-{paper}.png")


def main() -> None:
    """Read the command line and take the pictures."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("desk", help="where the demo is")
    asked.add_argument("folder", type=Path)
    options = asked.parse_args()
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as running:
        browser = running.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.set_default_timeout(120_000)
        take(page, options.desk.rstrip("/"), options.folder)
        browser.close()


if __name__ == "__main__":
    main()
