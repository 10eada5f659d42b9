"""Sorting who is sent to the review page."""

from heard.guard.find import sentence_of
from heard.guard.phrases import Phrases
from heard.guard.rule import PRIVATE, REQUESTS, Check, Places, heard_or
from heard.guard.text import Text
from heard.guard.tone import tones
from heard.vocabulary.text import Brief, Level, TextKind

_PHRASES = Phrases(
    en="""
    only [..4] (to|for|ask|asking|with) [..1] (folks|those|guests|people|customers|clients|ones|friends|everyone) [..1] (who|whose|that|with)
    (folks|those|guests|people|customers|clients) (who|whose) [..4] (perfect|happy|great|loved|enjoyed|well|pleased|delighted|
        satisfied|smiling)
    (thumbs up|thumbs down|thumb up|thumb down|smiley|smileys|frown)
    (between you and me|between us|just between|only to me|only me|tell only me|keep it between)
    (unhappy|unhappy people|rest of you|for all the others|the others) [..4] (find|email|mail|write|click|there is|my|me|us)
    (smiling|smiley|smile|frowning|frown|happy|sad|green|red|thumbs up|thumb up|thumbs down|thumb down) (face|faces|one|button|smiley|emoji|thumb)
        [..5] (takes|brings|opens|leads|goes|sends|lands|means|is for)
    (if|when|as long as|since|because|glad|happy|pleased|delighted) [..1] (you|you are|you were|everything|it) [..3] (happy|
        satisfied|enjoyed|liked|loved|pleased|good|great|well|perfect|delighted|positive|impressed) [..8] {review}
    {review} [..6] (if|when|as long as|provided|only if) [..2] (you|everything|it|all) [..3] (happy|satisfied|enjoyed|liked|
        loved|pleased|good|great|well|perfect|delighted|impressed)
    (if|were|was) [..2] (not|anything (wrong|less|was not|is not|that was not|went wrong|bad|disappoint~)|unhappy|
        dissatisfied|disappointed|less than) [..8] (contact|tell|write|email|call|reply|
        let|reach|speak) [..2] (us|me|to us) [..2] (instead|directly|first|privately|before)
    (only|just|select|selected|our best|happiest|happy|satisfied) [..2] {customer} [..5] {review}
    (rate us|rated us|score|scored) (4|5|four|five|nine|ten|9|10)
    """,
    es="""
    (si algo|si no) [..3] (gusto|convencio|agrado) [..4] (solo|unicamente|mejor) [..2] (a mi|a
        nosotros|contest~|escrib~|dinos)
    si [..2] (esta|estuvo|quedo|ha quedado|le gusto|le ha gustado|todo fue|disfruto) [..3] [content~|satisfech~|bien|gusto|
        contento|perfecto] [..8] {review}
    {review} [..4] (si|cuando|siempre que) [..2] (esta|quedo|le gusto|todo|ha quedado) [..3]
    si [..2] (no|algo) [..6] (contact~|escri~|llam~|diga~) [..3] (directamente|antes|primero|a nosotros|en privado)
    (solo|clientes) [..2] (content~|satisfech~) [..5] {review}
    """,
    fr="""
    si [..2] (vous avez (aime|apprecie|ete satisfait~)|vous etes (satisfait~|content~|ravi~)|tout s est bien) [..8] {review}
    {review} [..4] (si|seulement si|lorsque) [..2] (vous|tout) [..3] (satisfait~|content~|aime|apprecie|bien|plu)
    (si|sinon) [..6] (contact~|ecri~|appel~) [..2] (nous|directement) [..2] (directement|avant|d abord|en prive|plutot)
    (clients) (satisfaits|contents|heureux) [..5] {review}
    """,
    de="""
    (wenn|falls|sofern) [..4] (zufrieden|gefallen|begeistert|glucklich|gut) [..8] {review}
    {review} [..5] (wenn|falls|sofern) [..4] (zufrieden|gefallen|begeistert|gut)
    (wenn|falls|sollten|andernfalls|ansonsten|waren) [..8] (wenden|schreiben|melden|sagen|kontaktieren|rufen) [..4] (uns|
        direkt|lieber|zuerst|vorher) [..2] (direkt|lieber|zuerst|personlich)
    (nur|zufriedene) [..1] (zufriedene|zufriedenen|kunden|gaste) [..5] {review}
    """,
    it="""
    (se) [..4] (non|no) [..3] (piacciono|piace|soddisfatt~|content~) [..4] (solo|soltanto|solamente|privatamente)
        [..3] (a noi|noi|me)
    non (le|ti|vi) (piacciono|piace|e piaciut~) [..3] (dica|dillo|scriva) [..2] (solo|soltanto)
    se [..2] (e|e stat~|le e|tutto) [..2] (soddisfatt~|content~|piaciut~|bene|andato bene) [..8] {review}
    {review} [..4] (se|quando|solo se) [..3] (soddisfatt~|content~|piaciut~|bene)
    (se|altrimenti) [..6] (contatt~|scriv~|chiam~|dica) [..3] (direttamente|prima|in privato|invece)
    (solo|clienti) [..1] (soddisfatti|contenti|felici) [..5] {review}
    """,
    pt="""
    nao gostou [..4] (nem|nao) avali~
    nao gostou ? [..3] (fala|fale|diga|diz|conta) [..2] (so|apenas|somente)
    se [..2] (esta|ficou|gostou|correu|foi) [..3] [satisfeit~|content~|bem|gostou] [..8] {review}
    {review} [..4] (se|quando|caso) [..3] (satisfeit~|content~|gostou|bem)
    (se|caso|senao) [..6] (contact~|contat~|escrev~|lig~|fale) [..3] (diretamente|antes|primeiro|em privado)
    (so|clientes) [..1] (satisfeitos|contentes|felizes) [..5] {review}
    """,
    nl="""
    (als|indien|wanneer) [..4] (tevreden|bevallen|blij|goed|genoten|beviel) [..8] {review}
    {review} [..5] (als|indien|wanneer) [..4] (tevreden|bevallen|blij|goed|genoten|beviel)
    (als|indien|mocht|zo niet|anders) [..8] (mail|bel|schrijf|neem contact|laat|meld) [..5] (rechtstreeks|eerst|liever|direct|
        weten)
    (alleen|tevreden) [..1] (tevreden|klanten|gasten) [..5] {review}
    """,
)

