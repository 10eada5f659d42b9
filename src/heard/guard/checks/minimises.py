"""Making it small."""

from heard.guard.case import is_praise
from heard.guard.phrases import Phrases
from heard.guard.rule import ANSWERS, Check, Places
from heard.guard.text import Text
from heard.vocabulary.text import Brief, Level

_PHRASES = Phrases(
    en="""
    (only|just|merely|but) [..1] (a|an|one|the) [..2] (minor|small|little|tiny|slight|few|trivial|isolated|hiccup|blip|
        scratch|one off|detail)
    (minor|small|little|trivial|slight) (issue|problem|matter|hiccup|inconvenience|mishap|detail|delay|mistake|
        misunderstanding)
    (not|hardly|no|scarcely) [..2] (big deal|end of the world|serious|a disaster|so bad|that bad|life or death|
        worth (mention~|complain~|arguing|writing|getting|the (fuss|trouble|drama|bother|time)|a (fuss|star|complaint|review)))
    (isolated|one off) (incident|case|event|occurrence)
    (a bit of|little) [..1] (perspective|dust|rain|patience|noise)
    (a|simple|mere|just a) misunderstanding
    <(if|when|before|until|and|as) it happens
    (bad day|these things happen|things happen|mistakes happen|can happen|nobody is perfect|no one is perfect|
        nobody's perfect)
    at the end of the day
    """,
    es="""
    (solo|simplemente|apenas) [..2] (un|una) [..2] (pequen~|detalle|malentendido|leve|minutos|caso aislado)
    (caso|hecho|incidente) (aislado|puntual)
    (no es|tampoco es|no fue) [..2] (para tanto|tan grave|el fin del mundo|grave)
    (estas cosas pasan|nadie es perfecto|puede pasar)
    """,
    fr="""
    (juste|simple~|seulement|qu un|qu une) [..2] (petit~|detail|malentendu|leger~|quelques)
    (cas|incident) isole
    (ce n est|ce n etait) pas [..2] (si grave|la fin du monde|bien grave|grand chose)
    (cela arrive|ca arrive) !(helas|malheureusement|mais|trop)
    (ces choses arrivent|personne n est parfait|l erreur est humaine)
    """,
    de="""
    (nur|lediglich|bloss) [..2] (ein|eine|einen|wenige) [..1] (klein~|gering~|kleinigkeit|missverstandnis|paar|minuten|
        lappalie|kurze~)
    (einzelfall|einzelfalle|kleinigkeit|lappalie|bagatelle)
    (nicht|kein) [..2] (so schlimm|weltuntergang|beinbruch|so tragisch|drama)
    (so etwas passiert|kann passieren|kann vorkommen|niemand ist perfekt|das kommt vor)
    """,
    it="""
    (solo|soltanto|semplicemente) [..2] (un|una|qualche) [..2] (piccol~|malinteso|dettaglio|minut~|lieve|inezia)
    (caso|episodio) isolato
    (non e|non era) [..2] (cosi grave|la fine del mondo|niente di grave|una tragedia)
    (sono cose che (capitano|succedono)|capita a tutti|nessuno e perfetto|puo capitare|puo succedere)
    """,
    pt="""
    (apenas|so|simplesmente) [..2] (um|uma|uns) [..2] (pequen~|detalhe|mal entendido|minutos|leve)
    (caso|episodio|incidente) isolado
    (nao e|nao foi) [..2] (assim tao grave|tao grave|o fim do mundo|nada de grave)
    (estas coisas acontecem|acontece a todos|ninguem e perfeito|pode acontecer|acontece)
    """,
    nl="""
    (maar|slechts|alleen maar|gewoon) [..2] (een|een paar|enkele) [..2] (klein~|kleinigheidje|misverstand|minuten|minuutjes|
        foutje|detail)
    (kleinigheid~|incident op zich|eenmalig incident|foutje)
    (niet|geen) [..2] (zo erg|einde van de wereld|ramp|drama|zo dramatisch)
    (kan gebeuren|kan iedereen overkomen|niemand is perfect|zulke dingen gebeuren|het gebeurt)
    """,
)


def _find(text: Text, brief: Brief) -> Places:
    return () if is_praise(brief) else _PHRASES.find(text)


CHECK = Check(
    id="minimises",
    rule="seed 002",
    level=Level.WARN,
    kinds=ANSWERS,
    meaning="What happened to them is not made small.",
    why="This makes their complaint small, and that angers more than the complaint itself.",
    mend="Take it as grave as they do.",
    find=_find,
)
