"""Complaining about the stars."""

from heard.guard.phrases import Phrases
from heard.guard.rule import TO_CUSTOMER, Check, phrased
from heard.vocabulary.text import Level

_PHRASES = Phrases(
    en="""
    (one|two|1|2|such a|low|this|your|single|the) [..1] (star|stars|rating|score|review) [..5] (unfair|harsh|unjust|
        undeserved|excessive|hurts|hurt|damage~|damaging|unreasonable|low|not deserve~|disappointing|disappointed us|affects|
        ruin~)
    (unfair|harsh|undeserved|unjustified|unjust) [..2] (star|stars|rating|score|review|feedback)
    (does|did|do) not [..2] (deserve|merit|warrant|justify) [..3] (star|stars|rating|score|review)
    (why|surprised|disappointed|saddened|puzzled|shocked|hurt) [..4] (only|just|one|two|1|2|your|low|such) [..2] (star|stars|
        rating|score|review)
    """,
    es="""
    ({review}|estrella) [..4] (injust~|excesiv~|inmerecid~|nos perjudica~|dura|duro)
    (injust~|inmerecid~) [..1] {review}
    (por que|sorprend~|decepcion~) [..4] (solo|una|dos) [..1] (estrella|estrellas)
    (no merec~) [..3] ({review}|estrella)
    """,
    fr="""
    ({review}|etoile) [..4] (injuste~|severe~|immerite~|nous nuit|excessi~)
    (injuste|severe) {review}
    (pourquoi|surpris~|decu~) [..4] (seulement|qu une|une|deux) [..1] (etoile|etoiles)
    (ne meritons|ne merite) pas [..3] ({review}|etoile)
    """,
    de="""
    ({review}|stern|ein stern) [..4] (ungerecht~|unfair|unverdient|hart|schadet|uberzogen|ungerechtfertigt)
    (ungerecht~|unfair~|unverdient~) {review}
    (warum|uberrascht|enttauscht) [..5] (nur|ein|einen|zwei) [..1] (stern|sterne)
    nicht verdient
    """,
    it="""
    ({review}|stella) [..4] (ingiust~|sever~|immeritat~|ci danneggia|eccessiv~)
    (ingiust~|immeritat~) [..1] {review}
    (perche|sorpres~|delus~) [..4] (solo|una|due) [..1] (stella|stelle)
    (non meritiamo|non merita) [..3] ({review}|stella)
    """,
    pt="""
    ({review}|estrela) [..4] (injust~|sever~|imerecid~|prejudica nos|nos prejudica|excessiv~)
    (injust~|imerecid~) {review}
    (porque|surpres~|surpreend~|desiludid~) [..4] (so|apenas|uma|duas) [..1] (estrela|estrelas)
    (nao merecemos|nao merece) [..3] ({review}|estrela)
    """,
    nl="""
    ({review}|ster) [..4] (oneerlijk|onterecht|onverdiend|streng|schaadt|overdreven)
    (oneerlijke|onterechte|onverdiende) {review}
    (waarom|verbaasd|teleurgesteld|verrast) [..5] (slechts|maar|een|twee) [..1] (ster|sterren)
    niet verdiend
    """,
)

CHECK = Check(
    id="rating_complaint",
    rule="seed 003",
    level=Level.WARN,
    kinds=TO_CUSTOMER,
    meaning="Nobody complains about the rating itself.",
    why="The number of stars is theirs to give; quarrelling over it looks small.",
    mend="Speak of what happened, not of the stars.",
    find=phrased(_PHRASES),
)
