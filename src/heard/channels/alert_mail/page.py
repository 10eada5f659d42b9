"""A mail's page to lines and links. nh3 takes out what is dangerous and mends what is broken; the rest is read in one pass."""

from dataclasses import dataclass
from html.parser import HTMLParser

import nh3

_BLOCKS = {
    *("p", "div", "br", "hr", "blockquote", "center", "section", "article", "header", "footer"),
    *("table", "tr", "td", "th", "ul", "ol", "li"),
    *("h1", "h2", "h3", "h4", "h5", "h6"),
}
_TAGS = _BLOCKS | {"a", "img", "span", "b", "i", "em", "strong", "tbody", "thead"}
_ATTRIBUTES = {"a": {"href"}, "img": {"alt"}, "span": {"aria-label"}, "div": {"aria-label"}}


@dataclass(frozen=True, slots=True)
class Link:
    """An address and the words it stands on."""

    url: str
    text: str


def words_of(page: str) -> tuple[list[str], list[Link]]:
    """Lines as a person sees them, with what pictures and labels say, and the links."""
    clean = nh3.clean(page, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes={"http", "https"}, link_rel=None)
    reader = _Reader()
    reader.feed(clean)
    reader.close()
    return "".join(reader.pieces).split("\n"), reader.links


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.links: list[Link] = []
        self._href = ""
        self._anchor: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Blocks begin a line; pictures and labels speak."""
        given = dict(attrs)
        if tag in _BLOCKS:
            self.pieces.append("\n")
        if tag == "a":
            self._href, self._anchor = given.get("href") or "", []
        said = given.get("alt") or given.get("aria-label")
        if said:
            self.handle_data(f" {said} ")

    def handle_endtag(self, tag: str) -> None:
        """Blocks end a line; a link is whole."""
        if tag in _BLOCKS:
            self.pieces.append("\n")
        if tag == "a" and self._href:
            self.links.append(Link(self._href, " ".join("".join(self._anchor).split())))
            self._href = ""

    def handle_data(self, data: str) -> None:
        """Words, with line ends as the spaces that they are in a page."""
        words = data.replace("\n", " ").replace("\r", " ")
        self.pieces.append(words)
        if self._href:
            self._anchor.append(words)
