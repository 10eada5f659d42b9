"""Sentences that tell what a customer did, or what is theirs."""

from heard.guard.find import sentence_of
from heard.guard.known import of_text
from heard.guard.leaks import unsaid_words
from heard.guard.marks import APOLOGY, THANKS
from heard.guard.parts import sentence_at
from heard.guard.phrases import Phrases
from heard.guard.text import Text, Word
from heard.guard.tone import tones
from heard.vocabulary.reading import Span
from heard.vocabulary.text import Brief

# Behind one of these nothing is told as done.
_MERE = """
    if should had whether what how before until send with of by quote give to for on in about from check bring have at find see
    mit zu auf an von bei uber con nel della del per met van op over
"""
_MERELY = frozenset(_MERE.split())
# What somebody did, or what is theirs: with words of the case behind it that the review lacks, only the house knows it.
_DONE = Phrases(
    en="""
    (missed|late|overdue|unpaid|bounced|outstanding|declined|owing|owes|owed) [..3] (payment|payments|balance|invoice|instalment|
        instalments|rent|card|cheque|check|fee|fees|bill)
    where you (work|live|park)
    (your|home) address
    (you|you (both|two|all)|your (husband|wife|party|group|friend|friends|daughter|son|mother|father|partner|sister|brother|
        family|colleague|lad|companion)) !(were|was|are|got|get|had to|have to|have been|had been) [..1] (came|arrived|booked|ordered|
        signed|asked|called|rang|phoned|emailed|paid|stayed|brought|took|chose|picked|agreed|accepted|cancelled|canceled|parked|
        drove|checked|returned|boarded|turned up|showed up|bought|refused|declined|insisted|requested|wore|drank|ate|smoked|
        missed|skipped|moved|changed|opened|closed|entered|filled|ticked|confirmed|scheduled|rescheduled|rebooked|upgraded|
        reserved|joined|renewed|transferred|withdrew|applied|collected|swapped|shouted|swore|left|signed up|logged|used|
        tried|dropped|broke|damaged|kept|walked|sat|told|mentioned|explained|admitted|handed|gave|spent|owe|owed|have been with|have been a|have had)
    you were [..2] (given|seated|moved|offered|shown|upgraded|warned|late|drunk|absent|advised|reminded|served by|with us|one of|
        behind|ahead)
    your [..1] (booking|order|form|card|account|file|contract|ticket|deposit|policy|membership|lease|invoice|history|
        log|questionnaire|application|payment|warranty|
        subscription|plan|chart|reservation|appointment|husband|wife|partner|daughter|son|party|group|flight|voucher|address|
        number|password|mother|father|guests|friends|tenancy|mileage|tyres|tires|boiler|pipes|device|browser|car|parcel|bill|
        rent|meter|dog|cat|child|lad)
    """,
    es="""
    (lo|nos lo|me lo|la) (pidio|pidieron|dijo|encargo|dejo) [usted]
    (usted|ustedes) [..1] (llego|vino|pago|llegaron|vinieron|pagaron|llamo|llamaron|dejo|pidio|pidieron|tomo|se fue|estaba|estaban|
        trajo|reservo|reservaron)
    (reservo|encargo|firmo|solicito|cancelo|aparco|eligio|rechazo|devolvio|contrato|facturo) [usted]
    su (marido|mujer|hijo|hija|grupo|suegra|madre|padre|reserva|pedido|contrato|tarjeta|cuenta|factura|formulario|paquete|coche|
        poliza)
    la encargo usted
    """,
    fr="""
    vous (avez|aviez) [..2] (reserve|commande|demande|signe|paye|appele|annule|choisi|refuse|accepte|apporte|laisse|quitte|rempli|
        coche|bu|mange|rendu|pris|insiste|gare|achete)
    vous (etes|etiez) [..2] (arrive~|venu~|parti~|reste~|inscrit~|passe~)
    votre (mari|femme|fils|fille|groupe|belle-mere|mere|pere|ami|amie|reservation|commande|contrat|carte|compte|dossier|facture|
        adhesion|formulaire|colis|voiture|abonnement)
    """,
    de="""
    (waren|hatten|haben) sie [..2] (schon|erst|bereits|selbst|zuvor) [..6]
    (offene|offenen|unbezahlte|verspatete) (rechnung|rechnungen|raten|zahlung|zahlungen|miete)
    (sie|ihr (mann|sohn|vater|freund)|ihre (frau|tochter|mutter|schwiegermutter|gruppe|begleitung|freundin)) (kamen|kam|buchten|
        bestellten|riefen|baten|verliessen|erschienen|brachten|zahlten|unterschrieben|tranken|verlangten|nahmen|stornierten|
        parkten|bezahlten|reisten)
    (kamen|buchten|bestellten|riefen|baten|verliessen|erschienen|brachten|zahlten|unterschrieben|tranken|verlangten|nahmen|
        stornierten|parkten) sie
    (sie|ihr mann|ihre frau|ihr sohn|ihre tochter) (haben|hatten|hat|hatte) [..8] (gebucht|bestellt|angerufen|gebeten|bezahlt|
        unterschrieben|getrunken|storniert|abgesagt|gewahlt|abgelehnt|mitgebracht|verlangt|ausgefullt|angekreuzt|verpasst|
        gekauft|geparkt|angekundigt)
    (ihr|ihre) (buchung|bestellung|vertrag|konto|karte|rechnung|auftrag|mitgliedschaft|police|
        reservierung|paket|fragebogen|formular|anmeldung|wagen|auto|mann|frau|sohn|tochter)
    """,
    it="""
    (aveva|ha|avevate) [..2] (lasciat~|chiest~|dett~|volut~|portat~) [..2] (lei|voi)
    lei [..1] (ha|e|aveva|era|arrivo|chiese|disse)
    (ha|aveva|avete|avevate) (prenotato|ordinato|firmato|pagato|disdetto|annullato|scelto|rifiutato|telefonato|accettato|
        acquistato|compilato)
    (suo|sua) (marito|moglie|figlio|figlia|gruppo|suocera|prenotazione|ordine|contratto|carta|conto|
        fattura|modulo|pacco|auto)
    """,
    pt="""
    (a senhora|o senhor|voce) [..1] (chegou|veio|pagou|pediu|ligou|saiu|deixou|trouxe|reservou|agradeceu|estava|bebeu|quis)
    (reservou|encomendou|assinou|cancelou|escolheu|recusou|telefonou|aceitou|estacionou|preencheu)
    (sua|seu) (marido|esposa|filho|filha|grupo|sogra|reserva|encomenda|contrato|cartao|conta|fatura|formulario|carro)
    """,
    nl="""
    (had|hebt|heeft|was) (u|je) [..2] (zelf|eerst|al|pas) [..6]
    (u|je|jij|uw man|uw vrouw|je man|je vrouw) (kwam|kwamen|bestelde|boekte|belde|vroeg|betaalde|vertrok|weigerde|tekende|koos|
        bracht|zat|annuleerde|dronk|parkeerde)
    (kwam|kwamen|bestelde|boekte|belde|vroeg|betaalde|vertrok|weigerde|tekende|koos|bracht|annuleerde|dronk|parkeerde) (u|je)
    (u|je|jij) (had|hebt|heeft) [..8] (besteld|geboekt|gebeld|gevraagd|betaald|getekend|gekozen|geweigerd|meegebracht|
        geannuleerd|gedronken|ingevuld|aangekruist|gekocht|geparkeerd)
    (uw|je|jouw) (man|vrouw|zoon|dochter|boeking|bestelling|contract|kaart|rekening|pakket|auto|lidmaatschap|
        formulier|reservering)
    """,
)


