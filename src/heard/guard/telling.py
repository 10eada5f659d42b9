"""Tells words that speak of one case from those that any reply has."""

from functools import cache

from heard.guard.find import sentence_of
from heard.guard.marks import APOLOGY
from heard.guard.text import Text
from heard.guard.tone import tones
from heard.guard.tongue import small_words
from heard.vocabulary.reading import Language, Span
from heard.vocabulary.text import Brief

_BEGINNING = 6  # letters by which two forms of a word are held to be one
_SHORTEST = 3
_USUAL = 2  # words of meaning in a clause of any reply, where no list of them is kept
_BARE = 5  # words and the mark of a sentence that only says sorry
_ANY_REPLY = """
    thank thanks many kind dear hello hi good morning evening day night week time times moment visit stay trip break holiday
    feedback review reviews rating comment comments word words message note report opinion voice experience experiences
    take taking took taken share sharing shared write writing wrote written tell telling told let letting know hear hearing
    read reading see saw seen say saying said give giving given bring bringing post posting sorry apologise apologize
    apologies apology apologised regret sincerely sincere truly really deeply very much sadly unfortunately fully always
    never ever every each everyone everybody everything anyone anybody anything someone somebody something nobody nothing
    people person world around one thing things way ways kind sort lot bit disappointed disappointing disappointment
    frustrated frustrating frustration upset upsetting unhappy dissatisfied satisfied satisfaction angry anger annoying
    annoyed annoyance tiring tired stressful stress worrying worry worried awful terrible horrible dreadful rotten poor bad
    worse worst unpleasant uncomfortable unacceptable inconvenience inconvenient pity shame letdown let down fall falls
    falling fell flat short stings hurts expect expected expectation expectations standard standards level levels service
    services quality best better great nice team staff colleagues manager management owner owners guest guests customer
    customers client clients patient patients visitor visitors user users matter matters concern concerns issue issues
    problem problems complaint serious seriously value valued valuable appreciate appreciated grateful glad pleased happy
    opportunity chance improve improving improvement make making made right put want wanted wish need needed use useful help
    helps helpful contact email mail call phone ring reach message speak talk talking discuss direct directly private
    privately detail details further more information look looking looked into investigate investigating investigation find
    finding out check checking checked code reference quote quoting mention mentioning number please would like could can
    will shall may might should must hope hoping welcome back again soon future next last first follow following come comes
    came coming went wrong happen happened happens forward imagine imagined pictured planned hoped count counted counting
    simple simply turn turns suddenly able honest honestly open frank feel feels feeling felt seem seems understand
    understandable understanding imagine important care caring cause caused meet met story whole rest sort fix address
    addressed addressing raise raised raising regards wishes warm sincerely yours name reply response answer answers
    learn learning strive aim continue continues provide providing offer pass passed along account kindly attention
    conversation person personally private public page profile below above here there today tomorrow yesterday
    deserve deserved deserves attention above again any way well still just only even also yet too far quite such own
    business company place house home practice hotel restaurant shop store
"""


@cache
def _any_reply() -> frozenset[str]:
    return frozenset(word[:_BEGINNING] for word in _ANY_REPLY.split()) | frozenset(small_words(Language.ENGLISH))


def telling_words(text: Text, span: Span, brief: Brief) -> int:
    """How many different words between the ends of `span` no ordinary reply has; a guess in other languages than English."""
    if text.language is not Language.ENGLISH:
        return len({word.plain for word in text.content if span.start <= word.start < span.end}) - _USUAL
    author = brief.review.author if brief.review else ""
    names = frozenset(f"{author} {brief.route.contact} {brief.voice.brand} {brief.voice.signature}".lower().split())
    return len(
        {
            word.plain[:_BEGINNING]
            for word in text.words
            if span.start <= word.start < span.end
            and len(word.plain) >= _SHORTEST
            and word.plain.isalpha()
            and word.plain not in names
            and word.plain not in small_words(Language.ENGLISH)
            and word.plain[:_BEGINNING] not in _any_reply()
        }
    )


def felt_sentences(text: Text) -> frozenset[Span]:
    """The sentences that feel with the customer or say sorry, and those right before a bare "We apologise"."""
    felt = {*tones(text, "empathy"), *(sentence_of(text, span) for span in APOLOGY.find(text))}
    words = dict(text.spoken)
    before = zip(text.sentences, text.sentences[1:], strict=False)
    return frozenset(felt | {one for one, after in before if after in felt and len(words[after]) <= _BARE})
