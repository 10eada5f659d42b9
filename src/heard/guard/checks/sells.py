"""Selling in an answer to a complaint."""

from heard.guard.phrases import Phrases
from heard.guard.rule import REPLY, Check, phrased
from heard.vocabulary.text import Level

_PHRASES = Phrases(
    en="""
    (check out|try|discover|explore|book|shop|visit|see|do not miss|take a look at|come and try|sign up for|follow us|
        download|subscribe) [..3] (new|latest|our (menu|range|offers|deals|website|products|collection|instagram|facebook|
        newsletter|app|loyalty)|special offer|special offers|sale|deals|range|instagram|promotion|promotions)
    (did you know|we also (offer|have|sell|do)|now available|now open|limited time|special offer|summer sale|happy hour|buy
        one|loyalty (club|card|programme|program))
    """,
    es="""
    (descubra|pruebe|visite|no se pierda|siganos|consulte|aproveche) [..3] (nuev~|ofertas|promocion~|carta|coleccion|
        instagram|web|novedades)
    (tambien (ofrecemos|tenemos|vendemos)|oferta especial|por tiempo limitado|ya disponible|tarjeta de fidelidad)
    """,
    fr="""
    (decouvrez|essayez|visitez|ne manquez pas|suivez nous|profitez) [..3] (nouve~|offres|promotion~|carte|collection|
        instagram|site|soldes)
    (nous (proposons|avons|vendons) (aussi|egalement)|offre speciale|duree limitee|deja disponible|carte de fidelite)
    """,
    de="""
    (entdecken|probieren|besuchen|verpassen|folgen|stobern) [..4] (neu~|angebot~|aktion~|speisekarte|kollektion|instagram|
        webseite|sortiment)
    (ubrigens (bieten|haben)|sonderangebot|nur fur kurze zeit|jetzt erhaltlich|treuekarte|kundenkarte)
    """,
    it="""
    (scopra|scoprite|provi|visiti|non si perda|ci segua|approfitti) [..3] (nuov~|offert~|promozion~|menu|collezione|instagram|
        sito|novita)
    (abbiamo anche|offriamo anche|offerta speciale|tempo limitato|ora disponibile|tessera fedelta)
    """,
    pt="""
    (descubra|experimente|visite|nao perca|siga nos|aproveite|conheca) [..3] (nov~|ofertas|promoc~|ementa|cardapio|colecao|
        instagram|site)
    (tambem (oferecemos|temos|vendemos)|oferta especial|tempo limitado|ja disponivel|cartao de fidelidade)
    """,
    nl="""
    (ontdek|probeer|bezoek|mis|volg|bekijk) [..3] (nieuw~|aanbieding~|actie~|kaart|menukaart|collectie|instagram|website|
        assortiment)
    (we hebben ook|wij bieden ook|speciale aanbieding|tijdelijk|nu verkrijgbaar|klantenkaart|spaarkaart)
    """,
)

CHECK = Check(
    id="sells",
    rule="R-17",
    level=Level.WARN,
    kinds=REPLY,
    meaning="The answer does not advertise.",
    why="This advertises. Platforms refuse solicitation in replies, and an unhappy reader takes it as deafness.",
    mend="Take it out and stay with the matter.",
    find=phrased(_PHRASES),
)
