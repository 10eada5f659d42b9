"""What one brief gives to speak with: words, phrases, who speaks, what the channel lets through."""

import re
from collections.abc import Sequence

from heard.vocabulary.platforms import RULES, Platform
from heard.vocabulary.reading import Risk
from heard.vocabulary.text import Brief, KnownFix, Standing, TextKind
from heard.vocabulary.way import Sector
from heard.writer.fitting import Issue, content
from heard.writer.grammar import Speech
from heard.writer.issues import BESIDES, complaints, harmed, harms, praises, stakes, subjects, touched, wishes
from heard.writer.own_words import QUOTED
from heard.writer.recipes import Recipe, affordable, discriminates
from heard.writer.tables import Table
from heard.writer.wording import plain

_DIRECT = frozenset({Platform.FACEBOOK, Platform.X, Platform.BLUESKY, Platform.MASTODON})
_FAIR = 3  # stars from which an apology is plain
_FULL = 5  # stars
_AMOUNT = re.compile(
    r"\d\s*(?:€|\$|£|euros?|eur|francs?|franken|chf|pesos|soles|reais|mil)(?!\w)|(?:€|\$|£|R\$)\s*\d", re.IGNORECASE
)
_ROOMY = 1000  # of the platform's own unit
_PLAIN_NOUN = ("the ", "your ")
_SHOWN = 3  # complaints in one sentence
_AT_LEAST = 2
_A_BREATH = 26  # words of what one sentence tells
_QUOTED = 2  # quotes in one sentence
_OF_ISSUES = (
    *("issues", "nouns", "others", "first", "norm", "feel", "untold", "unowned"),
    *("told", "told_few", "told_others", "told_first"),
)  # what can be said of what went wrong
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
        "signature": _signature(brief),
        "unpriced": "" if _of_money(wrong, brief) else "\u200b",  # nobody says of a price in public that it "should not be"
        "uncounselled": "" if brief.counsel else "\u200b",  # with counsel not a word about the matter, and no regret
        **_greeting(brief, spoken, private=private),
    }
    beside = touched(brief, spoken, wrong) if wrong and recipe.name != "positive" and not content(brief) else ()
    phrases: dict[str, tuple[str, ...]] = {**_issues(wrong, beside, brief, spoken), **_fixes(brief, spoken)}
    if brief.review is not None and (brief.review.stars or 0) >= _FAIR:
        phrases["very"] = ("",)
    if felt := stakes(brief, spoken):
        phrases["feel"] = felt
        phrases["stake"] = felt
    if wished:
        row = _listed([i.named for i in wished], spoken)
        phrases.update({"quoted": row} if wished[0].key == QUOTED else {"wish": row, "first": row})
    phrases["praise"] = _listed([i.named for i in liked], spoken)
    phrases["choices"] = spoken.rules.get(f"choices_{brief.sector.value}", spoken.rules.get("choices_other", ()))
    phrases["occasion"] = spoken.rules.get(f"occasion_{brief.sector.value}", ())
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
    if brief.sector is Sector.CLINIC and (spoken_of := subjects(brief, spoken)):
        general = _listed([issue.named for issue in spoken_of], spoken)
    elif "guessable" in spoken.sets and brief.sector is Sector.CLINIC and (not exact or subject not in spoken.topics):
        general = ()  # to a patient a subject that was only guessed is worse than none
    remedies = affordable(brief)
    return {
        "general": general,
        "unsubjected": () if general else ("\u200b",),
        "matter": (matter := _matter(brief, found, spoken)),
        "unnamed": () if matter else ("\u200b",),
        "harmed": harmed(brief, spoken),
        "safety_first": spoken.rules[f"safety_first_{_harm(brief)}"],
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


def _harm(brief: Brief) -> str:
    reading = brief.reading
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


def _issues(wrong: Sequence[Issue], beside: Sequence[Issue], brief: Brief, spoken: Table) -> dict[str, tuple[str, ...]]:
    """What went wrong, as noun phrases and, where the language has them, as clauses; and what is quoted or was touched on beside it."""
    quoted = [issue.named for issue in sorted(wrong, key=lambda issue: issue.start) if issue.key == QUOTED][:_QUOTED]
    wrong = [issue for issue in wrong if issue.key != QUOTED]
    if quoted and all(issue.key in BESIDES for issue in wrong):  # nobody is sorry first of all that nobody was sorry
        wrong = []
    row = _listed(quoted, spoken)
    if not wrong:
        return dict.fromkeys(_OF_ISSUES, ()) | {"quoted": row, "quoted_first": _listed(quoted[:1], spoken), "quoted_too": ()}
    main = wrong[0]
    topic = spoken.topics.get(main.topic)
    limit = RULES[brief.platform].limit
    # Where there is room everything they complained of is named; a short reply stops at two.
    roomy = limit is None or limit >= _ROOMY
    most = _spoken_at_once(wrong) if roomy else _AT_LEAST
    shown, others = wrong[:most], (*wrong[most:], *beside) if roomy else ()
    shown = sorted(shown, key=lambda issue: (issue.key in BESIDES, issue.start))  # as it was told
    told = _retold(shown, spoken)
    named = _listed([i.named for i in shown], spoken)
    return {
        "issues": named,
        # Nouns beside clauses: only where they say as much.
        "nouns": _nouns(shown, spoken),
        "quoted": (),
        "quoted_too": row,
        "untold": () if told else ("\u200b",),
        "unowned": () if any(words.startswith("we ") for issue in shown for words in issue.told) else ("\u200b",),
        "others": _listed([i.named for i in others if i.named], spoken),
        "first": _listed([main.named], spoken),
        "told": told,
        "told_few": told if len(shown) <= _AT_LEAST else (),
        "told_others": _retold([issue for issue in others if issue.told], spoken),
        "told_first": _retold([main], spoken),
        "norm": tuple(n for issue in shown[:2] for n in issue.norm) or (topic.norm if topic and main.key != "retold" else ()),
        "feel": main.feel or (topic.feel if topic and main.key != "retold" else ()),
    }


def _spoken_at_once(wrong: Sequence[Issue]) -> int:
    """How many complaints one sentence carries: three when they are short, two otherwise."""
    told = [len(issue.told[0].split()) for issue in wrong[:_SHOWN] if issue.told]
    return _AT_LEAST if sum(told) > _A_BREATH else _SHOWN


def _nouns(issues: Sequence[Issue], spoken: Table) -> tuple[str, ...]:
    """The issues as one row of plain nouns ("the long wait and the cold soup"); nothing where one of them has none."""
    named = [tuple(words for words in issue.named if words.startswith(_PLAIN_NOUN)) for issue in issues]
    return _listed(named, spoken) if all(named) and not any(issue.said_back for issue in issues) else ()


def _retold(issues: Sequence[Issue], spoken: Table) -> tuple[str, ...]:
    """The issues as one row of clauses for "I'm sorry that …"; nothing where one of them can only be named."""
    told = [issue.told for issue in issues]
    return _listed(told, spoken, kind="clause") if all(told) else ()


def _listed(parts: Sequence[tuple[str, ...]], spoken: Table, *, kind: str = "noun") -> tuple[str, ...]:
    """One phrase out of several: "a, b and c", each with its own alternatives."""
    parts = [words for words in parts if words]
    if not parts:
        return ()
    comma, last = (spoken.joined[f"{sign}_clause" if kind == "clause" else sign] for sign in ("comma", "and"))
    options = ["{" + "|".join(words) + "}" for words in parts]
    if len(options) == 1:
        return (options[0],)
    return (comma.join(options[:-1]) + f" {last} " + options[-1],)


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
