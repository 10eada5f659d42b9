"""Phrases by which a text does what a reply is for; the HEARD letters and the checks for what is missing read them."""

from heard.guard.phrases import Phrases

THANKS = Phrases(
    en="""
    thank you
    thanks
    (many|kind|our) thanks
    (grateful|appreciate|appreciated|obliged) [..3] (you|your|feedback|telling|taking|time|review|words|this|that|hearing)
    glad you told us
    good of you to (tell|write|let)
    """,
    es="""
    gracias
    agradec~
    agradezc~
    """,
    fr="""
    merci
    remerci~
    """,
    de="""
    danke
    dank
    merci
    vergelt
    bedank~
    dankbar
    """,
    it="""
    grazie
    ringrazi~
    """,
    pt="""
    obrigad~
    agradec~
    grat~ por
    valeu
    """,
    nl="""
    dank
    bedankt
    bedanken
    merci
    dankbaar
    dankjewel
    """,
)

APOLOGY = Phrases(
    en="""
    sorry !(if|you feel|you felt|but|that you feel|that you felt|excuse|excuses|not sorry)
    apologise !(if)
    apologize !(if)
    (my|our) .. (apology|apologies) !(if)
    (sincere|full|deepest|deep|unreserved|heartfelt) (apology|apologies)
    (an|accept .. our) apology
    (regret|regrets) (that|this|what|how|the)
    please forgive us
    (ask|beg) .. forgiveness
    """,
    es="""
    siento [mucho|muchisimo]
    sentimos
    lamento
    lamentamos
    disculp~
    perdon
    perdone
    perdona
    perdonen
    """,
    fr="""
    desole~
    navre~
    excus~
    pardon
    regrett~ (que|ce|cette|vivement|sincerement|de|l|votre|vos)
    """,
    de="""
    entschuldig~
    tut [..3] leid
    leid tut
    bedauer~
    verzeih~
    bitten .. um verzeihung
    """,
    it="""
    scus~
    dispiace
    spiace
    rammaric~
    perdon~
    """,
    pt="""
    desculp~
    lamento
    lamentamos
    sentimos muito
    sinto muito
    perdao
    perdoe
    """,
    nl="""
    excuses
    excuus
    excuseer
    sorry
    spijt
    verontschuldig~
    vergeef ons
    """,
)

