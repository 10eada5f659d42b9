"""Irony at the customer's cost."""

from heard.guard.case import is_praise
from heard.guard.phrases import Phrases
from heard.guard.rule import ANSWERS, Check, Places, heard_or
from heard.guard.text import Text
from heard.vocabulary.text import Brief, Level

_PHRASES = Phrases(
    en="""
    (shall|should|will|would) we ?
    (weather|sun|rain|wind|sea|ocean|seagulls|birds|mosquitoes|clouds|snow|poseidon|zeus|neptune|mother
        nature|moon|gravity|cockerel|rooster|waves) [..3]
        (promise|promised|agreed|listen|behave|obey|take|takes|answer|answers|consulted|apologise|apologises|sends)
    (inform|informed|notified|told|word with|chat with|asked|alerted|scolded|sacked) [..2]
        (seagulls|birds|weather|sun|rain|clouds|moon|sea|wind|queen|king|united
        nations|president|government|army|navy|pope|vatican|press|media|ministry)
    (poseidon|zeus|neptune|majesty|nobel|pulitzer|buckingham|versailles)
    day has [since|now|already] recovered
    sorry (for|about) those (five|ten|two|three|four|six|seven|eight|nine|#) [..1] (minutes|seconds)
    (perhaps|maybe|suggest|try|recommend|hear|prefer|refer|suits|suit|happier|enjoy) [..9] (drive through|drive
        thru|burger|fast food|all you can eat|ball pit|vending machine|microwave|ready meal|kebab|youth hostel|service
        station|canteen|motorway)
    (drive through|drive thru|burger|fast food|all you can eat|ball pit|vending machine|kebab|youth hostel) [..5]
        (suit|suits|style|speed|trade|happier|more to your|might be|may be)
    (next time|next visit|from monday|in future|from now on) [..3] (we|i) (will|shall|could) [..4]
        (open|build|hire|fly|roll|iron|chew|dim|tuck|feed|fan|carry|employ|summon|instruct|abolish|rename|bribe|tame|
        issue|issuing)
        [..2] (a|an|the|you|your|some|compulsory|every)
    (we|i) could always (ship|build|make|open|hire|serve|change|sell|invent|ask)
    (discerning|refined|delicate|exquisite|superior|legendary|impeccable|flawless|unerring) [..1]
        (nose|palate|taste|tastes|ear|ears|eye|eyes|standards|sense|patience)
    too (shy|modest|subtle|authentic|sophisticated) for
    sorry [..8] not [..2] enough for (you|your|sir|madam)
    do enjoy your (next|microwave|ready|own|time)
    (what|how) (would|did|will|could) (we|the world|mankind|humanity) [..2] (do|manage|survive|live|cope) without
    (a|one) (whole|entire) star
    (next time|perhaps|shall we|should we|we will|had we|prefer|sorry there) [..9]
        (throne|butler|limousine|helicopter|orchestra|choir|red carpet|palace|castle|fanfare|quartet|marching
        band|parade|statue|national day|half mast)
    (minute's silence|day of mourning|half mast|tiny violin|tiny violins|world's smallest violin|standing
        ovation|round of applause|slow clap|deepest condolences)
    (tragedy|catastrophe|calamity|outrage|scandal) [..1] (in|of) [..2]
        (beige|blue|white|tea|toast|soup|napkin|towel|pillow|butter|foam|spoon)
    (wonderful|marvellous|great|handy|brilliant) (invention|inventions|gadget|gadgets)
    pray for (rain|sun|snow)
    (oh|ah|gosh|goodness|heavens|dearest) [..2] (the humanity|the horror|the tragedy|the drama|how awful for|how
        terrible for|what a)
    (how|so|very|truly) (terrible|awful|dreadful|exhausting|hard|difficult) [..2] (it must be|life must be|for you to
        have to|to share|to be right)
    (postcard|telegram) from the
    (neighbours|wife|husband|friends|family) [..3] (lucky|very lucky|thrilled) to have you
    (found|has found|find) (a job|a hobby|something better)
    (knew|known) [..2] (royalty|critic|expert|authority|celebrity) [..2] (among|coming|with us|staying|visiting)
    (your|this) (masterpiece|epic|novel|symphony|thesis|sermon|essay|lecture|poem|wisdom)
    (you forgot to mention|you did not mention) that the (grass|sky|sea|sun|water)
    (are|is) you surprised
    mind reading
    (brave|courage|heroic|heroically|valiantly) [..3] (survived|endured|carry|carried|lift|wait|queue|sat|ate)
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
    (enhorabuena|felicidades) por [..1] (sobrevivi~|haber sobrevivido|aguantar|descubrir|haber aguantado)
    (con|le|te) [..2] (mapa y|brujula|prismaticos)
    (quiza|tal vez|le recomendamos|seguro que) [..6] (comida rapida|hamburgues~|microondas|cinco estrellas
        en|castillo|palacio)
    (la proxima vez|a la proxima) [..3] (pondremos|contrataremos|abriremos|avisaremos al|le recibiremos con)
    (disfrute|disfruten) de su [..2] (microondas|congelad~)
    (lo sentimos|perdone|sentimos) [..5] no [..3] (suficiente|suficientemente) [..2] (para usted|bueno para)
    (que|cuanta) (paladar|exquisitez|sabiduria|valentia)
    (avisaremos|hemos avisado|llamaremos) [..2] (prensa|naciones unidas|gobierno|rey)
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
    (tour de manege|medaille|standing ovation|minute de silence) [..4]
    (peut etre|nous vous conseillons|sans doute) [..7] (fast food|restauration rapide|micro
        ondes|chateau|palace|camping)
    la prochaine fois [..2] (nous|on) [..2] (deroulerons|engagerons|embaucherons|ouvrirons|previendrons la)
    (bon appetit avec|profitez bien de) [..3] (micro ondes|surgele~)
    (desole~|navre~|pardon) [..6] pas [..2] assez [..2] (bien|bon|bonne|chic|luxueux) pour vous
    (quel|quelle) (palais|raffinement|courage|talent|culture)
    (nous avons alerte|avons prevenu|previendrons|nous alerterons) [..2] (presse|nations unies|president|armee)
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
    (stellen|bringen|holen|rollen) [..1] (ihnen|wir) [..3] (ein bett|thron|liege|sanfte) [..2]
    (schweigeminute|bundesverdienstkreuz|medaille|orden) [..3]
    (vielleicht|sicher|wir empfehlen) [..7] (imbiss|schnellimbiss|fast food|mikrowelle|schloss|palast|drive in)
    (beim nachsten mal|nachstes mal|kunftig) [..3] wir [..4] (roten
        teppich|orchester|butler|sonne|wetter|kapelle|blasmusik)
    (geniessen sie) [..3] (mikrowelle|tiefkuhl~|fertiggericht)
    (verzeihung|entschuldigen sie|tut uns leid) [..6] nicht gut genug fur sie
    (welch|was fur) [ein|eine] (feiner gaumen|gaumen|mut|weisheit|talent)
    (wir haben|wir werden) [..3] (presse|vereinten nationen|kanzler|armee|bundesprasident~) [..2]
        (informiert|verstandigt|informieren|verstandigen|alarmiert)
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
    (forse|era) [..4] (maratona|passerella|olimpiadi|gara)
    (minuto di silenzio|medaglia|applauso|premio nobel)
    (forse|le consigliamo|magari) [..7] (fast food|microonde|castello|palazzo|reggia|campeggio)
    la prossima volta [..3] (stenderemo|assumeremo|apriremo|avviseremo|spegneremo)
    (si goda|buon appetito con) [..3] (microonde|surgelat~)
    (scusi|ci scusi|spiacenti) [..6] non [..3] abbastanza [..2] (per lei|buono|bello|elegante)
    (che|quale) (palato|raffinatezza|coraggio|saggezza|talento)
    (abbiamo avvisato|avviseremo|chiameremo) [..2] (stampa|nazioni unite|governo|presidente|esercito)
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
    (usa|use|leve|leva|traga) [..1] (papiro|bussola|mapa|lupa|ampulheta)
    (minuto de silencio|medalha|aplauso|premio nobel)
    (talvez|quem sabe|recomendamos|sugerimos) [..7] (fast food|hamburgueria|micro
        ondas|microondas|castelo|palacio|parque de campismo)
    da proxima vez [..3] (estenderemos|contrataremos|abriremos|avisaremos|desligaremos|estendemos|contratamos)
    (desfrute|aproveite) [..3] (micro ondas|microondas|congelad~)
    (desculpe|lamentamos|perdoe) [..6] nao [..3] (suficientemente|suficiente|bom o bastante) [..2] (para si|para
        voce|bom|boa)
    (que|quanto) (paladar|requinte|coragem|sabedoria|talento)
    (avisamos|avisaremos|chamaremos) [..2] (imprensa|nacoes unidas|governo|presidente|exercito)
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
    (minuut stilte|medaille|lintje|nobelprijs|applaus) [..3]
    (proost|santé) !(op|namens)
    (misschien|wellicht|wij raden) [..7] (fastfood|snackbar|magnetron|kasteel|paleis|camping|drive in)
    (volgende keer) [..2] (rollen|huren|openen|bellen|zetten) [..3] (we|wij) [..5]
    (geniet van) [..3] (magnetron~|diepvries~)
    (sorry|excuses|pardon) [..6] niet goed genoeg [..1] voor u
    (wat een) (gehemelte|moed|wijsheid|talent|kenner|drama)
    (we|wij) (hebben|zullen) [..3] (pers|verenigde naties|koning|leger|regering) [..2]
        (ingelicht|inlichten|gebeld|bellen|gewaarschuwd)
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
