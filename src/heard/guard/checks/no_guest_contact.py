"""“Never our customer” about somebody who was found."""

from heard.guard.phrases import Phrases
from heard.guard.rule import REMOVAL, REPLY, Check, Places
from heard.guard.text import Text
from heard.vocabulary.text import Brief, Level, Standing

_PHRASES = Phrases(
    en="""
    (never|not|no) [..4] (customer|customers|client|clients|guest|guests|diner|diners|traveller|travellers|visitors|a customer|
        a guest|contact|visited|stayed|bought|been here|business with|transaction|dealings) !(satisfaction|service|care)
    <(is|or|who) (never|not|no) [..4] (patient|patients) !(here so|should|deserves|wants|ought)
    (no|not|any) [..3] (record|records|trace)
    """,
    es="""
    (nunca|no|ningun|sin) [..4] ({customer}|contacto|estuvo|compro|visito|relacion|constancia|registro|consta)
    """,
    fr="""
    (jamais|pas|aucun~) [..4] ({customer}|contact|venu~|sejourne|achete|relation|trace)
    """,
    de="""
    (nie|niemals|kein|keinen|keinerlei|nicht) [..4] ({customer}|gastkontakt|kundenkontakt|kontakt|bei uns|geschaftskontakt|
        unterlagen)
    """,
    it="""
    (mai|non|nessun~) [..4] ({customer}|contatto|stat~|acquistato|soggiornato|rapporto|traccia|risulta)
    """,
    pt="""
    (nunca|nao|nenhum~) [..4] ({customer}|contacto|contato|esteve|comprou|visitou|relacao|registo|registro|consta)
    """,
    nl="""
    (nooit|geen|niet) [..4] ({customer}|contact|geweest|gekocht|bezocht|klantrelatie|spoor|gegevens)
    """,
)


def _find(text: Text, brief: Brief) -> Places:
    if brief.standing in (Standing.KNOWN, Standing.CANDIDATES):
        yield from _PHRASES.find(text)


CHECK = Check(
    id="no_guest_contact",
    rule="R-34",
    level=Level.BLOCK,
    kinds=REMOVAL | REPLY,
    meaning="Nobody who was found in the records is said never to have been a customer.",
    why="The search found this customer. To say otherwise is untrue, and before a platform or court it is more than that.",
    mend="Take it out. If there is another ground, use that.",
    find=_find,
)
