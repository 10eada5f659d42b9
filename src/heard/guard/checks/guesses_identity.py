"""A guess at who wrote."""

import re

from heard.guard.case import public_words
from heard.guard.parts import parts_of
from heard.guard.phrases import Phrases
from heard.guard.rule import REPLY, Check, Places, stopping
from heard.guard.text import Text, plain
from heard.guard.tone import tones
from heard.vocabulary.reading import Language, Span
from heard.vocabulary.text import Brief, Level

_PHRASES = Phrases(
    en="""
    (bet|guess|imagine|suspect|know|tell) [..6] (where|whom|who) (this|it|that) (comes|came|is|stems) from
    (only|just) (one|a single) [..1] (bride|groom|mother|father|lady|gentleman|man|woman|student|owner|dog|member|passenger|
        class|visitor) [..8] (so|this|that|which|left|
        complained|shouted|unhappy)
    (gather|read|see|hear|tell) [..5] (that|it is) (you are|it is|this is) (the|that) [..3] (who|with|from)
    (hard|difficult|easy|simple|long) to (work out|guess|tell|see|figure out|place|spot) [..2] (who|that (this|it|you)|this|it is)
    (has|have) to be (you|mr|mrs|ms|miss|the (lady|gentleman|man|woman|couple|family|guest|customer))
    (can|could) only [..1] be (you|mr|mrs|ms|miss|the (lady|gentleman|man|woman|couple|family|guest|customer|person|one))
    (am i|are we) right in (thinking|saying|assuming) [..2] (you|yours|this|that)
    (rings a bell|your (name|face|story) (is|looks) familiar|we have met|remember you well|know you well)
    (that will|that would|this will|this would|it will|it would) be (mr|mrs|ms|miss|the (lady|gentleman|man|woman|couple|family))
    (sounds|looks|reads) [..3] like (you|mr|mrs|ms|one of|(the|a|our) [..2] (guest|couple|lady|gentleman|man|woman|customer|
        family|person|tenant|patient))
    (have a feeling|pretty sure|fairly sure|quite sure|almost certain|fairly certain|have a hunch|good idea|have worked out|
        worked out|figured out|put two and two|no prize|not hard to guess|easy to guess|can guess|narrowed it down)
    (only|just) (one|a single) [..1] (guest|table|customer|couple|party|person|order|client|patient|family|user|tenant|
        booking) [..8] (you|so|which|that (day|night|evening|week|morning)|yours)
    (by any chance|if i am not mistaken|unless i am mistaken|if memory serves|could it be|might this be|would that be|is that
        you|was that you|were you not|are you not|is it you)
    (you are|you were) (the|that|our|mr|mrs|ms|dr) [..2] (guest|couple|lady|gentleman|man|woman|customer|family|person|one)
        [..3] (who|with|from|in|at|on|that)
    (remember|recall|know) (a|the|one|that) [..1] (guest|couple|lady|gentleman|man|woman|customer|family|table|group|party|
        patient|client) [..3] (who|with|from|that)
    (mr|mrs|ms|miss) [..1] (we|i|is that|from)
    (believe|think|guess|suspect|assume|presume|understand|gather|sure|certain) [..2] (you are|you were|this is|you must be|
        you might be|you may be|this was) [..1] (the|a|an|our|one|from|mr|mrs|ms|miss|dr)
    (know|knew|realise|realize) [..1] who you are
    you (might|may|must) be the (person|one|guest|customer)
    (you must be|are you|were you|would you be|you might be|is this|would this be) [..1] (the|a|mr|mrs|ms|miss|dr|our) [..3]
        (lady|gentleman|man|woman|couple|guest|customer|family|party|person|group|patient|client|tenant|mother|father|one)
        !(sure)
    (is this|are you|were you|must be) (mr|mrs|ms|miss|dr)
    (recognise|recognize|remember) (your (name|story|face|photo|picture|style|writing)|you from|the situation)
    if (you are|this is) (who|the (lady|gentleman|man|woman|couple|guest|person|customer|family|party))
    (we|i) [all] know (it is|it was|this is|exactly who) (you|this)
    """,
    es="""
    (solo|unicamente) puede (ser|tratarse de) [..4]
    (tiene que ser|ha de ser) (usted|el|la|aquel|aquella|don|dona)
    (no es dificil|es facil) (saber|adivinar) quien
    (usted es|tu eres|eres|es usted|debe de ser|seguro que es|seguro que eres) [..1] (el|la|aquel|aquella|ese|esa)
        [..1] (senor|senora|chico|chica|pareja|familia|cliente|hombre|mujer|vecin~|cunad~|herman~|dueno|duena|ex~)
    (creo|creemos|sospech~|suponemos|supongo|imagino|sabemos|parece) que (usted|es|fue|se trata|debe ser) [..3]
    (es usted|usted es|debe de ser|sera usted|es usted quiza) [..2] (la (senora|clienta|pareja)|el (senor|cliente|caballero)|
        quien|aquel|aquella)
    (reconozco|reconocemos|recordamos) [..2] (su (nombre|historia|foto|cara))
    si es usted (quien|la|el|aquel~)
    """,
    fr="""
    (ce ne peut etre que|cela ne peut etre que|il ne peut s agir que) [..4]
    (vous etiez|vous etes) (surement|certainement|sans doute|probablement|donc) [..1] (la|le|cette|ce|l)
    (pas difficile|facile) de (deviner|savoir) qui
    (vous etes|vous etiez|vous devez etre|c est vous) [..2] (le|la|l|ce|cette|mon|notre) [..1] (monsieur|dame|beau
        frere|couple|famille|voisin~|frere|soeur|femme|homme|ancien~|patron|client~|groupe)
    (je crois|nous croyons|nous pensons|je pense|je suppose|nous savons|il semble) [..2] que (vous etes|vous etiez|c est|il s
        agit)
    (etes vous|seriez vous|vous devez etre|vous etes surement) [..2] (la (dame|cliente|personne)|le (monsieur|client|couple)|
        cette|ce|madame|monsieur|celui|celle)
    (je reconnais|nous reconnaissons) [..2] (votre (nom|histoire|photo|visage)|la situation)
    si vous etes (la|le|bien|celui|celle)
    """,
    de="""
    (das|dies|es) (kann|konnen|konnte) nur [..3] (sein|gewesen)
    (sie sind|sie waren) (bestimmt|sicher|wohl|sicherlich|vermutlich|offenbar|doch) [..1] (der|die|das)
    (nicht schwer|leicht) zu (erraten|erkennen) wer
    (sie sind|du bist|sie mussen|sie waren) [..2] (der|die|das|mein) [..2]
        (dame|herr|mann|frau|paar|familie|nachbar~|bruder|schwester|chef~|inhaber~|gruppe|kollege|ehemalige~)
    (glaube|glauben|vermute|vermuten|denke|denken|nehme an|nehmen an|wissen|ahnen) [..2] dass (sie|es sich|dies) [..4] (sind|
        waren|handelt|ist)
    (sind sie|waren sie|sie mussen) [..3] (die dame|der herr|das paar|der gast|die familie|herr|frau|diejenige|derjenige|der
        kunde)
    (erkennen|erkenne) [..2] (sie|ihren namen|ihre geschichte|ihr foto|die situation)
    wenn sie (die|der|das) [..1] (dame|herr|paar|gast|familie|kunde)
    """,
    it="""
    (puo|potrebbe) essere (solo|soltanto) [..3]
    (lei e|lei era|eravate|siete) (sicuramente|certamente|probabilmente|forse) [..1] (il|la|quel|quella|i|gli)
    (non e difficile|e facile) (capire|indovinare) chi
    (lei e|sei|siete|lei deve essere|tu sei) [..1] (il|la|quel|quella|quello|mio) [..1]
        (signore|signora|titolare|coppia|famiglia|vicin~|cognat~|fratello|ragazz~|uomo|donna|client~|proprietari~)
    (credo|crediamo|pensiamo|penso|sospett~|immagino|sappiamo|suppongo) che [lei] (sia|si tratti|fosse|e)
    (e lei|lei e|lei deve essere|e forse) [..2] (la (signora|cliente|coppia)|il (signore|cliente)|quella|quel|colui)
    (riconosco|riconosciamo) [..2] (il suo nome|la sua storia|la sua foto|la situazione)
    se lei e (la|il|quella|quel)
    """,
    pt="""
    so pode ser [..3]
    (a senhora e|o senhor e|a senhora era|o senhor era|voce e|voce era) (certamente|provavelmente|com certeza|decerto) [..1] (a|o|aquela|aquele)
    (nao e dificil|e facil) (saber|adivinhar) quem
    (voce e|es|e o senhor|o senhor e|a senhora e|deve ser|tu es) [..1] (o|a|aquele|aquela) [..1]
        (senhor|senhora|casal|familia|vizinh~|cunhad~|irma~|dono|dona|rapaz|rapariga|moco|moca|homem|mulher|andre|joao|
        maria)
    (acho|achamos|julgo|julgamos|suspeit~|creio|supomos|sabemos|parece) que (e|foi|se trata|voce e|seja|deve ser)
    (e a senhora|e o senhor|voce e|sera que e|deve ser) [..2] (que|o cliente|a cliente|o casal|aquele|aquela|a senhora|o
        senhor)
    (reconhec~) [..2] (o seu nome|a sua historia|a sua foto|a situacao)
    se (voce|a senhora|o senhor) [for|e] (a|o|quem|aquel~)
    """,
    nl="""
    (dit|dat) kan alleen [..4] zijn
    (u was|u bent|jij was|jij bent) (vast|zeker|waarschijnlijk|ongetwijfeld) [..1] (de|het|die)
    (niet moeilijk|makkelijk) te (raden|zien) wie
    (u bent|jij bent|je bent|dit is) [..2] (de|die|het|dat|mijn) [..2]
        (mevrouw|meneer|heer|dame|stel|echtpaar|familie|buurman|buurvrouw|broer|zus|zwager|man|vrouw|eigenaar|groep)
    (jij bent|u bent) [..1] die (ik|wij|we)
    (geloof|geloven|denk|denken|vermoed~|neem aan|weten) [..2] dat (u|dit|het) [..4] (bent|was|gaat|om)
    (bent u|was u|u moet) [..3] (de dame|de heer|het stel|de gast|het gezin|meneer|mevrouw|degene|die klant)
    (herkennen|herken) [..2] (u|uw naam|uw verhaal|uw foto|de situatie)
    als u (de|het|die) [..1] (dame|heer|stel|gast|gezin|klant)
    """,
)

