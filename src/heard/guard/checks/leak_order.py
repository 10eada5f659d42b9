"""An order, booking or invoice number."""

import re

from heard.guard.case import public_words
from heard.guard.find import holds_any
from heard.guard.leaks import digits, numbers_like
from heard.guard.rule import PUBLIC, Check, Places
from heard.guard.text import Text
from heard.vocabulary.reading import Span
from heard.vocabulary.text import Brief, Level

_FEWEST = 4  # digits; shorter ones are tables, prices and hours
_ORDERS = (  # noqa: SIM905  # a table
    "order booking reservation invoice ticket reference account membership member policy tracking pedido reserva factura "
    "commande réservation facture bestellung buchung rechnung auftrag ordine prenotazione fattura encomenda fatura "
    "bestelling boeking factuur"
).split()
_NUMBERED = re.compile(
    rf"\b(?:{'|'.join(_ORDERS)})(?:s?nummer|snr)?"
    r"\s*(?:number|no\.?|nr\.?|id|n[.º°]|numéro|nummer|número|numero|ref\.?)?\s*[:#]?\s*#?(?P<code>[A-Z]{0,4}-?\d{3,}[\w-]*)",
    re.IGNORECASE,
)


def _find(text: Text, brief: Brief) -> Places:
    shown = digits(public_words(brief).raw)
    for match in _NUMBERED.finditer(text.raw) if holds_any(text, _ORDERS) else ():
        code = match.group("code")
        if digits(code) not in shown and code != brief.case_code and digits(code) not in digits(brief.case_code):
            yield Span(match.start(), match.end())
    for order in brief.record.orders if brief.record else ():
        number = digits(order)
        if len(number) >= _FEWEST and number not in shown:
            yield from numbers_like(text.raw, number, len(number))


CHECK = Check(
    id="leak_order",
    rule="R-11",
    level=Level.BLOCK,
    law=True,
    kinds=PUBLIC,
    meaning="No order, booking or invoice number that the review does not show.",
    why="The number is not in the review. It points at a person and shows that you looked them up.",
    mend="Give the case code instead, and talk of the order in private.",
    find=_find,
)
