"""Excuses in place of owning."""

from heard.guard.phrases import Phrases
from heard.guard.rule import ANSWERS, Check, phrased
from heard.vocabulary.text import Level

_PHRASES = Phrases(
    en="""
    (nobody|no one|none of|not one of|no other) [..5] (has|have|had|ever|else) [..4]
        (complained|complain|complaint|objected|minded)
    (like|as in|as with|as at|as for) (every|any|all|most) [other]
        (retailer~|hotel~|restaurant~|business~|practice~|clinic~|bank~|airline~|shop~|compan~|garage~|insurer~|landlord~|
        office~|hospital~)
    (most|majority of) (people|users|guests|customers|patients|clients|travellers) !(would) [..2]
        (have|find|found|are|love|loved|manage|get|use|like|enjoy|never)
    (mistakes|these things|such things|things like this|delays|accidents|errors|slips|this|it|these)
        [do|can|may|will|unfortunately|sadly] [sometimes|unfortunately|occasionally|still|always|just] happen [from time|now
        and|in (every|any|all|the (best|busiest))|to (everyone|anyone|everybody|the
        best)|everywhere|occasionally|sometimes|on|even|with|at]
    (in|for|over|our|after) [..4] years [..3] (nobody|no one|not once|never (had|received|heard|been|once))
    (because of|due to|owing to|thanks to|given|with) [..4]
        (pandemic|covid|brexit|strike|strikes|roadworks|shortage|shortages|inflation|rising (costs|prices)|energy
        (costs|prices)|supply chain|rush hour|christmas rush)
    (only|just) (a handful|a tiny number|a small number|a few) [..2] (people|users|customers|guests|patients|were|are|of)
    (hardly|scarcely|barely) (anyone|anybody|any (guest|customer|user))
    (everything|all) [..2] (done|went|was) [..2] (by the book|correctly|in order|according)
    (is|are|was) [..3] (quite|perfectly|completely|entirely) (normal|usual|common|standard)
    (traffic|weather|roads|snow|parts|suppliers|staff) (was|were|is|are) [..2] (terrible|awful|against|hard
        to|impossible|difficult to|beyond)
    (prices|price|fees) (reflect|reflects|are set|are in line|have gone up|are fair|are the same)
    (short staffed|understaffed|off sick|called in sick|were sick|two people down|a man down|staff down|short of staff)
    (reviews|ratings|reputation|awards|regulars|customers) [..1] (speak|speaks|prove|show) for (themselves|itself)
    <(you) (can not|cannot|could not) [..1] (please everyone|be everywhere|predict|foresee|know that|have known|control|be
        expected)
    (works|worked|fine) for (everyone|everybody|others|most)
    (other|our other|most|all|all other|many|hundreds of|thousands of|# %) [..3] {customer} [..4] (love|loved|enjoy|enjoyed|
        happy|satisfied|delighted|no complaints|no problem|rave|like|agree|managed|manage)
    (due to|because of|owing to) [..3] (staff shortage|staff shortages|short staffing|sickness|holidays|busy|high demand|
        volume|peak|circumstances|covid|pandemic|cuts)
    (we|our team) (can not|could not) be (held|blamed|expected)
    (industry|standard) (standard|practice)
    you have to (understand|realise|realize|remember)
    please (understand|bear in mind|keep in mind) that
    (we|our) [..4] (pride ourselves|prides itself|award winning|years of experience|excellent reviews|five star reviews|best in)
    you try (getting|finding|running|doing|keeping|cooking|driving)
    (in|all in) the same boat
    (not|outside|beyond) [..1] (under|within|in) our control
    (rules|policy|business|snow) (is|are) (rules|policy|business|snow)
    (in fairness to (us|my|our|the)|in our defence|in our defense)
    # (people|staff|cooks|chefs|drivers|of us) (off|out|down|away) (with|sick|ill)
    (one|two|three|four|five|six|seven|eight) (people|staff|cooks|chefs|drivers|of us) (off|out|down|away) (with|sick|ill)
    (did|doing|do) (what|all|everything) (he|she|they|we|one) could
    (forty|fifty|sixty|seventy|eighty|ninety|hundred|#) [other] (tables|guests|diners|covers|others|passengers|customers) [..5] (cleaned|happy|loved|
        without|enjoyed|fine|delighted|satisfied)
    our (hygiene|rating|last inspection|certificate|awards|reviews|inspection) [..2] (speaks|gave|rating|speak|is|was|are)
    the same everywhere
    works the same everywhere
    for (# [..1]|fifty|sixty|twenty|thirty) (bucks|dollars|pounds|quid|euros) [..2] (nobody|no one|what|do not expect)
    (hilton|ritz|savoy|four seasons)
    # (percent|%) (positive|of our|happy|satisfied|of all)
    (millions|thousands|hundreds|day|week|year|others) [..4] without a (hitch|murmur|single complaint|problem)
    (nothing to be done|nothing we could do|nothing anyone could)
    (can not|could not) control (that|it|the|this)
    the same for (everybody|everyone|all)
    (post|trains|airline|railway|couriers|union) (was|were|is|are) on strike
    most people leave (happy|satisfied)
    (may be|is|be|just) a matter of taste
    (works|worked|runs) (perfectly|fine|well) (on|for) [..2] (other|everyone|all|million|millions|thousands)
    (a|some|the|this) (wait|delay|queue|noise|mess|dust) [..3] (to be|is|must be) (expected|normal|unavoidable|inevitable)
    (everything|all food|all our food|our food|each dish|every dish|all dishes) [..2] (is|are) [..1] (cooked|made|prepared|baked) [..1] (to order|fresh)
    (every|all|any) [..1] other (table|tables|guest|guests|customer|customers|passenger|passengers|patients|users|families|orders) !(would)
    (nobody|no one|none|not one) [else|other] [..5] (had [any|the] [..1] (trouble|problem|problems|difficulty|issue|issues|complaint|complaints)|minded)
    (we are|we re) (only|just) (human|people|a small|two|three|four|five)
    we all have (families|lives|bad days|off days)
    (can not|could not|impossible to|no way to) [..1] (predict|foresee|know how long)
    not something (we|that we|anyone|i) [..1] (can|could) (control|influence|change|predict)
    that is normal
    (was|is) (her|his|their|my) (first|second|third) (day|week|shift|night)
    (i|she|he|they) (was|were|is|are) (only|just) (#|16|17|18|19|sixteen|seventeen|eighteen|nineteen) !(minutes|days|hours|weeks|metres|left)
    (every|each) room is (checked|cleaned|inspected|aired)
    we (move|serve|sell|deliver|fix|repair|clean|cook|bake|handle|treat|fly|carry|host|ship|install) [..4] every (day|week|year|month)
    (weather|nature) (is|does) not (something|run|keep|follow|in our)
    which is what makes (them|us|it|him|her)
    (pure|sheer) coincidence
    (it|they|that) (comes|come|washes|wipes) (off|out) (with|easily)
    it will (grow back|dry out|wash out|wear off|settle)
    (well|is|are) within [..2] (norm|norms|timescale|timescales|guidelines|industry|tolerance|targets)
    none of the other [..3] (said|complained|mentioned|noticed|minded|had|reported|anything)
    (one of|among) the (best|lowest|most modern|highest|most reliable|cleanest|safest|finest|most experienced) [..3] (in|on|of) (the|our|europe|
        britain|town|this)
    (a few|some|one or two) will always
    there will always be (a few|some|somebody|someone)
    (all|most|many) [other] (suppliers|airlines|banks|hotels|firms|companies|shops|garages|schools|providers) [..2] (do|have|had to|charge|charge for|are)
    # (bags|parcels|orders|flights|meals|guests|patients|calls|repairs|deliveries|bookings) a (day|week|month|year)
    """,
    es="""
    (hicimos|hacemos) [..1] lo que (se podia|podiamos|pudimos|podemos)
    (faltaron|faltaban|falto) [..3] (cociner~|camarer~|personal|companer~|manos)
    (estaba|estabamos) a (reventar|tope)
    (como|al igual que) [en] (cualquier|todo|todos los|todas las) [otro|otra]
        (restaurante~|hotel~|negocio~|tienda~|clinica~|empresa~|banco~|taller~)
    (estas|esas) cosas (pasan|ocurren|suceden)
    (los|las) (errores|retrasos|accidentes) (pasan|ocurren|suceden)
    (nuestro|nuestra|nuestros|nuestras) [..2] (esta|estan|es|son) [..1]
        (siempre|altamente|perfectamente|debidamente|muy) [..1]
        (formad~|cualificad~|limpi~|amabl~|revisad~|preparad~|educad~)
    en [..2] anos [..4] (nadie|nunca|jamas|primera)
    (debe|tiene que|hay que) (entender|comprender|tener en cuenta) que
    (la mayoria|la inmensa mayoria|casi todos) [..5] (satisfech~|content~|encant~|sin problema~)
    (nunca|jamas) [..3] (hemos|habiamos) [..2] (tenido|recibido) [..3] (queja|quejas|problema|problemas)
    (es la|primera|unica) [..1] [primera|unica] queja
    (nadie|ningun) [..3] (se ha quejado|se quejo|se queja)
    (resto|demas|mayoria|todos) [..3] {customer} [..4] (content~|satisfech~|encant~|feli~)
    en nuestra defensa
    (estabamos|teniamos|era|habia) [..3] (llenos|muy llenos|desbordados|mucha gente|poco personal|mucho trabajo|hora punta)
    (falta de personal|circunstancias ajenas|motivos ajenos|ajeno a nuestra voluntad)
    (hicimos|hemos hecho) [todo] lo [..2] (posible|pudimos)
    (tiene|debe) que (entender|comprender)
    no es culpa nuestra
    (normas son|reglas son) [..1] (normas|reglas)
    en (todos|cualquiera) [..1] (los|las|de los) (bancos|restaurantes|hoteles|talleres|comercios)
    en todas partes
    somos [..1] (un|una) pequen~ (negocio|empresa|restaurante|hotel|equipo)
    (todo|aqui todo) se (cocina|prepara|hace) [..2] (al momento|en el momento)
    (los sabados|los viernes|los domingos|en agosto) [..4] (mucha gente|lleno|llenos|mucho trabajo)
    (lo mejor que pudimos|lo mejor que podemos|todo lo que podemos)
    es (lo normal|normal|habitual) (en|que)
    (nos fallo|nos dejo tirados)
    nuestras habitaciones se limpian
    habia mucho (trafico|trabajo)
    """,
    fr="""
    (n a|n avons|n avions|il n y a) que [..1] (deux|un|une|trois) [..2]
    (il y avait|c etait) [..1] (match|marche|fete|grand depart|foule|monde fou|coup de feu)
    comme (dans|pour|chez) (tout|tous|toute|toutes) [les] [autres]
        (restaurant~|hotel~|commerce~|magasin~|cabinet~|entreprise~|banque~|garage~)
    (cela arrive|ca arrive) !(helas|malheureusement|mais|trop)
    (ce sont des choses qui arrivent|ces choses arrivent|les erreurs arrivent|ca peut arriver)
    (notre|nos) [..2] (est|sont) [..1] (toujours|parfaitement|hautement|tres bien) [..1]
        (forme~|qualifie~|propre~|aimable~|poli~|controle~|souriant~)
    en [..2] ans [..5] (personne|jamais|premiere)
    (il faut|vous devez|vous devriez) (comprendre|savoir) que
    (la grande majorite|la plupart|presque tous) [..5] (satisfait~|content~|ravi~|sans probleme~)
    (jamais|n avons jamais) [..4] (plainte|plaintes|reclamation|probleme)
    (premiere|seule) (plainte|reclamation)
    (personne|aucun~) [..4] (plaint|s est plaint~|reclame)
    (autres|plupart|tous nos) [..2] {customer} [..4] (satisfait~|content~|ravi~|adorent|apprecient)
    (pour notre|a notre) defense
    (etions|avions) [..3] (complets|debordes|tres occupes|en sous effectif|beaucoup de monde)
    (manque de personnel|sous effectif|independant~ de notre volonte|hors de notre controle|forte affluence)
    (avons fait|faisons) [..1] (notre possible|de notre mieux|tout ce que)
    vous devez comprendre
    pas notre faute
    le reglement [..1] c est le reglement
    (c est|comme) (ainsi|pareil|la meme chose) partout
    nous sommes [..1] (une|un) petit~ (entreprise|equipe|restaurant|hotel|commerce|structure)
    tout est fait (maison|minute)
    le (samedi|vendredi|dimanche) soir [..4] (monde|complets|charge)
    forcement
    (est normal~|est habituel~) (en|au|a|le|pour)
    nous a (fait defaut|laisse tomber)
    nos chambres sont (nettoyees|controlees)
    (fonctionne|marche) [..2] chez (tous|nos|les)
    """,
    de="""
    (ist|war) [..1] (neu|noch neu|erst seit kurzem) [..6]
    (kann|da kann) so etwas [..2] (passieren|vorkommen)
    wie (in|bei|jedes|jeder|alle) [jedem|jeder|allen] [ander~]
        (restaurant~|hotel~|betrieb~|geschaft~|praxis|bank|werkstatt|handler~|unternehmen)
    (so etwas|das|fehler|verspatungen|sowas) (kann [..2] passieren|kommt [..2] vor|passiert [..2] jedem|passieren
        [..1] (uberall|jedem|nun mal))
    (unser|unsere) [..2] (ist|sind|wird|werden) [..1] (immer|stets|bestens|taglich|regelmassig|hervorragend) [..1]
        (geschult|ausgebildet|sauber|freundlich|hoflich|kontrolliert|gereinigt|gepruft)
    in [..2] jahren [..5] (niemand|nie|keine|erste)
    (sie|man) (mussen|muss|mussten) [..2] (verstehen|bedenken|berucksichtigen)
    (die meisten|die allermeisten|der grosste teil) [..5] (zufrieden|begeistert|keine probleme|glucklich)
    (noch nie|nie|niemals) [..5] (beschwerde|beschwerden|beschwert|reklamation)
    (erste|einzige) [..1] (beschwerde|reklamation)
    (niemand|kein anderer|keiner) [..4] (beschwert|reklamiert|beanstandet)
    (andere|anderen|meisten|alle unsere|alle anderen) [..2] {customer} [..4] (zufrieden|begeistert|glucklich|lieben)
    zu unserer verteidigung
    (beschwerde|beschwerden|reklamation) [..5] (noch nie|nie)
    (waren|hatten|war) [..5] (voll|uberlastet|sehr viel los|ausgebucht|viel zu tun|unterbesetzt|hochbetrieb)
    (personalmangel|ausserhalb unserer kontrolle|hohere gewalt|krankheitsbedingt|grossen andrangs|krankheitsfalle)
    (haben|taten) [..3] (alles getan|unser bestes|alles menschenmogliche)
    (sie mussen verstehen|nicht unsere schuld|konnen nichts dafur)
    regeln sind regeln
    (ist|das ist) [..1] in jedem
    wir sind [..1] (ein|eine) [..1] klein~ (betrieb|familienbetrieb|team|laden|restaurant|haus|praxis)
    (alles|jedes gericht) [..1] (frisch|von hand) (gekocht|zubereitet|gemacht)
    (samstag~|freitag~|sonntag~|wochenende) [..4] (viel los|voll|hochbetrieb|betrieb)
    unser bestes (gegeben|getan|tun)
    (vollig|ganz) normal
    im stich gelassen
    dunkle stellen
    """,
    it="""
    il sabato e il sabato
    come (in|per|accade in) (ogni|tutti i|tutte le|qualsiasi|qualunque) [altro|altra]
        (ristorant~|hotel|albergh~|negozi~|studi~|aziend~|banc~|officin~)
    (sono cose che (capitano|succedono)|cose che capitano|puo capitare|puo succedere|gli errori capitano)
    (il nostro|la nostra|i nostri|le nostre) [..2] (e|sono) [..1] (sempre|altamente|perfettamente|molto) [..1]
        (format~|qualificat~|pulit~|gentil~|cortes~|controllat~|preparat~)
    in [..2] anni [..5] (nessuno|mai|prima)
    (deve|dovete|bisogna) (capire|comprendere|considerare|tenere presente) che
    (la maggior parte|la stragrande maggioranza|quasi tutti) [..5] (soddisfatt~|content~|senza problemi)
    (mai|non abbiamo mai) [..3] (ricevuto|avuto) [..3] (lamentel~|reclam~|problem~)
    (prima|unica) (lamentela|segnalazione negativa)
    (nessuno|nessun) [..4] (lamentat~|lamenta)
    (altri|maggior parte|tutti i nostri) [..3] {customer} [..4] (soddisfatt~|content~|felic~|entusiast~)
    a nostra (difesa|discolpa)
    (eravamo|avevamo|era) [..3] (pieni|al completo|molto affollat~|pochi|a corto di personale|oberati|tanta gente)
    (carenza di personale|mancanza di personale|cause di forza maggiore|indipendent~ dalla nostra)
    (abbiamo fatto|facciamo) [..2] (il possibile|del nostro meglio|tutto quello)
    (deve capire|non e colpa nostra)
    le regole sono [le] regole
    (e cosi|succede) (ovunque|dappertutto|anche nei migliori)
    siamo [..1] (una|un) piccol~ (azienda|ristorante|albergo|attivita|squadra)
    (tutto|e tutto) [..1] fatto (al momento|in casa|a mano)
    il (sabato|venerdi) sera [..4] (gente|pieno|pieni)
    (del nostro meglio|tutto il possibile)
    e normale
    (piantat~ in asso|ci ha deluso)
    le nostre camere vengono pulite
    """,
    pt="""
    nao temos [..2] (oito bracos|quatro maos|maos|maos a medir|milagres)
    (era|estavamos em) (agosto|natal|sabado|feriado|epoca alta)
    como (em|qualquer|todos os|todas as) [qualquer] [outro|outra]
        (restaurante~|hotel|hoteis|negocio~|loja~|clinica~|empresa~|banco~|oficina~)
    ((estas|essas) coisas (acontecem)|erros acontecem|pode acontecer a qualquer|acontece a todos)
    (o nosso|a nossa|os nossos|as nossas|nossa|nosso) [..2] (e|esta|estao|sao) [..1]
        (sempre|altamente|perfeitamente|muito) [..1] (formad~|treinad~|qualificad~|limp~|simpatic~|verificad~|educad~)
    em [..2] anos [..5] (ninguem|nunca|primeira)
    (tem de|tem que|deve|ha que) (entender|compreender|ter em conta) que
    (a maioria|a grande maioria|quase todos) [..5] (satisfeit~|content~|sem problema~)
    (nunca|jamais) [..3] (recebemos|tivemos) [..3] (queixa|queixas|reclamac~|problema~)
    (primeira|unica) (queixa|reclamacao)
    (ninguem|nenhum) [..4] (queixou|reclamou|se queixa)
    (outros|restantes|maioria|todos os) [..3] {customer} [..4] (satisfeit~|content~|felizes|adoram|encantad~)
    (em|na) nossa defesa
    (estavamos|tinhamos|estava) [..3] (cheios|lotados|muito cheio|sobrecarregados|pouco pessoal|muita gente)
    (falta de pessoal|alheio~ a nossa vontade|fora do nosso controlo|fora do nosso controle)
    (fizemos|fazemos) [..2] (tudo o que|o possivel|o nosso melhor)
    (tem de compreender|nao e culpa nossa)
    (regras sao|as regras sao) [as] regras
    (e assim|acontece~) (em todo o lado|a todos|nas melhores|em toda a parte)
    somos [..1] (um|uma) pequen~ (negocio|empresa|restaurante|hotel|equipa)
    (tudo|aqui tudo) [..1] (e feito|feito) na hora
    (ao sabado|a sexta|ao domingo) [..4] (muita gente|cheio|cheios)
    o nosso melhor
    e normal (em|que)
    deixou nos ficar mal
    (as toalhas|os quartos|os nossos quartos) sao (mudad~|limp~|lavad~)
    """,
    nl="""
    (kan|kon) het [..1] (nu eenmaal|nou eenmaal) niet
    (op|met) (marktdag|zaterdag|kerst|koningsdag|feestdagen) [..4] (druk|niet|rapper|vol)
    zoals (in|bij|elk|elke|ieder|iedere|alle) [elk|elke|ieder|andere|ander] [andere]
        (restaurant~|hotel~|bedrijf|bedrijven|winkel~|praktijk~|bank~|garage~)
    ((zulke|dat soort|deze) dingen gebeuren|fouten (gebeuren|worden overal)|dat kan (iedereen|overal) [..1]
        (gebeuren|overkomen)|kan gebeuren)
    (ons|onze) [..2] (is|zijn|wordt|worden) [..1] (altijd|steeds|uitstekend|dagelijks|regelmatig|goed) [..1]
        (opgeleid|getraind|schoon|vriendelijk|beleefd|gecontroleerd|schoongemaakt)
    in [..2] jaar [..5] (niemand|nooit|eerste)
    (u|je|men) (moet|dient) [..2] (begrijpen|bedenken|beseffen)
    (de meeste|het overgrote deel|bijna alle) [..5] (tevreden|blij|geen problemen|enthousiast)
    (nog nooit|nooit) [..5] (klacht|klachten|klaagt|geklaagd)
    (eerste|enige) klacht
    (niemand|geen enkele) [..4] (geklaagd|klaagt|klacht)
    (andere|meeste|alle) [..2] {customer} [..4] (tevreden|blij|enthousiast|lovend)
    (ter|in) onze verdediging
    (waren|hadden|was) [..3] (druk|vol|overvol|onderbezet|te weinig personeel|volgeboekt)
    (personeelstekort|buiten onze schuld|buiten onze macht|overmacht|grote drukte)
    (hebben|deden) [..2] (alles gedaan|ons best|er alles aan)
    (u moet begrijpen|niet onze schuld)
    regels zijn regels
    (overal|in elke zaak) [..1] (zo|hetzelfde)
    (wij|we) zijn [..2] een klein [..1] (bedrijf|familiebedrijf|team|zaak|restaurant)
    (alles|wordt alles) [..1] vers (gemaakt|bereid|gekookt)
    (zaterdag~|vrijdag~|zondag~|weekend) [..4] (druk|vol)
    ons best gedaan
    (heel|volkomen) normaal
    in de steek
    is logisch
    """,
)

CHECK = Check(
    id="defensive",
    rule="seed 003",
    level=Level.WARN,
    kinds=ANSWERS,
    meaning="The answer owns what happened instead of excusing it.",
    why="This defends the business. Readers of replies trust confession and distrust excuses.",
    mend="Leave the excuse out. Say what went wrong and what you do about it.",
    find=phrased(_PHRASES, tone="defensive"),
)