EMPATHY = Phrases(
    en="""
    (miserable|frustrat~|upset~|disappoint~|annoy~|exhaust~|tiring|stress~|worry~|worri~|scary|scared|frighten~|alarm~|
        distress~|embarrass~|humiliat~|infuriat~|maddening|painful|horrible|awful|dreadful|unpleasant|uncomfortable|
        unsettling|disheartening|nerve racking|hurtful|unfair|shock~|helpless|anxious|anxiety|sinking|lonely|cruel|grim|
        rotten|bitter|galling|deflating|unnerving|upsetting|demoralising|draining|wearing|trying|unkind)
    (spoil~|ruin~|ruined|robbed|cost you|took away|overshadow~|cast a shadow|marred|soured)
    (last thing|least you|no way to|not how|not what|hard to|hard enough|bad enough|worse still|worst of all|adds insult|rubs
        salt|on top of|of all days|on your birthday|on your anniversary)
    (nobody|no one|no guest|no customer|no parent|no patient|no traveller|no child|none of us|anyone|anybody) [..2] (should|
        wants|would|deserves|ought|likes|expects|enjoys|needs)
    (should|ought) (not|never) have [..1] (had|been|to|happened|gone|waited)
    (should|ought to) (never|not) (have|be|feel|happen|leave|need|cost|take|mean)
    (looking forward|looked forward|saved up|had hoped|were hoping|counting on|relied on|rely on|trusted us|trust in us|your
        trust|special (day|night|evening|occasion|trip)|precious|hard earned|meant to be|supposed to be|long awaited)
    (too long|far too|much too|longer than anyone|so long|all that time|wasted|waste of|your time|your whole|entire (day|
        evening|weekend|holiday)|with (children|kids|a baby|small children|a toddler|an elderly)|in the (rain|cold|heat|dark))
    (can see|see why|understand why|no wonder|of course you|quite right|rightly|with good reason|fair to|in your place|would
        feel|would be|would have been|can imagine|only imagine|hate to think|pains me|saddens|sad to|heartbreaking|sorry to
        picture)
    (understand|understandable|understandably|imagine|see|know|realise|realize|appreciate) [..2] (how|why|that|your|you)
        [..6] (frustrat~|upset~|disappoint~|annoy~|angry|worr~|stress~|hard|unpleasant|painful|feel|felt|matters|meant|spoil~|
        tiring|exhausting|frightening|uncomfortable)
    (must|can only|can not) (have been|be|imagine|feel)
    (would|should) (be|feel|have been|have felt) [..2] (frustrat~|upset|disappoint~|annoyed|angry|worried|too|same)
    (would|i) have felt the same
    (every|good|all the) (right|reason) to (be|feel|complain|expect)
    you (deserve|deserved|expected|were right|are right|had a right|had every right|waited|trusted|were looking forward|
        should not have|ought not|should have been)
    (not|nobody|no one) [..3] (wants|want|deserves|should [ever] have) [to]
    (frustrat~|upsetting|disappointing|stressful|worrying|distressing|unpleasant|embarrassing|exhausting|frightening|
        infuriating) [..4] (this|that|it|for you|to|experience|wait|evening|day|must|is|was)
    (that|this|it) (is|was|sounds) [..2] (frustrat~|upsetting|disappointing|stressful|worrying|distressing|unpleasant|awful|
        miserable|horrible|frightening|exhausting|infuriating)
    (your|the) (frustration|disappointment|anger|concern|worry|distress|annoyance)
    (spoiled|spoilt|ruined) [..3] (evening|day|stay|holiday|meal|birthday|dinner|trip|weekend)
    (fell|fall|falls) [..2] short
    not what you (expected|came for|paid for|ordered|should)
    let you down
    take this [very] seriously
    in your (place|shoes|position)
    (frustrating|upsetting|disappointing|exhausting|tiring|stressful|worrying|hard|horrible|miserable|frightening|unpleasant)
        for (anyone|anybody|everyone|everybody|you|any)
    """,
    es="""
    (entend~|comprend~|imagin~) [..6] (frustra~|molest~|decepcion~|enfad~|malestar|disgust~|preocup~|dificil|desagradable|
        sinti~|siente|sienta|incomod~|indign~)
    (frustra~|desagradable|decepcionante|molesto|preocupante|incomodo)
    (debio|debe|tuvo que|ha debido) [de] (ser|resultar|sentirse)
    (nos|me) ponemos en su lugar
    (tiene|tenia|tienes) [toda la] razon
    (su|tu) (frustracion|malestar|decepcion|enfado|disgusto|preocupacion)
    (no es|no fue) [..2] (lo que|la experiencia que|el trato que)
    (merec~|esperaba~)
    """,
    fr="""
    (compren~|imagin~|concev~) [..6] (frustr~|decu~|decep~|mecontent~|colere|agac~|inquiet~|desagreable|penible|ressen~|
        contrari~|enerv~|stress~)
    (frustrant~|desagreable|decevant~|penible|stressant~|inquietant~|contrariant~)
    (votre|ta) (frustration|deception|mecontentement|colere|agacement|inquietude|desarroi)
    (nous mettons|me mets) [..2] votre place
    (vous avez|vous aviez) [..2] raison
    (meriti~|esperi~|attendi~|en droit)
    pas [..3] a la hauteur
    """,
    de="""
    (verst~|nachvollzieh~|nachempfind~|vorstell~) [..8] (arger~|enttausch~|frustr~|unangenehm|verarger~|sorg~|wut~|
        unzufrieden~|belast~|verstimm~|stress~)
    (arger~|enttausch~|frustr~|unangenehm|unzufrieden~|belast~|verarger~|stressig) [..8] (verst~|nachvollzieh~|vorstell~|
        nachempfind~)
    (arger|arger~|enttauschung|enttauschend|frustrierend|argerlich|unangenehm|verstandlich)
    (an ihrer|an deiner) stelle
    (sie haben|sie hatten|du hast) [..3] recht
    (erwarten durfen|zu recht erwart~|verdient)
    nachvollzieh~
    """,
    it="""
    (capi~|comprend~|immagin~) [..6] (frustr~|delus~|disagi~|arrabbi~|fastid~|preoccup~|spiacevol~|sentit~|amarezza|irrit~)
    (frustrant~|spiacevol~|deludent~|fastidios~|stressant~|sgradevol~)
    (sua|vostra|tua|il suo|il vostro) (frustrazione|delusione|amarezza|rabbia|disagio|disappunto|preoccupazione)
    (al suo|nei suoi|al vostro|nei vostri) (posto|panni)
    (ha|aveva|hai|avete) [..2] ragione
    (meritav~|si aspettava|vi aspettavate|aspettav~|diritto di)
    """,
    pt="""
    (entend~|compreend~|imagin~) [..6] (frustr~|decep~|desilu~|incomod~|aborrec~|chatead~|preocup~|desagrad~|irrit~|senti~|
        transtorn~)
    (frustrant~|desagradave~|decepcionant~|aborrecid~|stressant~|estressant~|incomod~)
    (sua|tua|vossa) (frustracao|decepcao|desilusao|insatisfacao|preocupacao|irritacao)
    (no seu|em seu) lugar
    (tem|tinha|teve) [toda a] razao
    (merec~|esperava~)
    """,
    nl="""
    (begrijp~|snap~|voorstel~|voor te stellen) [..8] (frustr~|teleurgest~|teleurstell~|vervelend~|boos|ergern~|onaangena~|
        zorg~|balen|irritant|rot|naar)
    (frustrerend~|teleurstellend~|vervelend~|onaangenaam|ergerlijk|stressvol|balen|naar)
    (uw|je|jouw) (frustratie|teleurstelling|ergernis|boosheid|zorg|zorgen|onvrede)
    in (uw|jouw|je) plaats
    (u hebt|je hebt|u heeft) [..3] gelijk
    (verdient|verdiende|mocht verwachten|mag verwachten|verwachtte)
    """,
)

