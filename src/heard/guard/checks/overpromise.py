"""A promise nobody can keep."""

from heard.guard.find import sentence_of
from heard.guard.phrases import Phrases
from heard.guard.rule import TO_CUSTOMER, Check, Places, heard_or
from heard.guard.text import Text
from heard.vocabulary.text import Brief, Level

_PHRASES = Phrases(
    en="""
    (no|nobody|nothing|every|each|all|always|never) [..12] (from here on|from this day|from today on|henceforth)
    (from here on|from this day|from today on|henceforth) [..6] (no|nobody|nothing|every|each|all|always|never)
    (no|not one|not a single) [..2] will [..2] (ever|again|lose|wait|so much)
    hold (me|us) to (it|that|this)
    on the dot
    impossible [..4] (happen|occur|come) [..3]
    (you|nobody|no one|none) (will|are) [..1] (never|not) [..3] (again|ever)
    (every|each|all) [..5] from now on
    from now on [..3] (will|every|each|all|nobody|never|always)
    (whatever|however much) it (comes to|costs|cost|may cost)
    (see|seeing) to it that [..8] (every|all|whole|never|always|full|by|is|are|gets|get)
    (you|i|we) can (count|bank|bet) on (it|that|us|me) [..4]
    (zero|no) (chance|risk|danger) [..1] (of|that) [..4] (again|happening|repeat|happen)
    (the last time|last time) [..4] (happens|happen|ever|anyone|you|anybody)
    (nothing of the|nothing like|no such) [..3] (will|shall) [..4]
    (for ever|forever|a thing of the past|once and for good)
    (you have|you have got) (our|my) (word|promise|guarantee)
    (make|making|made) (sure|certain) [..2] (this|it|that|nothing|you|nobody|no one) [..4] (never|again|ever)
    <(all|everyone|everybody) without exception
    (every single time|without fail|once and for all|no exceptions)
    (will|shall) (never|always) [..2]
    (anything|everything|whatever) (you (wish|want|ask)|it takes)
    (perfect|flawless|faultless|spotless) [..2] (next time|stay|visit|experience|meal|service|from now)
    (never|not) [..2] (happen|happens|occur|repeated) (again|ever again|in future)
    (will|shall|does) not [..2] (happen|occur|recur|be repeated) [again]
    ((we|i|can) [..1] guarantee|<(no|not|never) guaranteed|we promise|i promise|assure you|rest assured|you have my word|my
        word| swear)
    (will|shall) always [..2] (be|have|get|receive|find|arrive|deliver|answer)
    <(not|never|cannot|can|not going to) promise you
    (100|hundred) %
    (whatever|anything) (it takes|you want|you ask|you need)
    no matter what
    (will|shall) (restore|repair|fix|solve|refund|recover|replace|return|resolve|correct) [..4] (within|inside|in under|
        by) [..2] (hour|hours|day|days|week|tomorrow|
        tonight|monday|friday)
    """,
    es="""
    (lo|se lo) (juro|juramos|prometo|prometemos)
    (es|sera) imposible que [..4] (pase|ocurra|suceda|repita)
    (todos y cada uno|cada uno) [..6] (a partir de ahora|siempre)
    (cueste lo que cueste|sea cual sea el coste|sin falta|para siempre|de una vez por todas)
    (la ultima vez que) [..4]
    (me comprometo a que|le doy mi palabra|le doy mi palabra de|puede estar segur~|cuente con)
    (no|nunca) [..2] (volvera|va a volver|volvera a) [..2] [ocurrir|pasar|suceder|repetirse]
    nunca mas
    (le garantizo|le garantizamos|garantizamos|garantizado|le aseguro|le aseguramos|prometemos|le prometo|tiene mi palabra)
    (siempre) [..2] (tendra|recibira|estara|sera)
    (cueste lo que cueste|lo que haga falta|lo que usted pida)
    """,
    fr="""
    (je|nous) (le|vous le) (jure|jurons|promets|promettons)
    (il est|c est) impossible que [..4]
    (quoi qu il arrive|sans faute|une fois pour toutes|pour toujours|a coup sur)
    (c est la derniere fois|la derniere fois que) [..3]
    (vous avez ma parole|comptez sur|je vous jure|je m engage a ce que)
    (ne|n) [..2] (se reproduira|arrivera|se repetera) (plus|jamais|pas)
    plus jamais
    (nous garantissons|vous garantissons|je vous garantis|garanti~|nous promettons|vous promets|vous assurons|vous avez ma
        parole|soyez assure~|soyez certain~)
    (quoi qu il en coute|tout ce que vous voulez|a tout prix)
    """,
    de="""
    (schwore|verspreche) ich [ihnen]
    (ist|wird) [..2] (ausgeschlossen|unmoglich) [..2] dass
    (ein fur alle mal|fur immer|in jedem fall|ausnahmslos|hundertprozentig|hundert prozent|verlassen sie sich)
    (das letzte mal) [..2]
    (gebe|geben) [..1] (ihnen|dir) mein wort
    (wird|kommt|passiert|soll) [..4] (nie wieder|nicht wieder|nie mehr|nicht mehr) [..2]
    (nie wieder|nie mehr)
    (garantier~|versprechen ihnen|verspreche ihnen|versprochen|versichern ihnen|versichere ihnen|mein wort|wir versprechen)
    (um jeden preis|was immer sie)
    """,
    it="""
    (lo|glielo) (giuro|prometto|promettiamo)
    (e|sara) impossibile che [..4]
    (una volta per tutte|per sempre|senza eccezioni|al cento per cento|costi quanto costi|ci conti)
    (l ultima volta che) [..3]
    (le do la mia parola|le giuro|mi impegno a)
    (non) [..2] (accadra|succedera|si ripetera|ricapitera) [..1] (mai|piu)
    mai piu
    (garantiamo|le garantisco|garantit~|promettiamo|le prometto|le assicuro|le assicuriamo|ha la mia parola)
    (a qualunque costo|costi quel che costi|qualunque cosa)
    """,
    pt="""
    (juro|juramos) [..2]
    (e|sera) impossivel que [..4]
    (de uma vez por todas|para sempre|sem falta|sem excecao|cem por cento|pode contar)
    (a ultima vez que) [..3]
    (dou lhe a minha palavra|juro lhe|comprometo me)
    nao ha [..3] (outra|outro|volta) [..6] (defeito|assim|acontecer)
    (nao|nunca) [..2] (voltara|vai voltar|se repetira|tornara|volta) [..3]
    nunca mais
    (garantimos|garanto|garantid~|prometemos|prometo|asseguramos|asseguro|tem a minha palavra)
    (custe o que custar|o que for preciso|o que quiser)
    """,
    nl="""
    dat (beloof|zweer) ik
    (is|wordt) (uitgesloten|onmogelijk) [..1] dat
    (voor eens en altijd|voor altijd|zonder uitzondering|honderd procent|gegarandeerd|reken maar)
    (de laatste keer) [..2]
    (geef|geven) [..1] (u|je) mijn woord
    (zal|gaat|gebeurt|komt) [..4] (nooit meer|niet meer|nooit weer|niet weer|niet nog eens)
    (nooit meer|nooit weer)
    (garander~|gegarandeerd|beloven u|beloof u|belofte|verzekeren u|verzeker u|op mijn woord|wij beloven|we beloven)
    (koste wat kost|wat u maar wilt)
    """,
)

