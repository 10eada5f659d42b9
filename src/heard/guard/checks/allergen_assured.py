"""Promising that food is free of an allergen."""

from heard.guard.phrases import Phrases
from heard.guard.rule import ANSWERS, Check, phrased
from heard.vocabulary.text import Level
from heard.vocabulary.way import Sector

_PHRASES = Phrases(
    en="""
    (completely|totally|entirely|absolutely|100 %|fully|guaranteed) [..2] (nut|gluten|dairy|egg|lactose|peanut|sesame) free
    (nut|gluten|dairy|egg|lactose|peanut|sesame) free [..2] (guarantee|promise|assure)
    safe for (coeliacs|celiacs|people with|anyone with|allergy|allergic|you)
    no (traces|trace) of
    (was|were|is|are) no (gluten|nuts|nut|peanuts|sesame|dairy|milk|egg|eggs|shellfish|soy) (in|at)
    eat here safely
    free (from|of) (peanuts|nuts|gluten|dairy|eggs|sesame|allergens)
    """,
    es="""
    (libre de|sin) (frutos secos|gluten|lactosa|alergenos) !(aparte)
    (no habia|no hay) (gluten|frutos secos|nueces|leche|huevo)
    apto para (celiacos|alergicos)
    seguro para (celiacos|alergicos)
    """,
    fr="""
    (totalement|garanti|entierement) sans (gluten|noix|lactose|arachide~)
    n y avait pas de (noix|gluten|lait|arachides)
    sans danger pour [..1] allergi~
    """,
    de="""
    (vollig|garantiert|komplett|absolut) (nussfrei|glutenfrei|laktosefrei|frei von)
    keine (nusse|spuren|erdnusse) [..1] (in|im)
    fur allergiker sicher
    """,
    it="""
    (totalmente|garantito|completamente) senza (glutine|noci|lattosio)
    non c erano (noci|tracce|arachidi)
    sicuro per [..1] (allergic~|celiac~)
    """,
    pt="""
    (totalmente|garantido|completamente) sem (gluten|nozes|lactose)
    nao havia (nozes|gluten|leite|amendoim)
    seguro para [..1] (alergic~|celiac~)
    """,
    nl="""
    (volledig|gegarandeerd|helemaal) (notenvrij|glutenvrij|lactosevrij)
    geen (noten|gluten|pinda~) in
    veilig voor [..3] allergi~
    """,
)


CHECK = Check(
    id="allergen_assured",
    rule="seed 004",
    level=Level.WARN,
    kinds=ANSWERS,
    sectors=frozenset({Sector.RESTAURANT}),
    meaning="No dish is promised to be free of an allergen.",
    why="Somebody may trust this with their life, and no kitchen that handles the thing can promise it.",
    mend="Say what you do about allergies, and ask them to speak with a named person before they order.",
    find=phrased(_PHRASES),
)
