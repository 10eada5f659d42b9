"""Learning a voice from replies that somebody liked; what was learnt is shown for correction, never taken for certain."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal

from heard.vocabulary.text import Voice

_SENTENCE = re.compile(r"[^.!?…\n]+[.!?…]?")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SALUTES = (
    r"dear|hello|hi|hey|good (?:morning|afternoon|evening|day)|hola|estimad[oa]|querid[oa]|buenos días"
    r"|buenas tardes|bonjour|bonsoir|chère?|salut"
    r"|lieber?|sehr geehrte[rs]?|hallo|guten (?:tag|morgen|abend)|moin|buongiorno|buonasera|ciao|gentile|salve"
    r"|car[oa]|olá|prezad[oa]|bom dia|boa tarde"
    r"|beste|geachte|hoi|dag|goedendag"
)
_GREETING = re.compile(rf"^\s*(?P<salute>{_SALUTES})(?P<rest>[^.!?\n]{{0,30}}?)(?P<end>[,!:])\s*", re.IGNORECASE)
_RULE = re.compile(r"(?m)^[ \t]*[-=_*]{3,}[ \t]*$")
_NEXT_GREETING = re.compile(rf"\n\s*\n(?=(?:{_SALUTES})\b)", re.IGNORECASE)
_EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf]")
_CONTRACTED = re.compile(r"\b\w+(?:n['’]t|['’](?:m|re|ve|ll|d))\b|\b(?:it|that|there|what)['’]s\b", re.IGNORECASE)
_UNCONTRACTED = re.compile(
    r"\b(?:I am|we are|we have|I have|do not|did not|was not|is not|cannot|it is|that is|we will|I will)\b", re.IGNORECASE
)
_FAMILIAR = re.compile(
    r"\b(?:du|dir|dich|deine?[nmrs]?|tu|te|ti|toi|tes|ton|tuo|tua|tuoi|je|jij|jouw|jou|você|vc)\b", re.IGNORECASE
)
_POLITE = re.compile(r"\b(?:Sie|Ihnen|Ihre?[nmrs]?|vous|votre|vos|usted|ustedes|Lei|Suo|Sua|uw?|senhora?)\b")
_WARM = re.compile(
    r"!|\b(?:so sorry|truly|really|lovely|delighted|heart|warmly|hope|glad|happy|love|herzlich|freuen?"
    r"|corazón|alegr\w+|cœur|plaisir|cuore|piacere|coração|hart\w*|fijn)\b",
    re.IGNORECASE,
)
_US = re.compile(r"\b\w+(?:ize[ds]?|izing|ization)\b|\b(?:favor|color|flavor|honor|center|neighbor)\w*", re.IGNORECASE)
_UK = re.compile(
    r"\b(?:apologis|realis|organis|recognis)\w+|\b(?:favour|colour|flavour|honour|centre|neighbour)\w*", re.IGNORECASE
)
_KIN = (
    ("guest", "customer"),
    ("guests", "customers"),
    ("customer", "client"),
    ("customers", "clients"),
    ("patients", "customers"),
    ("team", "staff"),
)
_ORDINARY = frozenset(
    {"thank", "thanks", "sorry", "please", "about", "would", "could", "should", "there", "their", "where", "which", "because"}
    | {"really", "having", "again", "being", "gracias", "merci", "danke", "vielen", "grazie", "obrigado", "obrigada", "bedankt"}
    | {"contact", "write", "email", "phone", "review"}
)
_ENOUGH = 0.4  # of the replies must show a habit before it counts as one


def separate(pasted: str) -> tuple[str, ...]:
    """The replies of one paste: between lines of dashes, or else wherever a new greeting begins after an empty line."""
    text = pasted.replace("\r", "").strip()
    pieces = _RULE.split(text)
    if len(pieces) == 1:
        pieces = _NEXT_GREETING.split(text)
    return tuple(piece.strip() for piece in pieces if piece.strip())


def learn(replies: Sequence[str], brand: str) -> Voice:
    """The voice that speaks out of `replies`; without any, the plain default voice of `brand`."""
    texts = [reply.strip() for reply in replies if reply.strip()]
    if not texts:
        return Voice(brand=brand)
    greeting = _habit((_greeting(text) for text in texts), len(texts))
    signature = _habit((_signature(text) for text in texts), len(texts))
    bodies = [_body(text) for text in texts]
    joined = "\n".join(bodies)
    sentences = [s for body in bodies for s in _SENTENCE.findall(body) if len(_WORD.findall(s)) > 1]
    words = sum(len(_WORD.findall(s)) for s in sentences)
    return Voice(
        brand=brand,
        signature=signature,
        greeting=greeting,
        formality=_formality(joined),
        warmth="warm" if len(_WARM.findall(joined)) >= 0.5 * len(texts) else "plain",
        spelling=_spelling(joined),
        sentence_words=max(6, min(30, round(words / len(sentences)))) if sentences else 16,
        favourite_words=_favourites(bodies, brand),
        avoided_words=_avoided(joined),
        emoji=sum(bool(_EMOJI.search(text)) for text in texts) > len(texts) / 2,
    )


def _greeting(text: str) -> str:
    """How this reply greets, the name replaced by {name}."""
    match = _GREETING.match(text)
    if match is None:
        return ""
    rest = " {name}" if match["rest"].strip(" ,") else ""
    return f"{match['salute']}{rest}{match['end']}"


def _signature(text: str) -> str:
    """The last short line without a full stop."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    last = lines[-1] if len(lines) > 1 else ""
    return last if last and len(last.split()) <= 8 and not last.endswith((".", "!", "?")) else ""


