"""Saying what a review should say."""

from heard.guard.phrases import Phrases
from heard.guard.rule import TO_CUSTOMER, Check, phrased
from heard.vocabulary.text import Level

_PHRASES = Phrases(
    en="""
    (mention|name|include|use|highlight|say|write) [..6] in (your|the|a) [..1] {review}
    (copy|paste|copy and paste|post this|use this|use these) [..5] ({review}|text|words|sentence)
    {review} [..3] (mention~|says !(what|how|it)|saying !(what|how)|include~|including|praising|stating|naming)
    (suggested|sample|draft|prepared) {review}
    """,
    es="""
    (mencion~|nombr~|inclu~|dest~) [..6] en (su|tu|la) {review}
    (copie|pegue|copiar) [..5] ({review}|texto)
    (ejemplo|modelo) de {review}
    """,
    fr="""
    (mentionn~|cit~|inclu~|parl~ de) [..6] dans (votre|l) {review}
    (copiez|collez|copier) [..5] ({review}|texte)
    (exemple|modele) d {review}
    """,
    de="""
    (erwahn~|nenn~) [..6] in (ihrer|der) {review}
    in (ihrer|der) {review} [..8] (erwahn~|nenn~|schreiben)
    (kopier~|einfug~) [..5] ({review}|text)
    """,
    it="""
    (menzion~|nomin~|citi|citare|inser~|includ~) [..6] nella [sua] {review}
    (copi|incolli|copiare) [..5] ({review}|testo)
    (esempio|modello) di {review}
    """,
    pt="""
    (mencion~|refir~|inclu~|cit~) [..6] na [sua] {review}
    (copie|cole|copiar) [..5] ({review}|texto)
    (exemplo|modelo) de {review}
    """,
    nl="""
    (noem|vermeld|noemen|vermelden) [..6] in (uw|je|de) {review}
    in (uw|je|de) {review} [..6] (noemen|vermelden|vermeldt)
    (kopieer|plak) [..5] ({review}|tekst)
    (voorbeeldrecensie|voorbeeldtekst|voorbeeldreview)
    """,
)

CHECK = Check(
    id="dictates_content",
    rule="R-2",
    level=Level.BLOCK,
    kinds=TO_CUSTOMER,
    meaning="Nobody is told what to write in a review.",
    why="Google forbids asking for specific content, such as a name to mention or a sentence to post.",
    mend="Ask how it was, and nothing about what they should say.",
    find=phrased(_PHRASES),
)
