"""Words by which a reply names a topic, by topic and language, in the grammar of `heard.guard.phrases`."""

from heard.guard.phrases import Phrases
from heard.guard.text import Text
from heard.vocabulary.reading import Topic

_WORDS: dict[Topic, Phrases] = {
    Topic.STAFF: Phrases(
        en="staff\nteam\nserved\nwelcome~\nrude~\nattitude\ntone\ntreated\nspoken to\nmanner~\nunfriendly\nunhelpful\n"
        "behaviour\n{staff}",
        es="personal\natencion\ntrato\ntratado\ntratada\namabl~\neducacion\nmodales\n{staff}",
        fr="personnel\naccueil\nattitude\nton\ntraite~\namabilite\ncomportement\n{staff}",
        de="personal\numgang\nton\nfreundlich~\nunfreundlich~\nbehandelt\nbedienung\nverhalten\n{staff}",
        it="personale\naccoglienza\nmodi\ntrattat~\ncortesia\natteggiamento\nsgarb~\n{staff}",
        pt="pessoal\natendimento\ntratamento\ntratad~\neducacao\nsimpatia\natitude\n{staff}",
        nl="personeel\nbediening\nbehandeld\nvriendelijk~\nonvriendelijk~\ntoon\nhouding\n{staff}",
    ),
    Topic.WAITING: Phrases(
        en="wait~\nqueue~\nslow~\ndelay~\nminutes\nhour\nhours\nhow long\nkept you\ntook too long\nlate",
        es="espera\nesperar\nesperas\nesperando\nesperado\nesperase\nesperaron\nla espera\ncola\nlent~\nretras~\ntard~\n"
        "minutos\nhora\nhoras\ndemora~",
        fr="atten~\nfile\nlent~\nretard~\nminutes\nheure\nheures\ndelai~",
        de="wart~\ngewartet\nschlange\nlangsam\nverspat~\nverzoger~\nminuten\nstunde\nstunden\nlange dauer~",
        it="attes~\natten~\nfila\ncoda\nlent~\nritard~\nminuti\nora\nore",
        pt="a espera\nesperar\nesperas\nesperando\nesperado\nesperou\nesperei\nfila\nlent~\natras~\nminutos\nhora\n"
        "horas\ndemora~",
        nl="wacht~\ngewacht\nrij\ntraag\nlangzaam\nvertrag~\nminuten\nuur\nlaat",
    ),
    Topic.DELIVERY: Phrases(
        en="deliver~\nparcel\npackage\nshipment\nshipping\ncourier\narriv~\ndispatch~\npost",
        es="entrega~\npaquete\nenvio\nmensajer~\nlleg~\nreparto",
        fr="livr~\ncolis\nenvoi\nexpedi~\narriv~\ntransporteur",
        de="liefer~\npaket\nversand~\nzustell~\nsendung\nankam\nangekommen",
        it="consegn~\npacco\nspedi~\ncorriere\narriv~",
        pt="entreg~\nencomenda\nenvio\ntransportadora\ncheg~\npacote",
        nl="bezorg~\npakket\nlever~\nverzend~\nverzonden\naankwam\naangekomen",
    ),
    Topic.QUALITY: Phrases(
        en="quality\nfood\nmeal\ndish\ndishes\ncold\ntaste\nbroke~\nbroken\nfault~\ndefect~\ncook~\nfell apart\n"
        "standard\nproduct\nmaterial\n"
        "steak\npizza\ncoffee\nsoup\nbreakfast\nbug\nbugs\ncrash~\nburnt\nundercooked\novercooked\nwork\nrepair\njob",
        es="calidad\ncomida\nplato~\nfri~\nsabor\nrot~\ndefect~\ncocina~\nproducto\nmaterial\ndesayuno\nfallo\nfallos\n"
        "averia~\nreparacion",
        fr="qualite\nplat\nplats\nrepas\nfroid~\ngout\ncasse~\ndefect~\ndefaut\ncuisson\nproduit\nmateriau\npetit "
        "dejeuner\npanne\nbug",
        de="qualitat\nessen\ngericht\nspeise~\nkalt~\ngeschmack~\nkaputt\ndefekt~\nmangel~\nprodukt\nmaterial\n"
        "fruhstuck\nfehler\nreparatur\nabsturz~",
        it="qualita\ncibo\npiatt~\nfredd~\ngusto\nrott~\ndifett~\ncottura\nprodotto\nmateriale\ncolazione\nguast~\nriparazione",
        pt="qualidade\ncomida\nprato~\nfri~\nsabor\npartid~\nquebrad~\ndefeit~\nproduto\nmaterial\npequeno almoco\ncafe "
        "da manha\navaria\nreparacao",
        nl="kwaliteit\neten\ngerecht~\nkoud~\nsmaak\nkapot\ndefect\ngebrek\nproduct\nmateriaal\nontbijt\nfout\n"
        "reparatie\nstoring",
    ),
    Topic.PRICE: Phrases(
        en="price~\ncharg~\nbill\nbilled\nexpensive\ncost~\nfee~\npaid\nvalue\novercharged\ninvoice\nsubscription\nmoney",
        es="preci~\ncobr~\ncuenta\ncar~\ncost~\ntarifa~\npag~\nfactura\nimporte\ndinero",
        fr="prix\nfactur~\naddition\ncher\nchere\ncout~\nfrais\npaye~\ntarif~\nmontant\nargent",
        de="preis~\nrechnung\nberechnet\nteuer~\nkosten\ngebuhr~\nbezahlt\nbetrag\nabgerechnet\ngeld",
        it="prezz~\nconto\nadebit~\ncar~\ncost~\ntariff~\npagat~\nfattura\nimporto\nsoldi",
        pt="prec~\nconta\ncobr~\ncar~\ncust~\ntaxa~\npag~\nfatura\nvalor\ndinheiro",
        nl="prijs\nprijzen\nrekening\nduur\nkosten\nbetaald\nbetaling\nbedrag\nfactuur\nin rekening\ngeld",
    ),
    Topic.CLEANLINESS: Phrases(
        en="clean~\ndirt~\ndust~\nhygien~\nstain~\nmould\nmold\nhair\nsmell~\nhousekeeping\nunclean\nfilthy\ntidy\nbathroom",
        es="limpi~\nsuci~\npolvo\nhigien~\nmanch~\nmoho\npelo~\nolor~\nbano",
        fr="propre~\nsale~\nsalete\npoussi~\nhygien~\ntach~\nmoisi~\ncheveu~\nodeur~\nmenage\nnettoy~",
        de="sauber~\nschmutz~\nstaub~\nhygien~\nfleck~\nschimmel\nhaar\nhaare\ngeruch\nreinig~\ndreckig~\ngeputzt\nbad",
        it="puli~\nsporc~\npolver~\nigien~\nmacchi~\nmuffa\ncapell~\nodor~\nbagno",
        pt="limp~\nsuj~\npo\nhigien~\nmanch~\nbolor\nmofo\ncabelo~\ncheiro~\nbanheiro\ncasa de banho",
        nl="schoon~\nvies\nvuil\nstof\nhygien~\nvlek~\nschimmel\nhaar\nharen\ngeur\nstank\nbadkamer",
    ),
    Topic.SAFETY: Phrases(
        en="safe~\nill\nsick~\ninjur~\nhurt\naccident\ndanger~\nunsafe\nallerg~\npoison~\nunwell\nhealth\nrisk\n"
        "slipped\nfell\nharm~",
        es="segur~\nenferm~\nherid~\nlesi~\naccidente\npeligro~\nalerg~\nintoxic~\nsalud\nriesgo",
        fr="secur~\nmalade~\nbless~\naccident\ndanger~\nallerg~\nintoxic~\nsante\nrisque",
        de="sicher~\nkrank~\nverletz~\nunfall\ngefahr~\ngefahrlich~\nallerg~\nvergift~\ngesundheit~\nrisiko",
        it="sicur~\nmalat~\nferit~\ninciden~\npericol~\nallerg~\nintossic~\nsalute\nrischio",
        pt="segur~\ndoente~\nferid~\nacidente\nperig~\nalerg~\nintoxic~\nsaude\nrisco",
        nl="veilig~\nziek\ngewond\nongeluk\ngevaar~\nallerg~\nvergiftig~\ngezondheid\nrisico",
    ),
    Topic.BOOKING: Phrases(
        en="book~\nreserv~\nappointment\ntable\ncancel~\ncheck in\nroom",
        es="reserv~\ncita\nmesa\ncancel~\nhabitacion",
        fr="reserv~\nrendez vous\ntable\nannul~\nchambre",
        de="buch~\ngebucht\nreserv~\ntermin~\ntisch\nstornier~\nzimmer\ncheck in",
        it="prenot~\nappuntament~\ntavolo\nannull~\ncancell~\ncamera",
        pt="reserv~\nmarcac~\nmesa\ncancel~\nquarto\nconsulta",
        nl="boek~\ngeboekt\nreserv~\ngereserveerd\nafspraak\ntafel\nannuler~\nkamer",
    ),
    Topic.COMMUNICATION: Phrases(
        en="answer~\nrepl~\ninform~\ncommunicat~\ncall~\nphone~\nemail~\nmessage~\nexplain~\nunanswered\nignored\n"
        "update~\nsupport\nsilence\nget hold of\nhear~ back",
        es="respuesta~\nrespond~\ninform~\ncomunic~\nllamad~\ntelefono\ncorreo~\nmensaje~\nexplic~\nignor~\nsoporte",
        fr="repon~\ninform~\ncommuniqu~\ncommunication\nappel~\ntelephone\nmail~\nmessage~\nexpli~\nignor~\nsupport",
        de="antwort~\nruckmeld~\ninform~\nkommunik~\nanruf~\ntelefon~\nmail~\nnachricht~\nerklar~\nignor~\nsupport\n"
        "erreichbar~",
        it="rispo~\ninform~\ncomunic~\nchiamat~\ntelefon~\nmail\nmessagg~\nspiega~\nignor~\nassistenza",
        pt="respo~\ninform~\ncomunic~\nchamad~\ntelefon~\nemail~\nmensage~\nexplic~\nignor~\nsuporte",
        nl="antwoord~\nreactie\ninform~\ncommunic~\ngebeld\ntelefo~\nmail~\nbericht~\nuitleg~\ngenegeerd\nhelpdesk\n"
        "bereikbaar~",
    ),
    Topic.RETURNS: Phrases(
        en="return~\nrefund~\nexchange~\nwarranty\nguarantee\nsent back\nsend back\nreplac~",
        es="devol~\ndevuel~\nreembols~\ncambio\ngarantia",
        fr="retour~\nrembours~\nechang~\ngarantie\nrenvo~",
        de="ruckgabe\nruckerstatt~\nerstatt~\numtausch~\ngarantie\nreklam~\nzuruckgeschickt\nretour~\nrucksend~",
        it="reso\nresi\nrestitu~\nrimbors~\ncambio\ngaranzia",
        pt="devol~\nreembols~\ntroca\ngarantia",
        nl="retour~\nterugbetal~\nruil~\ngarantie\nteruggestuurd\nterugstur~",
    ),
    Topic.WEBSITE: Phrases(
        en="website\nsite\napp\nlogin\nlog in\npage\nonline\ncheckout\nupdate\naccount\ncrash~\nversion",
        es="web\npagina\naplicacion\napp\nsesion\nversion\nactualizacion",
        fr="site\npage\nappli~\nconnexion\nversion\nmise a jour",
        de="webseite\nwebsite\nseite\napp\nanmeld~\neinlogg~\nversion\nupdate",
        it="sito\npagina\napp\naccesso\nversione\naggiornamento",
        pt="site\npagina\naplicacao\naplicativo\napp\nacesso\nversao\natualizacao",
        nl="website\nsite\npagina\napp\ninlog~\nversie\nupdate",
    ),
    Topic.ATMOSPHERE: Phrases(
        en="noise\nnoisy\nloud~\nmusic\natmosphere\ncrowd~\nlight~\nambience\nquiet~\nsleep\ntemperature\nheating\nair "
        "conditioning",
        es="ruid~\nmusica\nambiente\nluz\nlleno\ntranquil~\ndormir\ndescans~\ntemperatura",
        fr="bruit~\nbruyan~\nmusique\nambiance\nlumi~\nbonde\ncalme\ndormir\nsommeil\ntemperature",
        de="larm~\nlaut\nlaute~\nmusik\natmosphare\nstimmung\nlicht\nvoll\nruhig~\nruhe\nschlaf~\ntemperatur",
        it="rumor~\nmusica\natmosfera\nluce\naffollat~\ntranquill~\ndormir~\ntemperatura",
        pt="barulh~\nruid~\nmusica\nambiente\nluz\ncheio\nsosseg~\ndormir\ntemperatura",
        nl="lawaai\ngeluid~\nherrie\nmuziek\nsfeer\nlicht\ndruk\nrustig\nslapen\nslaap\ntemperatuur",
    ),
    Topic.ACCESSIBILITY: Phrases(
        en="access~\nwheelchair\nramp\nlift\nelevator\nstep free\nstairs\npushchair\nparking\ndisabled",
        es="acces~\nsilla de ruedas\nrampa\nascensor\nescaleras\naparca~",
        fr="access~\nfauteuil\nrampe\nascenseur\nescalier~\nparking",
        de="barriere~\nrollstuhl~\nrampe\naufzug\nfahrstuhl\ntreppe~\nzugang~\nparkpl~",
        it="access~\ncarrozz~\nrampa\nascensore\nscale\nparchegg~",
        pt="acess~\ncadeira de rodas\nrampa\nelevador\nescadas\nestacion~",
        nl="toegankelijk~\nrolstoel~\nhelling\nlift\ntrap\ntrappen\nparkeer~",
    ),
}


def topic_table(topic: str) -> Phrases | None:
    """The words for `topic`; None for one that a brand made up itself."""
    return _WORDS.get(topic)  # type: ignore[call-overload, no-any-return]  # a StrEnum is found by its value


def topics_in(text: Text) -> tuple[str, ...]:
    """The topics that `text` names, for when nobody has read it."""
    return tuple(topic.value for topic, table in _WORDS.items() if table.within(text))