# A sorting question and the request may stand in sentences of their own: "Happy? Review us here. Unhappy? Write to us."
_SORTS = Phrases(
    en="""
    ^ [all|so|really|very|was it] (happy|unhappy|loved|love|enjoyed|satisfied|dissatisfied|pleased|not happy|not satisfied|
        disappointed|
        great|good|had a (good|great|bad|lovely|wonderful)) [..6] ?
    (if|were|was !(like)|did|are|should|when|since|as|because|seeing|given) [..4] (happy|unhappy|satisfied|dissatisfied|enjoyed|loved|
        pleased|liked|impressed|disappointed|less than|not quite|anything (wrong|less|was not|is not|that was not|went wrong|
        bad|disappoint~)|went well|was right|fell short|not perfect|
            delighted|
        good experience|great experience|bad experience|problem|problems|complaint|complaints|contented|content)
    (four|five|4|5) (or five|or 5|stars|and above|or more|or higher)
    (three|two|one|3|2|1) (stars|or less|or fewer|or below|or lower)
    (happy|satisfied|happiest|best|loyal|favourite) {customer}
    """,
    es="(si|quedo|esta|estuvo) [..4] (content~|satisfech~|descontent~|insatisfech~|gusto|problema|queja)",
    fr="(si|etes vous|etiez vous) [..4] (satisfait~|content~|insatisfait~|mecontent~|decu~|aime|probleme)",
    de="(wenn|falls|waren|sind|sollten) [..4] (zufrieden|unzufrieden|begeistert|gefallen|enttauscht|problem)",
    it="(se|e stat~|era) [..4] (soddisfatt~|content~|insoddisfatt~|delus~|piaciut~|problema)",
    pt="(se|ficou|esta|caso) [..4] (satisfeit~|content~|insatisfeit~|descontent~|gostou|problema)",
    nl="(als|was|bent|indien|mocht) [..4] (tevreden|ontevreden|blij|teleurgesteld|bevallen|probleem)",
)


_PAGE = Phrases(
    en="({review}|google|yelp|tripadvisor|trustpilot|facebook|app store|play store|public page|<link>)",
    es="({review}|google|tripadvisor|trustpilot|facebook|<link>)",
    fr="({review}|google|tripadvisor|trustpilot|facebook|<link>)",
    de="({review}|google|tripadvisor|trustpilot|facebook|<link>)",
    it="({review}|google|tripadvisor|trustpilot|facebook|<link>)",
    pt="({review}|google|tripadvisor|trustpilot|facebook|<link>)",
    nl="({review}|google|tripadvisor|trustpilot|facebook|<link>)",
)


# Whoever is asked for the good and the bad in one breath is not sorted.
_EITHER = Phrases(
    en="(good or bad|bad or good|good and bad|happy or not|pleased or not|good or not|warts and all|whatever it is)",
    es="(bien o mal|mal o bien|bueno o malo|buena o mala|lo bueno y lo malo|contento o no)",
    fr="(bien ou mal|bon ou mauvais|bonne ou mauvaise|en bien ou en mal|content ou non|positif ou negatif)",
    de="(gut oder schlecht|lob oder kritik|lob oder tadel|zufrieden oder nicht|gutes wie schlechtes|gutes oder schlechtes)",
    it="(bene o male|bello o brutto|buono o cattivo|buona o cattiva|nel bene o nel male|contento o no|positivo o negativo)",
    pt="(bem ou mal|bom ou mau|boa ou ma|positivo ou negativo|satisfeito ou nao)",
    nl="(goed of slecht|goed of minder goed|positief of negatief|tevreden of niet)",
)


def _find(text: Text, brief: Brief) -> Places:
    if not _may_ask(brief):
        yield from _PHRASES.find(text)
    else:
        page = _PAGE.within(text)
        yield from heard_or(_PHRASES.find(text), text, "gates", sure=True) if page else _PHRASES.find(text)
        if page:
            yield from _SORTS.find(text)


def _perhaps(text: Text, brief: Brief) -> Places:
    if not (_may_ask(brief) and _PAGE.within(text)):
        return ()
    open_to_all = {sentence_of(text, span) for span in _EITHER.find(text)}
    return (sentence for sentence in tones(text, "gates") if sentence not in open_to_all)


def _may_ask(brief: Brief) -> bool:
    """Whether a text of this kind may well ask for a review; other mails only answer."""
    return brief.kind in REQUESTS or brief.kind is TextKind.FOLLOW_UP


CHECK = Check(
    id="gates",
    rule="R-3",
    level=Level.BLOCK,
    kinds=REQUESTS | PRIVATE,
    meaning="Everybody is asked in the same way, happy or not.",
    why="This sends the happy to the public page and keeps the unhappy away, which Google forbids and the FTC calls deceptive.",
    mend="Ask everybody the same question with the same link.",
    find=_find,
    perhaps=_perhaps,
)
