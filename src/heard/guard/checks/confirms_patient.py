"""Confirming that somebody is a patient."""

from collections.abc import Iterator

from heard.guard.find import sentence_of
from heard.guard.leaks import tells_more
from heard.guard.marks import APOLOGY, MESSAGE, ROUTE, SERIOUS, THANKS
from heard.guard.parts import sentences
from heard.guard.phrases import Phrases
from heard.guard.rule import PUBLIC, REPLY, Check, Places, stopping
from heard.guard.text import Text
from heard.guard.told import told
from heard.guard.tone import ideas, tones
from heard.vocabulary.reading import Span
from heard.vocabulary.text import Brief, Level
from heard.vocabulary.way import Sector

_PHRASES = Phrases(
    en="""
    one of our [..3] (families|patients|clients|regulars|people)
    (next|last|first|follow up|recent) (adjustment|shot|vaccine|cleaning|scan|exam|fitting)
    (trusted|entrusted) us with
    (the|a) (exercises|drops|cream|brace|crown|tablets|ointment|splint|lenses|aligners) (that|which|we|you|only|take|will)
    (looking|looked|look) after (you|your)
    (left|leave|leaving|were in|was in|sat in|sitting in) (the|our) (chair|surgery|practice|clinic|treatment room)
    (patient|person|gentleman|lady|one|appointment|man|woman|child) (before|ahead of) (you|yours)
    (in|on|from|of) your (plan|chart|notes|file|treatment plan|records)
    (still|already|long) (on|with) (our|my) (books|list|register)
    (see|seeing|welcome|welcoming|have) (you|your (son|daughter|child|little one|family)) (again|back|next|for|soon|in (march|
        april|may|june|july|autumn|spring))
    <(someone|somebody|anyone|whether anybody|one) (registered|a patient) (with|of) (us|ours|our practice)
    your [..2] (teeth|tooth|knee|hip|back|skin|eye|eyes|smile|crown|crowns|veneers|implant|braces|jaw|gum|gums|mouth|foot|
        shoulder|child|son|daughter|baby|mum|mother|father|husband|wife|file|chart|notes|records|case notes|recovery|pain|
        medication|scan|referral|injection|wound|stitches|blood|dose|diagnosis|symptoms|condition)
    (saw|seen|examined|treated|met|assessed|referred|discharged|admitted|helped|fitted|reviewed|looked after|cared for) (you|
        your)
    <(how|way) (you|you have) (been|were|are) [..3] (with us|seen|treated|registered|booked|examined|referred|in our chair|under our
        care|in for|in our care|our patient|at our)
    (when|after|since|while|before|during) you [..2] (came|visited|saw|were|arrived|attended|sat|joined|left|rang|called|
        booked|registered)
    (dr|doctor|nurse|hygienist) [..2] (saw|remembers|explained|told you|treated|advised|has treated|examined)
    (next|last|first|follow up|yearly|recent) (appointment|visit|check up|treatment|session|consultation)
    (your|the) (wait|waiting time) [..3] (on the day|that day|that morning|before you were)
    (your|you) [..2] (appointment|visit|treatment|procedure|consultation|surgery|operation|check up|checkup|care|examination|
        results|session|dentist|doctor|therapist|nurse|hygienist|prescription|x-ray|cleaning|filling)
    (as|being|you are|you were|become|been|one of our|were) [..1] [a|our] [..2] (patient|patients)
    (when|while|after|since) you (came|visited|saw|were|arrived|attended|sat|waited)
    (you (came|visited|saw|attended|waited)|seeing you|see you again|choosing our|choosing us|visiting us|visiting our|your
        visit|coming to us|treating you|treat you|treated you|examined you|looked after you|caring for you|have you as)
    (our|my|the) [..1] records [..4] (you|your)
    (we|i|doctor|dentist|nurse|dr) [..1] (prescribed|recommended|offered|gave|advised|warned|told|informed|called|scheduled|sent|
        booked|removed|filled|extracted|scanned|measured|performed|numbed|vaccinated) [..1] (you|your)
    you (missed|cancelled|declined|refused|signed|consented|agreed|opted|needed|received|underwent|skipped|smoked|stopped taking)
    your (bill|invoice|insurance|plan|cover|copay|deductible|co-pay|prescription|blood pressure|allergy|follow up|aftercare|test)
    (trusting|trust) [..1] us with your
    (who|team who|dentist who|doctor who) (saw|treated|examined|looked after) you
    (find|found|locate) you (in|as)
    sorry (you|that you) [..2] (had !(a poor|a bad|such|this|an|the|to)|waited|were (seen|treated|kept|examined|in (pain|our)))
    """,
    es="""
    (proxima|ultima|primera) (sesion|consulta|cita|visita|revision)
    (su|tu) (muela|diente|boca|rodilla|espalda|piel|ojo|corona|implante|brackets|ficha|receta|dolor|herida|cicatriz|encia|pie|empaste|protesis)
    (le|la|lo|te) (atendimos|recibimos|vimos|operamos|tratamos|visitamos|hicimos|pusimos|pautamos|explicamos|advertimos|avisamos)
    (tras|despues de|desde) (la|el|su|tu) [..1]
        (operacion|intervencion|diagnostico|parto|gastroscopia|extraccion|tratamiento|cirugia|analisis)
    (nuestra|nuestro) paciente [..2] (desde)
    (su|tu) [..2] (cita|visita|tratamiento|consulta|operacion|revision|cirugia|analisis|medico|dentista|terapeuta|limpieza|
        empaste)
    (como|es|fue|siendo) [..1] (paciente)
    (cuando|mientras|despues de que) [usted] (vino|visito|estuvo|llego)
    (le (atendimos|tratamos|atendio|examinamos)|su paso por|por visitarnos|por elegirnos|haberle atendido|que espero|que
        esperase|que tuviera)
    (nuestros registros|nuestros archivos) [..4]
    """,
    fr="""
    (prochaine|prochain|derniere|premiere|dernier) (seance|consultation|rendez vous|visite|controle)
    (votre|vos) (dent|dents|genou|dos|peau|oeil|yeux|couronne|implant|ordonnance|douleur|plaie|cicatrice|pied|bouche|machoire|appareil|prothese)
    vous (avons|avions|a|ai) [..2] (recu~|vu~|soigne~|suivi~|traite~|opere~|pris~ en charge|examine~|prescrit|conseille~|prevenu~|explique)
    vous (suivons|soignons|recevons|connaissons)
    (apres|depuis|lors de) (la|le|l|votre|son) [..1]
        (operation|intervention|diagnostic|accouchement|gastroscopie|extraction|traitement|fausse couche|scanner)
    (notre patient~|suivi~ (chez|par) nous|soigne~ chez nous|patient~ chez nous)
    (votre|vos) [..2] (rendez vous|visite|traitement|consultation|operation|soins|intervention|examen|medecin|dentiste|
        detartrage)
    (comme|etant|etes|etiez) [..1] (patient|patiente)
    (lorsque|quand|pendant que) vous (etes|etiez|avez)
    (vous (avons|a) (soigne~|recu~|examine~|traite~)|de nous avoir choisi~|d avoir choisi|votre passage|que vous ayez
        (attendu|ete|du))
    """,
    de="""
    (nachste|nachsten|letzte|letzten|erste|ersten) (sitzung|behandlung|termin|untersuchung|stunde|ubungsstunde|kontrolle)
    (ihr|ihre|ihren|ihrem|ihrer|ihres) (zahn|zahne|knie|rucken|haut|auge|augen|krone|implantat|rezept|schmerzen|wunde|narbe|fuss|kiefer|
        mund|befund|blutwerte|wurzel|akte|prothese)
    (haben|hatten|konnten) [..1] sie [..5] (behandelt|untersucht|operiert|beraten|aufgeklart|drangenommen|empfangen|eingeschoben|betreut)
    <(jemand|wer|ob jemand) (bei uns|seit jahren|in unserer praxis) [..3] (in behandlung|patient|patientin|behandelt)
    (nach|seit|bei) (der|ihrer|dem|ihrem) [..1]
        (operation|behandlung|eingriff|diagnose|fehlgeburt|geburt|spiegelung|therapie|untersuchung)
    (ihr|ihre|ihrem|ihren|ihrer) [..2] (termin|besuch|behandlung|operation|untersuchung|sprechstunde|arzt|zahnarzt|arztin|
        eingriff|zahnreinigung|fullung)
    (als|sind|waren) [..2] (patient|patientin|unser patient|unsere patientin)
    (als|wahrend|nachdem) sie [..3] (bei uns|in unserer praxis|warteten|kamen)
    (sie (behandelt|untersucht)|fur ihren besuch|ihr vertrauen in unsere praxis|dass sie (warten|gewartet|bei uns))
    """,
    it="""
    (prossima|ultima|prima|scorsa) (seduta|visita|consulenza)
    (suo|sua|suoi|sue) (dente|denti|ginocchio|schiena|pelle|occhio|corona|impianto|cartella|ricetta|dolore|ferita|cicatrice|piede|bocca|
        gengiva|protesi|otturazione)
    (l|la|lo) abbiamo [..2] (vist~|visitat~|curat~|operat~|ricevut~|seguit~|avvisat~|trattat~)
    (dopo|durante|prima del|dalla) (la|il|l|sua|suo|della) [..1]
        (gastroscopia|operazione|intervento|diagnosi|parto|estrazione|terapia|visita|ecografia)
    (nostr~ paziente|in cura (da|presso) noi)
    (suo|sua|suoi) [..2] (appuntamento|visita|trattamento|intervento|controllo|cura|medico|dentista|seduta|otturazione)
    (come|essere|era|e) [..1] (paziente|nostro paziente|nostra paziente)
    (quando|mentre) [lei] (e venut~|era|e stat~)
    (l abbiamo (visitat~|curat~|trattat~)|per averci scelt~|per aver scelto|che abbia (atteso|aspettato|dovuto))
    """,
    pt="""
    (proxima|ultima|primeira) (sessao|consulta|visita)
    (seu|sua|seus|suas) (dente|dentes|joelho|costas|pele|olho|coroa|implante|ficha|receita|dor|ferida|cicatriz|pe|boca|gengiva|protese)
    (o|a|lhe) (atendemos|recebemos|tratamos|operamos|acompanhamos|vimos|avisamos|explicamos)
    (atendemos|recebemos|tratamos|operamos|acompanhamos) (o|a|la|lo|consigo)
    (apos|depois|desde) (a|o|da|do|sua|seu) [..2]
        (cirurgia|operacao|diagnostico|parto|endoscopia|extracao|tratamento|aborto|exame)
    (nossa|nosso) (paciente|utente)
    (sua|seu) [..2] (consulta|visita|tratamento|cirurgia|operacao|exame|medico|dentista|sessao|limpeza)
    (como|e|foi|sendo) [..1] (paciente|nosso paciente|nossa paciente|utente)
    (quando|enquanto) (veio|esteve|nos visitou)
    (o (atendemos|tratamos)|por nos ter escolhido|por ter escolhido|que tenha (esperado|tido)|que esperou)
    """,
    nl="""
    (volgende|vorige|laatste|eerste) (sessie|oefensessie|afspraak|controle|behandeling)
    (uw|je|jouw) (kies|tand|tanden|knie|rug|huid|oog|kroon|implantaat|dossier|recept|pijn|wond|litteken|voet|mond|kaak|wortel|beugel|gebit)
    (hebben|heb|hadden) (u|je) [..4] (behandeld|onderzocht|gezien|geholpen|geopereerd|ingepland|uitgelegd|gewaarschuwd)
    (na|sinds|bij|tijdens) (de|uw|het|een) [..1]
        (miskraam|operatie|ingreep|diagnose|bevalling|behandeling|scan|onderzoek|therapie)
    (onze|bij ons) [..1] (patient|patiente|in behandeling)
    onze (dokter|arts|tandarts|verpleegkundige) [..1] (u|je)
    (uw|je) [..2] (afspraak|bezoek|behandeling|consult|operatie|onderzoek|arts|tandarts|ingreep|controle|vulling)
    (als|bent|was) [..4] patient
    (toen|terwijl|nadat) u [..2] (bij ons|kwam|wachtte|was)
    (u (behandeld|onderzocht)|dat u voor ons|voor onze praktijk hebt gekozen|dat u (moest wachten|gewacht|bij ons|hebt
        gewacht))
    """,
)
_KIND = (APOLOGY, THANKS, ROUTE, MESSAGE, SERIOUS)
_FOR_ALL = frozenset("everybody everyone anybody anyone todos todas tous toutes jeder jeden jedem tutti iedereen".split())  # noqa: SIM905  # a table


