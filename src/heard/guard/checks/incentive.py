"""A reward for a review, or for changing one."""

from collections.abc import Iterable, Iterator

from heard.guard.asking import CHANGE_WISH, OFFERED, REMOVE_WISH, REVIEW_WISH, REWARD, UNCONDITIONAL, is_denied
from heard.guard.case import public_words
from heard.guard.find import MONEY, mentions, sentence_of
from heard.guard.parts import sentences
from heard.guard.phrases import Phrases
from heard.guard.rule import REQUESTS, TO_CUSTOMER, Check, Places, apart
from heard.guard.text import Text
from heard.guard.tone import tones
from heard.vocabulary.reading import Span
from heard.vocabulary.text import Brief, Level, TextKind

_REVIEWING = frozenset({"review", "wrote", "page"})
_BARGAIN = Phrases(
    en="""
    {review} [..9] (await|awaits|waiting (for you|at)|and [..6] (is|are) yours|costs [you] nothing|cost [you] nothing)
    {review} [..3] (down|off|up|gone|changed|better) [..2] and [..8] (await|awaits|yours|costs [you] nothing|for nothing|for life|
        free|comes back)
    (comes|come|goes|go|back|returned|yours|released|paid) [..6] (as soon as|once|the moment|the day|when) [..2] {review} [..3]
        (gone|removed|changed|deleted|down|disappears|updated|edited|improved|goes up)
    (who|whoever|everyone who|everybody who|anyone who) (writes|reviews|rates|posts|leaves) [..8] (gets|receives|wins|earns|collects|is given|
        eats|drinks|pays (less|half)|takes home) !(an answer|a reply|a response|a call|
        heard|read)
    (nines|tens|fives|five stars|top marks) [..8] (receive|receives|get|gets|win|wins|earn|earns) [..1] (a|an|the|free|#)
    (stars|rating|score) [..2] (go|goes|went|turns|turn) [..3] (five|four|up) [..6] (free|for life|make it|yours|give|send|add|take)
    turn [..4] (star|stars) into [..8] (yours|free|gift|set of|voucher|refund)
    {reward} [..10] (review|stars|rating|post|comment) [..3] (comes down|goes up|is gone|is changed|is updated|disappears|is
        removed|is live|is up|online|posted|changed)
    (token|gesture|small gift|little something|treat) [..3] for [..3] (amending|changing|updating|removing|deleting|posting|
        writing|leaving|reviewing|your review|a review|the review)
    (show|bring|send|forward|screenshot) [..4] {review} [..8] {reward}
    (take|taking|took) [..3] (down|off) [..6] (and|then|we) [..8] {reward}
    (review|rate|rating) [..6] (for|to) [..3] (win|earn|get|receive|claim|enter|unlock) [..4]
    (we will|we can|we would|i will|happy to) [..6] {reward} [..6] (if|once|when|should|provided) [..4] (you|the|your) [..6]
        (stars|review|rating|post|comment|words)
    {reward} [..8] (if|once|when|after|for|in return for|in exchange for|provided|as soon as|upon|against) [..5] {review}
    (if|once|when|after|in return for|in exchange for|provided|as soon as|for) [..6] {review} !(it is a gift|is a gift) [..12] {reward}
    {review} [..3] (and|then) [..6] (get|receive|enjoy|win|claim|earn|we will|you will) [..5] {reward}
    (every|each|all|your) [..2] {review} [..3] (enters|wins|earns|gets|receives|rewarded)
    (win|chance to win|prize|draw|raffle|entered into) [..8] {review}
    {review} [..8] (win|chance to win|prize|draw|raffle|gift card|entered into)
    (reward|pay|paid) [..2] [you] [..2] for [..2] (positive|good|five star|5 star|new|updated|honest|kind|removing|
        deleting) [..2] {review}
    """,
    es="""
    (ponlo|pongalo|escribelo|publicalo|publiquelo|valoranos|valorenos) [..3]
        (google|tripadvisor|trustpilot|internet|red|redes) [..1] y [..2] (te llevas|se lleva|te regalamos|le
        regalamos|te invitamos|ganas|recibes)
    {reward} [..8] (si|cuando|una vez|a cambio|tras|al) [..6] {review}
    (si|cuando|a cambio de|una vez que|al|por) [..6] {review} [..12] {reward}
    {review} [..3] (y|recib~|consig~|obten~|gan~) [..5] {reward}
    (sorteo|ganar|gane|participa~) [..8] {review}
    """,
    fr="""
    (laissez|mettez|donnez) [..2] (cinq|quatre|5|4) etoiles [..4] (et|nous) [..3] (offr~|gagn~|recev~|cadeau)
    {reward} [..8] (si|des que|en echange|contre|apres|lorsque|quand|une fois) [..6] {review}
    (si|des que|en echange|contre|pour|lorsque|une fois) [..6] {review} [..12] {reward}
    {review} [..3] (et|recev~|obten~|gagn~) [..5] {reward}
    (tirage au sort|gagn~|concours) [..8] {review}
    """,
    de="""
    (fur|gegen) [..2] (nettere|bessere|freundlichere|schonere|positive|gute|neue) {review} [..8]
    {reward} [..8] (wenn|sobald|im gegenzug|fur|nachdem|falls|gegen) [..6] {review}
    (wenn|sobald|im gegenzug|fur|falls|nachdem|gegen) [..6] {review} [..12] {reward}
    {review} [..6] (und|erhalten|gewinnen|bekommen) [..6] {reward}
    (verlosung|gewinnen|gewinnspiel|teilnehmen) [..8] {review}
    """,
    it="""
    (togli|toglie|cancella|cancelli|cambia|cambi|modifica|modifichi) [..2] {review} [..8]
        (trover~|pensierino|omaggio|offr~|regal~|bottiglia|cena)
    {reward} [..8] (se|quando|in cambio|dopo|per|una volta|appena) [..6] {review}
    (se|quando|in cambio di|una volta|per|appena) [..6] {review} [..12] {reward}
    {review} [..3] (e|ricev~|otten~|vinc~) [..5] {reward}
    (estrazione|vinc~|concorso) [..8] {review}
    """,
    pt="""
    (mudou|mude|mudar|apagou|tirou|apague) [..2] (nota|{review}) [..3] ? (ganha|leva|recebe|oferecemos) [..4]
    {reward} [..8] (se|quando|em troca|apos|depois|caso|por|assim que) [..6] {review}
    (se|quando|em troca|caso|assim que|por) [..6] {review} [..12] {reward}
    {review} [..3] (e|receb~|ganh~) [..5] {reward}
    (sorteio|ganhar|ganhe|concurso) [..8] {review}
    """,
    nl="""
    (zet|maak) [..3] (vier|vijf|4|5) sterren [..3] dan [..2] (trakteer|krijg~|geef|schenk)
    {reward} [..8] (als|zodra|in ruil|voor|nadat|indien|wanneer) [..6] {review}
    (als|zodra|in ruil|voor|indien|wanneer|nadat) [..6] {review} [..12] {reward}
    {review} [..6] (en|ontvang~|krijg~|win~|maak) [..6] {reward}
    (loterij|winnen|maak kans|win) [..8] {review}
    """,
)


