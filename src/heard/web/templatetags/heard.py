"""Small marks that stand all over the desk: icons, stars, badges, times, words for enums."""

import re
from collections.abc import Hashable, Mapping
from datetime import datetime
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any

from django import template
from django.forms import BaseForm, BoundField
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.dates import MONTHS_3
from django.utils.formats import date_format
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext, ngettext

from heard.respond.rules import may_overrule
from heard.vocabulary.case import OutgoingState
from heard.vocabulary.people import Actor
from heard.vocabulary.reading import Polarity, Severity
from heard.vocabulary.text import Finding, Level, Standing, Verdict
from heard.vocabulary.way import Priority
from heard.web import labels
from heard.web.forms import Form

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
def rules(source: str) -> str:
    """Of where a step comes from, the rules that a reader can look up; the documents behind the plan are ours to know."""
    return ", ".join(re.findall(r"R-\d+", source))


@register.filter
def without_source(why: str) -> str:
    """A reason without the letters and documents that it comes from: "H, S1: an open question first" says the question."""
    return re.sub(r"^(?:(?:[A-Z]\d?|R-\d+|seed \d+)(?:, |: ))+", "", why)


@register.filter
def money(minor: int, currency: str) -> str:
    """An amount in minor units as people write it: 12.50 EUR."""
    whole, cents = divmod(int(minor), 100)
    return f"{whole:,}.{cents:02} {currency}" if cents else f"{whole:,} {currency}"


@register.filter
def label(member: StrEnum | None) -> str:
    """The word for a member of the vocabulary, in the reader's language."""
    return "" if member is None else labels.said(member)


@register.simple_tag
def badge(member: StrEnum | None) -> SafeString:
    """A member as a badge, its colour beside its word."""
    return SafeString("") if member is None else _badge(type(member), member, get_language())


@lru_cache(maxsize=1024)
def _badge(kind: type[StrEnum], member: StrEnum, language: str | None) -> SafeString:
    tone = _TONES.get(kind, {}).get(member, "")
    drawing = icon("alarm") if tone == "alarm" else ""
    return format_html('<span class="badge{}">{}{}</span>', f" badge-{tone}" if tone else "", drawing, labels.label(member))


@register.simple_tag
def stars(number: int | None) -> SafeString:
    """One to five stars, drawn for eyes and counted for ears."""
    return SafeString("") if number is None else _stars(number, get_language())


@lru_cache(maxsize=256)
def _stars(number: int, language: str | None) -> SafeString:
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
    spoken = f"{here.day} {_month(here.month, get_language())} {here.year}, {here.hour:02}:{here.minute:02}"
    mark = " data-when" if live else ""
    return mark_safe(f'<time datetime="{moment.isoformat()}"{mark}>{spoken}</time>')  # noqa: S308 digits and a month


@lru_cache(maxsize=256)
def _month(number: int, language: str | None) -> str:
    return escape(MONTHS_3[number].capitalize())


@register.simple_tag
def still(template_name: str, **known: Hashable) -> SafeString:
    """A part that looks the same whenever it is given the same: it sees these values and the language and nothing else.

    So it is drawn once for each; most of a page's frame is such.
    """
    return _still(template_name, get_language(), **known)


@lru_cache(maxsize=1024)
def _still(template_name: str, language: str | None, **known: Hashable) -> SafeString:
    return render_to_string(template_name, known)


@register.simple_tag
def fields(form: BaseForm) -> SafeString:
    """Every field of a form."""
    hidden = (str(one) for one in form.hidden_fields())
    return mark_safe("".join([*hidden, *(field(one) for one in form.visible_fields())]))  # noqa: S308 each is drawn safely


@register.simple_tag
def field(field: BoundField) -> SafeString:
    """A field with its label, its hint and what is wrong with it; a box to tick stands before its label.

    One that is empty, or where something was chosen, looks the same each time, and is drawn once.
    """
    form, value = field.form, field.value()
    if not isinstance(form, Form) or form.made_with is None or field.errors:
        return _field(field)
    if not (value is None or value == "" or (isinstance(value, str | int) and hasattr(field.field, "choices"))):
        return _field(field)
    return _same(type(form), tuple(form.made_with.items()), form.prefix, field.name, value, get_language())


@lru_cache(maxsize=2048, typed=True)
def _same(kind: type[Form], made_with: Any, prefix: str | None, name: str, value: Any, language: str | None) -> SafeString:
    return _field(kind(prefix=prefix, initial={name: value}, **dict(made_with))[name])


def _field(field: BoundField) -> SafeString:
    hint, wrong = SafeString(""), SafeString("")
    if field.help_text:
        hint = format_html('<p class="hint" id="{}_helptext">{}</p>', field.auto_id, field.help_text)
    if field.errors:
        errors = format_html_join("", "<li>{}</li>", ((error,) for error in field.errors))
        wrong = format_html('<ul class="wrong" id="{}_error">{}</ul>', field.auto_id, errors)
    if field.use_fieldset:
        return format_html(
            '<div class="field"><fieldset><legend>{}</legend>{}{}{}</fieldset></div>', field.label, hint, wrong, field
        )
    name = format_html('<label for="{}">{}</label>', field.id_for_label, field.label)
    if getattr(field.field.widget, "input_type", "") == "checkbox":
        return format_html('<div class="tick">{}<div>{}{}{}</div></div>', field, name, hint, wrong)
    return format_html('<div class="field">{}{}{}{}</div>', name, hint, wrong, field)


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
def initials(name: str) -> str:
    """One or two letters that stand for a person."""
    parts = name.replace("@", " ").split()
    return "".join(part[0] for part in (parts[:1] + parts[-1:] if len(parts) > 1 else parts))[:2].upper() or "?"


@register.filter
def found_letters(verdict: Verdict) -> str:
    """The letters of HEARD that a text has."""
    return "".join(letter for letter, found in verdict.heard.items() if found)


@register.filter
def heard_letters(found: str) -> list[tuple[str, labels.Word, bool, str]]:
    """The five letters of HEARD in order: letter, its word, whether it was found, and that said aloud."""
    return [
        (letter, word, letter in found, gettext("found") if letter in found else gettext("missing"))
        for letter, word in labels.HEARD_LETTERS.items()
    ]


@register.filter
def ending(address: str, wanted: str) -> str:
    """The address of the same thing as another kind of file."""
    return f"{address.rpartition('.')[0]}.{wanted}"
