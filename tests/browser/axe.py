"""What axe is asked of every page, and what it finds there at each screen, in light and in dark."""

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ASKED = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
SCREENS = [(1280, "light"), (1280, "dark"), (360, "light"), (360, "dark")]


def found_on(page, axe, screens=SCREENS):
    """What is wrong with the page as it stands, a line for each; none when it is right."""
    troubles, address = [], page.url
    for width, paper in screens:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=paper, reduced_motion="reduce")
        violations = axe.run(page, options=ASKED).response["violations"]
        troubles += [f"{address} {width} {paper} {one['id']}: {one['nodes'][0]['html'][:160]}" for one in violations]
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            troubles.append(f"{address} {width} is wider than the screen")
    return troubles
