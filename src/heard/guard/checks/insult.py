"""An attack on the person."""

from heard.guard.phrases import Phrases
from heard.guard.rule import EVERY, Check, stopping, unsure
from heard.vocabulary.text import Level

_ATTACKS = Phrases(
    en="""
    (not|never) (need|want|miss) [..1] (rude|such|unpleasant|difficult|demanding|awful) (customer|customers|guest|guests|people|
        person|patients)
    <(like|feel|as|being|is|be) a
        (miser|skinflint|cheapskate|crank|lout|snob|hothead|whiner|moaner|parasite|lunatic|troublemaker|know it all|drama
        queen|diva|killjoy|grouch|tyrant|brat|dinosaur|hag|witch|madman|madwoman|savage|philistine|peasant)
    your (temper|ego|tantrum|tantrums|stupidity|arrogance|ignorance|rudeness|hysteria|envy|greed|malice|vanity|pettiness)
    such (tantrum|tantrums|hysteria|envy|malice|pettiness)
    (lonely|bitter|sad|nasty|petty|miserable|unhappy) (person|man|woman|soul|life|individual|old|creature)
    (person|people|man|woman|customer) of your (size|age|manners|sort|kind|type|character|intelligence|class|generation)
    (you are|you were|you must be|what) [..1] (a|an|the|such a|such an|quite a) [..2] (person|man|woman|individual|piece of
        work|character)
    (pity|feel sorry for|sympathise with|sympathize with) [..1] (your|anyone|whoever|those|the people) [..3] (family|wife|
        husband|children|partner|lives|live|colleagues|staff|with you)
    (obviously|clearly|evidently|apparently) [..3] (unhappy|miserable|troubled|bitter|disturbed|unstable|lonely|angry)
        (person|individual|man|woman|life|soul)
    (brain|intelligence|iq|intellect|common decency|upbringing)
    you [clearly|obviously|simply|really|just|plainly|frankly] (were|are|was|came in|turned
        up|arrived|seemed|looked|appeared)
        [so|very|clearly|obviously|simply|just|plainly|completely|totally|being|frankly|rather|quite|too|a|an|both|visibly|
        already|utterly|extremely|far too|the] [so|very|completely|bit|little|most|truly]
        (drunk|intoxicated|high|wasted|hammered|aggressive|abusive|hysterical|crazy|insane|delusional|ridiculous|pathetic|
        ignorant|stupid|rude|lying
        !(awake|in|there|on)|dishonest|unhinged|paranoid|entitled !(to)|impossible|childish|disgusting|unreasonable|hostile|
        obnoxious|racist|vile|nasty|unpleasant|nightmare|nuisance|bully|miserable|bitter|petty|mean|lazy|sad|spoiled|spoilt|
        selfish|arrogant|disgrace|joke|problem|slurring|staggering|shouting|screaming|swearing|yelling)
    you (behaved|behave|acted|act|carried on) like
    (your|such) (behaviour|behavior|conduct|manners|attitude|tone|temper|language|ignorance) [..1] (was|were|is|are|towards|
        says|speaks)
    (serial|professional|habitual|chronic|compulsive|constant) (complainer|complainers|moaner|moaners|whiner)
    (learn|need|lack|lacking|teach you) [some] (manners|class|respect|intelligence|decency|self control)
    (attention seeker|attention seeking|small minded|narrow minded|sad little (man|woman|person|life|people|world)|mean spirited|bad mannered|ill mannered|foul
        mouthed)
    too (stupid|lazy|mean|tight|stingy|drunk|dim|dense|thick) to
    (what|how) (kind|sort|type) of (person|people|parent|human|adult|mother|father)
    your [own] (drunkenness|stupidity|ignorance|hysteria|arrogance|greed|aggression|tantrum|rudeness|lies|bullying|whining|
        whinging|moaning|nonsense|rubbish|rant)
    <(called|called a|calling you a|being a|call you a|like a|as a|like|for a)
        (liar|liars|idiot|idiots|moron|morons|imbecile|fool|fools|loser|losers| troll|trolls|karens|a karen|scum|clowns|you
        clown|a clown !(fish)|
        freeloader|freeloaders|scrounger|cheapskate|crybaby|snowflake|psycho|bully|coward|cowards|keyboard warrior|keyboard
        crusader)
    (of|with|from|for|know|by) your (sort|kind)
        !(words|review|comment|comments|feedback|note|message|stars|rating|remarks|praise|time|help|attention|patience|support|custom|visit|thoughts|
        letter|reply|understanding)
    (shame|shame on) (on you|you)
    you should be ashamed
    (disgrace|embarrassment) to
    (way|how) you (barked|shouted|yelled|screamed|snapped|swore|carried on)
    (seldom|rarely|never) [..2] (met|encountered|come across|served|seen|dealt with) [..4] (so|such a|more) (graceless|unpleasant|rude|ungracious|
        nasty|aggressive|ungrateful|entitled)
    (deal|dealing|cope) with (difficult|unstable|unpleasant|challenging) (personalities|people|characters|types)
    people like you
    your [..1] (tirade|outburst|hissy fit|meltdown|rant)
    get a life
    you had [..1] (too much|one too many|a few too many) [to drink]
    good riddance
    """,
    es="""
    (es|son|eres|era|fue) [..2] (imposible de contentar|un maleducado|una maleducada|un amargado|una amargada|un
        grosero|una grosera|una persona (amargada|grosera|maleducada|desagradable))
    (su|tu) (mala educacion|groseria|arrogancia|estupidez|ignorancia|mal caracter)
    (aprenda|aprende) [..1] (modales|educacion|respeto)
    (estaba|estabas|iba|ibas|venia|vino|llego|era|es|eres|estaban) [..3] (borrach~|ebri~|bebid~|drogad~|agresiv~|maleducad~|
        histeric~|loc~|ridicul~|patetic~|estupid~|ignorante|mentiros~|insoportable)
    <(llamaran|llamar|llamo|llamaron|llaman|por) (mentiros~|imbecil~|idiota~|estupid~|payas~|cretin~|sinverguenza|caradura|ignorante|amargad~)
    (gente|personas|clientes|alguien) como (usted|ustedes|tu|vosotros)
    (verguenza) (deberia|le deberia|te deberia)
    (deberia|deberias) (darle|darte|tener) verguenza
    su (comportamiento|conducta|actitud) (agresiv~|maleducad~|vergonzos~|lamentable|infantil)
    (callese|callate|vayase|vete) [a paseo]
    (usted|tu) [..2] (miente|mientes)
    no (tiene|tienes) nada mejor que hacer
    """,
    fr="""
    vous etes [..2] (impossible a satisfaire|un malpoli|mal eleve~|grossier~|aigri~|odieu~|une personne
        (aigrie|grossiere|desagreable))
    votre (impolitesse|grossierete|arrogance|betise|ignorance|mauvaise education|mauvais caractere)
    (apprenez|apprends) [..2] (politesse|manieres|respect)
    (etiez|etais|etes|es|etait) [..3] (ivre~|saoul~|soul~|alcoolise~|agressi~|hysteri~|fou|folle|ridicule~|pathetique~|
        stupide~|ignorant~|menteur|menteuse|odieu~|insupportable|impoli~|grossi~)
    <(pour un|pour une|de|pour des) (menteur~|menteuse~|imbecile~|idiot~|cretin~|abruti~|pauvre type|crétin~|minable~|malotru~|goujat~|mythomane~)
    (gens|personnes|clients|quelqu un|individus) (comme vous|de votre espece|dans votre genre)
    (honte) [..2] (a vous|devriez|sur vous)
    vous devriez avoir honte
    votre (comportement|attitude|conduite) (agressi~|grossi~|honteu~|inadmissible|odieu~|pueril~|lamentable|deplorable)
    (taisez vous|allez au diable|bon debarras)
    vous (mentez|avez menti)
    (rien de mieux|rien d autre) a faire
    """,
    de="""
    sie sind [..3] (unverschamt|ungehobelt|unertraglich|ein querulant|eine
        querulantin|verbittert|ungezogen|dumm|frech|ein norgler|eine norglerin)
    (ihre|deine) (unverschamtheit|frechheit|dummheit|arroganz|ignoranz|schlechte erziehung|unhoflichkeit)
    (lernen sie|lernen sie erst~) [..2] (manieren|benehmen|anstand|respekt)
    (waren|warst|sind|bist|war|kamen) [..4] (betrunken|angetrunken|alkoholisiert|besoffen|aggressiv|unverschamt|hysterisch|
        verruckt|lacherlich|dumm|ignorant|verlogen|frech|unertraglich)
    (lugner~|idiot~|trottel|vollidiot~|dummkopf|spinner|asozial~|querulant~|schwachkopf|wichtigtuer|choleriker)
    (leute|menschen|kunden|gaste|personen|jemand|jemanden) wie (sie|du|ihnen|dich)
    (schamen sie sich|scham dich)
    (ihr|dein|ihrem|ihres) (aggressiv~|unverschamt~|peinlich~|unmoglich~|lacherlich~|beschamend~|kindisch~) (verhalten|
        benehmen|auftreten|auftritt)
    (halten sie den mund|gehen sie doch|scheren sie sich)
    (sie lugen|du lugst|gelogen)
    nichts besseres zu tun
    """,
    it="""
    (lei e|siete|lei era) [..2] (impossibile da accontentare|un maleducato|una
        maleducata|maleducat~|scortes~|arrogante|acid~|una persona (acida|maleducata|sgradevole))
    (la sua|la vostra) (maleducazione|arroganza|stupidita|ignoranza|cattiveria)
    (impari|imparate) [..2] (educazione|buone maniere|rispetto)
    (era|eri|eravate|e|sei|siete|erano) [..3] (ubriac~|ubriach~|brill~|aggressiv~|isteric~|pazz~|ridicol~|patetic~|stupid~|
        ignorant~|bugiard~|maleducat~|insopportabil~)
    <(dare della|dare del|dato del|dato della|per) (bugiard~|idiot~|imbecill~|cretin~|pagliacc~|cafon~|ignorant~|leone da tastiera|leoni da tastiera)
    (gente|persone|clienti|qualcuno) come (lei|voi|te)
    (si vergogni|vergognatevi|vergognati|dovrebbe vergognarsi)
    (suo|vostro) (comportamento|atteggiamento) (aggressiv~|maleducat~|vergognos~|infantil~|indecent~)
    (stia zitt~|vada a quel paese)
    lei [..2] (mente|ha mentito)
    (niente di meglio|nulla di meglio) da fare
    """,
    pt="""
    (e|foi|sao) [..2] (impossivel de agradar|um mal educado|uma mal educada|mal
        educad~|malcriad~|grosseir~|amargurad~|uma pessoa (amarga|grosseira|desagradavel))
    (a sua|sua) (ma educacao|arrogancia|estupidez|ignorancia|grosseria|falta de educacao)
    (aprenda|aprende) [..2] (maneiras|educacao|respeito)
    (estava|estavas|e|era|esta|estavam|veio|chegou) [..3] (bebad~|embriagad~|alcoolizad~|agressiv~|histeric~|louc~|ridicul~|
        patetic~|estupid~|ignorante|mentiros~|insuportavel|malcriad~)
    <(chamarem nos|chamar|chamaram|chamarem|por) (mentiros~|idiota~|imbecil~|palhac~|cretin~|ignorante~|estupid~)
    (gente|pessoas|clientes|alguem) como (voce|voces|o senhor|a senhora|tu)
    (tenha vergonha|devia ter vergonha|deveria ter vergonha)
    (seu|o seu) (comportamento) (agressiv~|vergonhos~|infantil|lamentavel|inaceitavel)
    (cale se|cale a boca)
    (voce|o senhor|a senhora) [..2] (mente|mentiu|esta a mentir|esta mentindo)
    nada melhor para fazer
    """,
    nl="""
    (u|jij|je) (bent|was) [..3] (onbeschoft|onmogelijk|een zeurpiet|een
        zeur|verbitterd|onbeleefd|dom|brutaal|arrogant)
    (uw|jouw) (onbeschoftheid|brutaliteit|domheid|arrogantie|onwetendheid|onbeleefdheid)
    (leer) [..2] (manieren|fatsoen|respect)
    (was|waren|bent|kwam|kwamen|leek) [..4] (dronken|aangeschoten|beschonken|bezopen|agressief|onbeschoft|hysterisch|gek|
        belachelijk|dom|zielig|onwetend|brutaal)
    (leugenaar~|idioot|idioten|sukkel~|mafkees|mafkezen|zeurpiet~|loser~|aso|aso's|aansteller~|lomperik)
    (mensen|klanten|gasten|types|iemand|personen) (zoals|als) (u|jij|jullie|je|uzelf)
    (schaam u|schaam je|u moest zich schamen|je moest je schamen)
    (uw|jouw|je) (agressieve|onbeschofte|belachelijke|kinderachtige|schandalige|dronken|brutale) (gedrag|houding|optreden|
        toon)
    (houd|hou) (uw|je) mond
    (u liegt|je liegt|gelogen)
    niets beters te doen
    """,
)

CHECK = Check(
    id="insult",
    rule="seed 001",
    level=Level.BLOCK,
    kinds=EVERY,
    meaning="Nobody is attacked as a person: no names, no talk of drink, character or kind.",
    why="This attacks the person. Whatever happened, readers side with the one who is insulted.",
    mend="Take it out and speak only of what happened and what you will do. Sleep on it if you are angry.",
    find=stopping(_ATTACKS, "attack"),
    perhaps=unsure("attack"),
)
