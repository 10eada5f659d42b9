"""What axe is asked of every page, wide and narrow, in light and in dark, and what it finds there."""

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ASKED = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "resultTypes": ["violations"]}
# In the dark nothing but the colours is another, and those are the same on a telephone.
SCREENS = [(1280, "light", ASKED), (1280, "dark", COLOURS), (360, "light", ASKED)]


def found_on(page, axe):
    """What is wrong with the page as it stands, a line for each; none when it is right."""
    troubles, address = [], page.url
    for width, paper, asked in SCREENS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=paper, reduced_motion="reduce")
        violations = axe.run(page, options=asked).response["violations"]
        troubles += [f"{address} {width} {paper} {one['id']}: {one['nodes'][0]['html'][:160]}" for one in violations]
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            troubles.append(f"{address} {width} is wider than the screen")
    return troubles
