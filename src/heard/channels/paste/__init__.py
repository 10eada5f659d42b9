"""Reviews that somebody copied: one with its stars and date, or rows out of a spreadsheet."""

from heard.channels.paste.reader import Pasted, read_paste
from heard.channels.registry import Entry

ENTRY = Entry(key="paste", name="Paste", platform=None)

__all__ = ["ENTRY", "Pasted", "read_paste"]
