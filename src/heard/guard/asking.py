"""Phrases that ask for a changed review or for a new one; several checks read them."""

from heard.guard.phrases import Phrases

CHANGE_WISH = Phrases(
    en="""
    {change} [..1] (your|the|this|that|it) [..3] {review}
    (your|the|this) [..3] {review} [..2] (be|is) (changed|updated|amended|edited|revised|reconsidered|raised)
    (leave|write|post|give|add) [..2] (new|another|updated|better|second|higher) [..2] {review}
    (higher|better|more|extra|another) [..1] (rating|stars|star|score)
    (reflect|reflects|reflecting) [..6] {review}
    {review} [..3] (reflect|reflects|reflecting) [..3]
    """,
    es="""
    {change} [..2] (su|tu|la|esta|el) [..2] {review}
    (dejar~|escribir~|publicar~|poner~|dej~) [..1] (otra|una nueva|nueva|mejor) [..2] {review}
    (subir|mejorar|mas) [..2] (estrellas|puntuacion|nota|valoracion)
    """,
    fr="""
    {change} [..2] (votre|l|cet|la|le) [..2] {review}
    (laisser|ecrire|publier|deposer|laissez) [..1] (un nouvel|nouvel|un autre|meilleur~) [..2] {review}
    (meilleure|plus d) (note|etoiles|evaluation)
    """,
    de="""
    (ihre|diese|die|deine|ihren) [..2] {review} [..6] {change}
    {change} [..2] sie [..4] {review}
    (neue|neuen|bessere|weitere) [..1] {review}
    mehr sterne
    """,
    it="""
    {change} [..2] (la sua|la vostra|la|il suo|questa) [..2] {review}
    (lasciar~|scriver~|pubblicar~|lasci) [..1] (una nuova|nuova|un altra|migliore) [..2] {review}
    (piu|altre) stelle
    """,
    pt="""
    {change} [..2] (a sua|sua|a|o seu|esta) [..2] {review}
    (deixar|escrever|publicar|deixe) [..1] (uma nova|nova|outra|melhor) [..2] {review}
    (mais) estrelas
    """,
    nl="""
    (uw|je|deze|jouw) [..2] {review} [..6] {change}
    {change} [..2] (uw|je|de|deze) [..2] {review}
    (nieuwe|betere|andere|hogere) [..1] {review}
    meer sterren
    """,
)

REVIEW_WISH = Phrases(
    en="""
    (leave|write|post|share|give|submit|add|drop|publish) [..3] {review} !(us a call)
    (review|rate) us
    {review} [..3] (on|at) (google|yelp|tripadvisor|trustpilot|facebook|amazon|play|<link>|our page|the app store)
    """,
    es="""
    (dejar~|escrib~|publi~|comparti~|dej~|dar~) [..3] {review}
    (valor~|puntu~|calific~) nos
    (valorenos|valoranos|punteenos|valorarnos|puntuarnos)
    """,
    fr="""
    (laisse~|ecri~|publi~|partag~|depos~|donn~|redig~) [..3] {review}
    (nous|notez) (noter|evaluer|nous)
    """,
    de="""
    {review} [..4] (schreiben|hinterlassen|abgeben|verfassen|teilen|abzugeben|zu schreiben|zu hinterlassen)
    (schreiben|hinterlassen|geben|schreib|verfassen|teilen|bewerten) [..4] ({review}|uns)
    """,
    it="""
    (lasci~|scriv~|pubblic~|condivid~|dare) [..3] {review}
    (recensirci|valutarci|recensiteci|ci recensisca)
    """,
    pt="""
    (deix~|escrev~|public~|partilh~|compartilh~|dar) [..3] {review}
    (avaliar nos|avalie nos|nos avaliar)
    """,
    nl="""
    {review} [..4] (schrijven|achterlaten|plaatsen|geven|delen|achter te laten|te schrijven|te plaatsen)
    (schrijf|laat|plaats|geef|deel) [..4] {review}
    (beoordeel|beoordelen) [..1] ons
    """,
)
