"""A threat of action."""

from heard.guard.phrases import Phrases
from heard.guard.rule import TO_CUSTOMER, Check, stopping, unsure
from heard.vocabulary.text import Level, TextKind

_THREATS = Phrases(
    en="""
    (until|till|by|before) [..2] (monday|tuesday|wednesday|thursday|friday|saturday|sunday|noon|midnight|tonight|
        tomorrow) [..8] (otherwise|or (else|it|we|i|my|our|this))
    (get|gets|getting|become|becomes) (expensive|costly|ugly|nasty)
    (deal|deals) with (slander|libel|defamation)
    actionable
    repercussions
    <(will|shall|we|i|to|would|us) think (carefully|twice|hard|again|long) [..2] (about|before) [..3] (what you|you|posting|publishing|writing)
    (list|register|database|blacklist) of (problem|bad|difficult|unwanted|banned|troublesome|abusive)
        (guests|customers|clients|people|reviewers|patients)
    (share|shared|pass|passed|warn|warned|tell|told|circulate|circulated) [..6] other
        (hotels|landlords|businesses|restaurants|shops|practices|garages|owners|traders|agents)
    (you|this) (will|may|could|might) (cost|come back to|haunt) [..1] (you|to haunt)
    (we|i) (have|are|will be) [..2] (screenshot|screenshots|documented|documenting|recorded|recording) [..3]
        (everything|this|your|of|all)
    (keep|kept|hold|held|have) [..2] (record|records|copy|copies|evidence|screenshots) [..4] (court|police|legal|solicitor|
        lawyer|case|against)
    (not|never) [..1] (be|get) served [..2] (again|here)
    (no longer|not|never) [be] [..1] welcome [..3] (here|back|again|in our|at our)
    (unless|until) [..3] (review|post|comment|this) [..3] (removed|deleted|comes down|taken down|withdrawn|corrected)
    (twenty four|24|48|seven|7|14) (hours|days) to (remove|delete|withdraw|retract|take|correct)
    (will|shall|do) not hesitate to (take|act|pursue|defend|involve|report|sue|protect|go)
    (take|taken|taking|pursue|pursuing) (this|it|the matter) (further|to court|to the police|up with the (police|authorities))
    (defend|protect|safeguard) (our|ourselves|the) [..2] (name|reputation|business|rights|interests|good name)
    (face|facing|bear|suffer|accept|prepare for|expect) [..2] consequences
    (forward|forwarded|passed|pass|sent|handed|given) [..5] (solicitor|solicitors|lawyer|lawyers|attorney|legal team|legal
        department|police)
    (traced|trace|tracking|have recorded|logged|saved) [..2] (your ip|your address|ip address|your account|your details|your
        identity)
    (options|position) [..2] (with|including) [..2] (legal|court|lawyer|solicitor|damages)
    (damages|injunction|writ|lawsuit|sued|suing|litigation|prosecution|prosecuted)
    (your|their) (employer|boss|workplace|company|landlord|school|university) [..4] (know|hear|interested|informed|told|see|
        read|contact)
    (legal|court) (action|proceedings|steps|consequences|remedies|measures)
    (our|my) (lawyer|lawyers|solicitor|solicitors|attorney|attorneys|legal (team|department|people|folks|desk|side|counsel)) !(advise~|ask~)
    (your|the) (name|details|review|case|post) .. (lawyer|lawyers|solicitor|solicitors|attorney|police|authorities)
    (suing|prosecut~) .. (you|reviewers|anyone)
    (will|would|could|may|might|can|shall|to|or|we|and) sue .. (you|reviewers|anyone)
    (see|meet) you in court
    (take|taking) you to court
    (libel|libellous|libelous|defamation|defamatory|slander~)
    (report|reporting|reported) (you|your account) [..2] (to|with|for)
    (press|pressing) charges
    (hear|hearing) from our (lawyer~|solicitor~|attorney~)
    (we|i) (have|know) .. (your address|where you (live|work)|who you are|your ip)
    (ban|banned|blacklist~|bar|barred) .. (you|our|from|customers)
    you are [..2] (banned|barred|blacklisted)
    you (will|would) (regret|be sorry|pay for)
    (we|i) will (make sure|see to it) .. (you|your) [..3] (regret|lose|pay|employer|account)
    (tell|inform|contact|writing to) your (employer|boss|landlord|school)
    (hold|held) [..2] liable for
    (remove|retract|delete|take down|withdraw|correct) .. or (we|face|else|i|our|you)
    (consider|considering|reserve|reserves|reserving) .. (legal|right to (sue|take|act|pursue))
    (publish|post|release|share) .. (cctv|footage|recording|recordings|your (name|details|messages|emails|number))
    cease and desist
    """,
    es="""
    (querella|queda avisad~|quedas avisad~|aviso por ultima vez|demanda judicial)
    (acciones|medidas|vias|consecuencias) (legales|judiciales)
    (nuestro|nuestros|mi) (abogado|abogados|servicio juridico|equipo legal)
    (denunciar~|demandar~|denunciaremos) [..3]
    (difamacion|difamatori~|calumnia~|injurias)
    nos veremos (en el juzgado|en los tribunales)
    (le|te) (pondremos|pondre) una (denuncia|demanda)
    (sabemos|se) (donde vive|quien es usted|donde trabaja)
    (tiene|tienes|queda|quedas) prohibid~ la entrada
    (publicar~|difundir~) .. (grabacion~|imagenes|sus datos|su nombre|camaras)
    (retire|borre|elimine) .. o (tomaremos|acudiremos|nos veremos|actuaremos)
    se va a arrepentir
    """,
    fr="""
    (c est|ce sera|on se retrouve|rendez vous) [..2] (tribunal|justice|proces)
    un mot de plus
    (plainte penale|vous voila prevenu~|tenez vous le pour dit|au tribunal)
    (poursuites|action|actions|procedure|demarches|suites) (judiciaire~|en justice|legale~|penale~)
    (notre|nos|mon) (avocat|avocats|service juridique|conseil)
    (porter|porterons|portons|deposer|deposerons) plainte
    (diffamation|diffamatoire~|calomni~)
    (poursuivre|poursuivrons|attaquer|attaquerons) .. (en justice|tribunal|vous)
    (au|devant le) tribunal
    (nous savons|je sais) (ou vous|qui vous etes|qui tu es)
    (interdit|interdite) (d entree|de sejour|d acces)
    (publier|publierons|diffuser|diffuserons) .. (images|enregistrement~|vos coordonnees|votre nom|camera~)
    (retirez|supprimez) .. (sinon|sans quoi|faute de quoi)
    vous (allez|risquez) [de] le regretter
    """,
    de="""
    (strafanzeige|anzeige erstatten|sind gewarnt|letzte warnung|vor gericht)
    (rechtliche|juristische|gerichtliche) (schritte|konsequenzen|massnahmen|mittel)
    (unser|unsere|unserem|unseren|mein|meinem) (anwalt|anwalte|anwaltin|anwalten|rechtsanwalt|rechtsabteilung)
    (verklag~|anzeige (erstatten|gegen)|anzeigen)
    strafanzeige
    (verleumd~|rufmord|uble nachrede|rufschadig~)
    (vor gericht|auf unterlassung)
    (abmahn~|unterlassungs~)
    (wir wissen|ich weiss) .. (wo sie wohnen|wer sie sind|wo sie arbeiten|wer du bist)
    hausverbot
    (veroffentlich~) .. (videoaufnahm~|aufnahmen|ihren namen|ihre daten)
    (aufnahmen|videoaufnahm~|ihren namen|ihre daten) .. veroffentlich~
    (loschen|entfernen) sie .. (sonst|andernfalls|ansonsten)
    werden sie [noch] bereuen
    """,
    it="""
    (querela|si consideri avvisat~|in tribunale|diffida legale)
    (azioni|vie|azione|conseguenze) (legali|legale|giudiziarie)
    (nostro|nostri|mio|ai nostri|al nostro) (avvocato|avvocati|legale|legali|ufficio legale)
    (denuncer~|querel~|denunciar~)
    (diffamazione|diffamatori~|calunni~)
    (in tribunale|per vie legali)
    (sappiamo|so) (dove abita|chi e lei|dove lavora|chi sei)
    non (sara|sarete|sarai) piu (accettat~|ammess~|il benvenuto)
    (pubblicher~|pubblicare|diffonder~) .. (video|registrazion~|immagini|il suo nome|i suoi dati)
    (rimuova|cancelli|elimini) .. (altrimenti|oppure|o saremo|o procederemo)
    se ne pentira
    """,
    pt="""
    (queixa crime|queixa na policia|fica avisad~|ficam avisad~|participacao criminal|processo crime|tribunal)
    (acoes|acao|medidas|vias|processo|meios) (legais|judicial|judiciais|legal)
    (nosso|nossos|meu|ao nosso|aos nossos) (advogado|advogados|departamento juridico)
    (processar|processaremos|processa lo|apresentar queixa|fazer queixa a policia)
    (difamacao|difamator~|calunia~)
    (em tribunal|no tribunal|na justica)
    (sabemos|sei) (onde mora|quem e voce|onde vive|onde trabalha)
    (proibid~|impedid~) de (entrar|voltar)
    (publicar|publicaremos|divulgar) .. (imagens|gravac~|o seu nome|os seus dados|video)
    (apague|remova|retire) .. (caso contrario|senao|ou seremos|ou tomaremos)
    vai arrepender se
    """,
    nl="""
    (aangifte|u bent gewaarschuwd|laatste waarschuwing|voor de rechter)
    (juridische|gerechtelijke) (stappen|procedure|maatregelen|actie)
    (onze|mijn) (advocaat|advocaten|jurist|juristen|juridische afdeling)
    (aanklagen|aanklacht|aangifte|dagvaard~)
    (smaad|laster|lasterlijk)
    (voor de rechter|naar de rechter|via de rechter)
    (wij weten|we weten|ik weet) .. (waar (u|je) (woont|werkt)|wie (u|je) bent)
    (toegang|lokaal|winkel) verbod
    (lokaalverbod|winkelverbod)
    (publiceren|openbaar maken|delen) .. (beelden|camerabeelden|uw naam|uw gegevens)
    (camerabeelden|beelden|uw naam|uw gegevens) .. (publiceren|openbaar)
    (verwijder|haal) .. (anders|zo niet|of wij|of we)
    (spijt van krijgen)
    """,
)