# A way to go on in private.
ROUTE = Phrases(
    en="""
    {contact} [..3] (me|us|our|directly|at|on|<mail>|<link>)
    (get|be|stay|keep) in touch
    (reach out|write|speak|talk) [..2] (to|with) (me|us|you|our)
    (hear|hearing) from you
    (drop|send) [..2] (line|message|email|note|dm|mail)
    (dm|direct message|private message)
    (reply|reach us|find us) [..3] (<mail>|<link>)
    (like|love|want|happy|glad) to (speak|talk|hear|listen|discuss)
    <mail>
    ask for .. (at|in) (reception|the desk|the front desk|the counter|the shop|the office)
    """,
    es="""
    (contact~|escrib~|llam~|dirij~|dirig~) [..4] (nos|nosotros|me|<mail>|<link>|al|a|con|en|directamente)
    (escribanos|escribenos|llamenos|llamanos|contactenos|contactanos|escribame|llameme)
    (hablar|conversar|charlar) [..3] (con usted|con ustedes|contigo|directamente|en privado)
    (mensaje|por) (privado|directo)
    <mail>
    ponerse en contacto
    pongase en contacto
    ponte en contacto
    """,
    fr="""
    (contact~|ecri~|appel~|joindre|joign~) [..4] (nous|moi|<mail>|<link>|au|a|directement)
    (parler|echanger|discuter|entretenir) [..3] (avec vous|vous|directement|de vive voix|en prive)
    (message) (prive|direct)
    <mail>
    prendre contact
    nous joindre
    """,
    de="""
    (schreib~|meld~|ruf~|erreich~|kontaktier~|wend~) [..5] (uns|mich|mir|<mail>|<link>|unter|an|bei)
    (sprechen|reden|unterhalten|austauschen) [..3] (mit ihnen|mit dir|personlich|direkt)
    (mit ihnen|mit dir|personlich|direkt) [..4] (sprechen|reden|klaren|austauschen)
    (direktnachricht|privatnachricht|private nachricht)
    <mail>
    """,
    it="""
    (contatt~|scriv~|chiam~|telefon~) [..4] (ci|noi|mi|<mail>|<link>|al|a|allo|direttamente)
    (contattarci|scriverci|chiamarci|scrivetemi|scriveteci|ci scriva|mi scriva|ci contatti|contattateci|scrivici|contattaci|
        chiamateci)
    (parlar~|parlare|confrontarci|sentirla|sentirvi) [..3] (con lei|con voi|direttamente|in privato|di persona)
    messaggio (privato|diretto)
    <mail>
    """,
    pt="""
    (contact~|contat~|escrev~|lig~|fale|falar) [..4] (nos|connosco|conosco|comigo|me|<mail>|<link>|para|atraves|pelo|
        diretamente)
    (falar|conversar) [..3] (consigo|com voce|diretamente|em privado|com a senhora|com o senhor)
    mensagem (privada|direta)
    <mail>
    entrar em cont~
    entre em cont~
    """,
    nl="""
    (mail~|bel|bellen|schrijf|schrijven|app|bereik~|stuur) [..5] (ons|mij|me|<mail>|<link>|op|naar|via)
    contact [..3] (op|met|opnemen|via)
    (spreken|praten|bespreken) [..3] (u|je|persoonlijk|met u|met je)
    (met u|met je|u|je) [..3] (spreken|praten|bellen)
    (prive|direct) bericht
    privebericht
    <mail>
    """,
)

