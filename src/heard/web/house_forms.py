"""What people fill in about the house: the brand and its voice, places, people, ways in."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.utils.translation import gettext_lazy as _

from heard.channels.contract import Place
from heard.channels.registry import Entry, SetupField
from heard.vocabulary.way import Role, Sector
from heard.web.forms import Form, area
from heard.web.labels import choices


class BrandForm(Form):
    """What the brand is called, and its trade."""

    name = forms.CharField(label=_("Name"), max_length=120)
    sector = forms.ChoiceField(
        label=_("Trade"), choices=choices(Sector), help_text=_("Chooses words, topics and the rules of the guard.")
    )
    products = forms.CharField(
        label=_("What you sell"),
        required=False,
        widget=area(5),
        max_length=20_000,
        help_text=_(
            "A line each, as customers call it. Trends are then shown by product: where a review names it, or a known visit."
        ),
    )

    def clean_products(self) -> list[str]:
        lines = (" ".join(line.split())[:80] for line in self.cleaned_data["products"].splitlines())
        return sorted({line.casefold(): line for line in lines if line}.values(), key=str.casefold)


class LocationForm(Form):
    """A place: where, when, and whom a customer reaches there."""

    name = forms.CharField(label=_("Name"), max_length=120)
    country = forms.RegexField(
        label=_("Country"), regex=r"^[A-Z]{2}$", required=False, help_text=_("Two capital letters, such as DE."), max_length=2
    )
    zone = forms.CharField(label=_("Time zone"), max_length=60, initial="UTC", widget=forms.TextInput(attrs={"list": "zones"}))
    hours = forms.CharField(
        strip=False,
        label=_("Business hours"),
        required=False,
        widget=area(7, spellcheck="false"),
        help_text=_(
            "A line a day from Monday on, such as 09:00-12:30 14:00-18:00; an empty line is a closed day. "
            "Nothing at all: always open."
        ),
    )
    holidays = forms.CharField(
        label=_("Holidays"), required=False, widget=area(2), help_text=_("Dates such as 2026-12-25, separated by spaces.")
    )
    shifts = forms.CharField(
        label=_("Shifts"),
        required=False,
        widget=area(4, spellcheck="false"),
        help_text=_(
            "A line each, such as: Early 06:00-14:00, or with days: Weekend lunch 11:00-16:00 67 (1 is Monday). "
            "Nothing at all: morning, midday, afternoon, evening and night. No names of people."
        ),
    )
    contact_name = forms.CharField(
        label=_("Named contact"), max_length=120, required=False, help_text=_("Whom unhappy customers reach.")
    )
    contact_mail = forms.EmailField(label=_("Mail address"), required=False)
    contact_phone = forms.CharField(label=_("Phone"), max_length=40, required=False)

    def clean_zone(self) -> str:
        zone: str = self.cleaned_data["zone"]
        if zone not in available_timezones():
            raise forms.ValidationError(_("There is no such time zone. Write it like Europe/Berlin."))
        return zone

    def clean_hours(self) -> list[list[list[str]]]:
        text: str = self.cleaned_data["hours"]
        if not text.strip():
            return []
        lines = text.replace("\r", "").split("\n")[:7]
        return [_day(number, line) for number, line in enumerate(lines + [""] * (7 - len(lines)), start=1)]

    def clean_shifts(self) -> list[list[Any]]:
        lines = [line.strip() for line in self.cleaned_data["shifts"].splitlines()]
        return [_shift(line) for line in lines if line]

    def clean_holidays(self) -> list[str]:
        found = self.cleaned_data["holidays"].replace(",", " ").split()
        try:
            return sorted({date.fromisoformat(day).isoformat() for day in found})
        except ValueError as error:
            raise forms.ValidationError(_("Write every day like 2026-12-25.")) from error


def _day(number: int, line: str) -> list[list[str]]:
    """The hours of one day: "09:00-12:30 14:00-18:00"."""
    pairs = []
    for part in line.replace("–", "-").split():
        opens, _dash, closes = part.partition("-")
        try:
            pairs.append([time.fromisoformat(opens).strftime("%H:%M"), time.fromisoformat(closes).strftime("%H:%M")])
        except ValueError as error:
            said = _("Line %(number)s: write hours like 09:00-17:30.") % {"number": number}
            raise forms.ValidationError(said) from error
    return pairs


_SHIFT = re.compile(r"(?P<name>\S.{0,39}?)\s+(?P<since>[\d:]{4,5})\s*[-–]\s*(?P<until>[\d:]{4,5})(?:\s+(?P<days>[1-7]{1,7}))?")


def _shift(line: str) -> list[Any]:
    """One shift: "Early 06:00-14:00", or "Weekend lunch 11:00-16:00 67" for Saturday and Sunday."""
    found = _SHIFT.fullmatch(line)
    try:
        if found is None:
            raise ValueError(line)
        since, until = (time.fromisoformat(found[name].zfill(5)).strftime("%H:%M") for name in ("since", "until"))
    except ValueError as error:
        raise forms.ValidationError(_("Write a shift like: Early 06:00-14:00.")) from error
    return [found["name"], since, until, sorted({int(day) - 1 for day in found["days"] or "1234567"})]


def shifts_as_lines(shifts: Sequence[Sequence[Any]]) -> str:
    """Stored shifts as the form shows them."""
    days = ["" if len(shift[3]) == 7 else " " + "".join(str(day + 1) for day in shift[3]) for shift in shifts]
    return "\n".join(f"{name} {since}-{until}{on}" for (name, since, until, _days), on in zip(shifts, days, strict=True))


def hours_as_lines(hours: Sequence[Sequence[Sequence[str]]]) -> str:
    """Stored hours as the form shows them."""
    return "\n".join(" ".join(f"{opens}-{closes}" for opens, closes in day) for day in hours)


class PersonForm(Form):
    """Somebody who works here."""

    email = forms.EmailField(label=_("Mail address"))
    name = forms.CharField(label=_("Name"), max_length=120, required=False)
    role = forms.ChoiceField(label=_("Role"), choices=choices(Role), initial=Role.AGENT.value)


class ConnectForm(Form):
    """What a platform wants to know before it lets us in. Credentials go one way: they are never shown again."""

    name = forms.CharField(label=_("Name on this desk"), max_length=120)
    kind = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, entry: Entry, **kwargs: Any) -> None:
        super().__init__(*args, initial={"name": entry.name, "kind": entry.key}, **kwargs)
        self.entry = entry
        off = {"autocomplete": "off"}
        for one in entry.credentials:
            # A key of several lines would lose them in a field for passwords.
            secret = forms.Textarea(attrs=off | {"rows": 4, "spellcheck": "false"}) if one.lines else forms.PasswordInput(off)
            self.fields[one.name] = forms.CharField(
                label=_(one.label), help_text=_(one.help), required=one.required, widget=secret, strip=True
            )
        for one in entry.settings:
            self.fields[one.name] = forms.CharField(label=_(one.label), help_text=_(one.help), required=one.required)

    def _given(self, names: Sequence[SetupField]) -> dict[str, str]:
        return {one.name: self.cleaned_data[one.name] for one in names if self.cleaned_data.get(one.name)}

    @property
    def credentials(self) -> dict[str, str]:
        """The secrets that were given."""
        return self._given(self.entry.credentials)

    @property
    def settings(self) -> dict[str, str]:
        """Everything else that was given."""
        return self._given(self.entry.settings)


class PlacesForm(Form):
    """For each place of a platform, which of ours it is."""

    def __init__(
        self, data: Any, *, theirs: Sequence[Place], ours: Sequence[tuple[int, str]], known: Mapping[str, int]
    ) -> None:
        super().__init__(data)
        self.theirs = theirs
        for number, place in enumerate(theirs):
            self.fields[f"place-{number}"] = forms.TypedChoiceField(
                label=place.name,
                help_text=place.address,
                choices=[("", _("None of ours")), *ours],
                coerce=int,
                empty_value=None,
                required=False,
                initial=known.get(place.id, ""),
            )

    @property
    def places(self) -> dict[str, int | None]:
        """The platform's id of each place -> ours."""
        return {place.id: self.cleaned_data[f"place-{number}"] for number, place in enumerate(self.theirs)}
