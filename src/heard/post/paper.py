"""A few pages as PDF: headings, sentences, tables and pictures, in a font for European letters that a package brings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib import resources
from io import BytesIO
from typing import Any

FONT = "Source Sans"
INK, QUIET, LINE = (36, 31, 24), (90, 81, 66), (222, 213, 195)
MARGIN = 20  # mm
PICTURE = 0.74  # of the width of the text


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One part of a paper; whatever is empty is left out. The first row of `table` is its head."""

    title: str
    text: str = ""
    picture: bytes = b""
    alt: str = ""
    table: Sequence[Sequence[str]] = ()


def paper(*, title: str, subtitle: str, sections: Sequence[Section], made_at: datetime) -> bytes:
    """The pages, A4. The same for the same arguments."""
    from fpdf import FPDF

    class Pages(FPDF):
        def footer(self) -> None:
            self.set_y(-MARGIN + 5)
            self.set_font(FONT, "", 8)
            self.set_text_color(*QUIET)
            self.cell(0, 5, f"{title} · {self.page_no()}/{{nb}}", align="R")

    pdf = Pages(format="A4")
    fonts = resources.files("font_source_sans_pro").joinpath("files")
    for style, name in (("", "SourceSansPro-Regular.ttf"), ("B", "SourceSansPro-Bold.ttf")):
        with resources.as_file(fonts.joinpath(name)) as path:
            pdf.add_font(FONT, style, path)
    pdf.set_margins(MARGIN, MARGIN, MARGIN)
    pdf.set_auto_page_break(True, MARGIN)
    pdf.set_title(title)
    pdf.set_lang("en")
    pdf.set_creation_date(made_at)
    pdf.add_page()
    _line(pdf, title, "B", 20, INK, 9)
    _line(pdf, subtitle, "", 10, QUIET, 6)
    for section in sections:
        _section(pdf, section)
    return bytes(pdf.output())


def _line(pdf: Any, text: str, style: str, size: int, colour: tuple[int, int, int], height: float) -> None:
    pdf.set_font(FONT, style, size)
    pdf.set_text_color(*colour)
    pdf.multi_cell(0, height, text, align="L", new_x="LMARGIN", new_y="NEXT")


def _section(pdf: Any, section: Section) -> None:
    pdf.ln(5)
    # A heading alone at the foot of a page would be without what it speaks of.
    if pdf.will_page_break(60 if section.picture else 30):
        pdf.add_page()
    _line(pdf, section.title, "B", 13, INK, 7)
    if section.text:
        _line(pdf, section.text, "", 10, INK, 5.5)
    if section.picture:
        pdf.ln(1)
        pdf.image(BytesIO(section.picture), w=pdf.epw * PICTURE, alt_text=section.alt)
    if section.table:
        pdf.ln(1)
        pdf.set_font(FONT, "", 9)
        pdf.set_text_color(*INK)
        pdf.set_draw_color(*LINE)
        with pdf.table(borders_layout="HORIZONTAL_LINES", line_height=5, text_align="LEFT", padding=0.8) as table:
            for cells in section.table:
                row = table.row()
                for cell in cells:
                    row.cell(cell)
