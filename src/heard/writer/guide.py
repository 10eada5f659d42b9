"""The call guide: HEARD on one page, open questions first."""

from heard.vocabulary.text import Brief, Part, Sentence
from heard.writer.choice import Choice
from heard.writer.material import speech
from heard.writer.polish import polish
from heard.writer.recipes import affordable, pick
from heard.writer.tables import table

_LINES: tuple[tuple[str, Part, str], ...] = (
    ("call_start", Part.GREET, "says who calls and asks whether it is a good moment"),
    ("call_hear", Part.ASK, "H, S1: an open question first, then silence; nobody interrupts"),
    ("call_hear_more", Part.ASK, "H, S1: one more open question before anything is said in return"),
    ("call_empathise", Part.EMPATHISE, "E, seed 002: what this was like, in their words"),
    ("call_apologise", Part.APOLOGISE, "A, R6: plainly, once, without a but"),
    ("call_resolve_ask", Part.ASK, "R, S3: what would make it right, before any offer"),
    ("call_resolve_offer", Part.OFFER, "R, S3, S4: two choices within authority, without conditions (R-1)"),
    ("call_resolve_none", Part.STEP, "R, S4: nothing to offer within authority, so a day for the answer"),
    ("call_diagnose", Part.ASK, "D2: the cause, without blame"),
    ("call_close", Part.CLOSE, "S6: who does what by when, with the case code"),
    ("call_never", Part.CLOSE, "R-13: what stays unsaid"),
)


def guide(brief: Brief, *, seed: int = 0) -> tuple[Sentence, ...]:
    """The lines in the order in which they are needed; offers only where the case allows any."""
    spoken = table(brief.language)
    recipe = pick(brief)
    said = speech(brief, recipe, spoken)
    offers = bool(affordable(brief)) and recipe.name not in ("extortion", "legal")
    choice = Choice(seed, brief.review.text if brief.review else "", "call")
    lines = []
    for name, part, why in _LINES:
        if name == ("call_resolve_none" if offers else "call_resolve_offer"):
            continue
        if said.can(name):
            text = polish(said.say(name, choice), spoken=spoken, voice=brief.voice, country=brief.country)
            lines.append(Sentence(text, part, why))
    return tuple(lines)