def told(text: Text, brief: Brief, least: int) -> tuple[Span, ...]:
    """The sentences that tell what they did in `least` words or more that the review does not have."""
    if not brief.review:
        return ()
    found = (span for span in _stated(text) if unsaid_words(text, _rest(text, span), brief) >= least)
    return tuple(dict.fromkeys(sentence_of(text, span) for span in found))


@of_text
def _stated(text: Text) -> tuple[Span, ...]:
    """Where it is stated, and not in a sentence that feels with them, says sorry or thanks, or asks."""
    done = _DONE.find(text)
    if not done:
        return ()
    kind = {*tones(text, "empathy"), *(sentence_of(text, span) for table in (APOLOGY, THANKS) for span in table.find(text))}
    return tuple(span for span in done if sentence_of(text, span) not in kind and not _is_open(text, span))


def _is_open(text: Text, span: Span) -> bool:
    """Whether it is asked, or stands behind a word that makes it no statement."""
    if text.raw[sentence_of(text, span).end - 1] == "?":
        return True
    at = next(at for at, word in enumerate(text.words) if word.start == span.start)
    return at > 0 and text.words[at - 1].plain in _MERELY


def _rest(text: Text, span: Span) -> tuple[Word, ...]:
    sentence = sentence_at(text, span.start)
    return sentence.rest_of_clause(span.start) if sentence else ()
