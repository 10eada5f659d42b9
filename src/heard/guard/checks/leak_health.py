"""Health of the customer."""

from heard.guard.find import mentions
from heard.guard.leaks import unsaid, unsaid_phrases
from heard.guard.phrases import Phrases
from heard.guard.rule import PUBLIC, Check, Places
from heard.guard.text import Text
from heard.vocabulary.text import Brief, Level

_HEALTH = Phrases(
    en="""
    your .. (diagnosis|medication|prescription|surgery|x-ray|x ray|scan|symptoms|test results|blood test|pregnancy|therapy|
        illness|medical (history|records|condition)|insurance|chart|implant|root canal|extraction|filling|operation|anxiety|
        depression|disability|allergy|diabetes|weight|infection)
    you (have|had|suffer~|were|are) .. (diagnosed|condition|illness|disorder|infection|surgery|operation|infection|cancer|
        diabetes)
    """,
    es="""
    (su|tu) .. (diagnostico|medicacion|receta|cirugia|operacion|radiografia|sintomas|analisis|embarazo|terapia|enfermedad|
        historial|seguro medico|implante|extraccion|empaste|ansiedad|depresion|discapacidad|alergia|diabetes|infeccion)
    """,
    fr="""
    (votre|vos) .. (diagnostic|traitement|medicament~|ordonnance|operation|radio|symptomes|analyses|grossesse|therapie|
        maladie|dossier medical|mutuelle|implant|extraction|anxiete|depression|handicap|allergie|diabete|infection)
    """,
    de="""
    (ihre|ihr|ihrer|ihrem|ihren) [..2] (diagnose|medikament~|rezept|operation|rontgen~|symptome~|blutwerte|schwangerschaft|
        therapie|krankheit|erkrankung|krankenakte|versicherung|implantat|wurzelbehandlung|angststorung|depression|behinderung|
        allergie|diabetes|infektion)
    """,
    it="""
    (sua|suo|suoi|sue|vostra) [..2] (diagnosi|terapia|farmac~|ricetta|intervento|radiografia|sintomi|esami|gravidanza|
        malattia|cartella clinica|assicurazione|impianto|estrazione|otturazione|ansia|depressione|disabilita|allergia|diabete|
        infezione)
    """,
    pt="""
    (seu|sua|seus|suas) [..2] (diagnostico|medicacao|receita|cirurgia|operacao|radiografia|sintomas|exames|analises|gravidez|
        terapia|doenca|processo clinico|seguro|implante|extracao|ansiedade|depressao|deficiencia|alergia|diabetes|infecao)
    """,
    nl="""
    (uw|je|jouw) [..2] (diagnose|medicatie|medicijn~|recept|operatie|rontgenfoto|klachten|symptomen|bloedonderzoek|
        zwangerschap|therapie|ziekte|dossier|verzekering|implantaat|wortelkanaal~|vulling|angst|depressie|beperking|allergie|
        diabetes|infectie)
    """,
)


def _find(text: Text, brief: Brief) -> Places:
    yield from unsaid_phrases(text, brief, _HEALTH)
    for condition in brief.record.health if brief.record else ():
        if condition.strip() and unsaid(brief, condition):
            yield from mentions(text, condition)


CHECK = Check(
    id="leak_health",
    rule="R-11",
    level=Level.BLOCK,
    law=True,
    kinds=PUBLIC,
    meaning="Nothing about the customer's health that the review does not say.",
    why="This tells readers something about the customer's health. HIPAA and GDPR Art. 9 forbid it, whatever they wrote.",
    mend="Take it out, and ask them to talk with a named person in private.",
    find=_find,
)
