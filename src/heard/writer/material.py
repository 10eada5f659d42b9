"""What one brief gives to speak with: words, phrases, who speaks, what the channel lets through."""

import re
from collections.abc import Sequence

from heard.vocabulary.platforms import RULES, Platform
from heard.vocabulary.reading import Risk
from heard.vocabulary.text import Brief, KnownFix, Standing, TextKind
from heard.vocabulary.way import Sector
from heard.writer.arranging import listed, of_issues
from heard.writer.at_stake import certainly_harmed, harmed, harms, stakes
from heard.writer.fitting import Issue, content
from heard.writer.grammar import Speech
from heard.writer.issues import complaints, praises, subjects, wishes
from heard.writer.own_words import QUOTED
from heard.writer.recipes import Recipe, affordable, discriminates
from heard.writer.tables import Table
from heard.writer.things import touched
from heard.writer.wording import plain

_DIRECT = frozenset({Platform.FACEBOOK, Platform.X, Platform.BLUESKY, Platform.MASTODON})
_FAIR = 3  # stars from which an apology is plain
_FULL = 5  # stars
_NO_SUBJECT = (
    "communication",
    "quality",
    "booking",
    "delivery",
    "website",
)  # of a practice: they say too little or the wrong thing
_MANY = 3  # complaints beside which nothing more is touched on
_LONG = 80  # words of a review that took somebody time
_AMOUNT = re.compile(
    r"\d\s*(?:€|\$|£|euros?|eur|francs?|franken|chf|pesos|soles|reais|mil)(?!\w)|(?:€|\$|£|R\$)\s*\d", re.IGNORECASE
)
_NAME = re.compile(r"^[^\W\d_][^\W\d_'’-]{1,19}$")


def speech(brief: Brief, recipe: Recipe, spoken: Table) -> Speech:
    """Everything that can be said for `brief`."""
    private = brief.kind not in (TextKind.PUBLIC_REPLY, TextKind.IMPROVEMENT)
    wrong = complaints(brief, spoken)
    wished: tuple[Issue, ...] = ()
    if recipe.name == "positive":  # a small wish beside the praise, where the review says it in so many words
        stars = brief.review.stars if brief.review is not None else None
        wrong = () if stars == _FULL else tuple(issue for issue in wrong if issue.end)[:1]
        wished = () if wrong or stars == _FULL else wishes(brief, spoken)
    liked = praises(brief, spoken)
    words = {
        **_route(brief, private=private),
        "brand": brief.voice.brand,
        "liked": "\u200b" if liked else "",
        "unliked": "" if liked else "\u200b",
        "signature": _signature(brief),
        "long": "\u200b" if brief.review is not None and len(brief.review.text.split()) >= _LONG else "",
        "unpriced": "" if _of_money(wrong, brief) else "\u200b",  # nobody says of a price in public that it "should not be"
        "uncounselled": "" if brief.counsel else "\u200b",  # with counsel not a word about the matter, and no regret
        **_greeting(brief, spoken, private=private),
    }
    beside = (
        touched(brief, spoken, wrong) if 0 < len(wrong) < _MANY and recipe.name != "positive" and not content(brief) else ()
    )
    phrases: dict[str, tuple[str, ...]] = {**of_issues(wrong, beside, brief, spoken), **_fixes(brief, spoken)}
    if brief.review is not None and (brief.review.stars or 0) >= _FAIR:
        phrases["very"] = ("",)
    felt = stakes(brief, spoken)
    words["light"] = "" if felt else "\u200b"  # nobody in mourning is told that they may be annoyed
    if felt:
        phrases["feel"] = felt
        phrases["stake"] = felt
    if wished:
        row = listed([i.named for i in wished], spoken)
        phrases.update({"quoted": row} if wished[0].key == QUOTED else {"wish": row, "first": row})
    phrases["praise"] = listed([i.named for i in liked], spoken)
    phrases["choices"] = spoken.rules.get(f"choices_{brief.sector.value}", spoken.rules.get("choices_other", ()))
    phrases["occasion"] = spoken.rules.get(f"occasion_{brief.sector.value}", ())
    phrases["went"] = spoken.rules.get(f"went_{brief.sector.value}", ())
    phrases["details"] = spoken.rules.get(f"details_{brief.sector.value}", ())
    phrases.update(_of_case(brief, wrong, spoken))
    phrases["happy_close"] = spoken.rules.get(
        "happy_close_app" if brief.sector is Sector.SOFTWARE else f"happy_close_{brief.sector.value}",
        spoken.rules["happy_close"],
    )
    return Speech(
        rules=spoken.rules,
        words=words,
        phrases={k: v for k, v in phrases.items() if v} | {k: () for k, v in phrases.items() if not v},
        plural=speaks_as_house(brief.voice.signature, brief.voice.brand),
        familiar=brief.voice.formality == "casual",
    )


