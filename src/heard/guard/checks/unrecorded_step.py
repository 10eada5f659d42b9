"""A step that is not on record."""

import re

from heard.guard.asking import CHANGE_WISH, REMOVE_WISH
from heard.guard.find import sentence_of
from heard.guard.leaks import is_recorded
from heard.guard.marks import THANKS
from heard.guard.own import own_words
from heard.guard.phrases import Phrases
from heard.guard.rule import PRIVATE, PUBLIC, Check, Places, heard_or
from heard.guard.text import Text
from heard.vocabulary.reading import Span
from heard.vocabulary.text import Brief, Level

_PHRASES = Phrases(
    en="""
    (pushed|shipped|rolled out|released|deployed|published) [..1] (a|the|an|our) [..2] (fix|update|patch|release|version|hotfix|build)
    (ever since|since (this|your|that) [..1] (came in|review|note|post|message|visit|complaint|happened|day))
    (man|people|firm|team|company|engineer|plumber|electrician|fitter) (came|were here|was here|was in|were in|has been) [..2] (yesterday|today|this
        morning|monday|tuesday|wednesday|thursday|friday|last week|already)
    (every|each|all) [..3] (got|gets|were given|was given|received) [..1] (a|new|fresh|bigger|second|extra)
    (was|were) [..1] (rebuilt|replastered|refitted|reupholstered|reprinted|rewritten|reworded|retrained|repriced)
    off the road ever since
    (every|each|all|nobody|no one) [..14] (as of|from|since|starting) (today|now on|tomorrow|monday|
        tuesday|wednesday|thursday|friday|saturday|sunday|this (week|month|morning|season)|last (week|month)|next (week|month))
    (a|an|the|our) [..2] (specialist|expert|contractor|company|firm|technician|inspector|engineer|cleaner|auditor|trainer) [..1] (comes|visits|
        checks|inspects|calls|cleans|tests|services|looks in) [..3] (daily|weekly|monthly|every|each|once|twice)
    <(you|they|guests|i) (was|were|been) [..2] (stripped|treated !(so|badly|like|rudely|as|with)|disinfected|sanitised|sanitized|fumigated|sprayed|
        descaled|recalibrated|scrubbed|resealed|regrouted|rewired|repainted|relined|restocked|relaid|retiled)
    (took|taken|brought|bring|hired|put) on (a|an|another|two|three|more|extra|new) [..3] (person|people|hands|staff|cook|driver|
        waiter|colleague|member|nurse|cleaner|receptionist|for)
    (has|have) [..1] been (told|shown|spoken to|reminded|instructed|briefed|warned|coached|retaught) [..3] (to|how|about|off|again|since)
    (that|this|the) [..2] (supplier|batch|product|dish|recipe|machine|oven|policy|rule|fee) (is|was|has been) [..1] (gone|dropped|binned|scrapped|history|
        out|off the menu|no more)
    (whoever|everyone|everybody|anyone|each of us|both of us|all of us) [..4] now (checks|check|signs|sign|has|have|gets|get|knows|
        know|carries|carry|wears|wear|counts|count|calls|call)
    <(you|and) now (wear|wears|carry|carries|wash|washes|use|uses|sign|signs|come|comes|go|goes) [..3] (nets|gloves|every|each|twice|before|with|
        a|from)
    (plumber|engineer|electrician|technician|contractor|new chef|joiner|builder|locksmith|specialist) [..1]
        (fitted|installed|replaced|repaired|fixed|changed|inspected|cleaned|serviced|mended|rewired)
    now
        (scans|scan|weighs|weigh|labels|label|counts|count|inspects|inspect|rings|ring|phones|phone|measures|measure|
        photographs|photograph|logs|log|records|starts|start|opens|open|closes|close)
        [..3] (every|each|all|before|twice|at|the)
    (version|update|release|patch) [..3] (fixes|fixed|takes
        care|solves|solved|resolves|resolved|corrects|corrected|sorts|cures)
    (given|handed|had) [..4] (notice|written warning|a warning|the sack|refresher|retraining|a talking to|extra
        training)
    (have|has|was|were|been) [..2] (dismissed|suspended|disciplined|let go|reassigned|sacked|fired|removed from|moved
        to the)
    (have|has) since [..4]
        (moved|changed|replaced|given|put|taken|added|hired|made|closed|opened|bought|switched|stopped|started|left|
        cleaned|fixed|spoken|trained)
    (we|i|they|team|staff|kitchen|management|chef|manager|owner|everyone) !(would|should|could|might|may|
        must) [..1] (have|has) [..2] (brought in|taken on|doubled|
        tripled|set up|put up|put in|begun|started|ended|scrapped|dropped|cut|cleaned|serviced|rebuilt|redesigned|rewired|
        switched|tightened|extended|signed|ordered|booked|appointed|launched|rolled out|removed|taken off|thrown out|closed|
        opened|painted|sealed|tested|checked every|inspected|recalled|warned|briefed|sat down|gone through|agreed|made sure|
        made changes|invested|expanded|simplified|reorganised|reorganized|increased|raised|lowered|reduced)
    (we|our team|the kitchen|our staff|every [..1]|each [..1]|all [..1]) now (check|checks|have|has|use|uses|call|calls|carry|
        carries|work|works|keep|keeps|test|tests|clean|cleans|serve|serves|train|trains|confirm|confirms|send|sends|answer|
        answers|double|require|get|gets|go|goes|sign|signs|pack|packs)
    (starting|from|as of|since) (today|now on|tomorrow|monday|tuesday|wednesday|thursday|friday|this week|next week|next
        month|this month|yesterday) [..3] (we|every|all|each|our|two|a|the|there)
    (is|are) now (in place|fixed|repaired|checked|closed|working|gone|available|installed|cleaned|trained|locked|tested|
        monitored|staffed|replaced|live|running|open|standard|mandatory)
    (no longer) (use|uses|serve|sell|work with|accept|allow|charge|outsource)
    (training|retraining|refresher|workshop|course|new (system|procedure|policy|process|manager|supplier|software|equipment|
        machine|oven|boiler|schedule|rota|team)) [..1] (is|was|has|are|have|will|starts|started|begins|arrives|comes|for)
    <(answer|it|that|this|price|prices|outcome) (will|shall|are going to|is going to|are about to) !(not|never) [..2] (double|
        extend|switch|move|open|close|change|renovate|refund|
        redesign|remove|stop (using|serving|selling|working|charging|taking|the)|start|reorganise|appoint|recruit|test|
        rebuild|launch|roll out|send !(you)|deep clean)
    (we|i|they|team|staff|kitchen|management|chef|manager|owner) !(would|should|could|might|may|must) [..1] (have|
        has) [..2] (retrained|trained|changed|replaced|
        repaired|fixed|hired|introduced|installed|updated|upgraded|improved|
        revised|rewritten|added|doubled|increased|reminded|coached|implemented|put in place|bought|renovated|refurbished|
        overhauled|recruited|corrected|moved|stopped|resolved)
    (have|has) [..2] (spoken|talked|discussed|met|addressed|raised) [..3] (with|to|this) [..3] (team|staff|chef|kitchen|
        manager|driver|colleague|colleagues|everyone|crew|them|supplier)
    <(not|never|to) (was|were|is|are|been|is being|are being) !(not|never|to) [..1] (put in place|introduced|added|hired|retrained|replaced|
        repaired|fixed|
        updated|upgraded|rewritten|trained !(to|in|for|as)|reminded|refurbished|deep cleaned|serviced)
    (we|i) [..2] (retrained|replaced|repaired|fixed|hired|introduced|installed|upgraded|rewrote|reminded)
    (will|shall|are going to|is going to) !(not|never) [..2] (retrain|replace|repair|hire|introduce|install|upgrade|rewrite|train|
        refurbish|add|buy|implement)
    (we|i) have had [..1] (the|a|an|our) (exterminator|electrician|plumber|engineer|locksmith|painter|cleaners|
        inspector|pest) [..4] (in|through|out|round|around)
    """,
    es="""
    (entretanto|mientras tanto|desde entonces) [..5]
    (desde|a partir de) (hoy|ayer|ahora|manana|esta semana|este mes|la semana pasada|el (lunes|martes|miercoles|jueves|viernes|
        sabado|domingo)) [..3] (se|todo|todos|todas|cada|hay|tenemos|revisamos|comprobamos|contamos|nuestro|nuestra|ningun)
    (todo el|el|nuestro) (equipo|personal) [..3] (ha|han) [..2] (hecho|recibido|realizado|pasado) [..3]
    (de ahora en adelante|a partir de ahora|desde ahora)
    (ha sido|han sido|hemos) [..1]
        (despedid~|apartad~|suspendid~|sancionad~|retirad~|limpiad~|duplicad~|cerrad~|eliminad~)
    (hemos|han|ha|se ha|se han) [..1] (formado|cambiado|sustituido|reparado|arreglado|contratado|instalado|mejorado|revisado|
        anadido|reforzado|renovado|implantado|corregido|actualizado|hablado con|solucionado)
    (vamos a|formaremos|sustituiremos|repararemos|contrataremos|instalaremos|renovaremos) [..1] (formar|cambiar|sustituir|
        reparar|contratar|instalar|reforzar|renovar|el|la|al|a)
    """,
    fr="""
    (entre temps|depuis lors|depuis votre) [..5]
    (depuis|des|a partir de|a compter de) (aujourd'hui|hier|demain|maintenant|cette semaine|ce mois|la semaine derniere|lundi|mardi|mercredi|
        jeudi|vendredi|samedi|dimanche) [..3] (nous|chaque|tous|toutes|tout|il y a|notre|plus aucun)
    (desormais|dorenavant) [..4]
    (toute l equipe|l equipe|le personnel) [..2] (a|ont) [..2] (suivi|recu|fait) [..3]
    (avons|a|ont|ete) [..2] (retire~|licencie~|ecarte~|suspendu~|sanctionne~|nettoye~|double~|supprime~|ferme~)
    (avons|a|ont|ete) [..2] (forme|change|remplace~|repare~|embauche|recrute|installe~|ameliore|revu|ajoute|renforce|renove~|
        corrige|mis en place|mis a jour|parle a|resolu)
    (allons|formerons|remplacerons|reparerons|embaucherons|installerons) [..2] (former|remplacer|reparer|embaucher|installer|
        renforcer|renover|le|la|les|notre|nos)
    """,
    de="""
    (inzwischen|mittlerweile|seither) [..5]
    (tragt|tragen|haben|hat|wird|werden|gibt) [..3] (inzwischen|mittlerweile|jetzt|nun|seither) [..3]
    ^ (seit|ab) (heute|gestern|sofort|morgen|dieser woche|letzter woche|diesem monat|montag|dienstag|mittwoch|donnerstag|freitag|samstag|
        sonntag) [..1] (wird|werden|haben|hat|gibt|ist|sind|prufen|pruft|kontrollier~|steht|stehen|liegt|arbeit~|wiegt|wiegen)
    (jede~|alle|alles|unsere) [..6] (seit|ab) (heute|gestern|sofort|dieser woche|letzter woche|diesem monat|montag)
    (kunftig|ab jetzt|von nun an|fortan|seither|seitdem) [..1] (wird|werden|haben|hat|gibt|prufen|pruft|kontrollier~|tragen|tragt)
    (wird|werden) (jetzt|nun) [..5]
    (haben|hat|wurde|wurden|ist) [..6] (entlassen|abgemahnt|suspendiert|gekundigt|gereinigt|verdoppelt|aus dem
        (programm|katalog)|entfernt|versetzt)
    (haben|hat|wurde|wurden|ist|sind) [..6] (geschult|ausgetauscht|ersetzt|repariert|eingestellt|eingefuhrt|installiert|
        verbessert|uberarbeitet|erganzt|erneuert|behoben|umgestellt|aktualisiert|nachgeschult|geandert)
    (werden|werde) [..6] (schulen|austauschen|ersetzen|reparieren|einstellen|einfuhren|installieren|erneuern|nachschulen)
    """,
    it="""
    (nel frattempo|intanto) [..5]
    (da|a partire da) (oggi|ieri|domani|adesso|ora|questa settimana|questo mese|lunedi|martedi|mercoledi|giovedi|venerdi|sabato|
        domenica) [..3] (ogni|tutti|tutte|tutto|abbiamo|controlliamo|ce|c|il|la|nessun~|si)
    (d ora in poi|d ora in avanti|da ora in poi)
    (tutto il|il) (personale|team|gruppo) [..2] ha [..1] (seguito|fatto|ricevuto) [..3]
    (abbiamo|ha|e stat~) [..1] (allontanat~|licenziat~|sospes~|richiamat~|pulit~|raddoppiat~|tolto|chiuso|eliminat~)
    (abbiamo|ha|hanno|e stat~|sono stat~) [..1] (formato|cambiato|sostituit~|riparat~|assunto|installat~|migliorato|rivisto|
        aggiunto|rafforzato|rinnovat~|corretto|aggiornat~|introdotto|risolto|parlato con)
    (formeremo|sostituiremo|ripareremo|assumeremo|installeremo|rinnoveremo)
    """,
    pt="""
    (entretanto|desde entao) [..5]
    ja (foi|foram|nao trabalha|nao esta|temos|ha) [..3]
    (desde|a partir de) (hoje|ontem|agora|amanha|esta semana|este mes|segunda|terca|quarta|quinta|sexta) [..3] (todos|todas|tudo|cada|ha|temos|
        verificamos|contamos|nenhum|a nossa|o nosso)
    (a partir desta|desde esta|daqui em diante|a partir de agora|de agora em diante)
    (toda a equipa|toda a equipe|a equipa|a equipe|o pessoal) [..2] (fez|recebeu|teve|concluiu) [..3]
    (foi|foram|esta|ja) [..1]
        (afastad~|demitid~|despedid~|suspens~|trocad~|substituid~|limp~|advertid~|retirad~|reparad~|consertad~)
    (formamos|mudamos|substituimos|reparamos|contratamos|instalamos|melhoramos|revimos|acrescentamos|reforcamos|renovamos|
        corrigimos|atualizamos|introduzimos|resolvemos|treinamos)
    (foi|foram|temos|ja) [..1] (formad~|substituid~|reparad~|instalad~|renovad~|atualizad~|treinad~|corrigid~)
    (vamos|iremos) [..1] (formar|substituir|reparar|contratar|instalar|renovar|treinar|reforcar)
    """,
    nl="""
    (inmiddels|intussen|ondertussen) [..5]
    (sinds|vanaf) (vandaag|gisteren|morgen|nu|deze week|vorige week|deze maand|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|
        zondag) [..1] (wordt|worden|hebben|heeft|is|zijn|controler~|wegen|weegt|staat|krijgt|krijgen|checken|werken)
    (voortaan|van nu af aan|vanaf nu|sindsdien) [..4]
    (het hele team|ons team|het personeel|alle medewerkers) [..2] (heeft|hebben) [..6] (gevolgd|gehad|gekregen|gedaan)
    (hebben|heeft|is|zijn) [..5] (ontslagen|geschorst|berispt|schoongemaakt|verdubbeld|geschrapt|verwijderd uit|op non
        actief)
    (hebben|heeft|is|zijn|werd) [..6] (getraind|bijgeschoold|vervangen|gerepareerd|aangenomen|ingevoerd|geinstalleerd|
        verbeterd|herzien|toegevoegd|vernieuwd|opgelost|bijgewerkt|aangepast)
    (gaan|zullen) [..6] (trainen|vervangen|repareren|aannemen|invoeren|installeren|vernieuwen|bijscholen)
    """,
)


