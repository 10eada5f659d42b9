"""A clause against reviews."""

from heard.guard.phrases import Phrases
from heard.guard.rule import TO_CUSTOMER, Check, phrased
from heard.vocabulary.text import Level

_PHRASES = Phrases(
    en="""
    (agree|agreed|agreeing|undertake|promise|commit|consent) [..2] not to [..3] (post|publish|write|leave|share|discuss|
        disparage|review|speak|say|tell)
    (sign|signing|signed) [..4] (nda|non disclosure|confidentiality|non disparagement|settlement|agreement|waiver|release)
    (non disparagement|gag clause|confidentiality agreement|confidentiality clause|nda|keep this confidential|keep [..2]
        confidential)
    (fine|fee|penalty|charge|charged) [..5] (negative|bad|critical) [..1] {review}
    (terms|contract|agreement) [..4] (forbid|prohibit|do not allow|does not allow|prohibits) [..4] {review}
    (copyright|rights|ownership) [..3] {review}
    """,
    es="""
    (compromet~|acept~|acuerd~) [..3] no (publicar|escribir|hablar|difundir|comentar|dejar)
    (firm~) [..4] (confidencialidad|acuerdo|renuncia)
    (clausula|acuerdo) de (confidencialidad|no difamacion)
    (penalizacion|multa|recargo) [..4] {review}
    """,
    fr="""
    (engag~|accept~) [..3] (ne pas|a ne pas|ne rien) [..2] (publier|ecrire|parler|diffuser|laisser|commenter)
    (sign~) [..4] (confidentialite|accord|transaction|renonciation)
    (clause|accord) de (confidentialite|non denigrement)
    (penalite|amende|frais) [..4] {review}
    """,
    de="""
    (verpflicht~|zustimm~|einverstanden) [..6] (keine|nicht|nichts) [..4] (veroffentlich~|schreiben|bewerten|aussern|{review})
    (unterschreib~|unterzeichn~) [..5] (verschwiegenheit~|vertraulichkeit~|vereinbarung|verzicht~)
    (verschwiegenheitsvereinbarung|vertraulichkeitserklarung|stillschweigen|verschwiegenheitserklarung|
        stillschweigevereinbarung)
    (vertragsstrafe|strafgebuhr|gebuhr|strafe) [..4] {review}
    """,
    it="""
    (impegn~|accett~) [..3] non [..1] (pubblicare|scrivere|parlare|divulgare|lasciare|recensire)
    (firm~) [..4] (riservatezza|accordo|rinuncia|liberatoria)
    (clausola|accordo) di (riservatezza|non denigrazione)
    (penale|multa|addebito) [..4] {review}
    """,
    pt="""
    (comprom~|aceit~) [..3] nao [..1] (publicar|escrever|falar|divulgar|deixar|avaliar)
    (assin~) [..4] (confidencialidade|acordo|renuncia)
    (clausula|acordo) de (confidencialidade|nao difamacao)
    (multa|penalizacao|taxa) [..4] {review}
    """,
    nl="""
    (akkoord|beloof~|verbind~|instem~) [..6] (geen|niet|niets) [..4] (plaats~|schrijv~|publicer~|delen|{review})
    (teken~|onderteken~) [..5] (geheimhouding~|overeenkomst|verklaring|vaststellingsovereenkomst)
    (geheimhoudingsverklaring|geheimhoudingsovereenkomst|zwijgcontract|geheimhouding)
    (boete|vergoeding|kosten) [..4] (negatieve) {review}
    """,
)

CHECK = Check(
    id="review_clause",
    rule="R-33",
    level=Level.BLOCK,
    law=True,
    kinds=TO_CUSTOMER,
    meaning="No clause that forbids or fines reviews, takes the rights in them, or buys silence.",
    why="A clause that forbids, fines or buys off reviews is void and unlawful (15 U.S.C. 45b).",
    mend="Take it out. No remedy may hang on silence.",
    find=phrased(_PHRASES),
)
