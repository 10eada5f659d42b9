"""The customer's own fault."""

from heard.guard.phrases import Phrases
from heard.guard.rule import TO_CUSTOMER, Check, stopping, unsure
from heard.vocabulary.text import Level

_BLAME = Phrases(
    en="""
    <(of|none of|neither) (it|this|that|which) (is|was) [all|entirely|simply|really|clearly|actually|solely|partly] your [own] (fault|mistake|doing|
        error|negligence|carelessness)
    your own (fault|doing|making|mistake|negligence|carelessness)
    (fault|mistake|error) [..2] (was|is|lay|lies) [entirely|solely|simply] (yours|with you|on your side)
    <(that|what) you [really|simply|just] ought [not] to !(have (had|been|got|felt|expected)|be|feel|get|find|
        look|sleep|wake|leave|enjoy|walk|receive|hear|come|sit|see|eat)
    you (should|could|might) [really|simply|just|easily|at least|always|perhaps] have
        !(had|been|felt|got|gotten|received|enjoyed|heard|found|seen|gone|come|slept|left|walked|to|your|a|an|the|no|one|
        it|had|expected|known|trusted|to)
    if [only] you (had|would) [only|just|simply]
        (told|informed|called|phoned|rung|asked|read|checked|mentioned|said|booked|arrived|let
        us|followed|listened|looked|opened|notified|contacted|spoken|waited|cancelled|kept|paid|brought|warned|given)
    had you [only|just|simply|but] (completed|filled|signed|sent|submitted|used|turned|switched|plugged|replied|answered|
        told|informed|called|phoned|rung|asked|read|checked|mentioned|said|booked|arrived|let
        us|followed|listened|looked|opened|notified|contacted|spoken|waited|cancelled|kept|paid|brought|warned|given)
    (down to|caused by|due to|because of|result of|on account of|thanks to) (the user|the customer|the guest|you not|your
        (own|failure|mistake|error|phone|browser|driving|dog|children|late|delay|lack|behaviour)|how you|the way you)
    (fiddled|tampered|meddled) with
    (case|example|result|matter) of (user|customer|guest|operator) (error|mistake)
    (guests|customers|passengers|patients|users|clients|travellers|visitors|members) are
        (expected|required|advised|reminded|responsible|supposed|obliged) [..1] (to|for|of)
    you were (late|advised to|informed of|informed in|informed that|reminded|notified|fully aware|supposed to|told in
        advance|told beforehand|told clearly)
    you (refused|declined|ignored|disregarded|insisted|neglected|omitted) [..3]
    you (chose|opted|elected|decided) (not to|the cheapest|the wrong|to (ignore|leave|sit|wait|wear|use|skip|park|drive))
    as you (arrived|came|booked|ordered|called|cancelled|signed|paid) [..3] (late|after|too|without|wrong|only)
    you (arrived|came|turned up|showed up|got here) [..4] (late|without|unannounced|after (closing|hours))
    you (pressed|entered|typed|gave|provided|supplied|booked|ordered|chose|selected|used|brought|sent) [..2]
        (wrong|incorrect|incorrectly|wrongly)
    you (would not|did not|could not be bothered to) (let
        us|listen|wait|follow|cooperate|open|answer|charge|book|cancel|read|check|report|mention|inform|warn|speak up|come
        back|give us (a|the|any) chance)
    it was you (who|that)
    you (insisted on|ignored|kept changing|gave us the wrong|mistook|overlooked|waited until|turned up late|left it too
        late)
    you would have (known|seen|noticed|avoided)
    you would have (been|got|found|had) [..6] (if|had) you
    all you (had|needed) to do
    (look|glance) at (our|the) (website|page|menu|ticket|label|calendar|map|sign|board) [..2] would have
    (you|have) only yourself
    you (should|could|ought to|might|needed to) have !(been|had) [..1] (told|asked|read|called|checked|said|informed|
        mentioned|spoken|raised|complained|contacted|booked|arrived|listened|noticed|realised|realized|followed|cancelled|
        canceled|let us|brought|     planned|known|rung|phoned|ordered|chosen|understood|left earlier|come earlier|warned|
        notified|flagged|packed|tested|tried)
    you (failed|forgot|neglected|refused|omitted|did not bother) [to]
    (had you|if you had|if only you had) [only|just|simply] (read|told|followed|asked|said|informed|listened|arrived|come|
        waited|called|checked|mentioned|booked)
    (because|since|as) you (were late|arrived late|refused|insisted|failed|ignored|misread|misunderstood|ordered the wrong)
    you (misread|misunderstood|misused|mishandled|ignored|caused|brought this|only have yourself|chose to)
    (nobody|no one) (forced|made|asked) you !(about|before|first|whether|if|how|for|twice|once|what|when|anything)
    """,
    es="""
    (las|los|lo|la) (uso|usaste|utilizo|lavo|lavaste|puso|pusiste|conecto|trato) [..2] (para|mal|en|sin|cuando)
    (usted|ustedes) (no|nunca) (reservo|aviso|leyo|pregunto|llamo|dijo|siguio|cancelo|informo|reservaron|avisaron)
    (usted|ustedes|tu) (deberia|deberian|deberias|podria|podrian|podrias) haber~ [..2]
        (reservado|cancelado|traido|llegado|revisado|seguido|mirado|protestado)
    (llegaron|llego|vino|vinieron) [..3] (tarde|sin reserva|sin cita)
    (los clientes|los huespedes|los pacientes) (deben|tienen que|han de)
    (error|culpa|descuido|despiste) (suyo|suya|del cliente|del usuario|por su parte)
    <(alguien|nadie) (deberia|deberias|tendria que|tenia que|podria|tendrias que) (haber|habernos|habermelo|haberlo|haberse) [..1] (leido|avisado|
        dicho|llamado|preguntado|
        informado|reservado|consultado|comprobado|esperado|quejado)
    (debio|debiste) (leer|avisar|decir|preguntar|llamar|comprobar|haber|informar)
    (su|tu) (culpa|error|propia culpa|responsabilidad|descuido)
    (no nos|nunca nos|no|nunca) (aviso|avisaste|dijo|dijiste|informo|comento|leyo|pregunto|llamo) [..2] !(nadie)
    si (hubiera|hubiese|nos hubiera) (leido|avisado|dicho|preguntado|llamado|informado|llegado)
    (usted|tu) (llego|llegaste) tarde
    (usted mismo|usted misma) [..2] (eligio|decidio|provoco)
    la proxima vez (lea|avise|pregunte|compruebe)
    """,
    fr="""
    c est vous qui (l|les|avez|aviez|n) [..3]
    (il ne fallait|il fallait) [..1] (pas|simplement|juste) [..1] (le|la|les|l|mettre|laver|utiliser)
    vous (n avez|n aviez) [..1] (pas|jamais) (reserve|prevenu|lu|demande|appele|dit|suivi|annule|verifie|signale)
    vous (auriez|auriez pu|devriez|deviez) [..2]
        (reserver|annuler|apporter|arriver|verifier|lire|prevenir|demander|appeler)
    vous etes (arrive~|venu~) [..4] (retard|sans reservation|sans rendez vous|trop tard)
    (les clients|nos clients|les patients|les voyageurs) (doivent|sont tenus|sont pries)
    (erreur|faute|negligence|oubli) (de votre part|du client|de l utilisateur)
    vous auriez (du|pu) !(etre|le savoir|savoir|recevoir|avoir|apprendre|profiter|trouver)
    (vous n avez|vous avez) (pas|oublie|omis|neglige|refuse|mal) [..2] (lu|prevenu|signale|dit|demande|suivi|respecte|compris|
        de|informe|pris la peine)
    <(pas|jamais|pas de|n est en rien) (votre|de votre) (faute|propre faute|erreur|negligence|responsabilite)
    si vous (aviez|nous aviez|etiez) (lu|prevenu|dit|demande|signale|suivi|arrive~|informe)
    vous etiez en retard
    (la prochaine fois) (lisez|prevenez|verifiez|demandez|pensez)
    il (fallait|vous appartenait|suffisait) (nous|de|lire|prevenir)
    """,
    de="""
    sie haben [..2] (eine nummer|zu (klein|gross|heiss|spat|viel|wenig)|falsch|selbst) [..3]
        (genommen|gewahlt|bestellt|gewaschen|benutzt|bedient|gekauft|eingestellt)
    sie haben [..6] nicht
        (reserviert|gelesen|gesagt|gefragt|angerufen|storniert|gepruft|befolgt|gemeldet|informiert|abgeschlossen)
    (sie sind|sie waren|sie kamen) [..3] (zu spat|verspatet|ohne (reservierung|termin|anmeldung))
    (gaste|kunden|patienten|reisende) (mussen|sollten|sind verpflichtet|werden gebeten)
    (bedienungsfehler|anwenderfehler|benutzerfehler|unsachgemass~|falsche (bedienung|handhabung|anwendung))
    (fehler|schuld|ursache|versaumnis|problem) [..2] (lag|liegt|war|ist) [..2] (bei ihnen|auf ihrer seite|an
        ihnen|ihrerseits)
    (sie|du) (hatten|hattest|hatte) [..6] <(werden|bekommen|erhalten|haben) (sollen|mussen|konnen)
    (ihre|deine|ihr) [eigene|eigener] (schuld|fehler|eigene schuld|nachlassigkeit|versaumnis|verschulden|unachtsamkeit)
    (selbst|selber) schuld
    (sie|du) (haben|hast) [..6] (nicht gelesen|nicht gesagt|versaumt|vergessen|nicht gemeldet|ignoriert|missverstanden|nicht
        beachtet|nicht informiert|nichts gesagt|nicht beschwert|falsch verstanden)
    (hatten sie|hattest du|wenn sie) [..5] (gelesen|gesagt|gefragt|gemeldet|informiert|beachtet|angerufen)
    (sie|du) (kamen|kamst|waren|warst) zu spat
    (beim nachsten mal|nachstes mal) [..2] (lesen sie|sagen sie|bitte lesen|vorher)
    """,
    it="""
    lei (le|lo|la|li|l) ha [..1] (usat~|lavat~|messo|messa|rott~|rovinat~|trattat~) [..1]
    (lei|voi) non (ha|avete) [..1]
        (prenotato|avvisato|letto|chiesto|chiamato|detto|seguito|annullato|controllato|segnalato)
    (avrebbe|avreste) [..2]
        (prenotare|annullare|portare|arrivare|controllare|leggere|avvisare|chiedere|chiamare)
    (siete|lei e) arrivat~ [..4] (ritardo|tardi|senza prenotazione|senza appuntamento)
    (gli ospiti|i clienti|i pazienti) (devono|sono tenuti|sono pregati)
    (errore|disattenzione|svista|colpa) (da parte sua|del cliente|dell utente|da parte vostra)
    <(qualcuno|nessuno|che|collega) (avrebbe|avreste|avresti) (dovuto|potuto) !(saperlo|sapere|essere|ricevere|avvisarla|avvertirla|dirle|trovare|avere)
    (doveva|dovevate|dovevi|poteva) (leggere|avvisar~|dire|dirlo|chiedere|controllare|chiamare|informar~|segnalar~)
    (sua|vostra|tua) [stessa|propria] (colpa|responsabilita|negligenza|disattenzione)
    <(non e|non era|non e stata|non e stato) (colpa|errore) (sua|suo|vostra|vostro|tua|tuo)
    (non ci ha|non ha|non avete|non ci avete|non hai) [..1] (letto|avvisat~|detto|chiesto|segnalato|rispettato|informat~|
        chiamat~|capito)
    se (avesse|aveste|ci avesse|avessi) (letto|avvisato|detto|chiesto|segnalato|chiamato)
    (lei e|lei era|voi eravate|eravate|siete) arrivat~ (tardi|in ritardo)
    la prossima volta (legga|avvisi|controlli|chieda)
    """,
    pt="""
    (o senhor|a senhora|voce|tu) (e que|que) [..1] (nao|a|o|usou|estragou|lavou|partiu)
    (o senhor|a senhora|voce|voces) nao (reservou|avisou|leu|perguntou|ligou|disse|seguiu|cancelou|verificou|informou)
    (voce|senhor|senhora|voces) (deveria|devia|podia|poderia) ter [..1]
        (reservado|cancelado|trazido|chegado|verificado|lido|avisado|perguntado|ligado)
    (chegou|chegaram|veio) [..4] (atrasad~|tarde|sem reserva|sem marcacao)
    (os clientes|os hospedes|os pacientes|os utentes) (devem|tem de|sao obrigados)
    (erro|culpa|descuido|lapso|distracao) (do cliente|do utilizador|da sua parte|seu)
    (deveria|devia|poderia|deverias|voce tinha de|voce tinha que|senhor tinha de|senhor tinha que|senhora tinha de|
        senhora tinha que) [ter] (lido|avisado|dito|perguntado|ligado|verificado|informado|
        reclamado|ler|avisar)
    (sua|tua|por sua) [propria] (culpa|responsabilidade|negligencia|distracao)
    (culpa|erro) (sua|seu|do cliente)
    (nao nos|nunca nos|nao) (avisou|disse|informou|leu|perguntou|ligou|reclamou|verificou)
    se (tivesse|nos tivesse) (lido|avisado|dito|perguntado|informado|ligado)
    chegou (atrasad~|tarde)
    da proxima vez (leia|avise|pergunte|verifique)
    """,
    nl="""
    (jij|u|je) (hebt|heeft) [..1] (het|hem|ze|die) [..2] (te|verkeerd|zelf|fout) [..1]
        (heet|warm|gewassen|gebruikt|kapot|bediend|gemaakt)
    (u|je) (heeft|hebt|had) [..5] niet
        (gereserveerd|gelezen|gezegd|gevraagd|gebeld|geannuleerd|gecontroleerd|gemeld|opgevolgd)
    (u|je) (bent|kwam|was) [..4] (te laat|zonder (reservering|afspraak))
    (gasten|klanten|patienten|reizigers) (moeten|dienen|worden geacht|worden verzocht)
    (gebruikersfout|bedieningsfout|verkeerd gebruik|onjuist gebruik|ondeskundig gebruik)
    (fout|schuld|oorzaak|probleem) [..2] (lag|ligt|was|is) [..2] (bij u|aan u|aan uw kant|bij jou)
    (u|je|jij) (had|hadden) [..5] (moeten|kunnen) !(worden|krijgen|hebben|ontvangen|horen)
    (uw|jouw|je) [eigen] (schuld|fout|verantwoordelijkheid|nalatigheid|keuze)
    eigen schuld
    (u|je|jij) (heeft|hebt) [..5] (niet gelezen|niet gezegd|niets gezegd|niet gemeld|vergeten|genegeerd|verzuimd|niet
        gevraagd|verkeerd begrepen|nagelaten)
    (had u|had je|als u) [..5] (gelezen|gezegd|gevraagd|gemeld|gebeld|laten weten)
    (u|je) was te laat
    (volgende keer|de volgende keer) [..2] (lees|lezen|vraag|zeg|eerst)
    """,
)

