"""Too formal or too familiar."""

from heard.guard.phrases import Phrases
from heard.guard.rule import TO_CUSTOMER, Check, Places
from heard.guard.text import Text
from heard.vocabulary.text import Brief, Level

_PHRASES = Phrases(
    en="""
    (hey|hiya|yo|gonna|wanna|gotta|guys|folks|yeah|yep|nope|cheers|awesome|stuff|kinda|sorta|mate|lol|omg|btw|asap|bummer|
        oops|dude)
    """,
    es="""
    (tu|te|ti|contigo|tus|tienes|eres|puedes|quieres|has|escribenos|llamanos|vosotros|os|hola)
    """,
    fr="""
    (tu|te|toi|tes|salut|ecris|appelle nous|coucou)
    """,
    de="""
    (du|dich|dir|dein|deine|deinen|deinem|deiner|euch|euer|eure|hallo zusammen|hey)
    """,
    it="""
    (tu|te|tuo|tua|tuoi|tue|ciao|scrivici|chiamaci|hai)
    """,
    pt="""
    (tu|te|ti|contigo|teu|tua|teus|tuas|ola|oi|valeu)
    """,
    nl="""
    (je|jij|jou|jouw|jullie|hoi|hey|joh)
    """,
)


_FAMILIAR_TONGUES = Phrases(
    es="(usted|ustedes|le rogamos|estimado|estimada)",
    fr="(veuillez|madame|monsieur)",
    de="(sie|ihnen|ihre|ihr|ihren|ihrem)",
    it="(lei|gentile|egregio)",
    pt="(o senhor|a senhora|vossa excelencia|senhor)",
    nl="(u|uw|geachte)",
    en="(dear sir|dear madam|esteemed|hereby|herewith|henceforth|pursuant|kindly be advised|yours faithfully)",
)


def _find(text: Text, brief: Brief) -> Places:
    match brief.voice.formality:
        case "formal":
            yield from _PHRASES.find(text)
        case "casual":
            yield from _FAMILIAR_TONGUES.find(text)


CHECK = Check(
    id="formality",
    rule="seed 003",
    level=Level.ADVISE,
    kinds=TO_CUSTOMER,
    meaning="The customer is addressed as the brand does it, formally or familiarly.",
    why="This is not how your brand addresses people.",
    mend="Keep to one form of address: the one set in your voice.",
    find=_find,
)
