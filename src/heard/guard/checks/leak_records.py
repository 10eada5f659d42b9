"""Telling readers what was looked up."""

from heard.guard.phrases import Phrases
from heard.guard.rule import REPLY, Check, phrased
from heard.vocabulary.text import Level

_LOOKED_UP = Phrases(
    en="""
    (our|the) .. (records|system|files|logs|notes|booking system|database|till|cctv|cameras|camera|footage|recordings|
        recording) [..1] (show|shows|showed|confirm|confirms|indicate|indicates|state|prove|proves|say|says|suggest|reveal~)
    according to (our|the) (records|system|files|logs|notes|cctv|staff|team|manager|waiter)
    (checked|reviewed|watched|viewed|looked at|pulled|have) .. (cctv|footage|camera|cameras|recording|recordings|your (file|
        record|records|account|booking|order|chart|history|profile))
    (see|seen|note|noted) [..2] (from|in) (your|our) (record|records|file|account|booking|profile|history|order history)
    your (order|booking|purchase|account|customer) history
    we have you on (file|record|camera|tape)
    (have|got|hold|keep) your [..4] on (file|record|camera|tape)
    """,
    es="""
    (segun|consta en|de acuerdo con) .. (registros|sistema|camaras|grabaciones|base de datos|ficha|archivos)
    (nuestros|nuestro|las|nuestras) (registros|sistema|camaras|grabaciones) [..2] (muestra~|indica~|confirma~|demuestra~|
        consta~)
    (revisado|visto|comprobado|consultado) .. (camaras|grabaciones|su (ficha|reserva|pedido|cuenta|historial|expediente))
    """,
    fr="""
    (selon|d apres) .. (registres|dossiers|systeme|fichiers|cameras|enregistrements|base de donnees)
    (nos|notre|les) (registres|dossiers|systeme|fichiers|cameras|enregistrements) [..2] (montre~|indique~|confirme~|prouve~|
        revele~)
    (consulte|verifie|visionne|regarde) .. (cameras|video~|enregistrement~|votre (dossier|compte|commande|reservation|
        historique))
    """,
    de="""
    (laut|gemass) .. (unterlagen|system|aufzeichnungen|kamera~|videoaufzeichn~|akte|daten|kundendatei|kassensystem)
    (unsere|unser|die) (unterlagen|system|aufzeichnungen|kameras|videoaufnahmen|daten) [..3] (zeigen|zeigt|bestatig~|beleg~|
        beweis~)
    (uberwachungskamera~|videoaufnahmen|ihre akte|ihr kundenkonto|ihre buchung|ihre bestellung) [..3] (gepruft|angesehen|
        angeschaut|eingesehen|ausgewertet)
    """,
    it="""
    (secondo|dai|dalle|da) .. (registri|sistema|telecamere|registrazioni|archivi|gestionale|nostri dati)
    (nostri|nostro|le|i) (registri|sistema|telecamere|registrazioni|dati) [..2] (mostra~|indica~|conferma~|dimostra~|risulta~)
    (visto|controllato|verificato|consultato|visionato) .. (telecamere|registrazion~|la sua (scheda|prenotazione|cartella|
        pratica)|il suo (ordine|profilo|account|storico))
    """,
    pt="""
    (segundo|de acordo com|conforme) .. (registos|registros|sistema|camaras|cameras|gravacoes|ficha|base de dados)
    (nossos|nosso|as|os) (registos|registros|sistema|camaras|cameras|gravacoes) [..2] (mostra~|indica~|confirma~|prova~)
    (vimos|verificamos|consultamos|visto|analisamos) .. (camaras|cameras|gravacoes|a sua (ficha|conta|reserva|encomenda)|o
        seu (pedido|historico|processo|registo))
    """,
    nl="""
    (volgens) .. (gegevens|systeem|administratie|camera~|beelden|dossier|logboek)
    (onze|ons|de) (gegevens|systeem|administratie|camera's|camerabeelden|beelden) [..2] (laten zien|laat zien|tonen|toont|
        blijkt|bevestig~|bewijz~)
    (camerabeelden|beelden|uw dossier|uw account|uw boeking|uw bestelling) [..3] (bekeken|gecontroleerd|nagekeken|ingezien|
        geraadpleegd)
    """,
)

CHECK = Check(
    id="leak_records",
    rule="R-12",
    level=Level.BLOCK,
    law=True,
    kinds=REPLY,
    meaning="Readers are not told what records, cameras or files say about the customer.",
    why="This tells readers that you looked the customer up, and what you found. Records were not kept for that.",
    mend="Leave out where you looked. Say what you will do, and talk of details in private.",
    find=phrased(_LOOKED_UP),
)
