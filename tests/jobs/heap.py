"""A file as no program should write it: rows in two encodings, quotes that never close, dates that are none."""

from collections.abc import Iterator
from datetime import date, timedelta

KINDS = 20  # how many rows until the pattern comes again
BAD = {3, 5, 11, 17}  # which of them cannot be taken in


def row(number: int) -> bytes:
    """One line of the file."""
    day = (date(2026, 1, 1) + timedelta(days=number % 300)).isoformat()
    stars, name = number % 5 + 1, f"Gast {number}"
    match number % KINDS:
        case 3:  # Windows' encoding in the middle of UTF-8
            return f'{day},{stars},{name},"Das Café war kühl, Nr. {number}"\n'.encode("cp1252")
        case 5:
            return f'vor kurzem,{stars},{name},"No date, number {number}"\n'.encode()
        case 7:  # quotes within quotes, and a comma
            return f'{day},{stars},{name},"He said ""cold"", number {number}"\n'.encode()
        case 9:  # a line break within a cell
            return f'{day},{stars},{name},"Two lines,\nnumber {number}"\n'.encode()
        case 11:
            return f'{day},{stars},{name},"A row, and more,",cells,than,there,are,columns,{number}\n'.encode()
        case 13:
            return f'{day},{stars},{name},"Zero \x00 inside, number {number}"\n'.encode()
        case 17:
            return f"{day},eleven stars,{name},Number {number}\n".encode()
        case 19:
            return f'{day},{stars},{name},"🍝 مطعم number {number}"\n'.encode()
    return f"{day},{stars},{name},Waited {number} minutes for cold pasta\n".encode()


def heap(rows: int) -> Iterator[bytes]:
    """The file, line by line."""
    yield b"date,stars,author,text\n"
    yield from map(row, range(rows))


def bad_in(rows: int) -> int:
    """How many of the rows cannot be taken in."""
    return sum(number % KINDS in BAD for number in range(rows))
