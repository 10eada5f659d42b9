"""What axe is asked of every page, wide in light and narrow in dark, and what it finds there."""

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ASKED = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
# Colours follow the paper, everything else the width: each is seen both ways in two looks. Wide in dark is looked at once.
SCREENS = [(1280, "light"), (360, "dark")]


def found_on(page, axe):
    """What is wrong with the page as it stands, a line for each; none when it is right."""
    page.evaluate(axe.axe_script)
    troubles = []
    for width, paper in SCREENS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=paper, reduced_motion="reduce")
        troubles += [f"{page.url} {width} {paper} {trouble}" for trouble in _found(page)]
    return troubles


def found_here(page, axe):
    """The same, only for the width and the paper that it has now."""
    page.evaluate(axe.axe_script)
    return _found(page)


def _found(page):
    violations = page.evaluate("asked => axe.run(asked).then(found => found.violations)", ASKED)
    troubles = [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in violations]
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        troubles.append("is wider than the screen")
    return troubles