# Somebody is called by a name: with a title, or right after "this is", "it must be".
_AS = (
    r"\b(?:[Ww]ould|[Cc]ould|[Mm]ight|[Ii]s|[Ww]as|[Aa]re) (?:this|it|that|you) (?:be )?(?P<asked>[A-Z][a-z]{2,})\b"
    r"|\b(?:[Tt]his|[Ii]t|[Tt]hat|[Yy]ou) (?:is|are|was|were|must be|ha(?:s|ve) to be|can only be|will be|would be)"
    r"(?: clearly| surely| probably| obviously| only| our| old)? (?P<plain>[A-Z][a-z]{2,})\b"
)
_NAMED = re.compile(_AS)
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Herrn?|Frau|Monsieur|Madame|Mme|[Ss]eñora?|Sra?|[Dd]on|[Dd]oña|[Ss]ignora?|[Ss]enhora?|[Mm]eneer|[Mm]evrouw)"
    rf"\.? (?:van |de |di |von )?(?P<name>[A-Z]\w{{2,}})|{_AS}"
)
_TITLE = """
    mr mrs ms miss herr herrn frau monsieur madame mme senor senora sr sra don dona signor signora senhor senhora meneer mevrouw
"""
_TITLES = frozenset(_TITLE.split())


def _perhaps(text: Text, brief: Brief) -> Places:
    """What the head hears, and a name that neither the review nor the house has, where it does not greet."""
    yield from tones(text, "guess")
    ours = Text.of(
        " ".join((brief.route.contact, brief.voice.signature, brief.voice.brand, *brief.staff_names, *_recorded(brief)))
    ).known
    named = _NAMED if _TITLES.isdisjoint(text.known) else _TITLED
    for found in named.finditer(text.raw):
        titled = found.groupdict().get("name")
        name = plain(titled or found.group("asked") or found.group("plain"))[-1]
        if text.raw[: found.start()].strip() and not _is_known(name, ours, brief):
            yield Span(found.start(), found.end())


def _recorded(brief: Brief) -> tuple[str, ...]:
    """Names on record: telling one is a leak and no guess."""
    return brief.record.names if brief.record else ()


def _is_known(name: str, ours: frozenset[str], brief: Brief) -> bool:
    """Whether the folded `name` is in the review or the house's own, or is that of a page of reviews."""
    return name in ours or name in public_words(brief).known or "page" in parts_of(name, (Language.ENGLISH,))


CHECK = Check(
    id="guesses_identity",
    rule="R-14",
    level=Level.BLOCK,
    kinds=REPLY,
    meaning="Nobody guesses in public who the reviewer is.",
    why="This guesses at a person in front of readers. Right or wrong, it exposes somebody.",
    mend="Take it out. Ask them to write to you with the case code.",
    find=stopping(_PHRASES, "guess"),
    perhaps=_perhaps,
)
