"""Calling the review or its writer false."""

from heard.guard.case import public_words
from heard.guard.find import sentence_of
from heard.guard.leaks import stems
from heard.guard.parts import sentence_at
from heard.guard.phrases import Phrases
from heard.guard.rule import TO_CUSTOMER, Check, Places, heard_or
from heard.guard.text import Text, plain
from heard.guard.tone import tones
from heard.vocabulary.reading import Span
from heard.vocabulary.text import Brief, Level

_PHRASES = Phrases(
    en="""
    your (tale|fairy tale|fable|yarn|little story|so called)
    (change|changing|changed|hide|hiding) [..1] (his|her|their|your) (profile|name|picture|photo)
    (nobody|no one|anybody|anyone) who [..6] (could|would) [never] (write|say|post|claim)
    nothing to (miss|complain about|be late for)
    (want|wants|wanted|wish|wishes|out|trying|means) to (do us|do us some|harm|hurt|damage|sink|ruin)
    (came|come|arrived|posted) [..2] (within|in) the [..1] (hour|minute|day|night)
    never [..2] (in|on|at|through|inside) (my|our) (chair|table|tables|shop|house|doors|door|books|car|cab|class|office)
    (bought|paid for|ordered) [..4] (farm|reviews from|from the same)
    (dozen|handful|others|other) [..3] (bought|same farm|same person|same hand)
    (this|the) (person|writer|individual|author|reviewer|poster) (was|has|is|did) [..1] (never|not)
    (writing|wrote|written|posting|posted) [..1] (for|on behalf of) (somebody|someone|another|a competitor) [..1] else
    (put|paid|sent|asked) you [..1] up to (it|this)
    (none|nothing) of (this|it|that|what you) [..3] (happened|took place|is true|was true|occurred)
    (odd|strange|curious|interesting|coincidence|funny|telling|remarkable) that [..5]
        (account|profile|review|reviewer|reviews|post)
    (account|profile) [..3] (opened|created|set up|registered|made) [..1] (today|yesterday|this week|recently|last
        week|the same day)
    (account|profile|name) [..4] (only review|one review|no other review|no other reviews|reviewed only|only one
        review|reviewed nobody else)
    (very|exact|exactly the|the) same (text|review|words|wording|story) [..6] (word for
        word|elsewhere|morning|other|posted|hotels|restaurants|shops)
    word for word
    (reads|looks|sounds|smells) like [..3] (work of|competitor|rival|fake|made up|grudge|friends
        across|invention|fiction|advert|revenge)
    (friends|colleagues|neighbours|competition) (across|down|over) the (street|road|way)
    (wonder|wonders|wondering|unclear|mystery) (where|who) (this|that|is behind|wrote|put you)
    never (sold|stocked|served|offered|carried|owned) [..3] so (one|we|i|this|it|you|there)
    (do not|does not|never) (sell|serve|offer|stock|have) [..4] so [..2] (you|this|your|it|one) [..3]
        (another|wrong|can not|must|mistaken|wonders|invented)
    (doubt|not convinced|hard to believe|do not believe) [..2] (whether|that|if|you|any of) [..4]
        (were|was|ever|real|visited|stayed|ordered|happened|exist|exists|true|genuine|here|customer|guest)
    no (guest|customer|client|patient|user|person|one|order|booking) [..2] (by|with|under|of) (that|this|your) name
    <(me|anyone|anybody|us|you|be|am) (suspicious|suspiciously)
    (coordinated|smear|campaign|troll farm|bot|bots|paid reviewer|copy pasted|copied|rehearsed|
        orchestrated)
    (you|the writer|whoever) [..2] (work|works|working|employed|sent|hired|connected) [..1] (for|by|to) [..5] (competition|
        competitor|rival|another|other|next door|across|them)
    (rival|rivals|the competition|another (hotel|restaurant|shop|clinic|company|firm|bank|plumber) [..3] (behind|street|town|
        road))
    (if|whether) (you|this) [..2] ever [..2] (were|was|been|visited|set foot|happened|stayed|here)
    (untruth|untruths|falsehood|falsehoods|fiction|fairy tale|fabrication|fabrications|invention|figment|concocted|dishonest|
        crook)
    (story|account|tale|claims|details|name|dates) [..2] (is|are|does|do) [..2] (invented|fiction|add up|made up|fabricated|
        fishy|not exist|impossible)
    (mistaken|confused|confusing|mixed) [..1] us (with|for|up)
    (fake|fraudulent|bogus|phoney|phony|fabricated|made up|malicious|fictitious|false|dishonest|invented|planted|paid) [..1]
        ({review}|account|accounts|profile|claims|claim|story|allegations|accusations)
    ({review}|account|profile|claim|story|this|that|it|complaint) (is|are|was|looks|seems|appears|must be) [..3] (fake|
        fraudulent|bogus|fabricated|made up|malicious|fictitious|a scam|a lie|lies|a hoax|spam|invented|planted|a fraud|a
        complete fabrication)
    (competitor|competitors|rival|rivals)
    (disgruntled|former|ex|dismissed|sacked) [..1] (employee|worker|staff|colleague)
    you (were|are|have) (never|not) [..3] ({customer}|here|visited|stayed|bought|ordered|set foot|a customer|a guest|a client)
    never (been|visited|stayed|set foot|eaten|ordered|bought|came|used) [..3] (here|us|our|restaurant|hotel|shop|store|
        premises|clinic|place|service)
    (not|never) [..1] a (real|genuine|true|actual) ({customer}|review)
    not a genuine
    (genuine|real) {customer} [..3] (would|do) not
    <(of|by|from|against|a|the|suspected|card) (fraud|scam|scammer|scammers) !(team|department|desk|alert|alerts|warning|check|checks)
    you are [..1] (a|nothing but a) [..1] (fraud|scammer)
    (fraudster|extortionist|con artist|trying to (extort|scam|blackmail|get (a free|free|money))|
        looking for (a free|free|freebies|compensation)|blackmail~|after a (free|refund|discount))
    (you|your review) !(were accused|are accused|were called) [..4] (lie|lies|lied|lying|making [..2] up|made [..3] up)
    (someone|somebody) [..2] (paid|hired|put you up|with a grudge)
    (odd|strange|curious|funny|remarkable) how [..4] (reviews|review|account|accounts|profile|profiles|posts|three|two|these|stars)
    whoever [..1] (made|dreamt|dreamed|thought|cooked) [..1] (this|it|that) up
    (you were|or were you|he was|she was) never (on|at|aboard|in) (it|the|our|that|this|here)
    (never|not) set foot
    (somebody|someone|a person|people|anyone) with an interest in (harming|hurting|damaging)
    (must|can only) conclude [..3] (written|posted|invented|from)
    """,
    es="""
    (acusacion~|historia|afirmacion~|lo que (dice|cuenta)) [..1] (es|son) [..2] (fals~|mentira~|inventad~|invencion)
    (se lo ha|te lo has|se lo han|se ha) inventado
    (se|te) [..1] inventa~ [..2] (todo|historia)
    {review} (fals~|inventad~|inventat~|fraudulent~|fint~)
    (falsa|fals~|inventad~|fraudulent~|malintencionad~) [..1] ({review}|acusac~|perfil)
    ({review}|perfil|esto|historia) [..1] (es|parece|son) [..2] (fals~|inventad~|fraudulent~|mentira|un montaje|una estafa)
    (competencia|competidor~|exemplead~|ex empleado)
    (nunca|jamas|no) [..2] (ha sido|ha estado|fue|estuvo|ha comprado|ha venido|es) [..3] ({customer}|aqui|en nuestr~|nuestr~)
    (estafa~|fraude|chantaj~|extorsi~)
    (busca|quiere|pretende) [..3] (gratis|dinero|una compensacion|aprovecharse)
    """,
    fr="""
    (affirmation~|accusation~|recit|propos|histoire) [..1] (est|sont) [..2] (faux|fausse~|mensonger~|invente~|pure invention|de toutes pieces)
    (vous avez|avez tout|vous l avez|a tout) [..1] invente
    cet avis est [..1] (bidon|faux|un faux|mensonger)
    (faux|fausse~|frauduleu~|invente~|malveillant~|mensonger~) [..1] ({review}|accusation~|profil|temoignage)
    ({review}|profil|temoignage|cela|histoire) [..1] (est|semble|parait) [..2] (faux|fausse|frauduleu~|invente~|un mensonge|
        de toutes pieces|mensonger~)
    (concurrent|concurrents|concurrence|ancien employe|ancienne employee|ancien salarie)
    (vous n|n) (avez|etes|etiez) jamais [..3] ({customer}|venu~|mis les pieds|chez nous|commande|sejourne|ete)
    (escro~|fraude|arnaqu~|chantage|extor~)
    (cherchez|voulez|esperez) [..3] (gratuit~|de l argent|un remboursement|profiter)
    """,
    de="""
    (behauptung~|aussage~|vorwurf|vorwurfe|schilderung|beschwerde|alles) [..2] (ist|sind) [..2] (frei erfunden|erfunden|erlogen|gelogen|unwahr|aus der luft)
    (das|alles|sie haben) [..4] (frei erfunden|ausgedacht|erfunden|erlogen)
    (gefalscht~|fake|falsch~|erfunden~|betrugerisch~|boswillig~) [..1] ({review}|profil|anschuldigung~|fakebewertung)
    (fakebewertung|fake bewertung)
    ({review}|profil|geschichte|das) [..1] (ist|sind|scheint|wirkt) [..2] (gefalscht|fake|erfunden|frei erfunden|betrug|ein
        fake|gelogen)
    (konkurrent~|konkurrenz|mitbewerber~|wettbewerber~|ehemaliger mitarbeiter|ehemalige mitarbeiterin|exmitarbeiter)
    (waren|sind|haben) [sie] [..2] (nie|niemals|gar nicht) [..3] ({customer}|bei uns|hier|bestellt|gast)
    (betrug|betruger~|erpress~|abzock~)
    (wollen|mochten|hoffen) [sie] [..3] (gratis|geld herausschlagen|abstauben|umsonst)
    """,
    it="""
    (accus~|storia|affermazion~|racconto|quanto scrive) [..1] (e|sono) [..2] (fals~|inventat~|invenzione|bugia|bugie)
    (si e|se lo e|vi siete|ha|avete) inventat~ [..1] (tutto|tutta|storia|quest~)
    {review} (fals~|inventad~|inventat~|fraudulent~|fint~)
    (fals~|fint~|inventat~|fraudolent~|malevol~) [..1] ({review}|accus~|profilo)
    ({review}|profilo|storia|questo) [..1] (e|sembra|pare) [..2] (fals~|fint~|inventat~|fraudolent~|una bugia|una truffa)
    (concorrente|concorrenti|concorrenza|ex dipendente)
    (non|mai) [..2] (e|ha) [..1] (mai|stat~) [..3] ({customer}|stat~|da noi|qui|messo piede|nostro|nostra)
    (truff~|frode|ricatt~|estorsion~)
    (cerca|vuole|spera) [..3] (gratis|soldi|approfittar~|un rimborso facile)
    """,
    pt="""
    (acusacao|historia|afirmacao|relato|o que (diz|conta)) [..1] (e|sao) [..2] (fals~|mentira~|inventad~|invencao)
    {review} [..1] (e|parece|so pode ser) [..1] (fake|falsa|falso|inventad~|mentira)
    (inventou|inventaram) (tudo|isto|isso|esta historia)
    {review} (fals~|inventad~|inventat~|fraudulent~|fint~)
    (fals~|inventad~|fraudulent~|mal intencionad~) [..1] ({review}|acusac~|perfil)
    ({review}|perfil|historia|isto|isso) [..1] (e|parece) [..2] (fals~|inventad~|fraudulent~|mentira|uma fraude)
    (concorrente|concorrentes|concorrencia|ex funcionario|ex funcionaria|antigo funcionario)
    (nunca|jamais|nao) [..2] (foi|esteve|comprou|veio|e) [..3] ({customer}|aqui|nosso|nossa|no nosso|na nossa)
    (burla~|fraude|golpe|golpista|chantag~|extorsao)
    (procura|quer|pretende) [..3] (gratis|dinheiro|aproveitar se|borla)
    """,
    nl="""
    (bewering~|beschuldiging~|verhaal|klacht) [..1] (is|zijn) [..2] (verzonnen|gelogen|onwaar|uit de duim|pure fantasie)
    (dit|dat|alles) is [..1] (verzonnen|gelogen|nep|uit de duim)
    (u|je|jij) (hebt|heeft) [..2] verzonnen
    (valse|nep|neppe|verzonnen|frauduleuze|kwaadwillige|fake) [..1] ({review}|beschuldiging~|profiel)
    (nepreview|neprecensie)
    ({review}|profiel|verhaal|dit) [..1] (is|lijkt|zijn) [..2] (nep|vals|verzonnen|fake|gelogen|uit de duim gezogen)
    (concurrent|concurrenten|concurrentie|ex medewerker|voormalig medewerker|oud medewerker)
    u (bent|heeft|was) [..1] (nooit|niet) [..3] ({customer}|hier|bij ons|geweest|besteld)
    (oplichter~|oplichting|fraude|afpers~|chantage)
    (wilt|hoopt|probeert) [..3] (gratis|geld|slaatje)
    """,
)