def _body(text: str) -> str:
    signature = _signature(text)
    body = text[: -len(signature)] if signature and text.endswith(signature) else text
    return _GREETING.sub("", body, count=1).strip()


def _habit(found: Iterable[str], of: int) -> str:
    """The commonest, if common enough to be a habit; case aside."""
    counted = Counter(value for value in found if value)
    if not counted:
        return ""
    value, times = counted.most_common(1)[0]
    return value if times >= of * _ENOUGH else ""


def _formality(text: str) -> Literal["formal", "neutral", "casual"]:
    """Contractions in English, the form of address elsewhere."""
    familiar, polite = len(_FAMILIAR.findall(text)), len(_POLITE.findall(text))
    if familiar + polite >= 3:
        return "casual" if familiar > polite else "formal"
    short, long = len(_CONTRACTED.findall(text)), len(_UNCONTRACTED.findall(text))
    if long > 2 * short and long >= 2:
        return "formal"
    if short > 2 * long and short >= 4 and text.count("!") * 2 >= len(text.splitlines()):
        return "casual"
    return "neutral"


def _spelling(text: str) -> Literal["us", "uk", ""]:
    us, uk = len(_US.findall(text)), len(_UK.findall(text))
    return "us" if us > uk else "uk" if uk > us else ""


def _favourites(bodies: Sequence[str], brand: str) -> tuple[str, ...]:
    """Telling words that come back in many of the replies."""
    own = {word.lower() for word in _WORD.findall(brand)}
    counted = Counter(word for body in bodies for word in {w.lower() for w in _WORD.findall(body)})
    least = max(2, round(len(bodies) * _ENOUGH))
    kept = [w for w, times in counted.most_common() if times >= least and len(w) >= 5 and w not in own and w not in _ORDINARY]
    return tuple(kept[:8])


def _avoided(text: str) -> tuple[str, ...]:
    """The word of a pair that never occurs where its kin is a habit: who says "guests" does not say "customers"."""
    counted = Counter(word.lower() for word in _WORD.findall(text))
    found: list[str] = []
    for one, other in _KIN:
        if counted[one] >= 2 and not counted[other]:
            found.append(other)
        if counted[other] >= 2 and not counted[one]:
            found.append(one)
    return tuple(dict.fromkeys(found))
