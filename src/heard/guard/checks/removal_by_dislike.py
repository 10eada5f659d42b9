"""Asking for removal for no ground of the platform."""

from heard.guard.phrases import Phrases
from heard.guard.rule import REMOVAL, Check, phrased
from heard.vocabulary.text import Level

_PHRASES = Phrases(
    en="""
    (hurt|hurts|hurting|harm|harms|harming|damag~|bad for|ruin~|lower~|affect~) [..4] (business|reputation|rating|sales|
        income|ranking|average|image|score)
    (unfair|not fair|untrue|not true|disagree|exaggerat~|one sided|dislike|do not like)
    (no record|not in our records|not find|could not find|can not find|no trace|not one of our|not a customer|never a
        customer|not in our system|do not recognise|do not recognize)
    (we believe|we think|we suspect|we feel|we assume)
    """,
    es="""
    (perjudic~|dana~|dano|afect~) [..4] (negocio|reputacion|imagen|ventas|media)
    (injust~|no es cierto|no estamos de acuerdo|exagerad~)
    (no (consta|figura|aparece|encontramos)|no es cliente|ningun registro|creemos|sospechamos)
    """,
    fr="""
    (nuit|nuire|porte atteinte|prejudice|affecte~) [..4] (entreprise|reputation|image|ventes|activite|note)
    (injuste|pas vrai|ne sommes pas d accord|exagere~)
    (aucune trace|ne figure pas|pas client|pas cliente|ne trouvons|nous pensons|nous soupconnons)
    """,
    de="""
    (schad~|geschaftsschadigend|beeintracht~|verschlechter~) [..4] (geschaft|ruf|umsatz|ansehen|schnitt|image)
    (ungerecht|unfair|stimmt nicht|nicht einverstanden|ubertrieben)
    (keine aufzeichnung|nicht in unseren|kein kunde|kein gast|nicht finden|glauben|vermuten)
    """,
    it="""
    (danneggi~|nuoce|lede|penalizz~) [..4] (attivita|reputazione|immagine|vendite|media)
    (ingiust~|non e vero|non siamo d accordo|esagerat~)
    (nessuna traccia|non risulta|non e cliente|non troviamo|crediamo|sospettiamo)
    """,
    pt="""
    (prejudic~|afet~|dan~) [..4] (negocio|reputacao|imagem|vendas|media)
    (injust~|nao e verdade|nao concordamos|exagerad~)
    (nenhum registo|nao consta|nao e cliente|nao encontramos|acreditamos|suspeitamos)
    """,
    nl="""
    (schaad~|schadelijk|slecht voor) [..4] (zaak|bedrijf|reputatie|omzet|gemiddelde|imago|naam)
    (oneerlijk|niet waar|niet eens|overdreven)
    (niet in onze|geen klant|niet vinden|niet gevonden|geloven|vermoeden)
    """,
)

CHECK = Check(
    id="removal_by_dislike",
    rule="R-28",
    level=Level.WARN,
    kinds=REMOVAL,
    meaning="A removal request rests on a ground of the platform, not on dislike or on not finding the customer.",
    why="Platforms do not judge facts. Harm to business, unfairness or “no record” are no grounds to them.",
    mend="Name the rule that the text breaks, and the evidence. Otherwise answer the review.",
    find=phrased(_PHRASES),
)
