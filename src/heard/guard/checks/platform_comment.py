"""A word about the platform itself."""

from heard.guard.phrases import Phrases
from heard.guard.rule import REPLY, Check, phrased
from heard.vocabulary.platforms import Platform
from heard.vocabulary.text import Level

_PHRASES = Phrases(
    en="""
    (tripadvisor|trip advisor)
    (this|the) (site|platform|website) [..3] (allows|allow|should|lets|let|policy|policies|refuses|removes|ranking|ratings)
    (our|the) (ranking|travellers choice|certificate of excellence)
    """,
    es="""
    (tripadvisor|trip advisor)
    (este|esta|la) (sitio|plataforma|portal) [..3] (permite|deberia|politica|politicas|clasificacion)
    """,
    fr="""
    (tripadvisor|trip advisor)
    (ce|cette|la) (site|plateforme) [..3] (permet|devrait|politique|classement)
    """,
    de="""
    (tripadvisor|trip advisor)
    (diese|dieses|die) (seite|plattform|portal) [..3] (erlaubt|sollte|richtlinien|ranking|lasst)
    """,
    it="""
    (tripadvisor|trip advisor)
    (questo|questa|la) (sito|piattaforma) [..3] (permette|dovrebbe|politica|classifica|consente)
    """,
    pt="""
    (tripadvisor|trip advisor)
    (este|esta|a) (site|plataforma) [..3] (permite|deveria|politica|classificacao)
    """,
    nl="""
    (tripadvisor|trip advisor)
    (deze|dit|het) (site|platform) [..3] (staat toe|zou moeten|beleid|ranglijst|laat)
    """,
)

CHECK = Check(
    id="platform_comment",
    rule="R-14",
    level=Level.BLOCK,
    kinds=REPLY,
    platforms=frozenset({Platform.TRIPADVISOR}),
    meaning="A reply on Tripadvisor does not speak of Tripadvisor, its ratings or its reviews.",
    why="Tripadvisor removes replies that comment on Tripadvisor, its policies or its ranking.",
    mend="Leave the platform out.",
    find=phrased(_PHRASES),
)
