"""Irony at the customer's cost."""

from heard.guard.case import is_praise
from heard.guard.phrases import Phrases
from heard.guard.rule import ANSWERS, Check, Places, heard_or
from heard.guard.text import Text
from heard.vocabulary.text import Brief, Level

_PHRASES = Phrases(
    en="""
    (such|so) [a] (refined|distinguished|discerning|sophisticated|delicate|exquisite|superior) [..1] (taste|palate|critic|
        guest|customer|person|standards|tastes)
    (humble|modest|lowly) [..1] (kitchen|restaurant|shop|hotel|establishment|service|staff|efforts|little|place|app|selves)
    (human rights|war crime|crime against|national emergency|call the press|alert the (press|media)|hold the front page|stop
        the presses|breaking news)
    (we|we will|shall|next time) [..3] (roll|rolled) [..1] out [..2] red carpet
    (string quartet|violins|trumpets|fanfare|butler|chauffeur|gold plated|golden throne|rose petals|private jet|throne)
    (masterclass|master class|lecture|lesson|wisdom|expertise|words of wisdom) (in|on|from)
    (open|opening|start|run) your own (restaurant|hotel|shop|cafe|business|airline|bank|app|kitchen)
    (silly|shame on|woe|poor) (us|you|me|thing|soul|dear)
    (traumatic|traumatised|traumatized|ordeal|heartbreaking|harrowing) [..3] (for you|for anyone|indeed|truly|experience)
    (change|arrange|apologise for|speak to) [the|your] (weather|sun|rain|laws of physics|traffic gods|gravity)
    (how|so) (thoughtful|generous|gracious|brave|clever|original|charming) of you
    (we had no idea|who knew|imagine|fancy that|clearly we|obviously we|apparently we) [..6] (royalty|michelin|inspector|
        expert|critic|celebrity|important|perfect)
    (do|please) (let us know|tell us|share) [..2] (secret|when you (open|find|become)|how you would|your recipe|your
        expertise)
    (forgive us|excuse us|pardon us) for (not|being|having|existing|breathing|living|daring|trying)
    (deepest|sincerest|heartfelt) (sympathies|condolences)
    (award|medal|prize|trophy|oscar|nobel|applause) [..2] (for|goes)
    (bless you|bless your heart|lucky us) [..2]
    (first world|world) problems
    (enjoy|enjoying) [..3] (complaining|moaning|perfection|your perfect)
    (thank you|thanks) [..2] (for nothing|so much for your (kind|charming|lovely|delightful|insightful|generous|helpful|
        glowing))
    (thank you|thanks) for (enlightening|educating|the lecture|the lesson|the entertainment|making us laugh|your expert|
        gracing)
    (so|terribly|awfully|deeply|oh so) sorry [..3] (your (majesty|highness|lordship)|princess|not perfect|perfection|the
        world)
    your (majesty|highness|lordship|ladyship|royal)
    how (dare|awful of|terrible of|cruel of|silly of|thoughtless of) (we|us)
    (oh|well|ah) (wow|well|boy|my|dear (me|a|an|what)|no (not|a|the|whatever|please|anything)|the horror|the humanity|heavens|sure)
    what a (surprise|tragedy|shock|catastrophe|disaster for you|nightmare for you|shame for you)
    (heaven|god|goodness) forbid
    (food|restaurant|hotel|wine|resident|self appointed|armchair|true|real|professional|budding|michelin) (critic|expert|
        connoisseur|gourmet|inspector)
    (good luck|best of luck) (finding|with|elsewhere)
    (hope|trust) [..3] (feel|feels|feeling) (better|good) (now|about yourself)
    (congratulations|bravo|well done|hats off|slow clap|kudos) [..1] (on|for) [..3] ({review}|career|imagination|writing|
        novel|creativity)
    (slow clap|bravo)
    (thank you|thanks) [..2] for your (charming|lovely|delightful|insightful|glowing|generous)
    we (bow|kneel|grovel)
    mind readers
    (crystal ball|magic wand|read minds)
    (clearly|obviously|apparently) [..2] (we|you|our) [..3] (exist only|only exist|live to|a five star|buckingham|the ritz|
        everything)
    (next time|in future) [..3] (red carpet|silver (spoon|platter)|champagne|butler)
    (a whole|all of|an entire) # (minutes|seconds)
    (must be|must have been) [..2] (so hard|terribly hard|exhausting being|nice to be|perfect)
    poor you
    boo hoo
    sarcas~
    """,
    es="""
    gracias por (nada|iluminarnos|la leccion|su amable|tan amable|ensenarnos)
    (su majestad|su alteza|su excelencia|princesa|senorito|senorita)
    (que|vaya) (tragedia|sorpresa|drama|horror|desastre para usted)
    como (nos atrevemos|osamos)
    (critico|experto|experta|gourmet) (gastronomico|culinario|en todo|de sofa|profesional)
    (espero|esperamos) que [ya] (se sienta|se haya) [..1] (mejor|desahogad~|a gusto)
    (enhorabuena|felicidades|bravo|suerte) (por|encontrando|buscando|con)
    (bola de cristal|varita magica|alfombra roja|leer la mente|adivinos)
    dios no lo quiera
    """,
    fr="""
    merci (pour rien|de nous eclairer|pour la lecon|de cette lecon|pour votre charmant~|pour votre delicieu~)
    (votre majeste|votre altesse|princesse|votre seigneurie)
    (quel|quelle) (drame|tragedie|surprise|horreur|catastrophe)
    comment (osons|avons nous ose)
    (critique|expert|fin gourmet|grand) (gastronomique|culinaire|autoproclame|connaisseur)
    (j espere|nous esperons) que (vous vous sentez|cela vous a) [..2] (mieux|soulage~|fait du bien)
    (felicitations|bravo|bonne chance) (pour|a vous|ailleurs)
    (boule de cristal|baguette magique|tapis rouge|devins)
    """,
    de="""
    (vielen dank|danke) fur (nichts|die belehrung|die aufklarung|ihre liebenswurdige|den unterricht|die nachhilfe)
    (eure majestat|ihre hoheit|ihre majestat|prinzessin|durchlaucht)
    (welch|was fur) [eine|ein] (tragodie|drama|uberraschung|katastrophe|wunder)
    wie konnten wir nur
    (selbsternannt~|hobby|gross~) (kritiker|kritikerin|experte|feinschmecker|restaurantkritiker)
    (hoffen|hoffe) [..3] (besser|wohler) (jetzt|nun)
    (gluckwunsch|herzlichen gluckwunsch|bravo|viel gluck) [..1] (zu|zum|dazu|woanders|bei der suche|anderswo)
    (glaskugel|zauberstab|roten teppich|rote teppich|gedanken lesen|hellseher)
    gott bewahre
    """,
    it="""
    grazie (per niente|per averci illuminat~|della lezione|per la lezione|per le sue gentilissime)
    (sua maesta|vostra altezza|principessa|vostra maesta|sua altezza)
    (che|quale) (tragedia|dramma|sorpresa|orrore|catastrofe)
    come (osiamo|abbiamo osato)
    (critico|esperto|intenditore|gran) (gastronomico|culinario|del settore|intenditore|gourmet)
    (spero|speriamo) che [ora|adesso] [..1] (si senta|stia) [..1] meglio
    (complimenti|congratulazioni|brav~|buona fortuna) (per|altrove|a trovare|a cercare)
    (sfera di cristallo|bacchetta magica|tappeto rosso|leggere nel pensiero|indovini)
    """,
    pt="""
    obrigad~ (por nada|por nos iluminar|pela licao|pela aula|por nos ensinar)
    (sua majestade|vossa alteza|princesa|vossa excelencia|sua alteza)
    (que) (tragedia|drama|surpresa|horror|catastrofe)
    como (ousamos|nos atrevemos)
    (critico|especialista|perito|grande) (gastronomico|culinario|de sofa|conhecedor|gourmet)
    (espero|esperamos) que [ja] (se sinta|esteja) [..1] (melhor|mais aliviad~)
    (parabens|bravo|boa sorte) (por|pelo|pela|a encontrar|noutro)
    (bola de cristal|varinha magica|tapete vermelho|passadeira vermelha|ler mentes|adivinhos)
    """,
    nl="""
    bedankt voor (niets|de les|de preek|het college|uw charmante|uw alleraardigste)
    (uwe majesteit|hoogheid|prinses|uwe hoogheid)
    wat een (drama|tragedie|verrassing|ramp|schok)
    hoe (durven we|durfden wij|hebben wij kunnen)
    (zelfbenoemde|echte|ware) (kenner|expert|criticus|fijnproever|recensent)
    (hopen|hoop) [..3] (beter|opgelucht) (nu|voelt)
    (gefeliciteerd|proficiat|bravo|succes|veel succes) (met|ermee|elders|bij het)
    (glazen bol|toverstokje|rode loper|gedachten lezen|helderziend~)
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
