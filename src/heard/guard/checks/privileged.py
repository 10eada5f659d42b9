"""Counsel, insurers and settlements."""

from heard.guard.phrases import Phrases
from heard.guard.rule import TO_CUSTOMER, Check, phrased
from heard.vocabulary.text import Level

_PHRASES = Phrases(
    en="""
    (legal|counsel's|lawyer's|solicitor's|attorney's) advice
    (lawyer|lawyers|solicitor|solicitors|counsel|attorney|attorneys|legal team) [..2] (advise|advises|advised|asked|told|said|
        recommend~|reviewed|think)
    (our|my|the) (insurer|insurers|insurance company|underwriter|loss adjuster)
    (loss adjuster|liability insurance|insurer (says|said|told|advis~|has asked))
    (without prejudice|out of court|settlement|settle the claim|privileged|non disclosure)
    internal (investigation|inquiry|report|memo)
    """,
    es="""
    (asesoria|asesoramiento|consejo) (juridic~|legal)
    (abogado|abogados|asesores) [..2] (recomiend~|aconsej~|dice~|han dicho)
    (nuestra aseguradora|nuestro seguro|compania de seguros|acuerdo extrajudicial|investigacion interna|acuerdo de confidencialidad)
    """,
    fr="""
    (conseil|avis|conseils) juridique~
    (avocat|avocats) [..2] (conseill~|recommand~|dit|estim~)
    (notre assureur|notre assurance|compagnie d assurance|reglement amiable|transaction confidentielle|enquete interne|
        rapport interne)
    """,
    de="""
    (rechtsberatung|rechtlicher rat|anwaltlicher rat|rechtliche beratung)
    (anwalt|anwalte|anwaltin) [..4] (geraten|empfiehlt|empfohlen|rat|sagt)
    (versicherung|haftpflicht~|versicherer|aussergerichtlich~|vergleich|interne untersuchung|interner bericht|
        untersuchungsbericht)
    """,
    it="""
    (consulenza|parere|consiglio) legale
    (avvocato|avvocati|legali) [..2] (consigli~|suggeri~|dice|detto|dicono)
    (nostra assicurazione|compagnia di assicurazione|assicuratore|accordo stragiudiziale|transazione|indagine interna|
        relazione interna)
    """,
    pt="""
    (aconselhamento|parecer|conselho) (juridico|legal)
    (advogado|advogados) [..2] (aconselh~|recomend~|diz|disse~)
    (nossa seguradora|companhia de seguros|acordo extrajudicial|investigacao interna|inquerito interno|relatorio interno|
        nosso seguro)
    """,
    nl="""
    juridisch advies
    (advocaat|advocaten|jurist~) [..3] (adviseert|adviseren|geadviseerd|raadt|zegt)
    (onze verzekering|verzekeraar|verzekeringsmaatschappij|schikking|buiten de rechter om|intern onderzoek|interne onderzoek)
    """,
)

CHECK = Check(
    id="privileged",
    rule="seed 003",
    level=Level.BLOCK,
    kinds=TO_CUSTOMER,
    meaning="Nothing about counsel's advice, insurers or settlements.",
    why="What counsel, an insurer or an inquiry said is protected; telling it here gives the protection away.",
    mend="Take it out. Say only that a named person will be in touch.",
    find=phrased(_PHRASES),
)
