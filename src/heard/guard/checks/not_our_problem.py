"""Sent on to somebody else."""

from heard.guard.phrases import Phrases
from heard.guard.rule import ANSWERS, Check, phrased
from heard.vocabulary.text import Level

_PHRASES = Phrases(
    en="""
    (courier|carrier|supplier|manufacturer|airline|delivery app|booking site|delivery company|postal service|wholesaler|
        landlord|factory|bank) [..3] (is|was|are|were|who|which|that) [..2] (to blame|responsible|at fault|damaged|lost|
        delayed|sent|failed|caused|late|slow|dropped)
    (blame|caused by|down to|thanks to|because of) [..2] (courier|carrier|supplier|manufacturer|airline|booking site|delivery
        company|delivery app|factory|wholesaler)
    (not|out of|outside) [..2] (our (responsibility|problem|department|concern|hands|remit))
    (nothing|not much) [..2] (we can do|to do with us)
    (fault|mistake|error|responsibility|failure) [..1] (of|lies with|with|by) [..2] (courier|carrier|postal service|
        post office|supplier|manufacturer|airline|bank|landlord|platform|marketplace|delivery company|third party|contractor|
        delivery app)
    (courier's|carrier's|supplier's|manufacturer's|airline's|courier|carrier) [..1] (fault|mistake|error|responsibility)
    (take|taken|raise|contact) [..3] (up with|with|directly with) [..2] (courier|carrier|supplier|manufacturer|airline|bank|
        booking (site|portal|platform)|platform|marketplace)
    ^ [please] (contact|call|ask) the [..1] (courier|carrier|manufacturer|supplier|airline|bank|landlord)
    (blame|complain to) [..2] (delivery company|courier|carrier|supplier|manufacturer|airline|platform)
    we only (sell|deliver|supply|rent|host|forward|book)
    """,
    es="""
    (no es|no esta) [..3] (responsabilidad|problema|asunto|nuestras manos)
    (culpa|error|responsabilidad) [es] [..1] (del|de la) [..2] (transportista|mensajer~|proveedor|fabricante|aerolinea|banco|
        plataforma|correos)
    (reclame|dirijase|quejese) [..3] (transportista|mensajer~|proveedor|fabricante|aerolinea|plataforma)
    """,
    fr="""
    (pas de|n est pas) [..2] (notre (responsabilite|probleme|ressort|faute))
    (faute|erreur|responsabilite) (du|de la|de l) [..2] (transporteur|fournisseur|fabricant|livreur|banque|poste|compagnie|
        plateforme)
    (adressez vous|plaignez vous|voyez) [..3] (transporteur|fournisseur|fabricant|poste|plateforme)
    """,
    de="""
    (nicht|ausserhalb) [..2] (unsere (verantwortung|sache|schuld)|unser problem|unserer verantwortung|unserem einfluss|in
        unserer hand)
    (schuld|fehler|verantwortung) [..2] (des|der|beim|bei der|vom) [..2] (paketdienst~|lieferant~|hersteller~|spediteur~|bank|
        post|fluggesellschaft|plattform|lieferdienst~)
    (wenden sie sich|beschweren sie sich) [..3] (paketdienst|lieferanten|hersteller|post|plattform|lieferdienst)
    """,
    it="""
    (non e|non dipende) [..2] (nostra responsabilita|nostro problema|da noi|nostra colpa|nostra competenza)
    (colpa|errore|responsabilita) (del|della|e del) [..2] (corriere|fornitore|produttore|banca|poste|compagnia|piattaforma)
    (si rivolga|si lamenti|contatti) [..3] (corriere|fornitore|produttore|poste|piattaforma)
    """,
    pt="""
    (nao e|nao depende) [..2] (nossa responsabilidade|responsabilidade nossa|nosso problema|problema nosso|de nos|culpa nossa)
    (culpa|erro|responsabilidade) [e] [..1] (do|da) [..2] (transportadora|fornecedor|fabricante|banco|correios|plataforma|
        companhia)
    (reclame|dirija se|contacte) [..3] (transportadora|fornecedor|fabricante|correios|plataforma)
    """,
    nl="""
    (niet|buiten) [..2] (onze verantwoordelijkheid|ons probleem|onze zaak|onze macht|onze schuld)
    (schuld|fout|verantwoordelijkheid) (van|ligt bij) [..2] (bezorger|bezorgdienst|vervoerder|leverancier|fabrikant|bank|
        postnl|platform|luchtvaartmaatschappij)
    (wend u|klaag|neem contact op) [..3] (vervoerder|leverancier|fabrikant|bezorgdienst|platform)
    """,
)

CHECK = Check(
    id="not_our_problem",
    rule="seed 003",
    level=Level.WARN,
    kinds=ANSWERS,
    meaning="The customer is not told that somebody else is to blame.",
    why="This sends the customer away to somebody else. They bought from you.",
    mend="Say what you do about it, with the carrier or supplier, on their behalf.",
    find=phrased(_PHRASES),
)
