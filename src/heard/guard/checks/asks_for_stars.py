"""Asking for praise."""

from heard.guard.phrases import Phrases
from heard.guard.rule import TO_CUSTOMER, Check, phrased
from heard.vocabulary.text import Level

_PHRASES = Phrases(
    en="""
    (positive|good|great|nice|kind|glowing|excellent|favourable|favorable|perfect|five star|5 star|5 stars|five stars|top)
        [..1] (review|reviews|rating|ratings|feedback score|score)
    (five|5) stars
    (give|leave|rate|award|grant) [..3] (stars|top marks|full marks|thumbs up)
    (higher|better|more|extra) [..1] (rating|stars|star|score)
    (sing our praises|spread the love|say something nice|kind words) [..3]
    """,
    es="""
    {review} [..1] (positiva|buena|favorable|excelente|de cinco estrellas)
    (buena|excelente|mejor) {review}
    (cinco|5) estrellas
    """,
    fr="""
    {review} [..1] (positif|positive|favorable|excellent~|cinq etoiles)
    (bon|bonne|excellent~|meilleur~|gentil) {review}
    (cinq|5) etoiles
    """,
    de="""
    (positive|gute|gunstige|tolle|bessere|nette|hervorragende|positiven|guten) [..1] {review}
    (funf|5) sterne
    funf sterne bewertung
    """,
    it="""
    {review} [..1] (positiva|favorevole|ottima|eccellente|a cinque stelle)
    (bella|ottima|buona|migliore) {review}
    (cinque|5) stelle
    """,
    pt="""
    {review} [..1] (positiva|favoravel|excelente|boa|de cinco estrelas)
    (boa|otima|melhor|excelente) {review}
    (cinco|5) estrelas
    """,
    nl="""
    (positieve|goede|mooie|lovende|betere|hogere) [..1] {review}
    (vijf|5) sterren
    """,
)

CHECK = Check(
    id="asks_for_stars",
    rule="R-2",
    level=Level.BLOCK,
    kinds=TO_CUSTOMER,
    meaning="Nobody is asked for stars, for praise or for a positive review.",
    why="This asks for a good rating instead of an honest one; Google, Play, Apple and Trustpilot forbid it.",
    mend="Ask for an honest review, in the same words for everybody, or do not ask.",
    find=phrased(_PHRASES),
)