# Said to frighten more often than not.
_VEILED = Phrases(
    en="""
    (be|i would be|very) careful (who|what|how|whom) you
    careful what you (put|say|write|post|call|wish)
    (small|tiny) (town|village|place|world|community|island) [..3] (talk|talks|talking|knows|word)
    (passed|given|handed|forwarded|sent) your (name|details|review|comment|post) (to|on)
    words [..2] (consequences|cost|expensive)
    (might|may|will|shall) (get|receive|find|expect) [..1] (a|another) letter
    (saved|kept|taken) a (copy|screenshot|note of your name)
    (we|i) (reserve|reserved) our (position|rights)
    choose your words
    (urge|advise|suggest|recommend) you [to] (choose|be careful|think|reconsider) [..2] (your words|what you|before)
    calls are recorded and
    """,
    es="""
    (palabras|esto|cosas) [..3] consecuencias
    (guardad~|guardado) [..1] la (captura|copia)
    (nos veremos|ya nos veremos) [..2] (otro sitio|otra parte|las caras)
    """,
    fr="""
    (se paie|se payer~|coutera cher)
    nous nous (reverrons|retrouverons) [..1] (ailleurs|autrement|la ou)
    (copie|capture) [..3] (conseil|a qui de droit)
    """,
    de="""
    (kann|konnte|konnen|wird) [..3] teuer (werden|zu stehen)
    man sieht sich !(bald|wieder|gern)
    sie horen [noch] von uns [..1] (und zwar|aber nicht)
    """,
    it="""
    ((scrive|dice|scritto|parole) [..1] si (paga|pagano)|le costera)
    (ci rivedremo|ci vedremo) [..1] (in altra sede|altrove|in tribunale)
    """,
    pt="""
    (e crime|e um crime)
    (havemos de|vamos) nos [..1] (ver|encontrar) [..1] (noutro lado|noutro sitio|em tribunal)
    (havemos de|ainda) nos (ver|encontrar|veremos)
    """,
    nl="""
    (duur uitvallen|duur te staan)
    (we komen elkaar|wij komen elkaar) [nog] [wel] tegen
    u hoort nog van ons [..1] (en niet|via)
    """,
)

CHECK = Check(
    id="threat",
    rule="R-13",
    level=Level.BLOCK,
    law=True,
    kinds=TO_CUSTOMER | {TextKind.CALL_NOTE},
    meaning="Nobody is threatened with courts, lawyers, exposure or a ban for what they wrote.",
    why="A threat meant to stop or remove a review is unlawful, and readers remember nothing else of the reply.",
    mend="Take the threat out. If counsel is needed, counsel writes, and never here.",
    find=stopping(_THREATS, "threat"),
    perhaps=unsure("threat", _VEILED),
)