# Said of what they might have done, without a word of blame: as a rule it is meant so, and not always.
_HINTS = Phrases(
    en="""
    if only (you|someone|somebody|anyone) !(could|can|knew)
    (quick|simple|single|one|brief|little|polite) [..2] (call|word|mail|email|note|look|glance|notice|message|nod|read) !(from us|by us|from
        me|from one of us|earlier) [..6] (would|could|might) have (sorted|fixed|solved|saved|helped|prevented|spared|avoided|cleared|shown|settled|told|
        been enough|done it|sufficed|done the trick|gone a long way)
    (most (people|of them|of our|guests|passengers|customers)|everyone else|everybody else|other (guests|customers|passengers|users|people)|
        all the others) [..5] (spot|spots|found|find|finds|manage|manages|managed|noticed|plan|plans|remember to|had no (trouble|
        problem|difficulty)|seem to|seems to|seemed to|read)
    ^ did you (not|never|even|at least|perhaps|really)
    (at|on) your (end|side) !(of the (line|phone|story|street|road))
    (duty|obligation) to (read|check|know|tell|ask|inform)
    (have a think|think) about (who|what|how) (else|you)
    (have|has) only (yourself|themselves)
    (only|just|exactly|precisely) what [is|was|has been|you] (typed|entered|keyed|ordered|put|ticked)
    (it|that) (was|is) (you|your husband|your wife|your own) who
    (would|could|might) have (been (easier|simpler|nice|helpful|good)|helped) (if|had|to be told|to know|for you|to have been)
    (in future|next time) [..1] (do|please|maybe|perhaps|try|just) (tick|check|read|ask|bring|book|mind|not|look|measure|tell|
        do not|leave)
    (you|your party) [..1] (left|went) (before|without) (we|i|anyone|saying|telling|letting|giving)
    (check|look in|looked in|checked) your (spam|junk)
    (worth|might be worth) asking (what|how|whether|which) [..1] you
    you (had|would|need|needed|have) (only|merely|just|simply) to (ask|say|flick|press|call|ring|turn|read|look|tell|knock|wait)
    (says|said|printed|written) [..6] for a reason
    (terms|conditions|contract|agreement|waiver|rules|form) [that|which] you [yourself] (accepted|signed|agreed to|ticked|clicked)
    where you (tapped|ticked|clicked|signed)
    (folks|people|guests|customers|travellers|passengers|patients|locals) [..1] (generally|usually|normally|tend to|know to) [..2] (avoid|ring|call|
        book|ask|bring|plan|know)
    like (everybody|everyone) else (does|did|do)
    (must|will) have been (dropped|moved|knocked|washed|opened|switched|left|tampered|misused|jumped)
    (came|comes|come|stemmed) from (you|yourself|your own)
    you were told (at|by|when|before)
    (shown|stated|listed|displayed|printed|posted|visible) [..4] (before|where|to anyone|for all) [..4] (you|they|who|see|come|pay|book|order)
    you (want|need|should|ought) [to] be (shouting|talking|complaining|writing|speaking|moaning) (at|to|about|with) !(me|us)
    it (is|was) [..3] you (want|need|should) [to] (be|have) (shouting|talking|complaining|blamed|asked)
    as (every|each|any|all) [..1] {customer} (is|are) (informed|told|advised|aware)
    (was|were) (communicated|announced|advertised|published) (at|when|before|in|on) [..4] (booking|advance|arrival|purchase|check in|order)
    the (form|contract|waiver|agreement|sheet|terms) you (signed|ticked|accepted)
    (him|her|them|the landlord|the courier|the airline) you should be (reviewing|rating|blaming|asking|writing)
    if (someone|somebody|people|customers|guests|users|owners) [..1] (do not|does not|did not|stand|stands|force|forces|leave|leaves|come|comes|put|
        puts|drive|drives)
    (at|on) (the user's|the customer's) (end|side)
    it takes two
    why (did|do|have|had) you not
    you never (said|told us|told me|told the|called|mentioned|complained|gave|rang|replied|answered)
    (did|have) you [..1] (count|counted|check|checked|read|ask|asked|tried|think|thought|restarted|followed|charged|bothered) [..3] (before|properly|
        yourself|the manual|
        the instructions|carefully|everything)
    (good|careful|proper|better|regular) (packing|planning|maintenance|brushing|cleaning|care|preparation) [..2] (is|would|half|goes|prevents)
    the way (people|you|others|guests|customers) (treat|treated) [..2]
    (late|early|last minute) [..3] (and that is|and this is|so that is|which is) (what|why|the result)
    that is what (you get|happens (when|if))
    (on|for) your (part|side|behalf) [..1] !(and|you|we)
    (should|can|could) not [..1] (have come|come) as a (surprise|shock) to (you|anyone)
    (customer's|guest's|user's|buyer's|owner's|policyholder's|passenger's|parent's) (responsibility|duty|job)
    (look|looked) in the mirror first
    """,
    es="""
    (bastaba|habria bastado|hubiera bastado|bastaria) [..1] (con|una|un|leer|mirar|avisar|decir~)
    (podia|podria|podian) haber~ (dicho|avisado|preguntado|llamado|mirado|leido)
    (si hubiese|si hubiera|de haber) [..1] (llamado|avisado|leido|preguntado|dicho)
    (demas|otros) (clientes|huespedes|viajeros) [..2] (encontraron|encuentran|no tuvieron)
    como (todo el mundo|los demas|todos)
    si (hubiera|hubiese) [..1] (pedido|reservado|mirado|venido|traido)
    (no se extrane|no es de extranar|que no se queje)
    (esta|figura|viene|pone) [..1] (muy|bien) clar~ [..2] (en|web)
    (pidio|compro|reservo|eligio) [usted] [..1] (la talla equivocada|mal|la habitacion mas barata|lo mas barato)
    quien (viene|llega|reserva) [..2] (sin|tarde)
    (usted mismo|usted misma) (firmo|lo firmo|acepto)
    (en lugar de|en vez de) (hablar|llamar|decir|avisar)
    por que no (aviso|dijo|llamo|pregunto|nos)
    el problema es su
    ha querido ahorrar
    """,
    fr="""
    il (suffisait|aurait suffi|suffit) (de|d)
    (aurait|auraient) [..2] (suffi|tout change|evite)
    (autres|tous les autres) (clients|voyageurs|passagers|hotes) [..2] (ont|l ont|n ont)
    (il ne fallait|fallait il) [..1] [pas] s attendre
    pour qui (veut|sait) [..1] lire
    comme tout le monde
    si vous aviez [..2] (regarde|lu|demande|appele|reserve|verifie|prevenu)
    (pas s etonner|ne vous etonnez pas)
    (c est|cela est|tout est) [..1] (clairement|bien) (indique|ecrit|precise|affiche)
    vous avez (commande|choisi|pris) [..2] (mauvaise|la moins chere|le moins cher)
    (quand on|qui) (vient|arrive) [..1] (sans|en retard)
    vous avez vous meme
    au lieu de (nous parler|nous appeler|demander|prevenir)
    pourquoi ne pas (avoir|nous)
    (le probleme|cela) vient [donc] de votre
    il fallait (venir|prevenir|demander|lire)
    il aurait fallu [..2] (preciser|dire|prevenir|demander|signaler|lire|reserver)
    """,
    de="""
    (hatte|wurde) [..3] (genugt|gereicht|gereichen)
    (genugt|gereicht) hatte
    (alle anderen|die anderen|andere) [gaste|kunden|fahrgaste] [..2] (haben|fanden)
    man muss (es|sie|ihn) [..1] (nur|bloss|eben) (lesen|sagen|fragen)
    (von|bei) ihnen selbst
    wie (jeder andere|alle anderen|jeder)
    klar im vorteil
    (darf|durfen|braucht) [..1] sich [..6] nicht [zu] wundern
    (steht|stand) [..2] (deutlich|klar|gross) [..2] (auf|in|an)
    sie haben [..3] (falsche grosse|billigste|gunstigste)
    wer [..1] (ohne|zu spat|mit) [..3] (kommt|geht|bucht|bestellt) [..1] (muss|darf|braucht|sollte)
    sie haben [..3] selbst (unterschrieben|gewahlt|gewollt|bestellt)
    (statt|anstatt) [..3] (zu reden|zu sprechen|zu fragen|anzurufen)
    warum haben sie [..3] nicht
    (liegt|lag) an ihrem
    (beim nachsten mal|nachstes mal) bitte
    (mit|ohne) [..4] ware (das|es) [..1] nicht passiert
    """,
    it="""
    (bastava|bastavano|sarebbe bastat~|basterebbe) [..1] (un|una|leggere|leggerlo|chiedere|dirlo|telefonare|chiamare)
    (altri|tutti gli altri) (ospiti|clienti|passeggeri) [..2] (hanno|ci hanno|l hanno)
    come (fanno tutti|tutti gli altri|tutti)
    poteva~ [..1] (dirlo|chiamare|chiedere|prenotare|leggere)
    non (si stupisca|ci si stupisca|c e da stupirsi)
    (e|sta) scritto [..1] (chiaramente|chiaro|bene) (sul|su|nel|in)
    (ha|lei ha) (ordinato|scelto|prenotato) [..1] (taglia sbagliata|camera piu economica|la piu economica)
    chi (viene|arriva) [..1] (senza|in ritardo)
    (lo ha|l ha) (firmato|voluto|scelto) lei
    (invece di|anziche) (parlare|chiamare|dire|avvisare)
    perche non (ha|ci ha|avete)
    il problema e il suo
    (lei ha|ha) voluto risparmiare
    (da parte sua|da parte vostra) [..2] si sarebbe
    con [un] [po] [piu] [di] [..2] da parte sua
    """,
    pt="""
    (bastava|teria bastado|bastaria) [..1] (um|uma|ler|dizer|ligar|avisar|perguntar)
    (outros|todos os outros) (clientes|hospedes|passageiros) [..2] (deram|encontraram|nao tiveram)
    como (toda a gente|todos|os outros)
    podia~ ter [..1] (dito|ligado|perguntado|reservado|usado|lido|visto)
    (nao se admire|nao admira)
    (esta|vem) [..1] (bem|muito) claro (no|na|em)
    (encomendou|escolheu|reservou) [..1] (tamanho errado|quarto mais barato|mais barato)
    quem (vem|chega) [..1] (sem|atrasado|tarde)
    foi (o senhor|a senhora|voce) (que|quem)
    em vez de (falar|ligar|dizer|avisar)
    porque (nao avisou|nao disse|nao ligou|nao perguntou)
    o problema e o seu
    se calhar foi (o senhor|a senhora)
    """,
    nl="""
    (was|waren) [..2] (genoeg|voldoende) geweest
    (andere|alle andere) (gasten|klanten|reizigers) [..1] (vonden|konden|hadden)
    je moet (ze|het|hem) [..1] (wel|even|alleen) lezen
    zoals (iedereen|alle anderen)
    er (moet|zal) [..3] (gesprongen|gevallen|gemorst|gerookt) (zijn|hebben)
    (niet verbaasd zijn|niet gek opkijken)
    (staat|stond) [..1] duidelijk (op|in)
    (u|je) (heeft|koos|nam) [..2] (verkeerde maat|goedkoopste)
    wie [..1] (zonder|te laat) [..2] (komt|boekt)
    u heeft zelf
    in plaats van [..3] (praten|bellen|vragen)
    waarom (heeft|hebt) (u|je) [..3] niet
    (het ligt|ligt) aan uw
    (volgende keer) [..2] van tevoren
    """,
)

CHECK = Check(
    id="blames_customer",
    rule="seed 003",
    level=Level.BLOCK,
    kinds=TO_CUSTOMER,
    meaning="The customer is not told that it was their own fault.",
    why="This puts the blame on the customer. Even when it is so, saying it makes every reader expect the same.",
    mend="Say what you can do about it. If a fact must be set right, do it in the private talk.",
    find=stopping(_BLAME, "blaming"),
    perhaps=unsure("blaming", _HINTS),
)
