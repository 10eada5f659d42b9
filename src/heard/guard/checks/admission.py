"""Admitting while counsel has the case."""

from heard.guard.find import sentence_of
from heard.guard.leaks import unsaid_words
from heard.guard.marks import APOLOGY, ROUTE, THANKS
from heard.guard.own import own_words
from heard.guard.phrases import Phrases
from heard.guard.rule import TO_CUSTOMER, Check, Places, apart, heard_or
from heard.guard.text import Text
from heard.guard.tone import tones
from heard.vocabulary.reading import Risk, Span
from heard.vocabulary.text import Brief, Level, TextKind

_TELLING = 2  # words of the case

_PHRASES = Phrases(
    en="""
    (traced|put|tracked) (it|this|that) [..1] (to|down to) [..3]
    (gave|given) way
    (was|were|is|are) on (us|me)
    (counted|fitted|installed|wired|mixed|stored|served|gave|read|measured) [..2] (wrong|wrongly|badly|late|too long)
    (stood|left|kept) [..2] (out|open|on|unlocked|unattended) [..1] (too long|all night|over night|overnight)
    (we|i) (knew|ought to have|had known|had not|did not) [..3]
    (our|my|we) [..4] (fault|mistake|error|negligence|failure|oversight|blame|liable|liability|responsible|responsibility|at
        fault|negligent|to blame|guilty|failed|fell short)
    (we|i|staff|team) [..2] (caused|failed|forgot|neglected|should have|should not have|admit|admitted|accept|acknowledge|
        messed up|got it wrong|got this wrong|broke|injured|damaged|let you down|overlooked|missed)
    (mistake|error|failure) on our (part|side)
    (because|due to|caused by) [..2] (our|we|a fault|faulty)
    (was|were) [..2] (faulty|defective|not maintained|unsafe|contaminated|undercooked|not checked|not safe|broken)
    (found|discovered|established|confirmed) [..3] (cause|fault|defect|failure|problem|that)
    """,
    es="""
    (se equivoco|nos equivocamos|fue un error|error nuestro|nuestro error|fallo nuestro|la poliza
        cubria|debimos|deberiamos haber|no debio|culpa nuestra)
    (nuestr~|fue|ha sido) [..2] (culpa|error|fallo|negligencia|responsabilidad|descuido)
    (hemos|habiamos|nos|debimos|deberiamos) [..1] (fallado|equivocado|causado|equivocamos|olvidado|haber|cometido|incumplido)
    (asumimos|admitimos|reconocemos|aceptamos) [..4]
    (estaba|era|estaban) [..1] (defectuos~|en mal estado|contaminad~|rot~|averiad~)
    """,
    fr="""
    (n aurait pas du|n aurions pas du|aurions du|aurait du|s est trompe|nous sommes trompes|notre erreur|etait une
        erreur|notre faute|par notre faute)
    (notre|c etait|de notre) [..2] (faute|erreur|negligence|responsabilite|manquement|tort)
    (nous avons|j ai) [..2] (failli|commis|cause|oublie|manque|reconnu|mal fait|neglige)
    (admettons|reconnaissons|assumons|aurions du|acceptons) [..3]
    (etait|etaient) [..1] (defectueu~|contamine~|mal entretenu~|casse~|avarie~)
    """,
    de="""
    (war|ist) [..2] (fehler|versaumnis|versehen) [..2] (der|unser~|von uns|des)
    (haben [..4] (falsch|fehler gemacht|versaumt|ubersehen)|hatten [..4] (mussen|sollen|nicht durfen)|unser
        fehler|unsere schuld)
    (unser|unsere|unserem|unserer|unseren) [..2] (schuld|fehler|versaumnis|verschulden|fahrlassigkeit|verantwortung|haftung)
    (haben|hatten) [..5] (versagt|versaumt|verursacht|falsch gemacht|vergessen|einen fehler|mussen|sollen|verschuldet)
    (geben [..2] zu|raumen [..2] ein|ubernehmen [..2] (verantwortung|haftung)|erkennen [..2] an)
    (war|waren) [..1] (defekt|mangelhaft|verdorben|kaputt|nicht gewartet)
    """,
    it="""
    (era sbagliat~|abbiamo sbagliato|e stato un errore|nostro errore|nostra colpa|avremmo dovuto|non avrebbe dovuto|si
        e sbagliat~|per colpa nostra)
    (nostr~|e stat~) [..2] (colpa|errore|negligenza|responsabilita|mancanza)
    (abbiamo|avremmo|ci siamo) [..2] (sbagliato|mancato|causato|dimenticato|dovuto|commesso|trascurato|sbagliati)
    (ammettiamo|riconosciamo|ci assumiamo|accettiamo) [..3]
    (era|erano) [..1] (difettos~|contaminat~|guast~|avariat~|rott~)
    """,
    pt="""
    (foi indevid~|foi um erro|erramos|nosso erro|erro nosso|culpa nossa|deviamos ter|deveriamos ter|nao devia ter|a
        apolice cobria|cobria o)
    (nossa|nosso|foi) [..2] (culpa|erro|falha|negligencia|responsabilidade)
    (falhamos|erramos|causamos|deviamos|esquecemos|cometemos|deveriamos|negligenciamos) [..3]
    (assumimos|admitimos|reconhecemos|aceitamos) [..3]
    (estava|estavam) [..1] (defeituos~|estragad~|avariad~|contaminad~|partid~)
    """,
    nl="""
    (door ons [..2] (verkeerd|fout)|was [..1] (onze fout|een fout|ten onrechte)|hadden [..4] (moeten|niet mogen)|onze
        schuld|verkeerd (berekend|ingeschat|beoordeeld)|had [..3] moeten (geven|doen|zien|melden))
    (onze|ons) [..2] (schuld|fout|nalatigheid|verantwoordelijkheid|aansprakelijkheid|tekortkoming)
    (hebben|hadden) [..5] (gefaald|nagelaten|veroorzaakt|fout gemaakt|verkeerd gedaan|vergeten|moeten|verzuimd)
    (geven toe|geven [..2] toe|erkennen|aanvaarden) [..3]
    (was|waren) [..1] (defect|kapot|bedorven|ondeugdelijk|niet onderhouden)
    """,
)


