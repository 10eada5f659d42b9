"""Talking down."""

from heard.guard.phrases import Phrases
from heard.guard.rule import ANSWERS, Check, phrased
from heard.vocabulary.text import Level

_PHRASES = Phrases(
    en="""
    (that|this) is [..1] (how|what|why) [..3] (works|work|is called|are called|is done|are done|called)
    you (may|might|should|would) (want|wish|do well|care) to (read|learn|look
        up|familiarise|study|research|google|consult|acquaint)
    (familiarise|acquaint|educate) yourself
    you (seem|appear) to (have misread|have misunderstood|have
        confused|misunderstand|confuse|struggle|think|believe|forget|have forgotten|expect|assume|be under|be confused|be
        unaware|lack)
    with (all due|the greatest|all possible) respect
    (goes without saying|self explanatory|needs no explanation|not brain surgery|not rocket science)
    (any|every) (child|schoolchild|adult|beginner|fool|cook|driver|professional|expert|plumber|grown
        up|homeowner|traveller|landlord) [..2] (knows|could|can|would|will|understands|learns|manages|realises|sees)
    (layperson|laypeople|layman|laymen|untrained|uninitiated|amateur|amateurs|novice|novices|non expert|non
        experts|inexperienced) [..3]
    (small|little|friendly|free|quick) (tip|lesson|hint) [..2]
    (it|this|that) is [..1] (really|actually|quite|very|rather|so|fairly) (simple|easy|straightforward|basic) !(to (say|see
        why))
    (common knowledge|common sense|every schoolbook|schoolbook)
    first thing about
    (as|which) (i am|we are) sure you (will|can|would|understand|appreciate|know)
    (perhaps|maybe|might) [..3] (better off|happier|more comfortable|more suited|better suited|try somewhere|fast food|a
        chain|mcdonald's|cheaper|simpler)
    (quick|simple|closer|cursory|brief) (look|glance|read|search|google) [..6] (would|will|shows|tells|reveals)
    for (future reference|next time|your guidance|your benefit)
    (anyone|anybody|everyone|people|those|most people|guests|customers) [..2] (who|with) [..3] (know|knows|understands|
        understand|has ever|eye|palate|experience|a basic|basic|manages|manage|appreciate|appreciates|sense|clue)
    (most|other|all our other) (people|guests|customers|users|patients) [..2] (manage|managed|understand|find|cope|grasp)
    (gently|kindly|politely) (remind|point out|suggest)
    (basic|elementary|rudimentary|simplest|fundamental) [..2] (understanding|knowledge|concept|grasp|rule|idea|steps|
        instructions|maths|physics|english)
    (not|never) [..1] (expect|assume) [..2] (everyone|everybody|you) to (understand|know|appreciate|grasp)
    (you|one) (may|might|will|would) (not|find|learn|come to|one day|have to) [..2] (aware|realise|realize|know|understand|
        learn|appreciate|discover)
    (as you|you) (should|ought to|would|will) (know|be aware|realise|realize|have learned|have learnt|understand)
    (you|people) (clearly|obviously|evidently|apparently) [..3] (not|never|no|misunderst~|fail~|unaware|unfamiliar|confus~)
    (as|like) (any|anyone|every|everyone|everybody|most people|any reasonable|any sensible) [..4] (know|knows|understand~|
        will tell|agree|can see)
    (anyone|anybody|everybody|everyone|any adult|a child|a reasonable person|sensible people) [..3] (knows|would know|
        understands|would understand|can see|could see|could tell)
    (common|basic) (sense|courtesy|knowledge|manners|arithmetic|maths)
    let (me|us) (explain|educate|teach|walk you through|spell it out|make this simple|break it down)
    (calm|cool|simmer) down
    (it is|this is) (not rocket science|really very simple|really quite simple|not that (hard|difficult|complicated))
    (for|in) your (information|education)
    you try (getting|finding|running|doing|keeping|cooking|driving)
    one (does|might|would|can) (wonder|think|hope|imagine|have thought)
    (not|never) [..1] (for|to) (every|everyone's|everybody's|the average|just any) (palate|tastebud|tastebuds)
    (common|easy) (mistake|misunderstanding|error) among
    (anyone|those|anybody) who can (read|count|tell|see|add)
    (something|food) [..1] to (think about|bear in mind|consider|remember|think on) for (the|your) next
    (did|do) you (know|realise|realize) what [..3] (cost|costs|takes|involves|means)
    (explain|put|say) [..2] (slowly|plainly as i can|in simple terms|so that it sinks in)
    as somebody outside
    (as|because) the name (says|suggests|implies)
    (first|second) (line|page|paragraph|sentence) [..3] so it would
    if you can not afford
    pays to (read|look|check|know|learn)
    nobody was looking
    (less|more) (demanding|easily pleased) (then|in those days|back then)
    (pays|pay) to (read|look|learn|know)
    (would|will|may|might) suit you better
    whether (they|you|people) (appreciate|like|notice|know) it or not
    (leave|check) (our|your|the) ego
    (a little|a bit of|some|a bit more|a little more) (patience|understanding|respect|kindness|perspective|planning|humility) [..3] (goes|would|will|helps|
        please|might|could|can)
    (cut|give) (her|him|them|us|the (girl|lad|boy|kid)) [..1] (some|a little|a bit of|a) (slack|break)
    used to (acrylic|fast food|chains|sliced|processed|instant|tinned|frozen)
    as a [moment's|little] thought
    (members of the public|lay people|the average (customer|person|guest|user)|an untrained eye)
    (you would|you will|you might) be (surprised|amazed|astonished) (how|what)
    (which|as|that) (any|every) [..2] (knows|know|will tell you|would tell you|will confirm)
    as (knitters|experts|professionals|bakers|connoisseurs) [..1] (confirm|will confirm|tell you|will tell you|know)
    any (parisian|italian|indian|chef|professional|expert|baker|mechanic|builder|vet|doctor|parent|owner|sailor|gardener|mother|local) [..1]
        (will|would|could|can) (tell|confirm)
    (pen and paper|an abacus|a typewriter|a paper map) [..4] (your|you|better|more)
    (is|are|be|perhaps|maybe) [..2] (more your (thing|style|taste|level|speed)|not your (thing|cup of tea|world))
    we were all (new|young|beginners)
    (you are|one is|somebody is|someone is) (new to|not familiar with|unfamiliar with|not used to)
    (i am|we are) sure [that] you would (want|agree|feel|do)
    that is the nature of
    anyone (who|that) cares to (look|read|check)
    not [..1] cut out for
    as a [quick|short] (look|glance) at [..5] (shows|show|tells|would|will)
    (find|finds) (this|that|it) (difficult|hard) to (accept|understand|grasp|believe) !(too|myself)
    for (those|anyone|people) who bother to
    """,
    es="""
    para (una persona|alguien|quien) (sin|que no) [..5]
    es (bien|muy|de lo mas|bastante) sencillo
    (cualquier|todo) (nino|adulto|persona|viajero|cliente) [..3] (sabe|sabria|entiende|entenderia|puede|podria)
    (por definicion|como es (sabido|logico|natural)|es de sentido comun|es logica basica|es muy sencillo)
    (asi|es asi como) (funciona~|es como funciona~)
    (quiza|tal vez|quizas) [..3] (no este|no esta) [..1] (acostumbrad~|habituad~|familiarizad~)
    (como) [usted] [..1] [quiza|tal vez|seguramente|probablemente] [..1] no (sabe|sabra|sepa|entiende|comprende)
    (esta claro|es evidente|obviamente|evidentemente) que [no] [..2] (sabe|entiende|comprende|conoce|usted)
    (cualquiera|cualquier persona|todo el mundo|cualquier adulto) [..3] (sabe|entiende|sabria|entenderia)
    (sentido comun|educacion basica|de primero de)
    (dejeme|permitame|dejenos) (explicarle|ensenarle|aclararle)
    (calmese|tranquilicese|relajese)
    (para su informacion|un consejo)
    (no es|tampoco es) tan (dificil|complicado)
    (querid~|estimad~) (amig~ mi~|senor mio)
    (un poco de|algo de|tener) paciencia
    quien entiende de
    (no es|usted no es) (profesional|del oficio|experto)
    a su edad
    (un poco mas de|mas) comprension [..4] (mal|vendria)
    (conviene|hay que|se) (informarse|informa|leer) antes
    """,
    fr="""
    (peut etre|sans doute) (faut il|faudrait il) [..2] (avoir|etre|savoir)
    (un vrai|une vraie) (hotel|restaurant|cuisine|medecin)
    (n importe quel|tout|chaque|n importe quelle) (enfant|adulte|personne|voyageur|client) [..3]
        (sait|saurait|comprend|comprendrait|peut)
    (par definition|comme chacun (le sait|sait)|c est (du bon sens|tres simple|elementaire|logique))
    (c est ainsi que|voila comment|c est comme ca que) [..3] (fonctionne~|marche~)
    (vous n etes|vous n avez) [..3] (pas habitue~|pas l habitude|pas familier~)
    (comme vous) [..1] (l ignorez|ne le savez|ne savez|ne semblez) [..2]
    (visiblement|manifestement|evidemment|apparemment) vous (ne|n)
    (n importe qui|tout le monde|chacun|toute personne) [..3] (sait|comprend|le sait|saurait|comprendrait)
    (bon sens|simple bon sens)
    (laissez moi|permettez moi de|laissez nous) [..1] (expliquer|apprendre|eclairer)
    (calmez vous|du calme|detendez vous)
    (pour votre (information|gouverne)|un conseil)
    (ce n est pas) [..1] (complique|sorcier|bien difficile)
    (ma chere dame|mon cher monsieur|ma petite dame|mon bon monsieur)
    (un peu de|preuve de|avoir de la) patience
    (quand on s y connait|qui s y connait)
    vous n etes pas (du metier|un professionnel|une professionnelle)
    a votre age
    un peu (plus de|de) comprehension
    (on se renseigne|il convient de se renseigner|il faut se renseigner)
    """,
    de="""
    (nicht|gar nicht) so schwer (zu verstehen|zu begreifen)
    (sind ja|ist ja|ja eigentlich) [..2] nicht so schwer
    (jedes|jeder|jede) (kind|erwachsene|mensch|reisende|gast|laie) [..2] (weiss|wurde|versteht|kann)
    (per definition|wie jeder weiss|bekanntlich|das ist (doch )[ganz einfach|logisch|selbstverstandlich]|gesunder
        menschenverstand)
    so funktionier~ [..3] (das|nun mal|eben|banken|gastronomie|handwerk)
    sie sind [..3] nicht (gewohnt|vertraut)
    wie sie (vielleicht|wohl|offenbar|wahrscheinlich|anscheinend) [..2] (nicht|nicht wissen)
    (offensichtlich|offenbar|anscheinend|ganz klar) [..3] (sie|ihnen) [..3] (nicht|nie|kein~)
    (jeder|jedes kind|jeder erwachsene|jedem|jeder vernunftige) [..4] (weiss|versteht|klar|einleuchten)
    (gesunder menschenverstand|gesunden menschenverstand|menschenverstand)
    (lassen sie mich|lassen sie uns) [..3] (erklaren|belehren|beibringen)
    (beruhigen sie sich|kommen sie runter|bleiben sie mal ruhig)
    (zu ihrer information|ein kleiner tipp|ein guter rat)
    (gute frau|guter mann|mein lieber herr|meine liebe dame)
    (so schwer|keine raketenwissenschaft|nicht so kompliziert)
    klar im vorteil
    (etwas|ein bisschen|ein wenig) (geduld|mehr verstandnis|verstandnis|mehr geduld) [..2] (mitbringen|haben|wurde|ware|schadet)
    wer [etwas] von [..2] versteht
    als (laie|aussenstehender)
    in ihrem alter
    (muss man|man muss) (eben|halt|schon)
    (man|da) [..2] (kennt|weiss) [man] [..2] wenn man (schon|mal|etwas)
    so etwas kennt man
    """,
    it="""
    chi (la|lo|li|le) (conosce|capisce|sa) [..2] (sa|lo sa|capisce)
    a camminare [..1] si impara
    (qualsiasi|qualunque|ogni) (bambino|adulto|persona|viaggiatore|cliente) [..3] (sa|saprebbe|capisce|capirebbe|puo)
    (per definizione|come (tutti sanno|e noto|e ovvio)|e (molto semplice|elementare|una questione di buon senso))
    (e cosi che|cosi) funziona~
    (forse|evidentemente) [..2] non [..1] (e abituat~|siete abituat~|ha familiarita)
    come (forse|probabilmente|evidentemente) [lei] non (sa|capisce)
    (evidentemente|chiaramente|ovviamente) [lei] non (sa|ha capito|capisce|conosce)
    (chiunque|tutti|qualsiasi persona|un bambino) [..3] (sa|sanno|capisce|capirebbe|capirebbero)
    (buon senso|semplice buonsenso)
    (le spiego|mi lasci spiegare|lasci che le spieghi|mi permetta di insegnarle)
    (si calmi|stia calm~)
    (per sua informazione|un consiglio)
    (cara signora|caro signore|mio caro|cara mia)
    (non e) [..1] (cosi difficile|tanto difficile|complicato)
    forse non (l ha|lo ha|ha) (capit~|afferrat~|compres~)
    (un po di|avere|bisogna avere) [..1] pazienza
    chi si intende di
    lei non e (del mestiere|un professionista|del settore)
    alla sua eta
    un po piu di comprensione
    ci si informa prima
    """,
    pt="""
    (complicado|dificil|demais|confuso) para (a sua|si|voce|a tua) [..1] (idade|cabeca|formacao)
    (qualquer|todo) (crianca|adulto|pessoa|viajante|cliente) [..3] (sabe|saberia|entende|entenderia|pode|percebe)
    (por definicao|como (toda a gente sabe|todos sabem|e obvio|e logico)|e (muito simples|elementar|uma questao de bom
        senso))
    (e assim que|assim) funciona~
    (talvez|pelos vistos) [..2] nao [..1] (esteja|esta) [..1] (habituad~|familiarizad~|acostumad~)
    como (talvez|provavelmente|certamente) [..1] nao (sabe|saiba|compreende)
    (claramente|obviamente|evidentemente) [..2] nao (sabe|entende|compreende|percebe|percebeu)
    (qualquer pessoa|toda a gente|todo mundo|qualquer um|uma crianca) [..3] (sabe|entende|compreende|percebe)
    (senso comum|bom senso)
    (deixe me|permita me|deixe nos) (explicar|ensinar)
    (acalme se|tenha calma|calma)
    (para sua informacao|um conselho)
    (minha cara senhora|meu caro|minha querida|meu caro senhor)
    (nao e) [..1] (assim tao dificil|tao dificil|complicado)
    (um pouco de|ter) paciencia
    quem percebe de
    nao e do (ramo|oficio|meio)
    na sua idade
    um pouco mais de compreensao
    convem (informar|ler)
    e assim que se (faz|come|serve)
    """,
    nl="""
    (leert|weet|kan|begrijpt) een kind [..2]
    een (waslabel|handleiding|kaart|menu) lezen
    (elk|elke|ieder|iedere) (kind|volwassene|mens|reiziger|gast|leek) [..2] (weet|begrijpt|zou|kan)
    (per definitie|zoals iedereen weet|zoals bekend|het is (heel simpel|heel eenvoudig|logisch|gezond verstand))
    zo werkt [..4] (nu eenmaal|nou eenmaal|dat|een bank|een keuken)
    (u|je) bent [..3] niet (gewend|vertrouwd|bekend)
    zoals u (misschien|wellicht|blijkbaar|waarschijnlijk) niet
    (blijkbaar|kennelijk|duidelijk|overduidelijk) [..2] u [..3] niet
    (iedereen|elk kind|ieder kind|ieder weldenkend mens|iedere volwassene) [..3] (weet|snapt|begrijpt)
    (gezond verstand|boerenverstand)
    (laat mij|laat me|laten we) [..2] (uitleggen|even uitleggen)
    (rustig maar|kalmeer|doe eens rustig|rustig aan)
    (ter informatie|een tip|goede raad)
    (beste man|beste mevrouw|lieve mevrouw|mijn beste)
    (zo moeilijk|niet zo ingewikkeld|geen hogere wiskunde)
    (wat|een beetje|gewoon wat) geduld [..1] (hebben|is)
    wie [..1] verstand heeft van
    u bent geen (vakman|expert|deskundige)
    op uw leeftijd
    wat meer begrip
    men informeert zich
    """,
)

CHECK = Check(
    id="condescending",
    rule="seed 003",
    level=Level.WARN,
    kinds=ANSWERS,
    meaning="Nobody is talked down to.",
    why="This talks down to the customer.",
    mend="Write it as you would say it to a neighbour whom you respect.",
    find=phrased(_PHRASES, tone="condescending"),
)
