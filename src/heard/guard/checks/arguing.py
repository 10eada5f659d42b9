"""Disputing the customer's account."""

from heard.guard.denial import denied
from heard.guard.find import sentence_of
from heard.guard.own import own_words
from heard.guard.phrases import Phrases
from heard.guard.rule import ANSWERS, Check, Places, apart, heard_or
from heard.guard.text import Text
from heard.vocabulary.text import Brief, Level

_PHRASES = Phrases(
    en="""
    (router|till|system|records|cctv|camera|cameras|dashcam|recording|log|logs|footage|tracker|gps|receipt|register|phone
        log|timesheet|photos|photo|report) [..4]
        (show|shows|showed|logged|confirms|confirm|proves|prove|says|disagrees|contradict~|tell|tells|paint|paints)
    (account|version|story|recollection|memory|picture) [..6] (differ~|different|little in common|nothing in
        common|contradict~|at odds|another|not match|bears)
    you were [..1] (given|offered|sent|shown|seated|served|refunded|seen|called|answered) [..4] (in
        writing|within|alternative|a full|the correct|the right|several|repeatedly|three|immediately|promptly)
    <(things|that|which|what|something|anything|one|ones) you (never|did not)
        (ask|asked|call|called|mention|mentioned|request|requested|tell|told|cancel|cancelled|complain|complained|order|
        ordered|wait|waited|pay|paid|return|returned) [..2] (for|us|the|that|to|your|an|it|at|a)
    (we|our team|management) (deny|denies|dispute|disputes|reject|rejects|refute|refutes|contest|contests|challenge)
    (half|part|one side|the rest) of [the|a] story
    you (say|write|state|mention|complain|suggest|imply|describe|assert) [..8] (but|yet|however|although|whereas|when in
        fact| even though)
    (is|was|were|are) (not|hardly) [quite|entirely|strictly|exactly|really|at all] [..1] (accurate|correct|how it
        happened|what happened|how we remember|the whole story|the full story|the full picture)
    (does|do) not (match|reflect|correspond|agree|tally|square|add up|hold|stand)
    at no (point|time|stage)
    (can not|do not|will not|cannot) [..1] (accept|agree|recognise|recognize|let) [..3] (that|this|your|with|claim|version|
        description|stand|account)
    (as a matter of fact|for the record|the facts are|the fact remains|let the record|in truth|truth be told|to be clear|to
        be accurate)
    (was|were) (hot|clean|fresh|on time|open|delivered|correct|perfectly|perfect|fine|working|spotless|in order|tested|checked) when (it|they|you|we)
    (we|i) (have to|must|would|respectfully|strongly|beg to) [..1] (differ|disagree|object|challenge|question)
    (this|that|which|it|your (claim|claims|account|statement|version|review|story|allegation|allegations|description)) (is|
        are|was) [..3] (not true|untrue|false|incorrect|inaccurate|wrong|not correct|not accurate|not what happened|
        misleading|an exaggeration|exaggerated|unfounded|baseless|nonsense|not the case) !(to|of us|of me|for us|that we)
    (simply|just|totally|completely|absolutely|factually|clearly|blatantly|plain) (not
        true|untrue|false|incorrect|inaccurate| wrong)
    <(not) (we|i) !(do not|would not|will not) [..2] (disagree|dispute|refute|reject|deny|contest|object) [..3]
    set the record straight
    (correct|clarify|address) [..3] (facts|fact|inaccuracies|falsehoods|misinformation|points|claims|untruths)
    (the (fact|truth|reality) is|in (fact|reality|truth)) [..2] (you|your|nobody|no one|our (staff|records|team)|it was|it
        took| there (was|were)|they)
    contrary to (what|your)
    (log|logs|records|camera|cameras|cctv|footage|system|timestamp|tracking|scan|file|delivery note|invoice|contract) [..6]
        (does not show|do not show|says otherwise|say otherwise|show otherwise|shows otherwise|something else|the opposite|tells a different)
    (technically|legally|strictly speaking|in point of fact) [..3] (not|nothing|no|never|nobody)
    as you (know [..1] (full|perfectly|very) well|full well know|well know|perfectly well know)
    you know (full|perfectly|very) well
    (i|we) can only assume
    (nobody|no one|none of (our|my|us)|not one of our|no member) !(should|ought|deserves|wants|likes|needs|must|can|
        would) [..3] (lied|lies|laughed|shouted|swore|refused|smoke|smokes|raised|said such|saw any|
        heard any|was rude|called you)
    (was|were|has been|is) (signed for|scanned|explained at|explained to you|delivered at|delivered on)
    (in fact|actually) perfectly
    (first mention of|no mention of) (any|it|this|a)
    (two sides|other side) (to|of) (this|every|the) (story|one)
    (so|therefore|hence) [..4] (can not have|could not have|can not possibly|could not possibly|is not possible|not have been us)
    at a loss [..3] how
    what you (saw|heard|call|noticed|smelled|smelt) (was|were|is) !(not|our|what|ours)
    (booking|order|form|contract|estimate|quote|reservation) [..6] and it (says|states|shows)
    (nobody|no one) was [..1] (screamed|shouted|yelled|laughed|refused|insulted|turned away|overcharged|charged|rude)
    (nobody|no one|none of us|my crew|our crew|our staff|my staff) (does|do|did) not (drink|smoke|shout|swear|lie|laugh)
    (tells|tell|told) [..1] (a|quite a|very) different story
    so [..4] came from (someplace|somewhere|elsewhere|another|someone)
    you will (find|see) [that] (we|i) (have|did|had) !(left|made|got|let|been careless)
    (not much of|hardly) a (trap|scam|wait|delay|queue|disaster|tragedy|rip off|secret|surprise)
    (was|were|has been|have been) on our (website|page|facebook page|door|board|social media) [..2] (all|since|for|throughout)
    (sensor|sensors|machine|machines|system|systems|computers|scanner|scanners|meter|meters|scales) [..3] not (make mistakes|make errors|lie|err)
    (therefore|so|hence) it (was not|did not|can not be|is not) (from|us|our|ours|here|the)
    (can not|could not) (have come|come) from (us|our|here|my)
    (took|waited|were|was|lasted) [..2] (#|ten|fifteen|twenty|thirty|five|six|eighteen|twelve) (minutes|hours|days|weeks) [..1] not (#|an|a|one|two|three|
        forty|fifty|sixty)
    (i know|we know) for (a fact|certain)
    (i|we) (will|would|shall|think i will) [rather] trust the
    in perfect (health|condition|order|working)
    you (were|are) (not|never) (charged|refused|ignored|insulted|overcharged|cheated|promised)
    (can not|can hardly|find it hard to|difficult to|hard to) (imagine|believe|picture|see) (her|him|them) [..1] (being|saying|doing|ever)
    (well baked|dark|rare|spicy|crisp|al dente|smoked|aged) is not (burnt|raw|hot|hard|off|old|wrong)
    (whole|entire) team will vouch
    you are not paying for
    we (can not|fail to|do not) (see|understand) (what|where|why) [..3] (complaint|problem|fuss|comes from|issue)
    (heart of gold|would not hurt a fly)
    (kindest|nicest|friendliest|politest|sweetest|loveliest|gentlest) (person|woman|man|girl|people|soul)
    (is|are|was|were) (meticulous|spotless|immaculate|flawless|impeccable) !(we|and yours)
    (quite|simply|just|physically|technically) impossible for
    never [..4] in (his|her|their|my) (life|lives|career)
    perfectly (adequate|fine|edible|safe|reasonable|clean|good|sound)
    (according to|going by|as per) (our|the) (system|records|log|kitchen|till|clock|computer|camera)
    """,
    es="""
    no (fueron|eran|fue) [..2] (#|dias|minutos|horas|diez|media|una|cuarenta|veinte) [..4] sino
    (nuestras|las|nuestros|los|el) (camaras|registros|grabaciones|tique|ticket|sistema) [..3]
        (muestra~|demuestra~|indica~|prueba~|confirma~)
    en ningun momento
    (usted|ustedes) (omite|olvida|no menciona|se olvida|omiten)
    (no es verdad|no es cierto|es falso|es mentira|falta a la verdad)
    (nadie|nuestro personal|el camarero) [..2] (nunca|jamas|le) (grito|falto|trato mal|insulto|se rio)
    (eso|esto|lo que (dice|cuenta|afirma)|su (version|relato|comentario|afirmacion)) [no] (es|son) [..2] (falso|mentira|
        cierto|verdad|inexacto|incorrecto|injusto|exagerado)
    no es (cierto|verdad|correcto) (que|lo que)
    (no estamos|no estoy) de acuerdo
    (discrepamos|rechazamos|negamos|desmentimos)
    (se equivoca|esta equivocad~|esta exagerando|usted exagera)
    (eso|esto) no (ocurrio|paso|sucedio)
    (lo cierto|la realidad|la verdad) es que
    (aclarar|puntualizar|matizar) [..3] (hechos|puntos|cosas|afirmaciones)
    en contra de lo que (dice|afirma)
    supuest~ (queja|espera|retraso|problema)
    lo que (cuenta|dice|escribe|describe|afirma) [..2] no (es|fue|puede ser) (posible|asi|cierto)
    no se corresponde con
    no (nos|me) consta
    (nadie|ninguno) le (grito|insulto|falto|levanto)
    (estaba|funcionaba) [..1] (perfect~|bien) cuando
    (las cosas|eso|esto) no (fueron|fue) asi
    no (una|dos|tres|cuarenta|#) (hora|horas|minutos)
    (esto|eso) no puede ser
    no entendemos (de donde|por que)
    yo (estaba|estuve) [..1] (alli|presente)
    segun (nuestro|nuestros|nuestras|el) (sistema|registro|registros|camaras|tique)
    """,
    fr="""
    (mais|or|en revanche) [..1] (ce n etait pas|ce n est pas|vous n avez pas|il n y avait pas)
    (notre|nos) (caisse|ticket|registre|compteur|relevé) (dit|indique|affiche|montre)
    (nos|les|notre|le) (cameras|registres|enregistrements|ticket|systeme) [..3] (montre~|prouve~|indique~|confirme~)
    (a aucun moment|en aucun cas)
    vous (omettez|oubliez de (dire|preciser|mentionner)|ne mentionnez pas|passez sous silence)
    (ce n est pas (vrai|exact)|c est faux|c est inexact|ce n est pas ce qui)
    (personne|notre personnel|le serveur) [..1] (ne|n a) [..2] (crie|insulte|ri|rigole|refuse|manque)
    (c est|cela est|ceci est|vos (propos|affirmations|dires) sont|votre (recit|version|avis) est) [..2] (faux|inexact~|
        mensonger~|injuste~|exagere~|errone~|infonde~|fausse~)
    (ce n est|cela n est) pas (vrai|exact|correct|le cas)
    (nous contestons|nous refutons|nous ne sommes pas d accord|nous rejetons|en desaccord)
    vous (vous trompez|exagerez|faites erreur|avez tort)
    (la realite|la verite) est
    (retablir|rectifier) [..2] (verite|faits)
    contrairement a ce que vous
    pretendu~ (attente|probleme|incident|retard)
    ce que vous (ecrivez|dites|racontez|decrivez|affirmez) (est|n est) [..1] (faux|inexact|impossible|pas)
    (les faits|la realite) (sont|est) [..1] (tout autres|autre|differents)
    vous aviez pourtant
    (etait|fonctionnait) [..1] (parfait~|bien|en ordre) (quand|lorsque)
    (cela|ca|les choses) ne (s est|se sont) pas (passe~|passees) (ainsi|comme)
    et non (une|deux|trois|quarante|#) (heure|heures|minutes)
    (ne comprenons|ne voyons) pas (d ou|pourquoi)
    j etais (la|present~) et je n
    c est (impossible|tout simplement impossible)
    (selon|d apres) (notre|nos) (systeme|registre|registres|cameras|caisse)
    """,
    de="""
    (war|waren|ist) (aber|jedoch|allerdings|sehr wohl) [..2]
        (vollstandig|heiss|warm|sauber|punktlich|da|korrekt|richtig|frisch|in ordnung)
    (hat|haben) [..2] (kuche|kasse|system|personal) [..1] (notiert|gespeichert|vermerkt|bestatigt)
    (unsere|die|unser|der) (kameras|unterlagen|aufzeichnungen|bon|beleg|system) [..3] (zeig~|beweis~|beleg~|bestatig~)
    zu keinem zeitpunkt
    sie (verschweigen|unterschlagen|erwahnen nicht|vergessen zu erwahnen)
    (das (ist|war) [..2] (falsch|unwahr|nicht wahr|nicht richtig|gelogen)|stimmt (so )[nicht]|entspricht nicht (der
        wahrheit|den tatsachen))
    (niemand|unser personal|unser kellner) [..2] (hat|hatte) [..3] (gelacht|geschrien|beleidigt|verweigert|beschimpft)
    ihre (darstellung|behauptung|behauptungen|aussage|schilderung|bewertung) (ist|sind|stimmt|entspricht|trifft)
        [..3] (falsch|unwahr|gelogen|unzutreffend|ubertrieben|nicht|unfair|ungerecht|nicht wahr)
    (das|dies) (ist|sind) [..2] (falsch|unwahr|gelogen|unzutreffend|ubertrieben|nicht wahr|nicht richtig)
    (das|dies|so) (stimmt|trifft) [..2] nicht
    (widersprechen|weisen [..4] zuruck|bestreiten|teilen ihre [..3] nicht)
    sie (irren|ubertreiben|liegen falsch|tauschen sich)
    (tatsache ist|fakt ist|wahrheit ist|in wahrheit|in wirklichkeit)
    richtigstell~
    (richtig zu stellen|klarstellen|klarzustellen)
    entgegen ihrer (behauptung|darstellung|aussage)
    angeblich~ (wartezeit|problem|vorfall|mangel)
    (keineswegs|mitnichten)
    (was|wie) sie (schreiben|behaupten|schildern|beschreiben) [..2] (stimmt|ist) [..1] (nicht|falsch|unwahr)
    (kann|kein) keine rede sein
    (tatsachen|fakten) (sehen|sind) [..1] (anders|andere)
    laut geworden ist
    (kam|kommt|stammt) also von (ihnen|jemand)
    (war|lief) [..1] (einwandfrei|in ordnung|perfekt) (als|bei)
    so ist es nicht (gewesen|gelaufen)
    und (keine|nicht eine|nicht) (stunde|halbe stunde|#)
    das kann nicht sein
    (ich war|wir waren) [..1] (selbst|personlich) dabei
    (verstehen|konnen uns) nicht [..2] (woher|warum ihre)
    (laut|nach) (unserem|unseren|unserer) (system|unterlagen|kasse|aufzeichnungen|kuchenbon)
    """,
    it="""
    (pero|ma) [..4] non (sono|era|erano|e) (affatto|per niente|per nulla|mica)
    (le nostre|le|i nostri|il nostro|lo) (telecamere|registri|registrazioni|sistema|scontrino) [..3]
        (mostra~|dimostra~|prova~|conferma~|indica~)
    in nessun momento
    (lei|voi) (omette|dimentica di dire|non menziona|tace|omettete)
    (non e (vero|esatto|corretto)|e falso|e inesatto|e una falsita)
    (nessuno|il nostro personale|il cameriere) [..2] (ha|le ha|vi ha) [..2] (urlato|riso|insultato|rifiutato|deriso)
    (questo|cio|quello che (dice|scrive)|la sua (versione|ricostruzione|affermazione)) [non] (e|risulta|corrisponde) [..2]
        (falso|vero|inesatto|scorretto|esagerato|infondato|ingiusto|falsa|esagerata|infondata|verita)
    non e (vero|corretto|esatto) (che|quanto|quello)
    (non siamo|non sono) d accordo
    (contestiamo|respingiamo|smentiamo|dissentiamo)
    (si sbaglia|sta esagerando|lei esagera|ha torto)
    la (verita|realta) e che
    (precisare|chiarire|rettificare) [..3] (fatti|punti|cose|affermazioni)
    contrariamente a quanto
    presunt~ (attesa|problema|disservizio|ritardo)
    non corrisponde (al vero|a verita|alla realta)
    (sapeva|sapevate|sa) (benissimo|perfettamente|bene) che
    i fatti (sono|sono andati) [..2] (diversi|diversamente)
    (dice|racconta) (altro|il contrario)
    (era|erano|funzionava~) [..1] (perfett~|a posto|funzionant~|bene) quando
    le cose non sono andate cosi
    e non (un ora|due ore|#|quaranta)
    non (e possibile|puo essere)
    (io c ero|ero presente)
    (non capiamo|non comprendiamo) (da dove|perche)
    secondo (il nostro|i nostri|le nostre) (sistema|registri|telecamere|cassa)
    """,
    pt="""
    (mas|so que) (estava|estavam|era|foi|eram) [..1] (chei~|quente|limp~|corret~|perfeit~|fresc~|a horas|bem|bo~)
    (as nossas|as|os nossos|o nosso|o) (camaras|cameras|registos|registros|gravacoes|sistema|talao) [..3]
        (mostra~|prova~|indica~|confirma~)
    em (nenhum momento|momento algum)
    (omite|esquece se de dizer|nao menciona|omitiu)
    (nao e (verdade|correto|exato)|e falso|e mentira|nao corresponde a verdade)
    (ninguem|o nosso pessoal|o empregado) [..2] (gritou|riu|insultou|recusou|faltou)
    (isso|isto|o que (diz|afirma)|a sua (versao|afirmacao)) [nao] (e|corresponde) [..2] (falso|mentira|verdade|incorreto|
        exagerado|injusto|falsa|exagerada)
    nao e (verdade|correto) (que|o que)
    (nao concordamos|discordamos|rejeitamos|negamos|contestamos|desmentimos)
    (esta enganad~|esta equivocad~|esta a exagerar|esta exagerando)
    a (verdade|realidade) e que
    (esclarecer|repor|corrigir) [..3] (factos|fatos|verdade|pontos)
    ao contrario do que (diz|afirma)
    alegad~ (espera|problema|atraso|incidente)
    nao corresponde a (verdade|realidade)
    (sabia|sabe) (muito bem|perfeitamente) que
    nao (temos|tenho) duvida~ de que
    os factos sao [..2] (diferentes|outros)
    (estava|funcionava) [..1] (perfeit~|bem|em ordem) quando
    as coisas nao (se passaram|foram) assim
    e nao (uma hora|duas horas|#|quarenta)
    isso nao (e possivel|pode ser)
    eu (estava|estive) la
    nao (compreendemos|percebemos) (de onde|porque)
    segundo (o nosso|os nossos|as nossas) (sistema|registos|camaras|caixa)
    """,
    nl="""
    volgens (onze|ons|de) (kassa|klok|systeem|administratie|bon)
    (waren|was) het er [..3] (geen|niet)
    (onze|de|het|ons) (camera's|camerabeelden|gegevens|bon|kassabon|systeem) [..3] (laten zien|laat
        zien|tonen|toont|bewijz~|bewijst|bevestig~)
    (op geen enkel moment|nooit of te nimmer)
    (u|je) (verzwijgt|vergeet te (vermelden|zeggen)|vermeldt niet|laat weg)
    (dat|dit|het) (is|was|klopt) [..1] (niet waar|onwaar|onjuist|gelogen|niet|pertinent onwaar) !(goed|leuk|de
        bedoeling|fijn|acceptabel|netjes|zoals|hoe|wat|genoeg|prettig|oke|best|in orde)
    (niemand|ons personeel|onze ober) [..1] (heeft|had) [..3] (gelachen|geschreeuwd|beledigd|geweigerd)
    (dit|dat|uw (bewering|verhaal|weergave|lezing|recensie)) (is|klopt|strookt) [..2] (onjuist|onwaar|niet waar|niet|
        overdreven|oneerlijk|gelogen|onterecht)
    (zijn het|ben het) [..3] (oneens|niet eens|niet mee eens|niet met u eens)
    niet met u eens
    (bestrijden|weerspreken|betwisten|herkennen ons niet)
    u (vergist|overdrijft|heeft ongelijk)
    (feit is|waarheid is|in werkelijkheid|de werkelijkheid is)
    (rechtzetten|ophelderen) [..3] (feiten|zaken)
    in tegenstelling tot wat u
    zogenaamde (wachttijd|probleem|klacht|incident)
    wel degelijk
    dat kan (haast|bijna|helemaal) niet
    (de feiten|feiten) (liggen|zijn) [..2] anders
    (zegt|zeggen) iets anders
    (was|werkte) [..1] (perfect|prima|in orde) toen
    zo is het niet (gegaan|geweest)
    en geen (uur|twee uur|half uur|#)
    dat kan niet
    ik was (er zelf|zelf) bij
    (begrijpen|snappen) niet waar
    """,
)

