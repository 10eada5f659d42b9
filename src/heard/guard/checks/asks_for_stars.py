"""Asking for praise."""

from heard.guard.find import sentence_of
from heard.guard.phrases import Phrases
from heard.guard.rule import TO_CUSTOMER, Check, Places
from heard.guard.text import Text
from heard.vocabulary.text import Brief, Level

_PHRASES = Phrases(
    en="""
    (top|highest|maximum|best|full) (score|rating|marks|mark|stars)
    (positive|good|great|nice|kind|glowing|excellent|favourable|favorable|perfect|five star|5 star|5 stars|five stars|top)
        [..1] (review|reviews|rating|ratings|feedback score|score)
    <(us|with|rated|awarded|has|have|gave) (five|5) stars !(for hygiene|for cleanliness)
    (give|leave|rate|award|grant) [..3] (stars|top marks|full marks|thumbs up)
    (higher|better|more|extra) [..1] (rating|stars|star|score)
    (full|solid|straight|clean|big|maximum) (five|5|ten|10|marks|score) !(minutes|days|hours|years|%)
    (five|5) (would|will|means|makes) [..2] (help|mean|make|world|lot|day|difference)
    (something|anything|few words|a word) (nice|lovely|kind|positive|sweet|good) [..4] (on|about us|online)
    (say|write|post|put|share) [..2] (something|things|words) [..1] (nice|lovely|kind|positive|sweet|good)
    (sing our praises|spread the love|say something nice)
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

_THANKED = Phrases(
    en="(thank you|thanks) for",
    es="gracias por",
    fr="(merci pour|merci de)",
    de="(danke fur|dank fur)",
    it="grazie per",
    pt="(obrigado|obrigada) (por|pela|pelas|pelo|pelos)",
    nl="(dank voor|bedankt voor)",
)


def _find(text: Text, _brief: Brief) -> Places:
    thanked = {sentence_of(text, span) for span in _THANKED.find(text)}  # "thank you for the five stars" asks for nothing
    yield from (span for span in _PHRASES.find(text) if sentence_of(text, span) not in thanked)


CHECK = Check(
    id="asks_for_stars",
    rule="R-2",
    level=Level.BLOCK,
    kinds=TO_CUSTOMER,
    meaning="Nobody is asked for stars, for praise or for a positive review.",
    why="This asks for a good rating instead of an honest one; Google, Play, Apple and Trustpilot forbid it.",
    mend="Ask for an honest review, in the same words for everybody, or do not ask.",
    find=_find,
)