def _find(text: Text, brief: Brief) -> Places:
    if _is_in_law(brief):
        yield from heard_or(_PHRASES.find(text), text, "admit", sure=True)


# A wish, or that it is taken to heart: what a holding reply may say.
_MAY = Phrases(
    en="""
    (straight|right (desk|person|people)|public|formal|formally|details|discuss|out of respect|hope|hoping|wish|
        wishing|relieved|thinking of|seriously|serious|careful|carefully|cannot say|say more|concerned|look into|(will|
        would|shall) [..1] (call|ring|write|phone|contact|be in touch|be glad|get back|like to (speak|talk|hear)))
    """,
    es="""
    (directamente|lugar|formal|detalles|publico|respeto|espero|esperamos|deseo|deseamos|seriedad|en serio|no podemos|
        preocupa~|llamara|escribira|contactara)
    """,
    fr="""
    (directement|lieu|formel|formelle|details|public|respect|espere|esperons|souhaite|souhaitons|au serieux|
        serieusement|ne pouvons|preoccup~|appellera|ecrira|contactera)
    """,
    de="""
    (direkt|richtige stelle|ort|formlich|formell|einzelheiten|offentlich|respekt|rucksicht|hoffe|hoffen|wunsche|
        wunschen|ernst|durfen wir|konnen wir|erleichtert|meldet sich|ruft sie|schreibt ihnen)
    """,
    it="""
    (direttamente|luogo|sede|formale|dettagli|pubblico|rispetto|spero|speriamo|auguro|auguriamo|sul serio|molto sul|
        non possiamo|preoccup~|chiamera|scrivera|contattera)
    """,
    pt="""
    (diretamente|lugar|formal|detalhes|publico|respeito|espero|esperamos|desejo|desejamos|a serio|com seriedade|
        nao podemos|preocup~|ligara|vai ligar|escrevera|contactara)
    """,
    nl="""
    (rechtstreeks|plek|formele|formeel|details|openbaar|respect|hoop|hopen|wens|wensen|serieus|kunnen wij|kunnen we|
        mogen wij|opgelucht|belt u|belt je|neemt contact|schrijft u)
    """,
)


def _perhaps(text: Text, brief: Brief) -> Places:
    """What the head hears, and whatever tells of the case in words of one's own: a holding reply tells nothing."""
    if not _is_in_law(brief):
        return
    heard = tones(text, "admit")
    yield from heard
    if brief.kind is TextKind.PUBLIC_REPLY:
        own = own_words(text, brief)
        told = (one for one in own.sentences if _tells(own, one, brief))
        yield from apart(told, heard)


def _tells(text: Text, sentence: Span, brief: Brief) -> bool:
    words = [word for word in text.words if sentence.start <= word.start < sentence.end]
    if unsaid_words(text, words, brief) < _TELLING or sentence in tones(text, "empathy") or text.raw[sentence.end - 1] == "?":
        return False
    said = (span for table in (APOLOGY, THANKS, ROUTE, _MAY) for span in table.find(text))
    contact = {word.plain for word in Text.of(f"{brief.route.contact} {brief.case_code}").words} | {"<mail>", "<link>"}
    return contact.isdisjoint(word.plain for word in words) and not any(sentence_of(text, span) == sentence for span in said)


def _is_in_law(brief: Brief) -> bool:
    return bool(brief.counsel or (brief.reading and brief.reading.has_risk(Risk.LEGAL)))


CHECK = Check(
    id="admission",
    rule="seed 003",
    level=Level.BLOCK,
    kinds=TO_CUSTOMER,
    meaning="While counsel has the case, or a claim was announced, nothing is admitted.",
    why="Counsel has this case. An admission here can be read out in court.",
    mend="Say that you are sorry for what they went through and that a named person will call, and nothing of the cause.",
    find=_find,
    perhaps=_perhaps,
)
