"""Telling them that they were reported."""

from heard.guard.phrases import Phrases
from heard.guard.rule import TO_CUSTOMER, Check, phrased
from heard.vocabulary.text import Level

_PHRASES = Phrases(
    en="""
    (reported|reporting|flagged|flagging|report|flag) [..2] (your|this|the|it) [..3] ({review}|account|profile|to (google|
        yelp|tripadvisor|trustpilot|facebook|amazon|the platform))
    ({review}|account|profile) [..3] (has been|been|was|will be|is being) [..1] (reported|flagged|disputed)
    (asked|contacted|informed|requested) [..2] (google|yelp|tripadvisor|trustpilot|facebook|amazon|the platform|the site)
        [..3] (remove|investigate|review|about|delete|take)
    """,
    es="""
    (hemos|vamos a|denunciad~|reportad~|denunciaremos|reportaremos) [..2] [denunciad~|reportad~|denunciar|reportar|
        notificado] [..2] {review}
    {review} [..3] (denunciad~|reportad~)
    (hemos (pedido|solicitado|avisado)|contactado con) [..2] (google|yelp|tripadvisor|trustpilot|facebook|la plataforma)
    """,
    fr="""
    (signal~) [..3] {review}
    {review} [..4] (signale~)
    (avons (demande|contacte|prevenu)) [..2] (google|yelp|tripadvisor|trustpilot|facebook|la plateforme)
    """,
    de="""
    {review} [..5] (gemeldet|melden|angezeigt)
    (google|yelp|tripadvisor|trustpilot|facebook|plattform) [..4] (gemeldet|gebeten|informiert|eingeschaltet|kontaktiert)
    (melden|meldeten) [..4] {review}
    """,
    it="""
    (segnalat~|segnaleremo|segnaliamo|segnalare) [..3] {review}
    {review} [..4] (segnalat~)
    (abbiamo (chiesto|contattato|avvisato)) [..2] (google|yelp|tripadvisor|trustpilot|facebook|alla piattaforma|la
        piattaforma)
    """,
    pt="""
    (denunciamos|denunciaremos|reportamos|denunciar|reportar|sinalizamos) [..3] {review}
    {review} [..4] (denunciad~|reportad~|sinalizad~)
    (pedimos|contactamos|avisamos) [..2] (google|yelp|tripadvisor|trustpilot|facebook|a plataforma)
    """,
    nl="""
    {review} [..5] (gerapporteerd|gemeld|rapporteren|melden|aangegeven)
    (google|yelp|tripadvisor|trustpilot|facebook|platform) [..4] (gevraagd|ingelicht|gemeld|verzocht|ingeschakeld)
    """,
)

CHECK = Check(
    id="report_announced",
    rule="R-13",
    level=Level.BLOCK,
    kinds=TO_CUSTOMER,
    meaning="The customer is not told that their review was reported or will be.",
    why="Announcing a report is pressure on the reviewer, and platforms remove comments on themselves.",
    mend="Report it where there is a ground, and answer as if you had not.",
    find=phrased(_PHRASES),
)
