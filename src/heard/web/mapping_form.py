"""Which column of a file holds what: the guess, for a person to correct."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from heard.channels.csv import Column
from heard.desk.importing import Preview
from heard.vocabulary.platforms import Platform
from heard.web.forms import Form
from heard.web.labels import Word, choices

WORDS: dict[Column, Word] = {
    Column.TEXT: _("Text"),
    Column.STARS: _("Stars"),
    Column.POSTED: _("Date"),
    Column.AUTHOR: _("Who wrote it"),
    Column.TITLE: _("Title"),
    Column.ID: _("Number or id"),
    Column.CHANGED: _("Date of the last edit"),
    Column.PLATFORM: _("Platform"),
    Column.PLACE: _("Place"),
    Column.URL: _("Link"),
    Column.LANGUAGE: _("Language"),
    Column.MAIL: _("Mail address"),
    Column.PHONE: _("Phone"),
    Column.REPLY: _("Our answer"),
    Column.REPLIED: _("Date of our answer"),
}
RECORDS: dict[str, dict[str, Word]] = {
    "customers": {
        "customer": _("Customer number"),
        "name": _("Whole name"),
        "given": _("First name"),
        "surname": _("Surname"),
        "mail": _("Mail address"),
        "phone": _("Phone"),
        "language": _("Language"),
        "country": _("Country, two letters"),
        "note": _("Note"),
    },
    "orders": {
        "order": _("Order or booking number"),
        "customer": _("Customer number"),
        "at": _("Date and time"),
        "place": _("Place"),
        "kind": _("Kind: order, visit or booking"),
        "what": _("What it was"),
        "amount": _("Amount"),
        "served_by": _("Served by"),
        "party": _("How many came"),
    },
}
DAY_FIRST = {"": None, "day": True, "month": False}


class MappingForm(Form):
    """A select for each thing a row may say."""

    def __init__(
        self, data: Any, *, looked: Preview, kept: Mapping[str, Any], what: str, places: Sequence[tuple[int, str]]
    ) -> None:
        super().__init__(data)
        self._words: Mapping[Any, Word] = RECORDS.get(what, WORDS)
        self._posts = what == "posts"
        mapping = looked.mapping
        width = max([len(looked.layout.columns), *(len(row) for row in looked.layout.sample)])
        names = [*looked.layout.columns, *("" for _unnamed in range(width - len(looked.layout.columns)))]
        positions = [("", _("– not in the file –")), *((n, name or _column(n)) for n, name in enumerate(names))]
        chosen: Mapping[Any, Any] = mapping.columns if self._posts else kept.get("columns", {})
        for column, word in self._words.items():
            self.fields[str(column)] = forms.TypedChoiceField(
                label=str(word),
                choices=positions,
                coerce=int,
                empty_value=None,
                required=False,
                initial=chosen.get(column, ""),
            )
        if not self._posts:
            return
        self.fields["day_first"] = forms.ChoiceField(
            label=_("A date such as 03/04 means"),
            choices=[("", _("unclear: keep those rows aside")), ("day", _("3 April")), ("month", _("March 4"))],
            required=False,
            initial={None: "", True: "day", False: "month"}[mapping.day_first],
        )
        self.fields["stars_out_of"] = forms.IntegerField(
            label=_("Best rating"), min_value=2, max_value=100, initial=mapping.stars_out_of
        )
        self.fields["platform_of_all"] = forms.ChoiceField(
            label=_("Rows that name no platform"), choices=choices(Platform), initial=mapping.platform.value
        )
        self.fields["location"] = forms.TypedChoiceField(
            label=_("Rows that name no place"),
            choices=[("", _("No place in particular")), *places],
            coerce=int,
            empty_value=None,
            required=False,
            initial=kept.get("location") or "",
        )

    @property
    def mapping(self) -> dict[str, Any]:
        """What was chosen, as an import keeps it."""
        given = self.cleaned_data
        if not given:
            return {}
        columns = {str(column): given[str(column)] for column in self._words if given.get(str(column)) is not None}
        if not self._posts:
            return {"columns": columns}
        return {
            "columns": columns,
            "day_first": DAY_FIRST[given["day_first"]],
            "stars_out_of": given["stars_out_of"],
            "platform": given["platform_of_all"],
            "location": given["location"],
        }


def _column(number: int) -> str:
    return str(_("Column %(number)s")) % {"number": number + 1}
