"""Which of the seven languages a text is written in, from its small words alone.

Good enough to choose the tables of phrases and to notice an answer in the wrong language; a reading of the review
comes from `heard.reader`, which this package does not know.
"""

from collections.abc import Iterable
from functools import cache

from heard.vocabulary.reading import Language

_SMALL = {
    Language.ENGLISH: """
        the and you your we our is are was were to of for that this have has with not be it on at please so sorry
        from would will about what when thank i us my been can in if but they do did no there their know like
        here get any
    """,
    Language.SPANISH: """
        el la los las y que de en un una su por para con no lo le nos es ha hemos muy se del al como pero esta
        este sobre ya gracias usted nuestro nuestra si mas ser fue estamos tu te mi sin cuando todo siento
        sentimos lamentamos esto
    """,
    Language.FRENCH: """
        le la les et que de des en un une vous votre nous notre pour avec ne pas est a avons sur dans ce cette
        par au aux du merci qui vos nos plus etre sommes il elle je mais si ou d l c qu n s j sans tout cela avez
        tres bien
    """,
    Language.GERMAN: """
        der die das und sie ihr ihre ihren wir uns unser unsere fur mit nicht ist war dass es ein eine einen
        einer dem den zu auf haben hat von im sich bei danke wie wenn ich sind werden tut leid bitte aber dies
        wird du dir auch als
    """,
    Language.ITALIAN: """
        il lo la i gli le e che di un una per con non ci si ha abbiamo del della dei alla al nel sua suo ma come
        grazie sono nostro nostra siamo piu dispiace questo questa lei vi voi molto da anche se l d dell nell all
        quanto mi
    """,
    Language.PORTUGUESE: """
        o a os as e que de em um uma para com nao no na do da dos das se por lhe nos seu sua obrigado obrigada
        voce mais foi sao temos nosso nossa ao muito como mas esta este isso pela pelo lamentamos pedimos sobre
        ser ja ter e
    """,
    Language.DUTCH: """
        de het een en van dat u uw je jouw wij we ons onze voor met niet is was zijn hebben heeft op in te er bij
        dank aan om naar die ook maar wat als dit deze wel graag door over hebt zo spijt ik kunnen worden bent
        hoe geen nog
    """,
}


@cache
def small_words(language: Language) -> frozenset[str]:
    """The commonest words of `language`, folded; none for an unknown one."""
    return frozenset(_SMALL.get(language, "").split())


def guess(words: Iterable[str]) -> Language:
    """The language whose small words are most frequent among the folded `words`; UNKNOWN when that is not clear."""
    spoken = _spoken()
    counts = dict.fromkeys(_SMALL, 0)
    for word in words:
        for tongue in spoken.get(word, ()):
            counts[tongue] += 1
    second, most = sorted(counts.values())[-2:]
    best = max(counts, key=counts.__getitem__)
    return best if most >= 3 and most > second * 1.2 else Language.UNKNOWN


@cache
def _spoken() -> dict[str, list[Language]]:
    """Each small word with the languages that have it."""
    found: dict[str, list[Language]] = {}
    for tongue in _SMALL:
        for word in small_words(tongue):
            found.setdefault(word, []).append(tongue)
    return found
