"""A step that is none."""

from heard.guard.phrases import Phrases
from heard.guard.rule import ANSWERS, Check, phrased
from heard.vocabulary.text import Level

_PHRASES = Phrases(
    en="""
    (passed|passing|pass|forwarded|forwarding|forward|shared|sharing|share|relayed|relay|escalated) [..4] (on to|to|with|
        along to) [..3] (team|management|department|staff|manager|relevant|colleagues|head office|appropriate)
    (will|going to|shall) [..1] look into (it|this|the matter|that)
    (take|taking|taken) [..4] (on board|into account|into consideration|under advisement)
    (noted|duly noted)
    """,
    es="""
    (transmiti~|traslada~|remiti~|pasa~|compart~|haremos llegar|hecho llegar) [..5] (equipo|departamento|direccion|
        responsable|compañeros|companeros)
    (lo|la) (tendremos|tomaremos|tomamos) en (cuenta|consideracion)
    (tomamos nota|hemos tomado nota|lo miraremos|lo estudiaremos)
    """,
    fr="""
    (transmi~|remont~|partag~|fait part|fait suivre|faisons suivre) [..5] (equipe|equipes|service|direction|responsable|
        collegues)
    (prenons|prendrons|avons pris) [..2] (note|compte|consideration)
    nous allons regarder (cela|ca)
    """,
    de="""
    (weitergeleitet|weiterleiten|weitergegeben|weitergeben|leiten [..5] weiter|geben [..5] weiter)
    (nehmen|werden) [..4] (zur kenntnis|zu herzen|mit auf|berucksichtigen)
    (werden [..2] das ansehen|schauen uns das an)
    """,
    it="""
    (trasmess~|trasmett~|inoltr~|condivis~|condivid~|riferi~|segnaler~|gir~) [..5] (team|reparto|direzione|responsabile|
        ufficio|colleghi|staff)
    (ne terremo|terremo|prenderemo|prendiamo) [..1] (conto|nota|considerazione|atto)
    (daremo un occhiata|ci guarderemo)
    """,
    pt="""
    (transmit~|encaminh~|partilh~|compartilh~|reencaminh~|pass~) [..5] (equipa|equipe|departamento|direcao|responsavel|
        colegas|gerencia)
    (teremos|tomaremos|tomamos|levaremos) [..2] (conta|nota|consideracao)
    vamos ver (isso|isto)
    """,
    nl="""
    (doorgegeven|doorgeven|doorgestuurd|doorsturen|geven [..5] door|sturen [..5] door|gedeeld met)
    (nemen|nemen we|zullen) [..5] (ter harte|mee|in overweging|kennisgeving)
    (we zullen ernaar kijken|er naar kijken|kijken ernaar)
    """,
)

CHECK = Check(
    id="passed_on",
    rule="seed 003",
    level=Level.ADVISE,
    kinds=ANSWERS,
    meaning="The next step is named, with who takes it and when.",
    why="“Passed on” and “will look into it” promise nothing that anybody could check.",
    mend="Name who does what by when, or what you have found out already.",
    find=phrased(_PHRASES),
)
