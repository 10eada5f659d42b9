"""Telling readers with whom a guest was."""

from heard.guard.leaks import unsaid_phrases
from heard.guard.phrases import Phrases
from heard.guard.rule import REPLY, Check, Places
from heard.guard.text import Text
from heard.vocabulary.text import Brief, Level
from heard.vocabulary.way import Sector

_PHRASES = Phrases(
    en="""
    your [..1] (wife|husband|girlfriend|boyfriend|partner|companion|mistress|lover|secretary|fiance|fiancee|date)
    the (lady|gentleman|man|woman|person|friend|guest) (with you|you were with|you brought|you came with|beside you)
    """,
    es="(su|tu) (esposa|esposo|mujer|marido|novia|novio|pareja|acompanante)\n(senora|senor) que (le|lo|la) acompan~",
    fr="(votre|ta|ton) (femme|mari|compagne|compagnon|copine|copain|epouse|epoux)\n(dame|monsieur) qui vous accompagn~",
    de="(ihre|ihr|ihrer|ihrem|deine|dein) (frau|mann|begleitung|freundin|freund|partner|partnerin)\n(dame|herr) an ihrer seite",
    it="(sua|suo|la sua|il suo) (moglie|marito|compagna|compagno|fidanzata|fidanzato)\n(signora|signore) che era con lei",
    pt="(sua|seu) (esposa|esposo|mulher|marido|namorada|namorado|acompanhante)\n(senhora|senhor) que (o|a) acompanh~",
    nl="(uw|je|jouw) (vrouw|man|vriendin|vriend|partner|metgezel)\n(dame|heer) die bij u was",
)


def _find(text: Text, brief: Brief) -> Places:
    yield from unsaid_phrases(text, brief, _PHRASES)


CHECK = Check(
    id="companion_told",
    rule="R-12",
    level=Level.BLOCK,
    kinds=REPLY,
    sectors=frozenset({Sector.HOTEL, Sector.RESTAURANT, Sector.TRAVEL}),
    meaning="Readers are not told with whom a guest came, unless the review says so.",
    why="With whom somebody stayed or dined is their own affair; it has ended marriages.",
    mend="Leave the other person out; speak of them in private, if at all.",
    find=_find,
)
