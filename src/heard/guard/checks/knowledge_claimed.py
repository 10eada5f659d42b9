"""Knowing what nobody knows."""

from heard.guard.case import UNKNOWN_STANDINGS
from heard.guard.leaks import unsaid_phrases
from heard.guard.phrases import Phrases
from heard.guard.rule import REPLY, Check, Places, heard_or
from heard.guard.text import Text
from heard.vocabulary.text import Brief, Level

_CLAIMS = Phrases(
    en="""
    (our|the) (records|system|log|logs|booking system|files|database|till|cctv|cameras) [..1] (show|shows|confirm|confirms|
        say|says|tell|tells|indicate|indicates|has you|have you)
    (good|great|nice|lovely|pleasure) [..1] (to|of) (see|meet|welcome|serve|host|have|serving|meeting|hosting|welcoming|
        seeing) you [..2] (last|on|in (the|our|room|january|february|march|april|may|june|july|august|
        september|october|november|december|spring|summer|autumn|winter)|that|again on)
    as (we|i) (discussed|agreed|explained|told you|said) [..3]
    (i|we) [..2] (remember|recall) (you|your|serving|speaking|meeting|that (evening|night|day|call))
    (we|i) [have|did] (looked|checked|reviewed|look|check|review) [at|into|up|through] your
        (order|booking|account|file|stay| appointment|reservation)
    (your|you) (server|waiter|waitress|driver|stylist|technician|doctor|nurse|receptionist) [..2] (told|tells|confirmed|
        assured) (me|us)
    """,
    es="""
    (tenemos|hemos|ya tenemos|he) [..1] (localizad~|encontrad~|identificad~|visto) [..1] (tu|su|el|la) [..1]
        (visita|factura|reserva|pedido|ficha|expediente|cuenta)
    (tengo|tenemos) [..1] (tu|su) [..1] (reserva|ficha|factura|pedido|expediente) (delante|aqui|en la mesa)
    (te|le|la|lo) (reconoci|recuerdo|recordamos|hemos reconocido)
    como (hablamos|acordamos|le explicamos|le dijimos|le comente|comentamos)
    (cuando|despues de) (hablamos|hablar) con usted
    (recuerdo|recordamos|me acuerdo) [..2] (su|a usted|de usted|aquella|haberle)
    (hemos|he) (revisado|mirado|consultado|localizado|encontrado|comprobado) su (pedido|reserva|cuenta|visita|estancia|cita)
    (su|el) (camarero|repartidor|tecnico|medico) [..2] (nos|me) (dijo|confirma|cuenta|comenta)
    (veo|vemos|sabemos) que [usted] (pidio|reservo|pago|estuvo|compro|vino)
    (ya|hemos) (le hemos|le) (llamado|escrito|reembolsado|contactado)
    """,
    fr="""
    (ai|avons) [..2] (retrouve|trouve|reconnu|identifie|consulte) [..1] (votre|vous) [..1]
        (reservation|commande|dossier|fiche|facture|visite|sejour)
    (votre) [..1] (fiche|dossier|reservation|facture) [..2] (sous les yeux|devant moi|sur mon bureau)
    (je|nous) vous (ai|avons) [..1] reconnu~
    comme (nous en avons|convenu|nous vous l avons|je vous l ai|discute|evoque)
    (lorsque|quand|depuis que|apres) nous (avons|nous sommes) [..1] (parle|discute|echange)
    (je me souviens|nous nous souvenons|je me rappelle) [..2] (de vous|de votre|vous avoir|tres bien)
    (avons|ai) [..1] (verifie|retrouve|consulte|regarde|examine) votre (commande|reservation|dossier|compte|sejour|visite)
    (votre|le) (serveur|livreur|technicien|medecin) [..2] (nous|m) a (dit|confirme|indique|explique)
    (je vois|nous voyons|nous savons) que vous (avez commande|avez reserve|avez paye|etiez|etes venu~|avez sejourne)
    (vous avons|vous ai) deja (appele|ecrit|rembourse|contacte)
    """,
    de="""
    (ihre|deine) [..1] (buchung|akte|bestellung|rechnung|reservierung|unterlagen|anmeldung|kundenkarte) [..4] (vor
        mir|vor uns|gefunden|herausgesucht|auf dem tisch)
    (habe|haben) (ihre|deine) [..1] (buchung|akte|bestellung|rechnung|reservierung|unterlagen|anmeldung) [..2]
        (vor|gefunden|herausgesucht|geprueft|gepruft)
    (habe|haben) [..1] (sie|dich) [..2] (erkannt|wiedererkannt)
    wie (besprochen|vereinbart|wir besprochen|am telefon|telefonisch|ich ihnen)
    (als|nachdem) wir [..2] (miteinander|mit ihnen) (gesprochen|telefoniert|sprachen)
    (ich|wir) (erinnere|erinnern) (mich|uns) [..3] (an sie|an ihren|an den abend|gut|noch)
    (haben|habe) [..2] (ihre|ihren|ihr) (bestellung|buchung|konto|akte|aufenthalt|termin) [..2] (gepruft|gefunden|angesehen|
        nachgesehen|uberpruft)
    (ihr|ihre|der|die) (kellner|kellnerin|fahrer|techniker|arzt) [..2] (sagt~|bestatigt~|berichtet~|erzahlt~|erinnert)
    (wir sehen|ich sehe|wir wissen) dass sie [..5] (bestellt|gebucht|bezahlt|gekauft|ubernachtet|waren)
    (haben|habe) (sie|ihnen) bereits (angerufen|geschrieben|erstattet|kontaktiert)
    """,
    it="""
    (la sua|la tua|il suo|il tuo) [..1] (scheda|prenotazione|pratica|fattura|ordine|cartella|iscrizione) [..5]
        (davanti|sul mio tavolo|sotto mano|qui con me)
    (l ho|l abbiamo|la ho|ti ho) [..1] riconosciut~
    (ho|abbiamo) [..1] (trovato|ritrovato|rintracciato) [..1] (la sua|la tua|il suo|il tuo) [..1]
        (prenotazione|scheda|ordine|fattura|pratica|iscrizione)
    come (abbiamo discusso|concordato|le abbiamo detto|le ho spiegato|le avevamo|ci siamo detti)
    (quando|dopo che|da quando) ci siamo (sentiti|parlati)
    (ricordo|ricordiamo|mi ricordo) [..2] (di lei|la sua|quella|di averla|bene)
    (abbiamo|ho) (verificato|trovato|controllato|rintracciato|consultato) (il suo|la sua) (ordine|prenotazione|conto|visita|
        soggiorno|pratica|appuntamento)
    (il|la) [suo|sua] (cameriere|cameriera|corriere|tecnico|medico) [..2] (ci|mi) ha (detto|confermato|riferito)
    (vedo|vediamo|sappiamo) che [lei] ha (ordinato|prenotato|pagato|soggiornato|acquistato)
    (l abbiamo|le abbiamo) gia (chiamat~|scritto|rimborsat~|contattat~)
    """,
    pt="""
    (encontrei|encontramos|achei|achamos|localizei|localizamos|tenho|temos) [..2] (a tua|a sua|o seu|o teu|sua|seu)
        [..1] (inscricao|reserva|ficha|pedido|fatura|processo|encomenda)
    (reconheci|reconhecemos|lembro me de|lembramos nos de) [..1] (o|a|si|voce|logo)
    (como|conforme) (conversamos|combinado|combinamos|lhe explicamos|lhe dissemos|falamos)
    (quando|depois de) (falamos|conversamos|falarmos) consigo
    (lembro me|recordo me|lembramo nos|recordamos) [..2] (de si|da sua|de voce|bem)
    (verificamos|encontramos|consultamos|localizamos|ja vimos) (a sua|o seu|sua|seu) (encomenda|reserva|conta|visita|estadia|
        pedido|consulta)
    (o|a) [seu|sua] (empregado|garcom|estafeta|tecnico|medico) [..2] (disse|confirmou|contou)
    (vejo|vemos|sabemos) que [voce] (pediu|reservou|pagou|ficou|comprou|esteve)
    ja (lhe|o|a) (ligamos|escrevemos|reembolsamos|contactamos)
    """,
    nl="""
    (uw|je|jouw) [..1] (boeking|dossier|bestelling|factuur|reservering|inschrijving) [..3] (voor me|voor
        mij|gevonden|erbij|voor ons)
    (zag|zie|wist|weet) [..1] (ik|we|wij) [..2] wie (je|u) (bent|was)
    (herkende|herkennen|herken) [..2] (u|je|jou)
    zoals (besproken|afgesproken|we u|wij u|ik u|eerder)
    (toen|nadat|sinds) (we|wij|ik) [..2] (spraken|gesproken|belden|gebeld)
    (ik|we|wij) herinner~ (me|mij|ons) [..3] (u|uw|je|goed|nog|die)
    (hebben|heb) (uw|je) (bestelling|boeking|account|dossier|bezoek|verblijf|afspraak) [..2] (gecontroleerd|gevonden|bekeken|
        nagekeken|teruggevonden)
    (uw|de) (ober|bezorger|monteur|arts|serveerster) [..2] (zei|zegt|vertelde|bevestigt|bevestigde|herinnert)
    (we|wij|ik) (zien|zie|weten|weet) dat (u|je) [..4] (besteld|geboekt|betaald|verbleef|gekocht)
    (hebben|heb) (u|je) al (gebeld|gemaild|geschreven|terugbetaald)
    """,
)