# Making it right, or a stated step towards it.
STEP = Phrases(
    en="""
    (make|put|set) (this|it|things|that) right
    (want|like|happy|able) to (help|fix|resolve|sort|solve|repair|replace|redo|correct)
    (sort|put) (this|it|that) (out|straight|right)
    (have|has|had) [..2] (changed|added|replaced|fixed|repaired|moved|hired|introduced|stopped|cleaned|updated|rewritten|
        checked|corrected|improved|spoken|asked|arranged|started|reviewed|retrained|trained|raised|looked|removed|ordered|
        booked|installed)
    (is|are|am) [..2] [being] (checking|changing|adding|replacing|fixing|looking|reviewing|going|working|repairing|asking|
        correcting|updating|investigating)
    (will|going to|am about to) [..3] (check|look|call|replace|fix|repair|review|find|speak|change|correct|answer|ring|write|
        sort|put|make|come|send|ask|follow|investigate|get back|add)
    from now on
    (now|since) [..3] (checks|check|checked|goes|call|calls|confirm|confirmed|have|has)
    """,
    es="""
    (hemos|estamos|vamos a|he|voy a|han) [..3] (revis~|cambi~|anad~|repar~|corr~|refor~|mejor~|habl~|contrat~|ajust~|sustitu~|
        pedi~|compro~|invest~|toma~|soluc~|arregl~)
    (revisaremos|solucionar~|resolver~|arreglar~|reparar~|comprobaremos|corregir~|corregiremos)
    (desde ahora|a partir de ahora|desde entonces)
    poner remedio
    """,
    fr="""
    (avons|allons|sommes en train de|ai|vais|a ete|ont) [..3] (verifi~|chang~|ajout~|repar~|corrig~|remplac~|revu|revoir|
        renforc~|parl~|embauch~|demand~|mis|mettre|examin~|amelior~|pris|trouv~)
    (resoudre|solution|arranger|reparer|rattraper|rectifier)
    (desormais|dorenavant|depuis)
    """,
    de="""
    (haben|werden|sind dabei|habe|werde|wird) [..8] (gepruft|prufen|geandert|andern|repariert|ersetzt|ausgetauscht|besprochen|
        erganzt|verbessert|eingestellt|klaren|nachgehen|gesprochen|uberarbeitet|korrigiert|umgestellt|beheben|behoben|
        uberpruft|sprechen|nachsehen)
    (losung|klaren|wiedergutmachen|in ordnung bringen|gutmachen|beheben)
    (ab sofort|seitdem|kunftig|von nun an)
    """,
    it="""
    (abbiamo|stiamo|ho|sto|abbia) [..3] (verific~|controll~|cambi~|aggiun~|ripar~|sostitu~|parl~|assun~|chiest~|rived~|
        migliora~|corre~|modific~|rivist~)
    (verificheremo|controlleremo|risolver~|rimediar~|sistemar~|correggeremo|parlero|parleremo|rivedremo)
    (da ora|d ora in poi|da allora)
    """,
    pt="""
    (estamos a|temos|vamos|ja|estamos) [..3] (verific~|mud~|alter~|acrescent~|repar~|substitu~|fal~|contrat~|corrig~|rev~|
        melhor~|pedi~|troc~|adicion~|ajust~)
    (resolver|corrigir|reparar|remediar|verificaremos|corrigiremos|solucionar)
    (a partir de agora|desde entao|de agora em diante)
    """,
    nl="""
    (hebben|gaan|heb|ga|zullen|zijn) [..6] (gecontroleerd|controleren|veranderd|aangepast|toegevoegd|vervangen|gerepareerd|
        besproken|bekijken|uitzoeken|nagaan|verbeterd|aangenomen|oplossen|gesproken|herstellen|nakijken|onderzoeken|nagekeken)
    (oplossing|oplossen|goedmaken|rechtzetten|herstellen|in orde maken)
    (vanaf nu|sindsdien|voortaan)
    """,
)

