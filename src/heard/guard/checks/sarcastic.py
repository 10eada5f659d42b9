"""Irony at the customer's cost."""

from heard.guard.case import is_praise
from heard.guard.phrases import Phrases
from heard.guard.rule import ANSWERS, Check, Places, heard_or
from heard.guard.text import Text
from heard.vocabulary.text import Brief, Level

_PHRASES = Phrases(
    en="""
    congratulations on [..2] {review}
    (hope|glad|trust) [..1] you feel [much|a little] better now
    (thank you|thanks) for [..1] (charming|delightful|enchanting|adorable) {review}
    (perhaps|maybe|suggest|try|recommend|hear|prefer|refer|suits|suit|happier|enjoy) [..9] (drive through|drive
        thru|burger|fast food|all you can eat|ball pit|vending machine|microwave|ready meal|kebab|youth hostel|service
        station|canteen|motorway)
    (what|how) (would|did|will|could) (we|the world|mankind|humanity) [..2] (do|manage|survive|live|cope) without
    (oh|ah|gosh|goodness|heavens|dearest) [..2] (the humanity|the horror|the tragedy|the drama|how awful for|how terrible
        for|what a)
    (your|this) (masterpiece|epic|novel|symphony|thesis|sermon|essay|lecture|poem|wisdom)
    mind reading
    (humble|modest|lowly) [..1] (kitchen|restaurant|shop|hotel|establishment|service|staff|efforts|little|place|app|selves)
    (string quartet|violins|trumpets|fanfare|butler|chauffeur|gold plated|golden throne|rose petals|private jet|throne)
    (how|so) (thoughtful|generous|gracious|brave|clever|original|charming) of you
    (we had no idea|who knew|imagine|fancy that|clearly we|obviously we|apparently we) [..6] (royalty|michelin|inspector|
        expert|critic|celebrity|important|perfect)
    (do|please) (let us know|tell us|share) [..2] (secret|when you (open|find|become)|how you would|your recipe|your
        expertise)
    (award|medal|prize|trophy|oscar|nobel|applause) [..2] (for|goes)
    (bless you|bless your heart|lucky us) [..2]
    how (dare|awful of|terrible of|cruel of|silly of|thoughtless of) (we|us)
    (oh|well|ah) (wow|well|boy|my|dear (me|a|an|what)|no (not|a|the|whatever|please|anything)|the horror|the
        humanity|heavens|sure)
    (food|restaurant|hotel|wine|resident|self appointed|armchair|true|real|professional|budding|michelin) (critic|expert|
        connoisseur|gourmet|inspector)
    (good luck|best of luck) (finding|with|elsewhere)
    we (bow|kneel|grovel)
    your (majesty|highness|lordship|ladyship|royal)
    (thank you|thanks) for (nothing|enlightening|educating|the lecture|the lesson|the entertainment|making us laugh|gracing)
    (word|words|talk|chat|spoken|speak|spoke) [..1] (to|with) the (weather|turtles|turtle|sea|sun|clouds|moon|wind|seagulls|birds|ducks|tide|
        tides|rain|snow|fish|dog|ghost|traffic|universe)
    would you (rather|prefer) [..1] (we|i|us) [..2] (let|left|leave|had|did)
    (turtles|seagulls|ducks|clouds|fish|cows|bees|wasps|waves|pigeons) [..4] (attendance|memo|asked|informed|told|notified|apologise|apologize)
    (internet|youtube|google) [..1] will not
    the (word|clue|hint) [..3] (does not|did not) mean
    (shall|should) we (paint|build|order|install|move|silence|invite|hire) the (sky|sea|moon|sun|mountain|mountains|street|birds|train)
    (made|pads|cups|plates|meals|walls) of cardboard
    (gives|give|gave|has|have) you the edge
    (library|monastery|museum) [..5] (quieter|silence|suit|for)
    (a|this) detective story
    (cushion|silver platter|silver tray|red carpet|brass band|marching band)
    send for the (army|navy|marines|guards)
    (shocking|amazing|astonishing|terrible|funny|incredible|outrageous) is it not
    (thank you|thanks) for [..2] (essay|novel|sermon|thesis|poetry)
    ^ we are a [..2] not (a|an) [..2] (restaurant|hotel|spa|library|charity|zoo|circus|nursery|museum|palace|magician)
    (people|guests|folk) were (evidently|clearly|apparently) less
    (exclamation marks|capital letters)
    (does|do) not (take|return|answer) our calls
    such a (discerning|refined|delicate|sensitive|noble) (nose|palate|eye|ear|soul)
    if it is [..6] you (want|are after|prefer|fancy|are looking for|had in mind)
    not all of us (are|can be|have)
    what (did|do|were|would) you [really|honestly|exactly|seriously] (expect|expecting) (from|of|in|at|for)
    (part|move|silence|stop|command|order|tame|switch off|turn off) the (sea|waves|tide|sun|moon|wind|gulls|seagulls|church|bells)
    (float|floated|fly|teleport|levitate) [..2] (into|over|through|across)
    (whatever next|what next|heaven forbid|god forbid|perish the thought|stop the press|hold the front page|breaking news|newsflash)
    (wrong side of [the] bed|two cents|two pennies|two pence|keyboard warrior|cry me a|boo hoo)
    (thank you|thanks) for (sharing|bringing) (this|your|that|us) [..1] (drama|saga|epic|tragedy|tale|wisdom|joy|sunshine)
    (everyone|everybody|anyone) is a [..2] (critic|expert|chef|judge|mechanic|designer|doctor|plumber|lawyer|photographer)
    if you can not (handle|take|stand|cope with) [..5] (there is|there are|then|try)
    there (is|are) [..3] (burger|mcdonald's|kfc|kebab|drive through|petrol station|chip shop|vending machine) [..3] (across|down|round|around|
        next door|nearby|for you|opposite)
    (coped|managed|survived|survive|cope|manage) without a (butler|servant|maid|red carpet)
    not even in (switzerland|paris|italy|heaven|rome|france|japan)
    would be nice would it not
    (have|had) [..1] (a word|words|a chat) with the (sun|weather|clouds|rain|sea|wind|gods)
    (next time|in future) we (will|shall) [..4] (red carpet|valet|butler|orchestra|violins|choir|champagne|fanfare|trumpets|brass band)
    a (watchmaker|cook|plumber|builder|baker|landlord|girl|man|family) has to (eat|live|sleep)
    have [..2] no wings
    what (was|were|am|are|is) (he|she|we|i|they) supposed to do
    (perhaps|maybe) now (there will be|you will have|you have|you can find|there is) [..2] time
    ^ (somebody|someone) (has|had) to (sleep|sit|be|stand|go|come|live)
    at least you (got|had|have) (your|a|some) [..2] (steps|exercise|fresh air|story|tan|nap|quiet)
    """,
    es="""
    (quiza|tal vez|le recomendamos|seguro que) [..6] (comida rapida|hamburgues~|microondas|cinco estrellas
        en|castillo|palacio)
    (que|vaya) (tragedia|sorpresa|drama|horror|desastre para usted)
    (enhorabuena|felicidades|bravo|suerte) (por|encontrando|buscando|con)
    (bola de cristal|varita magica|alfombra roja|leer la mente|adivinos)
    (ir|irse|vaya|vayase) [..2] (convento|monasterio|biblioteca)
    que esperaba~ [usted]
    (alfombra roja|pie izquierdo|leer el pensamiento|leerle el pensamiento|no tenemos alas)
    (todo el mundo es|ahora todos son) [..1] (critico|experto|chef)
    (diremos|pediremos|pedir) [..1] al (mar|sol|viento|tiempo|cielo)
    (encarg~|pedir~) [..2] (mejor tiempo|buen tiempo|sol)
    gracias por (la novela|el sermon|la leccion|el discurso)
    suerte (buscando|encontrando)
    (que le vamos a hacer|le toco a usted)
    """,
    fr="""
    (tour de manege|medaille|standing ovation|minute de silence) [..4]
    (votre majeste|votre altesse|princesse|votre seigneurie)
    (quel|quelle) (drame|tragedie|surprise|horreur|catastrophe)
    (boule de cristal|baguette magique|tapis rouge|devins)
    bravo [..4] pour (votre|vos)
    (aller|allez) [..2] (couvent|monastere|bibliotheque)
    (a quoi|que|qu) vous attendiez vous
    (tapis rouge|pied gauche|lire dans vos pensees)
    (tout le monde est|chacun est) [..1] (critique|expert|chef)
    (demanderons|dirons|parlerons) [..1] (a la mer|au soleil|au vent|a la meteo|aux nuages)
    (commanderons|commander) [..2] (soleil|beau temps)
    merci pour (ce roman|la lecon|le sermon|ce poeme)
    bonne chance pour (trouver|la suite)
    """,
    de="""
    (glaskugel|zauberstab|roten teppich|rote teppich|gedanken lesen|hellseher)
    (gluckwunsch|gratulation) [..3] (zu|zur|zum)
    (kloster|bibliothek) [..2] (gehen|aufgehoben)
    was (erwarten|haben|hatten) sie [..4] (erwartet|erwarten|von einem|von einer|fur|bei)
    was erwarten sie
    (falschen fuss aufgestanden|gedanken lesen|roter teppich)
    (jeder|jeder zweite) [..2] (restaurantkritiker|kritiker|experte|sternekoch|fachmann)
    (dem meer|der sonne|dem wetter|den wolken|dem wind) [..3] (sagen|bitten|sprechen|ausrichten)
    (besseres wetter|sonnenschein) [..3] (bestellen|bestellt)
    danke fur (den roman|die belehrung|die lektion|den vortrag)
    viel (gluck|erfolg) [..1] (bei der suche|beim suchen|mit dem)
    """,
    it="""
    (minuto di silenzio|medaglia|applauso|premio nobel)
    (sua maesta|vostra altezza|principessa|vostra maesta|sua altezza)
    (che|quale) (tragedia|dramma|sorpresa|orrore|catastrofe)
    (complimenti|congratulazioni|brav~|buona fortuna) (per|altrove|a trovare|a cercare)
    (sfera di cristallo|bacchetta magica|tappeto rosso|leggere nel pensiero|indovini)
    complimenti [..3] per (la|il|le|i|l)
    (andare|vada) [..2] (convento|monastero|biblioteca)
    cosa si aspettava~
    (tappeto rosso|piede sbagliato|leggere nel pensiero|abituat~ [..2] in scatola)
    (tutti|tutti quanti) [..1] (critici|esperti|chef) [gastronomici]
    (diremo|chiederemo) [..1] al (mare|sole|vento|cielo|tempo)
    (ordiner~|ordinato) [..2] (sole|bel tempo)
    grazie per (il romanzo|la lezione|la predica)
    buona fortuna nel
    """,
    pt="""
    (minuto de silencio|medalha|aplauso|premio nobel)
    (bola de cristal|varinha magica|tapete vermelho|passadeira vermelha|ler mentes|adivinhos)
    (ir|va) [..2] (convento|mosteiro|biblioteca)
    o que [e que] esperava~
    (passadeira vermelha|tapete vermelho|ler pensamentos|pes de fora)
    (toda a gente e|todos sao) [..1] (critico|critica|especialista|chef)
    (pedir|dizer) [..1] ao (mar|sol|vento|tempo)
    (encomend~|pedimos) [..2] (sol|bom tempo)
    obrigad~ (pelo romance|pela licao|pelo sermao)
    boa sorte a (encontrar|procurar)
    """,
    nl="""
    (minuut stilte|medaille|lintje|nobelprijs|applaus) [..3]
    (volgende keer) [..2] (rollen|huren|openen|bellen|zetten) [..3] (we|wij) [..5]
    (wat een) (gehemelte|moed|wijsheid|talent|kenner|drama)
    wat een (drama|tragedie|verrassing|ramp|schok)
    gefeliciteerd [..3] (met|u)
    (gaan|ga) [..2] (klooster|bibliotheek)
    wat (had|verwacht|verwachtte) (u|je) [..1] [verwacht]
    (rode loper|verkeerde been|gedachten lezen)
    iedereen is [..2] (recensent|criticus|expert|kok)
    (de zee|de zon|de wind|het weer) [..2] (vragen|zeggen|bestellen)
    (mooi weer|zon) [..2] (bestellen|besteld)
    dank voor de (roman|les|preek)
    veel (succes|geluk) [..1] (met het|bij het) (vinden|zoeken)
    (moet|kunt) u een andere [..3] (zoeken|proberen)
    """,
)


def _find(text: Text, brief: Brief) -> Places:
    if not is_praise(brief):  # "thank you for your lovely words" means it, under five stars
        yield from heard_or(_PHRASES.find(text), text, "sarcastic")


CHECK = Check(
    id="sarcastic",
    rule="seed 001",
    level=Level.WARN,
    kinds=ANSWERS,
    meaning="There is no irony at the customer's cost.",
    why="Readers hear mockery here, and take the customer's side.",
    mend="Say plainly what you mean, or leave it out.",
    find=_find,
)
