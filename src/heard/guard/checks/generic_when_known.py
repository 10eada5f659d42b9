"""Not knowing what is known."""

from heard.guard.phrases import Phrases
from heard.guard.rule import ANSWERS, Check, Places, heard_or
from heard.guard.text import Text
from heard.vocabulary.text import Brief, Level, Standing

_PHRASES = Phrases(
    en="""
    (know|tell|say|confirm|sure|and|or|exactly|of|just|ask) who [..1] (you are|i am speaking|we are speaking) !(hurts|wounds|matters)
    who are you
    (who|which) [..1] (i am speaking|we are speaking|visit|branch|store|location|order|booking|room|table) [..2] (was|
        this|it|you)
    (remind|remind us|jog our memory)
    (could|can|would) (you|not) [..4] (find|trace|place|identify|locate|match|tell us (who|which|when)|remind|confirm (who|
        which|your)|send us (your|some|more))
    (have been|were|was|are|am|been) (unable|not able) to (find|trace|identify|locate|match|verify|place)
    (date|time|day) (of|and) [..3] (name|visit|order|stay|booking) [..4] (so|and|would|please|help|to)
    (not sure|unsure|unclear|no idea) (who|which|what|when|whether)
    (no|not|unable|can not|could not|without|cannot) [..3] (record|records|find|locate|identify|trace|match) [..4] (you|your|
        this|any|visit|order|booking|details)
    (no record of|find any record|we have no record)
    (do not|not) [..1] know (who you are|which|what happened|your case|when)
    (let|tell|send|give|provide|share) [..2] (us|me) [..3] [know] [..2] (who you are|your (name|order number|booking|details|
        full name)|when you (visited|came|ordered|stayed)|which (branch|location|store|order)|more details|more information|
        more about)
    (share|confirm|provide|send) [..1] your (name|full name|order number|booking number|order|booking|details)
    (without|need|require) [..1] (more|further) (details|information)
    (sorry|apologise|apologize|apologies|regret) for whatever (happened|it was|this was)
    """,
    es="""
    (no|sin) [..1] (te|le|os|les) (encontramos|localizamos|tenemos|identificamos|vemos) [..3]
    (no sabemos|no se|dinos|diganos|digame) quien (eres|es|sois|son)
    (quien eres|quien es usted|quienes son)
    (no|sin) [..3] (encontr~|localiz~|identific~|consta~|constancia) [..4] (su|registro|pedido|visita|reserva|datos|nada|
        ningun)
    (indiqu~|dig~|facilit~|envi~|proporcion~) [..2] (nos|me|su|sus|quien) [..3] (nombre|numero|datos|quien es|mas detalles|
        mas informacion|pedido)
    (necesit~|sin) [..1] mas (detalles|informacion|datos)
    """,
    fr="""
    (ne vous|n avons pas) [..2] (trouvons|retrouvons|trouve|retrouve|identifions) [..2] (pas|vous|nulle part)
    (qui etes vous|nous ne savons pas qui)
    (aucun~|pas|ne) [..4] (trouv~|retrouv~|identifi~|trace) [..4] (votre|vous|commande|visite|dossier|trace|reservation)
    (indiqu~|donn~|envoy~|communiqu~|precis~) [..2] (nous|votre|vos|qui) [..3] (nom|numero|coordonnees|qui vous etes|plus de
        details|commande)
    (besoin|sans) [..2] plus (de details|d informations|d elements)
    """,
    de="""
    (finden|konnen|konnten) [..2] (wir|ich) (sie|dich) [..5] (nicht|nirgends) !(gut|besser)
    (wer sind sie|wer bist du|wissen nicht wer)
    (kein~|nicht) [..6] (finden|gefunden|zuordnen|identifizieren|ermitteln)
    (teilen|nennen|geben|schicken|senden|sagen) [..3] (uns|mir) [..4] (namen|bestellnummer|wer sie sind|details|weitere|
        informationen|buchungsnummer|daten)
    (ohne|brauchen|benotigen) [..1] (weitere|nahere|mehr) (details|informationen|angaben)
    """,
    it="""
    non (la|ti|vi) (troviamo|trovo|risulta|rintracciamo)
    (chi e lei|chi sei|non sappiamo chi)
    (non|nessun~) [..4] (trov~|rintracci~|identific~|risult~|traccia) [..4]
    (indichi|ci dica|ci fornisca|fornisca|invii|comunichi|ci indichi|dirci) [..3] (nome|numero|dati|chi e|dettagli|ordine|
        informazioni)
    (senza|abbiamo bisogno di|servono) (piu|ulteriori|maggiori) (dettagli|informazioni)
    """,
    pt="""
    nao (o|a|te|lhe|encontramos|encontro) [..1] (encontramos|encontro|localizamos|voce)
    (quem e o senhor|quem e a senhora|quem e voce|quem es|nao sabemos quem)
    (nao|nenhum~|sem) [..4] (encontr~|localiz~|identific~|consta~|registo|registro) [..4] (sua|seu|encomenda|visita|reserva|
        nada|dados|nenhum)
    (indique|diga|envie|forneca|partilhe) [..3] (nome|numero|dados|quem e|detalhes|encomenda|informacoes)
    (sem|precisamos de) mais (detalhes|informacoes|dados)
    """,
    nl="""
    (kunnen|konden|kan) [..1] (u|je|jou) [..1] (nergens|niet) [..4] (vinden|terugvinden|plaatsen)
    (wie bent u|wie ben je|weten niet wie)
    (geen|niet) [..6] (vinden|gevonden|terugvinden|achterhalen|identificeren|herleiden)
    (laat|geef|stuur|deel|vertel|noem) [..3] (ons|me|mij|weten|uw) [..4] (naam|bestelnummer|wie u bent|details|gegevens|
        informatie)
    (zonder|hebben) [..1] (meer|nadere) (details|informatie|gegevens)
    """,
)


def _find(text: Text, brief: Brief) -> Places:
    if brief.standing is Standing.KNOWN:
        yield from heard_or(_PHRASES.find(text), text, "stranger")


CHECK = Check(
    id="generic_when_known",
    rule="seed 000",
    level=Level.WARN,
    kinds=ANSWERS,
    meaning="When the customer is known, the answer does not ask who they are or say that nothing was found.",
    why="You know who this is and what happened. A generic answer shows them that nobody looked.",
    mend="Take up their case as far as the review tells it, and say the next step.",
    find=_find,
)
