"""Sentences that fit every review."""

from heard.guard.phrases import Phrases
from heard.guard.rule import REPLY, Check, phrased
from heard.vocabulary.text import Level

_PHRASES = Phrases(
    en="""
    your (feedback|opinion|satisfaction|comments|experience|business) is [..2] (important|valuable|valued|our priority|
        paramount|our top priority)
    (value|appreciate|take) [..1] your (feedback|opinion|comments) [..1] [very] [seriously]
    (strive|aim|pride ourselves|committed|endeavour|dedicated|always try) [..2] (to|on|for) [..4] (best|excellent|excellence|
        highest|exceptional|outstanding|great|quality|satisfaction|service|high)
    (any|the) inconvenience [..2] (caused|may)
    (valued|esteemed|dear valued) {customer}
    (constantly|always|continually|continuously) (striving|looking|working|trying) to improve
    """,
    es="""
    su (opinion|satisfaccion|comentario) es [..2] (importante|valiosa|valios~|prioridad)
    (nos esforzamos|trabajamos|nuestro objetivo|nuestro compromiso) [..4] (mejor|excelente|excelencia|calidad|satisfaccion|
        mejorar)
    (molestias|inconvenientes) (ocasionad~|causad~)
    """,
    fr="""
    (votre (avis|satisfaction|opinion)) est [..2] (important~|precieu~|priorite|essentiel~)
    (nous efforcons|mettons tout en oeuvre|notre objectif|nous attachons) [..5] (meilleur~|excellen~|qualite|satisfaction|
        importance)
    (gene occasionnee|desagrement~ (cause~|occasionne~))
    """,
    de="""
    ihre (meinung|zufriedenheit|ruckmeldung) ist [..2] (wichtig|am herzen|oberste~|wertvoll)
    (bemuhen uns|unser ziel|legen [..1] wert|sind bestrebt|stets bemuht) [..6]
    (entstandene~|entstandenen) unannehmlichkeiten
    unannehmlichkeiten
    """,
    it="""
    (la sua|sua|il suo|vostra) (opinione|soddisfazione|parere|feedback) [e] [..2] (importante|prezios~|priorita)
    (ci impegniamo|il nostro obiettivo|lavoriamo) [..4] (miglior~|eccellen~|qualita|soddisfazione)
    (per il disagio|disagio arrecato|inconveniente causato|disagio causato)
    """,
    pt="""
    (a sua|sua) (opiniao|satisfacao) e [..2] (importante|valiosa|prioridade)
    (esforcamo nos|trabalhamos|nosso objetivo|procuramos) [..4] (melhor|excelencia|qualidade|satisfacao|excelente|melhorar)
    (incomodo causado|inconvenientes causados|transtorno causado|pelo incomodo|pelo transtorno)
    """,
    nl="""
    (uw|je) (mening|tevredenheid|feedback) is [..2] (belangrijk|waardevol|prioriteit)
    (streven|doen ons best|zetten ons in|ons doel) [..5] (beste|kwaliteit|tevredenheid|service|uitstekend~|hoog)
    (voor het ongemak|veroorzaakte ongemak|voor de overlast|ongemak)
    """,
)

CHECK = Check(
    id="stock_phrase",
    rule="R-19",
    level=Level.ADVISE,
    kinds=REPLY,
    meaning="No stock sentences that would fit any review.",
    why="This sentence stands under thousands of reviews and says nothing about this one.",
    mend="Leave it out, or say what it means in this case.",
    find=phrased(_PHRASES),
)