def _find(text: Text, brief: Brief) -> Places:
    """What phrases or the head find, but for a lone word that takes up what the customer called the business."""
    theirs = stems(public_words(brief))
    said = [span for span in _PHRASES.find(text) if not {word[:5] for word in plain(span.of(text.raw))} <= theirs]
    return (span for span in heard_or(said, text, "fake", sure=True) if not _says_nothing(text, span))


def _perhaps(text: Text, _brief: Brief) -> Places:
    return (span for span in tones(text, "fake") if not _says_nothing(text, span))


# What others called them is no word of one's own.
_CALLED = Phrases(
    en="(be|being|been|were|was|feel|felt) (told|called|accused|treated|made to feel|branded)",
    es="(que (le|te|la|lo) (digan|llamen|acusen|tachen)|ser (acusad~|tratad~)|sentirse)",
    fr="((se faire|etre) (traiter|traite~|dire|accuse~|accuser)|se sentir)",
    de="(vorgeworfen zu|genannt zu|als lugner|unterstellt zu|sich [..2] zu fuhlen)",
    it="(sentirsi|essere (accusat~|chiamat~|trattat~)|farsi dire)",
    pt="(sentir se|ser (acusad~|chamad~|tratad~)|ouvir dizer)",
    nl="((beschuldigd|uitgemaakt|genoemd) (te|worden)|te horen krijgen)",
)


def _says_nothing(text: Text, span: Span) -> bool:
    """Whether the sentence says that one cannot say whether it is so, or what others called them."""
    told = sentence_at(text, span.start)
    called = any(sentence_of(text, one) == sentence_of(text, span) and one.start <= span.start for one in _CALLED.find(text))
    return bool(called or (told and told.keeps_silent))


CHECK = Check(
    id="accuses_fake",
    rule="R-13",
    level=Level.BLOCK,
    law=True,
    kinds=TO_CUSTOMER,
    meaning="Nobody is called a liar, a fraud, a competitor or no customer.",
    why="A false accusation in public, meant to stop a review, is unlawful; Tripadvisor removes replies that allege fraud.",
    mend="Answer as if it were true. What you can prove goes to the platform in a removal request.",
    find=_find,
    perhaps=_perhaps,
)
