"""The day of a visit or an order."""

from heard.guard.case import public_words
from heard.guard.leaks import days, spellings
from heard.guard.phrases import Phrases
from heard.guard.rule import REPLY, Check, Places
from heard.guard.text import Text
from heard.vocabulary.reading import Span
from heard.vocabulary.text import Brief, Level

_DATED = Phrases(
    en="""
    (your|you) .. (visit|visited|stay|stayed|order|ordered|booking|booked|appointment|dinner|lunch|purchase|came|came in|
        treatment|arrival|checked in) [..2] (on|last|this) [the] (monday|tuesday|wednesday|thursday|friday|saturday|sunday|
        weekend|#)
    (monday|tuesday|wednesday|thursday|friday|saturday|sunday) [..2] when you
    """,
    es="""
    (su|tu) (visita|estancia|pedido|reserva|cita|cena|compra) [..2] (del|el) [pasado] (lunes|martes|miercoles|jueves|viernes|
        sabado|domingo|#)
    (vino|estuvo|ceno|compro|reservo|se alojo) [..3] (el|este) [pasado] (lunes|martes|miercoles|jueves|viernes|sabado|domingo|
        #)
    """,
    fr="""
    (votre|vos) (visite|sejour|commande|reservation|rendez vous|diner|achat) [..2] (lundi|mardi|mercredi|jeudi|vendredi|
        samedi|dimanche|#)
    vous (etes venu~|avez commande|avez dine|avez reserve) [..2] (lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|le #)
    """,
    de="""
    (ihr|ihrem|ihren|ihre|ihrer|ihres) (besuch|besuchs|aufenthalt|bestellung|buchung|termin|einkauf|abendessen) [..2] (am|vom|
        letzten) [letzten] (montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|#)
    am (montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag) [..3] (als sie|bei uns waren)
    """,
    it="""
    (sua|suo|vostra|vostro) (visita|soggiorno|ordine|prenotazione|appuntamento|cena|acquisto) [..2] (di|del|lo) [scorso]
        (lunedi|martedi|mercoledi|giovedi|venerdi|sabato|domenica|#)
    (e venut~|ha cenato|ha ordinato|ha prenotato) [..3] (lunedi|martedi|mercoledi|giovedi|venerdi|sabato|domenica|il #)
    """,
    pt="""
    (sua|seu) (visita|estadia|encomenda|pedido|reserva|consulta|jantar|compra) [..2] (de|na|no|do) [ultima|passada] (segunda|
        terca|quarta|quinta|sexta|sabado|domingo|dia|#)
    (veio|esteve|jantou|comprou|reservou) [..3] (na|no) [ultima|passada] (segunda|terca|quarta|quinta|sexta|sabado|domingo|
        dia)
    """,
    nl="""
    (uw|je) (bezoek|verblijf|bestelling|boeking|afspraak|diner|aankoop|reservering) [..2] (op|van|afgelopen) (maandag|dinsdag|
        woensdag|donderdag|vrijdag|zaterdag|zondag|#)
    (afgelopen|vorige) (maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag) [..3] (bij ons|toen u|toen je)
    """,
)


_WEEK = """
    monday tuesday wednesday thursday friday saturday sunday weekend lunes martes miercoles jueves viernes sabado domingo
    lundi mardi mercredi jeudi vendredi samedi dimanche montag dienstag mittwoch donnerstag freitag samstag sonntag
    lunedi martedi mercoledi giovedi venerdi sabato domenica segunda terca quarta quinta sexta
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
"""
_DAYS = frozenset(_WEEK.split())


def _find(text: Text, brief: Brief) -> Places:
    shown = public_words(brief).known
    for span in _DATED.find(text):
        inside = (word.plain for word in text.words if span.start <= word.start < span.end)
        days_named = {word for word in inside if word in _DAYS or word[0].isdigit()}
        if not shown.issuperset(days_named):
            yield span
    for day in days(brief.record.dates) if brief.record else ():
        written = spellings(day)
        if not written.search(public_words(brief).raw):
            yield from (Span(match.start(), match.end()) for match in written.finditer(text.raw))


CHECK = Check(
    id="leak_date",
    rule="R-11",
    level=Level.BLOCK,
    law=True,
    kinds=REPLY,
    meaning="No day of a visit, booking or order that the review does not tell.",
    why="The review does not tell the day; giving it shows readers that this person was here and when.",
    mend="Leave the day out: “your visit”, “your order”.",
    find=_find,
)