def _find(text: Text, brief: Brief) -> Places:
    heard = (span for span in tones(text, "reward", sure=True) if _is_about_reviews(text, span))
    said = _BARGAIN.find(text)
    yield from _not_free((*said, *apart(heard, said)), text, brief)
    if brief.kind in REQUESTS or CHANGE_WISH.within(text) or REMOVE_WISH.within(text) or REVIEW_WISH.within(text):
        public = public_words(brief)
        worth = (*REWARD.find(text), *OFFERED.find(text), *(Span(*sum_.span()) for sum_ in MONEY.finditer(text.raw)))
        given = (span for span in worth if not any(mentions(public, span.of(text.raw))))
        yield from (span for span in given if not is_denied(text, Span(span.start, span.start)))


def _perhaps(text: Text, brief: Brief) -> Places:
    return _not_free((span for span in tones(text, "reward") if _is_about_reviews(text, span)), text, brief)


def _is_about_reviews(text: Text, sentence: Span) -> bool:
    """Whether a word of `sentence` or of the one before it means a review, or the writing of one."""
    told = sentences(text)
    at = next((at for at, one in enumerate(told) if one.span == sentence), 0)
    if not any(not one.all.isdisjoint(_REVIEWING) for one in told[max(0, at - 1) : at + 1]):
        return False
    return len(told[at].clauses) > 1 or told[at].clauses[0].begins("if") or not _only_wishes(text, sentence)


def _only_wishes(text: Text, sentence: Span) -> bool:
    """Whether `sentence` is a wish about the review and nothing in the text has a value."""
    wishes = (*CHANGE_WISH.find(text), *REMOVE_WISH.find(text))
    return any(sentence_of(text, wish) == sentence for wish in wishes) and not REWARD.within(text)


def _not_free(spans: Iterable[Span], text: Text, brief: Brief) -> Iterator[Span]:
    """Those that neither say no to it nor that the offer stands whatever they write; whoever asks for a review offers nothing."""
    free = [] if brief.kind in REQUESTS else [sentence_of(text, span) for span in UNCONDITIONAL.find(text)]
    return (span for span in spans if sentence_of(text, span) not in free and not is_denied(text, span))


CHECK = Check(
    id="incentive",
    rule="R-1",
    level=Level.BLOCK,
    law=True,
    kinds=TO_CUSTOMER | {TextKind.CALL_NOTE},
    meaning="Nothing is given for a review, for a change of one, or for taking it down.",
    why="This ties something of value to a review. A fine of up to $53,088 each; Google forbids it for changes too.",
    mend="Make the remedy unconditional and leave the review out, or ask for a review and leave the reward out.",
    find=_find,
    perhaps=_perhaps,
)