# "should have been replaced" tells that nothing was.
_OUGHT = re.compile(r"\b(?:should|ought to|could|would|might)(?: not|n['’]t)? have (?:been )?\w+$", re.IGNORECASE)


def _is_bargain(text: Text, sentence: Span) -> bool:
    """Whether it also asks something of the review: then it is told as that."""
    return any(sentence_of(text, span) == sentence for wish in (CHANGE_WISH, REMOVE_WISH) for span in wish.find(text))


def _find(told: Text, brief: Brief) -> Places:
    text = own_words(told, brief)
    thanks = {sentence_of(text, span) for span in THANKS.find(text)}
    for span in heard_or(_PHRASES.find(text), text, "step"):
        sentence = sentence_of(text, span)
        if span in thanks or _OUGHT.search(text.raw, sentence.start, span.end) or _is_bargain(text, sentence):
            continue
        verbs = frozenset(word.plain[:5] for word in text.words if word.start == span.start or word.end == span.end)
        if not is_recorded(text, sentence, brief, verbs):
            yield span


CHECK = Check(
    id="unrecorded_step",
    rule="seed 004",
    level=Level.WARN,
    kinds=PUBLIC | PRIVATE,
    meaning="A step that is told as done or promised stands on record.",
    why="Nothing on record says that this was done or promised. If it was not, you are telling readers something untrue.",
    mend="Record the step first, with its day, or leave it out.",
    find=_find,
)