_CANNOT = Phrases(
    en="(not|never|cannot|no) [..1] (promise|guarantee|say|claim|swear|pretend|promising)",
    es="no (puedo|podemos|le puedo|le podemos) (prometer~|garantizar~)",
    fr="(pas|jamais) [..1] (promettre|garantir|pretendre|dire)",
    de="nicht [..1] (versprechen|garantieren|behaupten)",
    it="non (posso|possiamo|le posso|le possiamo) (promett~|garanti~)",
    pt="nao (posso|podemos|lhe posso|lhe podemos) (prometer~|garantir~)",
    nl="niet [..1] (beloven|garanderen|zeggen)",
)


def _find(text: Text, _brief: Brief) -> Places:
    """What is promised, and not what nobody is said to be able to promise."""
    unpromised = {sentence_of(text, span) for span in _CANNOT.find(text)}
    return (span for span in heard_or(_PHRASES.find(text), text, "promise") if sentence_of(text, span) not in unpromised)


CHECK = Check(
    id="overpromise",
    rule="seed 002",
    level=Level.WARN,
    kinds=TO_CUSTOMER,
    meaning="Nothing is promised that nobody can keep: never again, always, guaranteed.",
    why="“Never again” cannot be kept by anybody, and the next slip will be quoted against you.",
    mend="Promise the step that you take, with its day, instead of the outcome.",
    find=_find,
)
