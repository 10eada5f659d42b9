"""The other English."""

from heard.guard.rule import TO_CUSTOMER, Check, Places
from heard.guard.text import Text
from heard.vocabulary.reading import Language, Span
from heard.vocabulary.text import Brief, Level

_US_UK = """
    apologize apologise, apologized apologised, apologizing apologising, realize realise,
    realized realised, recognize recognise, recognized recognised, organize organise,
    organized organised, organization organisation, color colour, flavor flavour, flavors flavours,
    honor honour, favor favour, favorite favourite, behavior behaviour, neighbor neighbour,
    center centre, theater theatre, liter litre, meter metre, fiber fibre, check-in checkin,
    canceled cancelled, canceling cancelling, traveler traveller, travelers travellers,
    traveling travelling, jewelry jewellery, gray grey, tire tyre, mold mould, moldy mouldy, plow plough,
    catalog catalogue, dialog dialogue, program programme, customize customise, customized customised,
    prioritize prioritise, sanitize sanitise, sanitized sanitised, utilize utilise, labor labour,
    rumor rumour, humor humour, defense defence, offense offence, license licence, fulfill fulfil,
    skillful skilful, inquiry enquiry, inquiries enquiries, mom mum, cozy cosy, installment instalment,
    enrollment enrolment, analyze analyse, analyzed analysed
"""
_PAIRS = [pair.split() for pair in _US_UK.split(",")]
_OTHER = {"uk": {us for us, _ in _PAIRS}, "us": {uk for _, uk in _PAIRS}}


def _find(text: Text, brief: Brief) -> Places:
    wrong = _OTHER.get(brief.voice.spelling, set())
    if brief.language is Language.ENGLISH:
        yield from (Span(word.start, word.end) for word in text.words if word.plain in wrong)


CHECK = Check(
    id="spelling_variant",
    rule="seed 003",
    level=Level.ADVISE,
    kinds=TO_CUSTOMER,
    meaning="English is spelled as the brand spells it, American or British.",
    why="This is the other spelling of English.",
    mend="Spell it as the rest of your texts.",
    find=_find,
)
