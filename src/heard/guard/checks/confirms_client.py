"""Talking of somebody's money."""

from heard.guard.phrases import Phrases
from heard.guard.rule import PUBLIC, Check, phrased
from heard.vocabulary.text import Level
from heard.vocabulary.way import Sector

_PHRASES = Phrases(
    en="""
    your [..2] (account|accounts|loan|mortgage|policy|claim|balance|credit|overdraft|application|portfolio|savings|
        premium|payment|payments|transaction|transactions|investment)
    your card (was|is|has|had|will|payment|limit|ending)
    (as|being|you are|been) [..1] [a|our] [..2] (client|account holder|policyholder|member|borrower)
    (banking|bank|invest|investing|insuring) with us
    """,
    es="""
    su [..2] (cuenta|prestamo|hipoteca|poliza|siniestro|saldo|tarjeta|credito|solicitud|cartera|ahorros|pago|inversion)
    (como|es) [..1] (cliente|titular)
    """,
    fr="""
    (votre|vos) [..2] (compte|pret|hypotheque|police|sinistre|solde|carte|credit|dossier|epargne|paiement|virement|contrat)
    (en tant que|etes) [..1] (client|cliente|titulaire|assure)
    """,
    de="""
    (ihr|ihre|ihrem|ihren|ihrer) [..2] (konto|kredit|hypothek|police|schadensfall|saldo|karte|antrag|depot|uberweisung|
        versicherung|darlehen|zahlung)
    (als|sind) [..1] (kunde|kundin|kontoinhaber|versicherte)
    """,
    it="""
    (suo|sua) [..2] (conto|prestito|mutuo|polizza|sinistro|saldo|carta|credito|pratica|richiesta|pagamento|investimento)
    (come|e) [..1] (cliente|titolare|nostro cliente)
    """,
    pt="""
    (sua|seu) [..2] (conta|emprestimo|hipoteca|apolice|sinistro|saldo|cartao|credito|pedido|pagamento|investimento)
    (como|e) [..1] (cliente|titular)
    """,
    nl="""
    (uw|je) [..2] (rekening|lening|hypotheek|polis|schadeclaim|saldo|pas|krediet|aanvraag|betaling|belegging|spaargeld|claim)
    (als|bent) [..1] (klant|rekeninghouder|verzekerde)
    """,
)

CHECK = Check(
    id="confirms_client",
    rule="R-12",
    level=Level.BLOCK,
    kinds=PUBLIC,
    sectors=frozenset({Sector.FINANCE}),
    meaning="A bank, insurer or adviser never confirms in public that the writer is a client, nor speaks of their money.",
    why="This tells readers that the writer is your client or how their money stands.",
    mend="Speak of what you do for everybody, and give the private way.",
    find=phrased(_PHRASES),
)
