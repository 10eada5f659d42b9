"""A promise nobody can keep."""

from heard.guard.phrases import Phrases
from heard.guard.rule import TO_CUSTOMER, Check, phrased
from heard.vocabulary.text import Level

_PHRASES = Phrases(
    en="""
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
    (no|nunca) [..2] (volvera|va a volver|volvera a) [..2] [ocurrir|pasar|suceder|repetirse]
    nunca mas
    (le garantizo|le garantizamos|garantizamos|garantizado|le aseguro|le aseguramos|prometemos|le prometo|tiene mi palabra)
    (siempre) [..2] (tendra|recibira|estara|sera)
    (cueste lo que cueste|lo que haga falta|lo que usted pida)
    """,
    fr="""
    (ne|n) [..2] (se reproduira|arrivera|se repetera) (plus|jamais|pas)
    plus jamais
    (nous garantissons|vous garantissons|je vous garantis|garanti~|nous promettons|vous promets|vous assurons|vous avez ma
        parole|soyez assure~|soyez certain~)
    (quoi qu il en coute|tout ce que vous voulez|a tout prix)
    """,
    de="""
    (wird|kommt|passiert|soll) [..4] (nie wieder|nicht wieder|nie mehr|nicht mehr) [..2]
    (nie wieder|nie mehr)
    (garantier~|versprechen ihnen|verspreche ihnen|versprochen|versichern ihnen|versichere ihnen|mein wort|wir versprechen)
    (um jeden preis|was immer sie)
    """,
    it="""
    (non) [..2] (accadra|succedera|si ripetera|ricapitera) [..1] (mai|piu)
    mai piu
    (garantiamo|le garantisco|garantit~|promettiamo|le prometto|le assicuro|le assicuriamo|ha la mia parola)
    (a qualunque costo|costi quel che costi|qualunque cosa)
    """,
    pt="""
    (nao|nunca) [..2] (voltara|vai voltar|se repetira|tornara|volta) [..3]
    nunca mais
    (garantimos|garanto|garantid~|prometemos|prometo|asseguramos|asseguro|tem a minha palavra)
    (custe o que custar|o que for preciso|o que quiser)
    """,
    nl="""
    (zal|gaat|gebeurt|komt) [..4] (nooit meer|niet meer|nooit weer|niet weer|niet nog eens)
    (nooit meer|nooit weer)
    (garander~|gegarandeerd|beloven u|beloof u|belofte|verzekeren u|verzeker u|op mijn woord|wij beloven|we beloven)
    (koste wat kost|wat u maar wilt)
    """,
)

CHECK = Check(
    id="overpromise",
    rule="seed 002",
    level=Level.WARN,
    kinds=TO_CUSTOMER,
    meaning="Nothing is promised that nobody can keep: never again, always, guaranteed.",
    why="“Never again” cannot be kept by anybody, and the next slip will be quoted against you.",
    mend="Promise the step that you take, with its day, instead of the outcome.",
    find=phrased(_PHRASES, tone="promise"),
)