# What only somebody who was there can say; their review tells nothing of it.
_HINTS = Phrases(
    en="""
    i was [personally|myself|actually] (on (reception|duty|the door|the till|the desk)|at (the desk|the door|the till|your table)|behind the (bar|
        counter|desk)|serving|there (that|when|myself|in person))
    i [personally|myself] (served|seated|cooked for|checked you|showed you|spoke to you|took your|handed you|poured)
    when you (paid|signed|checked out|checked in|collected|picked [..2] up|settled)
    you (signed|approved|initialled|countersigned|even (tipped|signed|thanked|came|ordered)|cleared your plate|finished your)
    you [..2] (booked|came|arrived|turned up|got here|came back|showed up) [..5] (late|last minute|minutes before|minutes after)
    as (we|i) [already|have already|had already|did] (discussed|agreed|explained|told|wrote|advised|pointed out) [..2]
    (we|i) (told|warned|advised|informed) you [..2] (this|that|then|before|about|in|on|at|by|not|when|beforehand|already)
    (made clear|explained|offered|quoted|read out) to you [..3] (before|when|on|at|by|in)
    (your|the) plate came back
    you (told|assured|said to) (the|our|my|us|me) [..3] (everything|it was|fine|lovely|enjoyed|happy|delicious)
    when you (moved in|handed|dropped [..2] off|brought it)
    (your|the) order went (in|out) at
    i (looked|have looked) (it|you|this|that) up
    """,
    es="""
    cuando (pago|firmo|recogio|hizo la entrada)
    (usted|ustedes) (firmo|firmaron|aprobo)
    yo [mismo|misma] [..1] (estaba en recepcion|le atendi|le servi|le explique)
    se lo (dijimos|advertimos|avisamos|explicamos)
    """,
    fr="""
    (lorsque|quand) vous avez (paye|signe|recupere|regle)
    vous avez [vous meme] (signe|valide|approuve)
    j etais [moi meme] (a la reception|de service|au comptoir)
    (nous vous|je vous) (l avions|avions|l avais|avais) (dit|prevenu~|explique|signale)
    """,
    de="""
    als sie [..3] (bezahlt|unterschrieben|abgeholt|eingecheckt)
    sie haben [..4] (unterschrieben|abgenommen|freigegeben)
    ich (war|stand|sass) [..2] (an der rezeption|hinter der theke|im dienst|am empfang|dabei)
    (hatten|haben|habe) [wir] (ihnen|sie) [..4] (vorher|damals|mehrfach|ausdrucklich) [..2] (gesagt|erklart|gewarnt|hingewiesen)
    """,
    it="""
    quando ha (pagato|firmato|ritirato)
    (lei ha|ha) [lei] (firmato|approvato)
    io [stess~] ero (alla reception|al banco|in servizio|presente)
    (gliel|glielo|gliela|l) (avevamo|avevo|abbiamo) [gia] (dett~|spiegat~|segnalat~|avvertit~)
    """,
    pt="""
    quando (pagou|assinou|levantou)
    (o senhor|a senhora|voce) (assinou|aprovou)
    eu [propri~|mesm~] estava (na rececao|ao balcao|de servico|la)
    ja lhe (tinhamos|tinha) (dito|explicado|avisado)
    """,
    nl="""
    toen (u|je) [..3] (betaalde|tekende|ophaalde|afrekende|incheckte)
    (u|je) (heeft|hebt) [..4] (getekend|ondertekend|goedgekeurd)
    ik (stond|zat|was) [..2] (achter de balie|achter de bar|bij de receptie|aan de kassa|erbij)
    (hadden|hebben|heb) [we|wij] (u|je) [..3] (gewaarschuwd|verteld|uitgelegd)
    """,
)


def _find(text: Text, brief: Brief) -> Places:
    if brief.standing in UNKNOWN_STANDINGS:
        yield from heard_or(_CLAIMS.find(text), text, "knows", sure=True)


def _perhaps(text: Text, brief: Brief) -> Places:
    if brief.standing in UNKNOWN_STANDINGS:
        yield from heard_or(unsaid_phrases(text, brief, _HINTS), text, "knows")


CHECK = Check(
    id="knowledge_claimed",
    rule="seed 000",
    level=Level.BLOCK,
    kinds=REPLY,
    meaning="While nobody knows who wrote, the reply does not claim to know their visit, order or words.",
    why="Nobody has confirmed who wrote this, so you cannot know it. It is made up, or a guess at a person.",
    mend="Take up what the review says and ask them to reach you, so that you can find out what happened.",
    find=_find,
    perhaps=_perhaps,
)
