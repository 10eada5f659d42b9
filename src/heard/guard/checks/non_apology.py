"""An apology that is none."""

from heard.guard.phrases import Phrases
from heard.guard.rule import TO_CUSTOMER, Check, phrased
from heard.vocabulary.text import Level

_EMPTY = Phrases(
    en="""
    (sorry|apologise|apologize|apologies|regret|regrets|regretful) [for|that] [..1] (you|your party|the guest) (feel|felt|
        think|thought|believe|believed|perceive|perceived|see it|saw it|took|interpreted|chose|consider|considered|find it|
        choose)
    (sorry|apologise|apologize|apologies) .. (how|the way) you (feel|felt|see|perceive~|took|interpret~)
    (sorry|apologise|apologize|apologies|regret) (if|in case|should) !(you are still)
    (sorry|apologise|apologize|apologies) [..3] (any|whatever) (inconvenience|offence|offense|upset|distress|misunderstanding|
        confusion|perceived) [..2] [may|might|if|caused]
    (apologise|apologize|sorry) for any (inconvenience|upset|offence|offense|misunderstanding|confusion|distress|disappointment|trouble|issues|problems)
    (sorry|regret|apologise) [that|if] you found [..4] (confusing|complicated|difficult|hard|insufficient|unsatisfactory|unacceptable|unfriendly|unhelpful|
        expensive|strict|offensive|small|long|salty|spicy|loud|cold)
    (sorry|regret) [that] you (are|were) not (satisfied|happy|pleased|content|able to appreciate)
    (sorry|regret|apologise) [..3] (misunderstanding|confusion|misinterpretation) on your (part|side|end)
    (sorry|regret) [that] you [..1] (considered|regarded|misunderstood|misread|took offence|saw it)
    if (you were|you felt|you have been|anyone was|we have|we) [..2] (offended|upset|inconvenienced|disappointed|hurt) [..4]
        (sorry|apolog~)
    (sorry|apologise|apologies) [..2] (perceived|alleged|supposed)
    (mistakes|errors) were made
    (sorry|apologies) [..3] did not meet your (high|personal|very high|particular|own|exacting)
    (sorry|regret) [..2] you (did not|could not) (like|appreciate|understand|enjoy our)
    we are sorry you are (unhappy|upset|offended|angry|dissatisfied)
    (apologise|sorry) .. (may|might) have (caused|felt|upset|offended)
    (sorry|regret) to (hear|learn|read) [that] you (feel|felt|think|thought|believe|believed|were not able to (like|appreciate|enjoy)|could not appreciate)
    (sorry|regret) [that] (it|this|we) (came|come) across (that way|like that|so) to you
    (sorry|apologies) for any (perceived|upset|offence)
    (sorry|apologise|apologies) [..2] (to the extent|insofar|as far as)
    """,
    es="""
    (sentimos|siento|lamentamos|lamento|disculp~) [mucho|nos] (que|si) [..2] (se sienta|se sintio|sienta|crea|piense|haya
        percibido|percibiera|considere|opine|le parezca|te sientas|creas|interprete)
    (sentimos|siento|lamentamos|lamento|disculp~) [mucho] si
    (molestias|molestia|inconvenientes|inconveniente) [..1] que [..3] (haya|hayan|hayamos|pueda|puedan|pudo|
        pudieron) [..1] (podido|causar~|ocasionar~|haber|tener)
    (disculp~|sentimos|lamentamos) [..4] (cualquier|posibles|las posibles|eventuales) (molestia|molestias|inconveniente|
        inconvenientes|malentendido)
    si (se ha sentido|se sintio|le hemos) .. (disculp~|lo sentimos)
    """,
    fr="""
    (desole~|navre~|regrett~|excus~) [..2] que vous [..1] (sentiez|ressentiez|ayez ressenti|pensiez|croyiez|perceviez|ayez
        percu|consideriez|trouviez|ayez eu l impression|jugiez)
    (desole~|navre~|excus~|regrett~) si
    (desagrement~|gene|inconvenient~|derangement) [..1] (que|qui) [..3] (ait|aient|aurait|auraient|a|ont) [..1] pu
    (desole~|excus~|regrett~) [..4] (tout|toute|d eventuel~|l eventuel~|les eventuel~|quelconque) (desagrement~|gene|
        inconvenient~|derangement)
    si (vous vous etes senti~|vous avez ete|nous vous avons) .. (excus~|desole~)
    """,
    de="""
    (tut|tate) [..2] leid dass sie [..3] (empfinden|empfunden|fuhlen|gefuhlt|meinen|glauben|denken|finden|sehen|wahrgenommen|
        wahrnehmen)
    (bedauer~|entschuldig~) [..2] dass sie [..4] (so empfinden|so empfunden|das gefuhl|den eindruck|so sehen|meinen|glauben)
    (leid|entschuldig~|bedauer~) [..2] (falls|wenn|sollten|sollte)
    (falls|wenn !(man|jemand|es)|sollten sie|sollte) [..8] (tut [..3] leid|entschuldig~|bedauern wir)
    (entschuldig~|bedauer~) [..3] (etwaige|eventuelle|mogliche|jegliche) (unannehmlichkeit~|unannehmlichkeiten|
        missverstandnis~)
    """,
    it="""
    (dispiace|spiace|scus~|rammaric~) [..1] che [lei|voi] [..2] (si sia sentit~|si senta|pensi|creda|ritenga|abbia percepito|
        abbia avuto l impressione|la veda|vi siate sentit~|pensiate|abbia interpretato)
    (dispiace|spiace|scus~|scusiamo|spiacenti|spiacente) [..1] se
    (scus~|dispiace) [..4] (eventuali|eventuale|qualsiasi|qualunque|ogni eventuale) (disagio|disagi|inconvenient~|fastidio|
        malintes~)
    se (si e sentit~|l abbiamo|vi abbiamo) .. (scus~|dispiace)
    """,
    pt="""
    (lament~|sentimos|pedimos desculpa|desculpe) [..2] que [se] [..1] (sinta|tenha sentido|ache|pense|considere|tenha
        interpretado|tenha tido a impressao|julgue|veja assim|acredite)
    (lament~|desculp~|sentimos) [..1] (se|caso)
    (desculp~|lament~) [..4] (qualquer|eventuais|quaisquer|algum|possiveis) (incomodo|incomodos|inconvenient~|transtorno~|mal
        entendido)
    (se se sentiu|caso se tenha sentido) .. (desculp~|lament~)
    """,
    nl="""
    (spijt|sorry|jammer|vervelend|excuses) [..3] dat (u|je) [..4] (zo voelt|zo ervaart|vindt|denkt|gelooft|zo ziet|hebt
        ervaren|heeft ervaren|het gevoel|de indruk|meent)
    (sorry|excuses|spijt) [..3] (als|indien|mocht|mochten)
    (als|indien|mocht) (u|je|wij) [..6] (excuses|sorry|spijt)
    (excuses|sorry) [..3] (eventuele|mogelijke|enig|enige|eventueel) (ongemak|overlast|hinder|misverstand~)
    """,
)

CHECK = Check(
    id="non_apology",
    rule="seed 002",
    level=Level.WARN,
    kinds=TO_CUSTOMER,
    meaning="The apology is for what happened, not for their feelings or for an “if”.",
    why="“Sorry you feel” and “sorry if” apologise for the customer, not to them; readers take it as a refusal.",
    mend="Name what happened and be sorry for that: “I am sorry that your room was not ready.”",
    find=phrased(_EMPTY, tone="sorryif"),
)