def _of_money(wrong: Sequence[Issue], brief: Brief) -> bool:
    """Whether the review is about the price, or an amount stands in what is quoted."""
    main = brief.reading.main_topic if brief.reading is not None else None
    amounts = any(_AMOUNT.search(issue.named[0]) for issue in wrong if issue.key == QUOTED)
    return amounts or (main is not None and main.what == "price")


def _of_case(brief: Brief, found: Sequence[Issue], spoken: Table) -> dict[str, tuple[str, ...]]:
    """Phrases that follow from the case: the subject in general, remedies within authority, the ground of a removal."""
    main = brief.reading.main_topic if brief.reading is not None else None
    changed = next((fix.topic for fix in brief.fixes if fix.topic), "")
    exact = found[0].topic if found and found[0].named and found[0].end else ""
    subject = exact or (main.what if main is not None else found[0].topic if found else changed)
    if brief.kind is TextKind.IMPROVEMENT:  # it tells of the step, whatever else the reviews spoke of
        subject = changed or subject
    own = brief.topic_words.get(subject, "")
    general = (plain(own),) if own else spoken.topics[subject].general if subject in spoken.topics else spoken.rules["general"]
    spoken_of = subjects(brief, spoken) if brief.sector is Sector.CLINIC else ()
    if spoken_of:
        general = listed([issue.named for issue in spoken_of], spoken)
    elif (
        "guessable" in spoken.sets
        and brief.sector is Sector.CLINIC
        and (not exact or subject not in spoken.topics or subject in _NO_SUBJECT)
    ):
        general = ()  # to a patient a subject that was only guessed is worse than none
    remedies = affordable(brief)
    return {
        "general": general,
        "subject_norm": tuple(norm for issue in spoken_of for norm in issue.norm),
        "unsubjected": () if general else ("\u200b",),
        "matter": (matter := _matter(brief, found, spoken)),
        "unnamed": () if matter else ("\u200b",),
        "harmed": harmed(brief, spoken),
        "safety_first": spoken.rules[f"safety_first_{_harm(brief, spoken)}"],
        "remedy_one": (plain(remedies[0].name),) if remedies else (),
        "remedy_two": (plain(remedies[1].name),) if len(remedies) > 1 else (),
        "ground_text": spoken.rules[f"ground_{_ground(brief)}"] if brief.removal_ground else (),
        "ground": (plain(brief.removal_ground.replace("_", " ")),),
    }


def _matter(brief: Brief, found: Sequence[Issue], spoken: Table) -> tuple[str, ...]:
    """What a grave review is about: the very thing where a rule understood it, the subject in general where not."""
    if discriminates(brief):
        return spoken.rules.get("matter_discrimination", ())
    if spoken.harms:
        return harms(brief, spoken)
    exact = found and (found[0].norm or found[0].feel)
    return ("<first>",) if exact or "matter_discrimination" not in spoken.rules else ()


def _harm(brief: Brief, spoken: Table) -> str:
    reading = brief.reading
    if certainly_harmed(brief, spoken, in_care=True):
        return "care"
    if discriminates(brief):
        return "discrimination"
    return "health" if reading is not None and reading.has_risk(Risk.HEALTH) else "safety"


_GROUNDS = {
    "no_contact": ("contact", "kein", "no guest"),
    "wrong_business": ("wrong", "different business", "other business"),
    "extortion": ("extort", "threat", "blackmail"),
    "conflict": ("conflict", "competitor", "employee", "insider"),
    "personal": ("personal", "privacy"),
    "hate": ("hate", "discriminat", "demean"),
    "abuse": ("abus", "profan", "bully", "harass", "insult", "offens", "harmful"),
    "advert": ("advert", "promot", "solicit"),
    "fake": ("fake", "spam", "genuine", "paid"),
    "off_topic": ("topic", "relevan"),
}


def _ground(brief: Brief) -> str:
    """The ground's own sentence; "no contact" only in Germany and only when the search found nobody (R-34)."""
    said = brief.removal_ground.replace("_", " ").replace("-", " ").lower()
    for name, marks in _GROUNDS.items():
        if any(mark in said for mark in marks):
            if name == "no_contact" and (brief.country.upper() != "DE" or brief.standing is not Standing.NOT_FOUND):
                return "other"
            return name
    return "other"


def speaks_as_house(signature: str, brand: str) -> bool:
    """Whether "we" fits better than "I": nobody signs, or a team or the brand itself does."""
    plain = signature.strip(" -–—").lower()
    if not plain or plain == brand.lower():
        return True
    return bool(
        re.search(r"\b(team|equipo|équipe|equipe|squadra|staff|crew|familie|family|familia|famille|famiglia|família)\b", plain)
    ) or (plain.startswith(("your ", "the ", "das ", "ihr ", "el ", "la ", "il ", "het ", "o ", "a ")))