# Saying back what they tell, which is no dispute unless it goes on with a "but".
_SAID_BACK = Phrases(
    en="^ [and] you [also] (mention|write|describe|tell us)",
    es="^ [y] [usted] [tambien] (menciona|escribe|cuenta|describe)",
    fr="^ [et] vous [nous] (ecrivez|mentionnez|decrivez|racontez)",
    de="^ [und] sie (schreiben|erwahnen|beschreiben|berichten)",
    it="^ [e] [lei] (scrive|menziona|racconta|descrive)",
    pt="^ [e] (escreve|menciona|conta|descreve)",
    nl="^ [en] (u|je) (schrijft|noemt|vertelt|beschrijft)",
)
_BUT = frozenset(
    "but yet however although though pero aunque mais pourtant aber doch jedoch obwohl ma pero mas embora maar toch".split()  # noqa: SIM905  # a table
)


def _find(text: Text, brief: Brief) -> Places:
    back = {sentence_of(text, span) for span in _SAID_BACK.find(text)}
    harmless = {sentence for sentence, words in text.spoken if sentence in back and not _BUT.intersection(words)}
    own = own_words(text, brief)
    said = [span for span in heard_or(_PHRASES.find(own), own, "arguing") if sentence_of(text, span) not in harmless]
    yield from said
    yield from apart(denied(text, brief), said)


CHECK = Check(
    id="arguing",
    rule="seed 001",
    level=Level.WARN,
    kinds=ANSWERS,
    meaning="The customer's account is not disputed in front of readers.",
    why="This quarrels with the customer's account. Readers cannot tell who is right and remember the quarrel.",
    mend="Take it out of the public reply. What must be set right belongs in the private talk or a removal request.",
    find=_find,
)
