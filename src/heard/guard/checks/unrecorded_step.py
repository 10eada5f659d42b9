"""A step that is not on record."""

from heard.guard.find import sentence_of
from heard.guard.leaks import is_recorded
from heard.guard.own import own_words
from heard.guard.phrases import Phrases
from heard.guard.rule import PRIVATE, PUBLIC, Check, Places, heard_or
from heard.guard.text import Text
from heard.vocabulary.text import Brief, Level

_PHRASES = Phrases(
    en="""
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
        rebuild|launch|roll out|send|deep clean)
    (we|i|they|team|staff|kitchen|management|chef|manager|owner) !(would|should|could|might|may|must) [..1] (have|
        has) [..2] (retrained|trained|changed|replaced|
        repaired|fixed|hired|introduced|installed|updated|upgraded|improved|
        revised|rewritten|added|doubled|increased|reminded|coached|implemented|put in place|bought|renovated|refurbished|
        overhauled|recruited|corrected|moved|stopped|resolved)
    (have|has) [..2] (spoken|talked|discussed|met|addressed|raised) [..3] (with|to|this) [..3] (team|staff|chef|kitchen|
        manager|driver|colleague|colleagues|everyone|crew|them|supplier)
    (was|were|is|are|been|is being|are being) !(not|never|to) [..1] (put in place|introduced|added|hired|retrained|replaced|
        repaired|fixed|
        updated|upgraded|rewritten|trained !(to|in|for|as)|reminded|refurbished|deep cleaned|serviced)
    (we|i) [..2] (retrained|replaced|repaired|fixed|hired|introduced|installed|upgraded|rewrote|reminded)
    (will|shall|are going to|is going to) !(not|never) [..2] (retrain|replace|repair|hire|introduce|install|upgrade|rewrite|train|
        refurbish|add|buy|implement)
    (we|i) have had [..1] (the|a|an|our) (exterminator|electrician|plumber|engineer|locksmith|painter|cleaners|
        inspector|pest) [..4] (in|through|out|round|around)
    """,
    es="""
    (ha sido|han sido|hemos) [..1]
        (despedid~|apartad~|suspendid~|sancionad~|retirad~|limpiad~|duplicad~|cerrad~|eliminad~)
    (hemos|han|ha|se ha|se han) [..1] (formado|cambiado|sustituido|reparado|arreglado|contratado|instalado|mejorado|revisado|
        anadido|reforzado|renovado|implantado|corregido|actualizado|hablado con|solucionado)
    (vamos a|formaremos|sustituiremos|repararemos|contrataremos|instalaremos|renovaremos) [..1] (formar|cambiar|sustituir|
        reparar|contratar|instalar|reforzar|renovar|el|la|al|a)
    """,
    fr="""
    (avons|a|ont|ete) [..2] (retire~|licencie~|ecarte~|suspendu~|sanctionne~|nettoye~|double~|supprime~|ferme~)
    (avons|a|ont|ete) [..2] (forme|change|remplace~|repare~|embauche|recrute|installe~|ameliore|revu|ajoute|renforce|renove~|
        corrige|mis en place|mis a jour|parle a|resolu)
    (allons|formerons|remplacerons|reparerons|embaucherons|installerons) [..2] (former|remplacer|reparer|embaucher|installer|
        renforcer|renover|le|la|les|notre|nos)
    """,
    de="""
    (haben|hat|wurde|wurden|ist) [..6] (entlassen|abgemahnt|suspendiert|gekundigt|gereinigt|verdoppelt|aus dem
        (programm|katalog)|entfernt|versetzt)
    (haben|hat|wurde|wurden|ist|sind) [..6] (geschult|ausgetauscht|ersetzt|repariert|eingestellt|eingefuhrt|installiert|
        verbessert|uberarbeitet|erganzt|erneuert|behoben|umgestellt|aktualisiert|nachgeschult|geandert)
    (werden|werde) [..6] (schulen|austauschen|ersetzen|reparieren|einstellen|einfuhren|installieren|erneuern|nachschulen)
    """,
    it="""
    (abbiamo|ha|e stat~) [..1] (allontanat~|licenziat~|sospes~|richiamat~|pulit~|raddoppiat~|tolto|chiuso|eliminat~)
    (abbiamo|ha|hanno|e stat~|sono stat~) [..1] (formato|cambiato|sostituit~|riparat~|assunto|installat~|migliorato|rivisto|
        aggiunto|rafforzato|rinnovat~|corretto|aggiornat~|introdotto|risolto|parlato con)
    (formeremo|sostituiremo|ripareremo|assumeremo|installeremo|rinnoveremo)
    """,
    pt="""
    (foi|foram|esta|ja) [..1]
        (afastad~|demitid~|despedid~|suspens~|trocad~|substituid~|limp~|advertid~|retirad~|reparad~|consertad~)
    (formamos|mudamos|substituimos|reparamos|contratamos|instalamos|melhoramos|revimos|acrescentamos|reforcamos|renovamos|
        corrigimos|atualizamos|introduzimos|resolvemos|treinamos)
    (foi|foram|temos|ja) [..1] (formad~|substituid~|reparad~|instalad~|renovad~|atualizad~|treinad~|corrigid~)
    (vamos|iremos) [..1] (formar|substituir|reparar|contratar|instalar|renovar|treinar|reforcar)
    """,
    nl="""
    (hebben|heeft|is|zijn) [..5] (ontslagen|geschorst|berispt|schoongemaakt|verdubbeld|geschrapt|verwijderd uit|op non
        actief)
    (hebben|heeft|is|zijn|werd) [..6] (getraind|bijgeschoold|vervangen|gerepareerd|aangenomen|ingevoerd|geinstalleerd|
        verbeterd|herzien|toegevoegd|vernieuwd|opgelost|bijgewerkt|aangepast)
    (gaan|zullen) [..6] (trainen|vervangen|repareren|aannemen|invoeren|installeren|vernieuwen|bijscholen)
    """,
)


def _find(told: Text, brief: Brief) -> Places:
    text = own_words(told, brief)
    for span in heard_or(_PHRASES.find(text), text, "step"):
        verbs = frozenset(word.plain[:5] for word in text.words if word.start == span.start or word.end == span.end)
        if not is_recorded(text, sentence_of(text, span), brief, verbs):
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
