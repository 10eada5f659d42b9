"""Calling reviews real without saying how that is known."""

from heard.guard.phrases import Phrases
from heard.guard.rule import EU, REQUESTS, Check, Places
from heard.guard.text import Text
from heard.vocabulary.text import Brief, Level, TextKind

_CALLED = Phrases(
    en="""
    (verified|genuine|authentic|real|trusted) [..1] ({review}|ratings) !(person)
    ({review}|ratings) [..1] (is|are|comes from a|come from) [..2] (verified|genuine|authentic|real)
    """,
    es="({review}|opiniones) [..2] (verificad~|autentic~|reales)\n(verificad~|autentic~) [..1] {review}",
    fr="{review} [..3] (verifi~|authentiques|reels)\n(authentiques|vrais) {review}",
    de="{review} [..1] (verifiziert|echt|gepruft)\n(verifizierte|echte|geprufte|authentische) {review}",
    it="{review} [..2] (verificat~|autentic~|vere)\n(vere|autentiche) {review}",
    pt="{review} [..2] (verificad~|autentic~|reais)\n(verdadeiras|autenticas) {review}",
    nl="{review} [..1] (geverifieerd|echt)\n(geverifieerde|echte|authentieke) {review}",
)
_HOW = Phrases(
    en="(order number|booking number|we check|have checked|we ask only|only people with|carry the date|proof of purchase)",
    es="(numero de pedido|comprobamos|numero de reserva)",
    fr="(numero de commande|nous controlons|numero de reservation)",
    de="(bestellnummer|buchungsnummer|wir prufen)",
    it="(numero d ordine|numero di prenotazione|controlliamo)",
    pt="(numero de encomenda|numero de reserva|verificamos se)",
    nl="(bestelnummer|boekingsnummer|wij controleren)",
)


def _find(text: Text, _brief: Brief) -> Places:
    if not _HOW.within(text):
        yield from _CALLED.find(text)


CHECK = Check(
    id="reviews_called_verified",
    rule="R-35",
    level=Level.WARN,
    kinds=REQUESTS | {TextKind.IMPROVEMENT},
    countries=EU | {"GB"},
    meaning="Whoever calls reviews real or verified says how that was checked.",
    why="In the Union and the United Kingdom one may not say that reviews come from real customers without checking, and must say how.",
    mend="Say how you check it, or leave the word out.",
    find=_find,
)