def _signs(brief: Brief) -> bool:
    """Whether the person who is reached is the one who signs."""
    first = brief.route.contact.split()[:1]
    signed = re.findall(r"[^\W\d_]+", brief.voice.signature)
    return bool(first) and first[0] in signed and not speaks_as_house(brief.voice.signature, brief.voice.brand)


def _signature(brief: Brief) -> str:
    return brief.voice.signature or ""


def _greeting(brief: Brief, spoken: Table, *, private: bool) -> dict[str, str]:
    """The greeting with the name the writer shows in public; without it where no proper name is shown."""
    pattern = brief.voice.greeting
    if not pattern:
        return {"greeting": ""}
    author = brief.review.author.split()[0] if brief.review is not None and brief.review.author.split() else ""
    named = bool(_NAME.match(author)) and (brief.sector is not Sector.CLINIC or private)
    if "{name}" not in pattern:
        return {"greeting": pattern}
    if named:
        return {"greeting": pattern.replace("{name}", author[0].upper() + author[1:])}
    alone = re.sub(r"\s+([,.:!])", r"\1", pattern.replace("{name}", "")).strip()
    return {"greeting": alone if alone.strip(" ,.:!").lower() in spoken.sets["greetings_alone"] else ""}


def _route(brief: Brief, *, private: bool) -> dict[str, str]:
    """The ways to reach a person that this channel lets through; always one at least."""
    rules = RULES[brief.platform]
    route = brief.route
    mail = route.mail if private or rules.mail_in_reply else ""
    phone = route.phone if private or rules.phone_in_reply else ""
    url = route.url if private or rules.links_in_reply else ""
    named = private or (
        rules.mail_in_reply and rules.phone_in_reply
    )  # where no data of a person may show, no name either
    # Who signs as the contact does not speak of themselves as of somebody else.
    contact = route.contact if named and not _signs(brief) else ""
    direct = not private and brief.platform in _DIRECT
    return {
        "contact": contact,
        "mail": mail if contact else "",
        "phone": phone if contact else "",
        "url": url if contact else "",
        "mail_only": mail if not contact else "",
        "phone_only": phone if not contact else "",
        "url_only": url if not mail and not phone else "",
        "dm": "\u200b" if direct else "",
        "profile": "\u200b" if not (mail or phone or direct) else "",
        "code": brief.case_code,
        "uncoded": "" if brief.case_code else "\u200b",
    }


_VERBS = re.compile(
    r"^(?:\w+ed|put|taken|bought|built|made|begun|brought|changed|cut|found|given|let|moved|rewritten|set|sent|shown|spoken|taught|thrown|written)\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"^(?:we|i|our|since|from|starting|every|the \w+ (?:is|are|has|have|was|were|will|now)|there|as of)\b", re.IGNORECASE
)


def _fixes(brief: Brief, spoken: Table) -> dict[str, tuple[str, ...]]:
    """The steps on record, told by their form: a whole sentence, a participle, or a noun."""
    found: dict[str, tuple[str, ...]] = {}
    for fix in _fitting(brief)[:1]:
        text = fix.text.strip().rstrip(".")
        if not text:
            continue
        state = "done" if fix.done else "next"
        whole = bool(re.search(r"[.!?]\s", text)) or bool(_WHOLE.match(text))
        escaped = re.sub(r"([\\{}\[\]()<>|/])", r"\\\1", text)
        if whole:
            found[f"fix_{state}_whole"] = (f"{escaped[0].upper()}{escaped[1:]}.",)
            if fix.done:
                found["fix_any"] = (escaped if escaped.startswith("I ") else f"{escaped[0].lower()}{escaped[1:]}",)
        elif fix.done and _VERBS.match(text):
            found["fix_done_verb"] = (f"{escaped[0].lower()}{escaped[1:]}",)
        else:
            found[f"fix_{state}"] = (f"{escaped[0].lower()}{escaped[1:]}" if not text[:2].isupper() else escaped,)
    if "fix_done" in found or "fix_done_verb" in found:
        found["fix_any"] = found.get("fix_done", ()) or found["fix_done_verb"]
    return {"fix_any": found.get("fix_any", ())} | {
        f"fix_{s}{form}": found.get(f"fix_{s}{form}", ()) for s in ("done", "next") for form in ("", "_verb", "_whole")
    }


def _fitting(brief: Brief) -> list[KnownFix]:
    """Steps for what this review is about first, done before promised; a step for another topic is not told."""
    main = brief.reading.main_topic.what if brief.reading is not None and brief.reading.main_topic is not None else ""
    topics = {t.what for t in brief.reading.topics} if brief.reading is not None else set()
    fitting = [f for f in brief.fixes if not f.topic or not topics or f.topic in topics]
    return sorted(fitting, key=lambda f: (f.topic != main, not f.done))
