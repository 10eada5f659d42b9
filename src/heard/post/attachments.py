"""Files that strangers send: told by what they are, not by what they are called; pictures are drawn anew, without their metadata.

Guarantee: what is kept is a PNG or JPEG that Pillow wrote from nothing but pixels, a PDF as it came (always a download, never
shown), or plain text. Everything else is refused with a reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

MOST_FILES = 10
LARGEST = 10 * 1024 * 1024  # bytes of one file
LARGEST_TOGETHER = 20 * 1024 * 1024
MOST_PIXELS = 50_000_000
LONGEST_SIDE = 3000  # pixels; a receipt can be read at that
PICTURES = ("PNG", "JPEG", "WEBP", "GIF")


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One file as it may be kept; `refused` says why nothing of it is."""

    name: str
    kind: str = ""
    content: bytes = b""
    refused: str = ""


def check(name: str, data: bytes) -> Checked:
    """Look at one file."""
    shown = _plain_name(name)
    if not data:
        return Checked(name=shown, refused="It is empty.")
    if len(data) > LARGEST:
        return Checked(name=shown, refused=f"It is larger than {LARGEST // 1024 // 1024} MB.")
    if data.startswith(b"%PDF-"):
        return Checked(name=shown, kind="application/pdf", content=data)
    picture = _picture(shown, data)
    if picture is not None:
        return picture
    return _text(shown, data)


def check_all(files: list[tuple[str, bytes]]) -> list[Checked]:
    """Look at all files of one message; those beyond the limits are named and refused."""
    checked: list[Checked] = []
    total = 0
    for number, (name, data) in enumerate(files):
        if number >= MOST_FILES * 2:  # even the names of thousands of files are too much
            break
        total += len(data)
        if number >= MOST_FILES:
            checked.append(Checked(name=_plain_name(name), refused=f"More than {MOST_FILES} files came with this message."))
        elif total > LARGEST_TOGETHER:
            checked.append(Checked(name=_plain_name(name), refused="The files of this message are too large together."))
        else:
            checked.append(check(name, data))
    return checked


def _plain_name(name: str) -> str:
    """The last part of a path, without signs that turn a line around or break a header."""
    last = name.replace("\\", "/").rpartition("/")[2]
    seen = "".join(sign for sign in last if sign.isprintable() and sign not in '"<>;')
    return seen.strip(". ")[:120] or "file"


def _picture(name: str, data: bytes) -> Checked | None:
    """The picture drawn anew; None when it is no picture that we know."""
    try:
        # Only its head is read here. Filters of warnings are left alone: they are those of every thread.
        with Image.open(BytesIO(data), formats=PICTURES) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                return Checked(name=name, refused="The picture is too large.")
            kind = "image/png" if picture.format in ("PNG", "GIF") else "image/jpeg"
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            return Checked(name=name, kind=kind, content=_drawn(upright, kind))
    except UnidentifiedImageError:
        return None
    except Exception:
        # The library raises whatever its parsers meet; each of them means the same to a person.
        return Checked(name=name, refused="The picture is damaged.")


def _drawn(picture: Image.Image, kind: str) -> bytes:
    """Nothing but the pixels."""
    mode = "RGBA" if kind == "image/png" else "RGB"
    pixels = picture.convert(mode)
    clean = Image.new(mode, pixels.size)
    clean.paste(pixels)
    out = BytesIO()
    if kind == "image/png":
        clean.save(out, "PNG", optimize=False)
    else:
        clean.save(out, "JPEG", quality=85)
    return out.getvalue()


def _text(name: str, data: bytes) -> Checked:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = ""
    markup = text.lstrip("\ufeff \t\r\n").startswith(("<", "#!", "{\\rtf"))
    if not text or markup or any(ord(sign) < 32 and sign not in "\t\r\n" for sign in text):
        return Checked(name=name, refused="Only pictures, PDF and plain text are kept.")
    return Checked(name=name, kind="text/plain", content=text.encode())
