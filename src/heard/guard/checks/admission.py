"""Admitting while counsel has the case."""

from heard.guard.phrases import Phrases
from heard.guard.rule import TO_CUSTOMER, Check, Places, heard_or
from heard.guard.text import Text
from heard.guard.tone import tones
from heard.vocabulary.reading import Risk
from heard.vocabulary.text import Brief, Level

_PHRASES = Phrases(
    en="""
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


def _perhaps(text: Text, brief: Brief) -> Places:
    return tones(text, "admit") if _is_in_law(brief) else ()


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
