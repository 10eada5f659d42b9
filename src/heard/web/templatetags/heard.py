"""Small marks that stand all over the desk: icons, stars, badges, times, words for enums."""

import re
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from functools import cache

from django import template
from django.forms import BoundField
from django.templatetags.static import static
from django.utils.dates import MONTHS_3
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext, ngettext

from heard.respond.rules import may_overrule
from heard.vocabulary.case import OutgoingState
from heard.vocabulary.people import Actor
from heard.vocabulary.plan import StepState
from heard.vocabulary.reading import Polarity, Severity, Span
from heard.vocabulary.text import Finding, Level, Standing
from heard.vocabulary.way import Priority
from heard.web import labels

register = template.Library()

_TONES: dict[type[StrEnum], dict[StrEnum, str]] = {
    Priority: {Priority.URGENT: "alarm", Priority.HIGH: "care", Priority.LOW: "quiet"},
    Severity: {Severity.DANGER: "alarm", Severity.SERIOUS: "care", Severity.IRRITATION: "quiet"},
    Polarity: {Polarity.NEGATIVE: "care", Polarity.MIXED: "care", Polarity.POSITIVE: "good"},
    Level: {Level.BLOCK: "alarm", Level.WARN: "care", Level.ADVISE: "quiet"},
    Standing: {Standing.KNOWN: "good", Standing.NOT_FOUND: "quiet", Standing.CANDIDATES: "accent"},
    OutgoingState: {
        OutgoingState.LIVE: "good",
        OutgoingState.QUEUED: "accent",
        OutgoingState.SENDING: "accent",
        OutgoingState.REJECTED: "alarm",
        OutgoingState.FAILED: "alarm",
        OutgoingState.PENDING: "care",
        OutgoingState.VOID: "quiet",
        OutgoingState.UNDONE: "quiet",
    },
}


@register.simple_tag
@cache  # a few dozen drawings, a hundred times on every page
def icon(name: str) -> SafeString:
    """An own drawing from the sprite; it says nothing that words beside it do not say."""
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}#{}"></use></svg>', static("heard/icons.svg"), name)


@register.filter
def money(minor: int, currency: str) -> str:
    """An amount in minor units as people write it: 12.50 EUR."""
    whole, cents = divmod(int(minor), 100)
    return f"{whole:,}.{cents:02} {currency}" if cents else f"{whole:,} {currency}"


@register.filter
def label(member: StrEnum | None) -> str:
    """The word for a member of the vocabulary, in the reader's language."""
    return "" if member is None else str(labels.label(member))


@register.simple_tag
def badge(member: StrEnum | None) -> SafeString:
    """A member as a badge, its colour beside its word."""
    if member is None:
        return SafeString("")
    tone = _TONES.get(type(member), {}).get(member, "")
    drawing = icon("alarm") if tone == "alarm" else ""
    return format_html('<span class="badge{}">{}{}</span>', f" badge-{tone}" if tone else "", drawing, labels.label(member))


@register.simple_tag
def stars(number: int | None) -> SafeString:
    """One to five stars, drawn for eyes and counted for ears."""
    if number is None:
        return SafeString("")
    spoken = ngettext("%(number)s star of five", "%(number)s stars of five", number) % {"number": number}
    return format_html(
        '<span class="stars" role="img" aria-label="{}">{}<i>{}</i></span>', spoken, "★" * number, "★" * (5 - number)
    )


@register.simple_tag
def when(moment: datetime | None, *, live: bool = True) -> SafeString:
    """A time in the zone of the page; `live` lets the browser say "in 3 hours" instead."""
    if moment is None:
        return SafeString("")
    here = localtime(moment)
    spoken = f"{here.day} {MONTHS_3[here.month].capitalize()} {here.year}, {here:%H:%M}"
    mark = SafeString(" data-when") if live else ""
    return format_html('<time datetime="{}"{}>{}</time>', moment.isoformat(), mark, spoken)


@register.simple_tag
def countdown(until: datetime) -> SafeString:
    """A clock that runs down; it tells the page when it is over."""
    return format_html(
        '<time class="clock" datetime="{}" data-countdown>{}</time>', until.isoformat(), date_format(localtime(until), "H:i:s")
    )


@register.filter
def split_words(names: str) -> list[str]:
    """Words of a line, so that a template can walk them."""
    return names.split()


@register.filter
def mentions(text: str) -> SafeString:
    """A note with its @names set apart; everything else is escaped."""
    parts = re.split(r"(?<![\w@])(@[\w.+-]*\w)", text)
    marked = (format_html('<span class="mention">{}</span>', part) if part.startswith("@") else part for part in parts)
    return format_html_join("", "{}", ((part,) for part in marked))


@register.filter
def quote(finding: Finding, text: str) -> str:
    """The words of `text` that a finding rests on."""
    return finding.span.of(text) if finding.span else ""


@register.filter
def explainable(finding: Finding, actor: Actor | None) -> bool:
    """Whether this person may say why a finding does not hold here."""
    return actor is not None and finding.level is not Level.ADVISE and may_overrule(finding, actor) is None


@register.filter
def reason_for(reasons: Mapping[str, str], finding: Finding) -> str:
    """The reason that was given against a finding, empty when there is none."""
    return (reasons or {}).get(finding.check, "")


@register.filter
def is_tick(field: BoundField) -> bool:
    """Whether a field is one box to tick, which stands before its label."""
    return getattr(field.field.widget, "input_type", "") == "checkbox" and not field.use_fieldset


@register.filter
def initials(name: str) -> str:
    """One or two letters that stand for a person."""
    parts = name.replace("@", " ").split()
    return "".join(part[0] for part in (parts[:1] + parts[-1:] if len(parts) > 1 else parts))[:2].upper() or "?"


@register.filter
def step_icon(state: StepState) -> str:
    """The drawing of a step's state; the sprite names them alike."""
    return str(state.value)


@register.filter
def heard_letters(heard: dict[str, tuple[Span, ...]]) -> list[tuple[str, labels.Word, bool, str]]:
    """The five letters of HEARD in order: letter, its word, whether it was found, and that said aloud."""
    return [
        (letter, word, bool(heard.get(letter)), gettext("found") if heard.get(letter) else gettext("missing"))
        for letter, word in labels.HEARD_LETTERS.items()
    ]
