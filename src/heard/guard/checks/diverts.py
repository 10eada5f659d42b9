"""Keeping the unhappy from the page."""

from heard.guard.phrases import Phrases
from heard.guard.rule import PRIVATE, REQUESTS, Check, phrased
from heard.vocabulary.text import Level

_PHRASES = Phrases(
    en="""
    (before|instead of|rather than) [..2] (leaving|writing|posting|you leave [..2] {review}|you write|you post|you review|
        reviewing|
        submitting|going public) [..5]
    (contact|call|email|tell|write to|speak to|talk to|come to) [..2] (us|me) [..3] (first|instead|before) [..4] ({review}|
        public|online|google|posting)
    (do not|please do not|rather not|avoid|refrain from) [..2] (leave|leaving|post|posting|write|writing) [..4] {review}
    """,
    es="""
    (antes de|en lugar de|en vez de) [..1] (dejar|escribir|publicar|poner|valorar)
    (contact~|llam~|escrib~) [..3] (antes|primero) [..4] {review}
    no (deje|escriba|publique|ponga) [..3] {review}
    """,
    fr="""
    (avant de|avant d|au lieu de|au lieu d|plutot que de|plutot que d) [..1] (laisser|ecrire|publier|poster|deposer|noter)
    (contact~|appel~|ecri~) [..3] (d abord|avant) [..4] {review}
    (ne laissez pas|ne publiez pas|evitez de) [..4] {review}
    """,
    de="""
    (bevor|statt|anstatt|ehe) [..8] (bewerten|{review}|schreiben|posten|veroffentlichen)
    (schreiben sie|posten sie|hinterlassen sie) [..1] (keine|bitte keine) [..2] {review}
    """,
    it="""
    (prima di|invece di|anziche) [..1] (lasciare|scrivere|pubblicare|recensire)
    (contatt~|chiam~|scriv~) [..3] (prima) [..4] {review}
    non (lasci|scriva|pubblichi) [..3] {review}
    """,
    pt="""
    (antes de|em vez de|ao inves de) [..1] (deixar|escrever|publicar|avaliar)
    (contact~|contat~|lig~|fale) [..3] (antes|primeiro) [..4] {review}
    nao (deixe|escreva|publique) [..3] {review}
    """,
    nl="""
    (voordat|in plaats van|voor) [..8] (achterlaat|schrijft|plaatst|plaatsen|schrijven|beoordeelt|te plaatsen|te schrijven)
    (plaats|schrijf) [..1] (geen|liever geen) [..2] {review}
    """,
)

CHECK = Check(
    id="diverts",
    rule="R-5",
    level=Level.BLOCK,
    kinds=REQUESTS | PRIVATE,
    meaning="Nobody is asked to complain in private instead of reviewing.",
    why="Asking the unhappy to come to you first, before or instead of a review, is forbidden by Trustpilot and Amazon.",
    mend="Offer the private way as a help, with no word about the review.",
    find=phrased(_PHRASES),
)
