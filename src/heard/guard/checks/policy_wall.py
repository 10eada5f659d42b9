"""Hiding behind rules."""

from heard.guard.phrases import Phrases
from heard.guard.rule import ANSWERS, Check, phrased
from heard.vocabulary.text import Level

_PHRASES = Phrases(
    en="""
    (company|our|store|hotel|house|cancellation|refund|return|standard|strict|shop) [..1] (policy|policies|terms|terms and
        conditions|rules) [..2] (is|are|state|states|clear|clearly|do not|does not|prohibit|prevent|apply)
    (per|against|due to|according to|in line with|in accordance with|bound by|under) [..2] (policy|policies|terms|terms and
        conditions|rules)
    (as stated|as clearly stated|clearly stated|it is stated|you agreed|you accepted|the small print|fine print) [..4]
    rules are rules
    """,
    es="""
    (politica|normas|condiciones) [..3] (es|son|indica~|establece~|no permit~|clar~)
    (segun|por|conforme a|de acuerdo con) [..2] (politica|normas|condiciones|terminos)
    (las normas son|usted acepto|como se indica|letra pequena)
    """,
    fr="""
    (notre|nos|politique|conditions|reglement) [..3] (est claire|sont claires|stipul~|precis~|prevoi~|ne permet~)
    (conformement|selon|en vertu) [..3] (politique|conditions|reglement)
    (vous avez accepte|comme indique|c est le reglement)
    """,
    de="""
    (unsere|unseren|unserer|die) [..1] (agb|richtlinie~|geschaftsbedingungen|stornobedingungen|vorschriften|regeln) [..3]
        (sind|besag~|seh~|ist|klar|verbieten|gelten)
    (laut|gemass|nach|aufgrund) [..2] (agb|richtlinie~|geschaftsbedingungen|vorschriften|bedingungen|regeln)
    (sie haben [..3] akzeptiert|vorschrift ist vorschrift|das kleingedruckte)
    """,
    it="""
    (politica|condizioni|regolamento|regole) [..3] (prevede~|sono chiar~|e chiar~|stabilis~|non permett~|parla~)
    (secondo|in base|come da|per) [..2] (politica|condizioni|regolamento|regole)
    (ha accettato|come indicato|le regole sono)
    """,
    pt="""
    (politica|condicoes|regulamento|regras) [..3] (e clara|sao claras|preve~|estabelec~|nao permite~|indica~)
    (segundo|conforme|de acordo com|por) [..2] (politica|condicoes|regulamento|regras|termos)
    (aceitou [..2] condicoes|como indicado|regras sao regras)
    """,
    nl="""
    (ons|onze|het) [..1] (beleid|voorwaarden|regels|huisregels) [..3] (is|zijn|staat|duidelijk|bepa~|schrij~)
    (volgens|conform|op grond van|vanwege) [..2] (beleid|voorwaarden|regels|huisregels)
    (u bent akkoord|regels zijn regels|kleine lettertjes|zoals vermeld)
    """,
)

CHECK = Check(
    id="policy_wall",
    rule="seed 003",
    level=Level.WARN,
    kinds=ANSWERS,
    meaning="The answer does not hide behind a policy.",
    why="A rule is no answer to somebody who is unhappy with the rule.",
    mend="Say what you can do, or why the rule protects them, in plain words.",
    find=phrased(_PHRASES),
)