# Getting to the bottom of it, or what was changed so that it does not come again.
CAUSE = Phrases(
    en="""
    (look|looking|looked|check|checking|checked|find|finding|found|see|review|reviewing|reviewed|understand|investigate|
        investigating|investigated|examine) [..3] (into|why|how|what|where|cause|happened|went)
    (what|where|why) [..3] (went wrong|happened|failed|broke|fell)
    (cause|reason|because|due to)
    (so that|to make sure|to ensure|make sure) [..4] (not|never|does|do|every|next|again|each)
    (not|never) happen[s] [to] [..3] again
    (happen|happens|happening) again
    (have|has) [..2] (changed|added|replaced|moved|hired|introduced|rewritten|retrained|trained|updated|improved|stopped|
        installed|fixed)
    (learn|learned|learnt) from (this|it)
    """,
    es="""
    (por que|que paso|que ocurrio|que fallo|lo ocurrido|lo sucedido|la causa|el motivo|porque)
    (investig~|averigu~|analiz~|revis~)
    para que no (vuelva|se repita|le pase|ocurra)
    (no volvera|no vuelva|no se repita)
    (hemos) (cambiado|anadido|reforzado|mejorado|corregido|contratado|sustituido)
    """,
    fr="""
    (pourquoi|ce qui s est passe|la cause|la raison|car|l origine)
    (enquet~|analys~|examin~|verifi~|cherch~)
    pour que [..3] ne [..3] (reproduise|arrive|plus)
    (ne se reproduise|eviter que)
    (avons) (change|ajoute|renforce|ameliore|corrige|embauche|remplace)
    """,
    de="""
    (warum|wieso|woran|ursache|grund|was passiert|was schiefgelaufen|wie es dazu)
    (untersuch~|pruf~|nachgeh~|klar~|analysier~)
    damit [..6] (nicht|nie) [..3] (wieder|mehr|noch|passiert|vorkommt)
    (nicht wieder|nicht noch einmal|nicht mehr) (vor~|passier~|gescheh~)
    haben [..4] (geandert|erganzt|verbessert|eingestellt|ausgetauscht|umgestellt|eingefuhrt)
    """,
    it="""
    (perche|cosa e successo|che cosa|l accaduto|la causa|il motivo|dove abbiamo)
    (verific~|indag~|analizz~|capir~|approfond~)
    (affinche|perche|cosi che) non [..3] (accada|succeda|ripeta|capiti)
    (non si ripeta|non accada|evitare che)
    abbiamo (cambiato|aggiunto|migliorato|corretto|assunto|sostituito|modificato)
    """,
    pt="""
    (porque|o que aconteceu|o que falhou|o que correu mal|a causa|o motivo|por que|o que deu errado)
    (investig~|apur~|analis~|verific~|averigu~)
    para que [..3] nao [..3] (repita|aconteca|volte)
    (nao se repita|nao volte|evitar que)
    (ja|temos) [..2] (mudamos|acrescentamos|reforcamos|melhoramos|corrigimos|contratamos|alteramos)
    """,
    nl="""
    (waarom|wat er gebeurd|wat er misging|wat er mis ging|oorzaak|reden|doordat|hoe dit kon|hoe het kon)
    (uitzoek~|onderzoek~|nagaan|nakijk~|bekijk~)
    zodat [..5] (niet|nooit) [..3] (meer|weer|opnieuw|nog)
    (niet meer|niet opnieuw|niet nog eens) (gebeur~|voorkom~)
    hebben [..4] (veranderd|aangepast|toegevoegd|verbeterd|aangenomen|vervangen|ingevoerd)
    """,
)