def _perhaps(text: Text, brief: Brief) -> Places:
    """Where the head hears it, and where something is told of them: whoever knows it about them has treated them.

    What is so for everybody tells nothing about one.
    """
    yield from tones(text, "patient")
    words = dict(text.spoken)
    known = (sentence for sentence in tones(text, "leak") if _FOR_ALL.isdisjoint(words[sentence]))
    yield from (sentence for sentence in known if tells_more(text, sentence, brief))
    if brief.kind in REPLY:  # a public improvement says "you" to everybody
        yield from told(text, brief, 1)
        yield from (sentence for sentence in _of_care(text) if sentence not in words or _FOR_ALL.isdisjoint(words[sentence]))


def _of_care(text: Text) -> Iterator[Span]:
    """Sentences that speak to them of care, and neither thank, feel with them, say sorry, show the way nor keep silent."""
    spoken = [one for one in sentences(text) if "you" in one.all and not one.keeps_silent and not one.asks]
    kind = {*tones(text, "empathy"), *(sentence_of(text, span) for table in _KIND for span in table.find(text))}
    words = dict(text.spoken)
    for one in spoken:
        if one.span not in kind and "no" not in one.all and "patient" in ideas(words[one.span], text.languages[0]):
            yield one.span


CHECK = Check(
    id="confirms_patient",
    rule="R-11",
    level=Level.BLOCK,
    law=True,
    kinds=PUBLIC,
    sectors=frozenset({Sector.CLINIC}),
    meaning="A clinic never says that the writer is or was its patient, not even that it could not find them.",
    why="For a clinic it is already a breach to confirm that somebody came. HIPAA fines: $10,000 to $50,000.",
    mend="Speak of what your practice does for everybody, and ask anyone with a concern to call.",
    find=stopping(_PHRASES, "patient"),
    perhaps=_perhaps,
)
