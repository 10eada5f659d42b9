"""Telling a guest that the food cannot have made them ill."""

from heard.guard.phrases import Phrases
from heard.guard.rule import ANSWERS, Check, phrased
from heard.vocabulary.text import Level
from heard.vocabulary.way import Sector

_PHRASES = Phrases(
    en="""
    (can not|could not|can never) (have been|be|have come from|have got|have gotten) [..3] (our|ill|sick) [..3]
    (illness|symptoms|sickness|poisoning) [..2] (did not|do not|does not|has nothing|have nothing|could not|can not)
    (nobody else|no one else|no one|no other|none of our|not one) [..3] (sick|ill|unwell)
    (food poisoning|poisoning|symptoms) (takes|take|needs|need)
    impossible that our [..3] (made|caused)
    (probably|surely|perhaps|must have|likely) [..2] (virus|stomach bug|caught|norovirus|flu)
    (certain|sure|confident) that our [..2] (food|kitchen|fish|meat|dishes) [..2] not
    """,
    es="""
    no (puede|pudo) [..2] (haber sido|ser|venir) [..3] (nuestra|nuestro|comida|cocina)
    (nadie|ningun) [..4] (enfermo|malo|enferm~|mal)
    (seguro|probablemente|quiza) [..3] virus
    """,
    fr="""
    ne peut [..2] (venir|etre) [..3] (notre|nos|cuisine)
    (personne|aucun) [..6] malade
    (surement|sans doute|probablement) [..2] (virus|gastro)
    """,
    de="""
    kann nicht [..2] (unserem|unserer) [..2] (gelegen|liegen|essen|kuche)
    (niemand|kein) [..3] (krank|erkrankt)
    (sicher|wohl|vermutlich) [..2] (virus|infekt)
    """,
    it="""
    non puo [..2] (essere|venire) [..3] (nostro|nostra|cibo|cucina)
    (nessun|nessuno) [..5] (male|ammalat~)
    (sara|sicuramente|probabilmente) [..3] virus
    """,
    pt="""
    nao pode [..2] (sido|ser|vir) [..3] (nossa|comida|cozinha)
    (ninguem|nenhum) [..3] (doente|mal)
    (certamente|provavelmente|deve) [..3] virus
    """,
    nl="""
    kan niet [..2] (ons|onze) [..2] (eten|keuken|gelegen|hebben)
    (niemand|geen enkele) [..3] ziek
    (vast|zeker|waarschijnlijk) [..2] (virus|griep)
    """,
)


CHECK = Check(
    id="illness_denied",
    rule="seed 003",
    level=Level.WARN,
    kinds=ANSWERS,
    sectors=frozenset({Sector.RESTAURANT}),
    meaning="Nobody who was ill after a meal is told that it cannot have been the food.",
    why="You cannot know this, and readers hear that the kitchen looks away.",
    mend="Say that you are sorry they were ill, ask when it began and what they ate, and give a person to speak with.",
    find=phrased(_PHRASES),
)