# They were heard: said in so many words, beside naming the issue itself.
HEARING = Phrases(
    en="""
    (telling|told|letting|let) us (about|know|what|how|that|of)
    (what|as) you (describe|describes|wrote|write|told|say|mention|experienced|went through)
    (read|reading) your (review|words|message|account)
    (sharing|shared) (your|this|what)
    (hear|hearing|listen|listening) (you|to|your|about|what)
    pointing (this|it|that) out
    bringing this to
    you mention
    """,
    es="""
    (contar~|cuenta|decir~|explica~|describ~|compart~|coment~|avis~|escrib~)
    (leido|leer) su
    """,
    fr="""
    (dire|raconter|partag~|signal~|decriv~|ecri~|expliq~|inform~|temoign~)
    (lu|lire) votre
    """,
    de="""
    (mitgeteilt|geschildert|schildern|beschreiben|beschrieben|erzahlt|geschrieben|hinweis|ruckmeldung|schreiben)
    ihre (worte|zeilen|nachricht|schilderung)
    """,
    it="""
    (raccont~|segnal~|scritto|descriv~|condivi~|dett~|riferit~|averci)
    (letto|leggere) (la sua|le sue|la vostra)
    """,
    pt="""
    (contar|partilh~|compartilh~|descrev~|relat~|escrev~|dizer|diz|informar)
    (lemos|li) (a sua|o seu)
    """,
    nl="""
    (vertel~|schrijf~|beschrijf~|beschreven|melden|deel~|delen|laten weten|geschreven)
    (uw|je) (bericht|verhaal|ervaring) (gelezen|delen)
    """,
)

# Understanding that would fit any review.
FORMULA = Phrases(
    en="""
    (understand|appreciate|acknowledge|recognise|recognize|hear|share) [..1] your (frustration|frustrations|disappointment|
        concern|concerns|anger|feelings)
    (understand|appreciate|know) how you (feel|felt|must feel)
    (understand|appreciate) [..1] (how|that) (this|it|that) [..3] (frustrating|disappointing|upsetting)
    """,
    es="""
    (entend~|comprend~|lament~) su (frustracion|malestar|decepcion|enfado|disgusto)
    (entend~|comprend~) como se siente
    """,
    fr="""
    (compren~) [..1] (votre|vos) (frustration|deception|mecontentement|colere|agacement)
    (compren~) [..1] ce que vous ressentez
    """,
    de="""
    (versteh~|nachvollzieh~) [..2] (ihren arger|ihre enttauschung|ihren unmut|ihre verargerung|ihren frust)
    (ihren arger|ihre enttauschung|ihren unmut|ihre verargerung|ihren frust) [..3] (versteh~|nachvollzieh~|verstehen)
    """,
    it="""
    (capi~|comprend~) la (sua|vostra) (frustrazione|delusione|amarezza|rabbia)
    (capi~|comprend~) come si sente
    """,
    pt="""
    (entend~|compreend~) a (sua|vossa) (frustracao|decepcao|desilusao|insatisfacao)
    (entend~|compreend~) como se sente
    """,
    nl="""
    (begrijp~|snap~) [..1] (uw|je) (frustratie|teleurstelling|ergernis|boosheid|onvrede)
    begrijp~ hoe u zich voelt
    """,
)

# The platform's own private message, which needs no address.
MESSAGE = Phrases(
    en="""
    (direct|private) (message|messages)
    (dm|dms|messenger|inbox)
    (find reviewer|message centre|message center)
    """,
    es="mensaje (privado|directo)\nmensajes (privados|directos)\nmessenger",
    fr="message (prive|direct)\nmessages (prives|directs)\nmessenger",
    de="(privatnachricht|direktnachricht|private nachricht|messenger|privaten nachricht|per nachricht)",
    it="messaggio (privato|diretto)\nmessaggi (privati|diretti)\nmessenger",
    pt="mensagem (privada|direta|particular)\nmessenger",
    nl="(privebericht|prive bericht|direct bericht|messenger)",
)

# Asking what happened.
ASKING = Phrases(
    en="""
    (tell|let) (us|me) [..2] (what|more|how|know what)
    (would|could) you (tell|say|share|describe)
    help us (understand|see|learn)
    (like|want) to (know|hear|understand) (what|more|how)
    """,
    es="(cuent~|dig~|explic~) [..2] (que|mas|como)\n(nos gustaria|quisieramos) (saber|conocer|entender)",
    fr="(dites|racontez|expliquez|precisez) [..2] (ce|comment|plus)\n(aimerions|souhaitons) (savoir|comprendre)",
    de="(sagen|schreiben|erzahlen|schildern) sie [..3] (was|wie|mehr)\n(wussten|mochten) [..4] (was|wissen|verstehen)",
    it="(ci dica|ci racconti|raccontarci|dirci|spiegarci) [..2] (cosa|che|come|piu)\n(vorremmo|ci piacerebbe) (sapere|capire)",
    pt="(diga|conte|explique) [..2] (o que|mais|como)\n(gostariamos de|queremos) (saber|perceber|entender)",
    nl="(vertel|laat) [..3] (wat|meer|hoe|weten)\n(willen|zouden) [..4] (weten|begrijpen|horen)",
)
