"""What to look for in the customer records: filled beforehand with what the review says, for a person to correct."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from heard.channels.table.dates import moment_from
from heard.gather.asked import Asked
from heard.gather.gleaning import amount_of
from heard.web.forms import Form

MOST = 10  # order numbers, days, amounts


class SearchForm(Form):
    """Names, addresses and what an order may be recognised by. Nothing is required, something is."""

    prefix = "search"
    name = forms.CharField(label=_("Name or nickname"), max_length=200, required=False)
    mail = forms.EmailField(label=_("Mail address"), required=False)
    orders = forms.CharField(label=_("Order or booking numbers"), max_length=300, required=False)
    dates = forms.CharField(
        label=_("Day of the visit"), max_length=200, required=False, help_text=_("As 2026-11-22; several with commas.")
    )
    amounts = forms.CharField(label=_("Amounts paid"), max_length=100, required=False, help_text=_("As 12.50."))
    party = forms.IntegerField(label=_("How many came"), min_value=1, max_value=999, required=False)
    words = forms.CharField(
        label=_("Products or staff"),
        max_length=300,
        required=False,
        help_text=_("The words of the review are looked at anyway."),
    )
    anywhere = forms.BooleanField(label=_("It may have been at another place"), required=False)

    def clean_orders(self) -> tuple[str, ...]:
        return tuple(self.cleaned_data["orders"].replace(",", " ").split())[:MOST]

    def clean_dates(self) -> tuple[date, ...]:
        return tuple(_day(one) for one in _listed(self.cleaned_data["dates"]))

    def clean_amounts(self) -> tuple[int, ...]:
        said = self.cleaned_data["amounts"].split()
        amounts = [amount_of(one) for one in said][:MOST]
        if None in amounts:
            raise forms.ValidationError(_("Write amounts as 12.50, with a space between two."))
        return tuple(one for one in amounts if one is not None)

    @property
    def asked(self) -> Asked:
        """What was typed, as a search takes it."""
        given = self.cleaned_data
        return Asked(**{**given, "party": given["party"] or None})

    @staticmethod
    def initial_of(asked: Asked) -> dict[str, Any]:
        """The fields as they stand before anybody typed."""
        return {
            "name": asked.name,
            "mail": asked.mail,
            "orders": ", ".join(asked.orders),
            "dates": ", ".join(day.isoformat() for day in asked.dates),
            "amounts": " ".join(f"{amount / 100:.2f}" for amount in asked.amounts),
            "party": asked.party,
            "words": asked.words,
        }


def _listed(said: str) -> list[str]:
    return [one.strip() for one in said.replace(";", ",").split(",") if one.strip()][:MOST]


def _day(said: str) -> date:
    try:
        return moment_from(said, day_first=None).date()
    except ValueError as error:
        raise forms.ValidationError(str(error)) from error
