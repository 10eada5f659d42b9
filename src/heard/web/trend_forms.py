"""What people choose and write on the pages of trends, causes and alerts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from heard import outward
from heard.vocabulary.alerts import AlertKind, Rhythm, WebhookShape, When
from heard.vocabulary.platforms import Platform
from heard.vocabulary.reading import Topic
from heard.web.forms import Choice, Form, any_of, area
from heard.web.labels import choices, label

PERIODS = [(4, _("4 weeks")), (13, _("13 weeks")), (26, _("half a year")), (52, _("a year"))]


class TrendForm(Form):
    """A period and what narrows it. Unknown words in an address are passed over."""

    weeks = forms.TypedChoiceField(
        widget=Choice, label=_("Period"), required=False, coerce=int, empty_value=None, choices=PERIODS
    )
    place = forms.TypedChoiceField(widget=Choice, label=_("Place"), required=False, coerce=int, empty_value=None)
    platform = forms.ChoiceField(widget=Choice, label=_("Channel"), required=False, choices=any_of(Platform))
    topic = forms.ChoiceField(widget=Choice, label=_("Topic"), required=False, choices=any_of(Topic))

    def __init__(self, data: Any, *, places: Sequence[tuple[int, str]]) -> None:
        super().__init__({"weeks": 13, **data.dict()})
        self.fields["place"].choices = [("", _("All")), *places]  # type: ignore[attr-defined]
        self.full_clean()

    @property
    def wanted(self) -> dict[str, Any]:
        """As `queries.Asked` takes it."""
        given = {name: self.cleaned_data.get(name) for name in self.fields}
        return {**given, "weeks": given["weeks"] or 13, "platform": given["platform"] or "", "topic": given["topic"] or ""}


class CauseForm(Form):
    """Why something keeps happening: asked five times, answered by how the work is set up."""

    name = forms.CharField(
        label=_("Cause"),
        max_length=160,
        help_text=_("What is missing or set up badly, in a few words. No names of people."),
        widget=forms.TextInput(attrs={"placeholder": _("Nobody hands over open tables at the shift change")}),
    )
    topic = forms.ChoiceField(
        widget=Choice, label=_("What do people complain of?"), choices=[("", _("Choose one")), *choices(Topic)]
    )
    why_1 = forms.CharField(label=_("Why does it happen?"), max_length=500, required=False)
    why_2 = forms.CharField(label=_("And why is that?"), max_length=500, required=False)
    why_3 = forms.CharField(label=_("And that?"), max_length=500, required=False)
    why_4 = forms.CharField(label=_("And that again?"), max_length=500, required=False)
    why_5 = forms.CharField(label=_("And at the root?"), max_length=500, required=False)

    @property
    def whys(self) -> list[str]:
        """The answers, in order."""
        return [self.cleaned_data.get(f"why_{n}", "") for n in range(1, 6)]


class FixForm(Form):
    """What will be different, where, by whom and by when."""

    prefix = "fix"
    what = forms.CharField(label=_("What changes?"), widget=area(2), max_length=2000)
    places = forms.TypedMultipleChoiceField(
        label=_("Where?"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Start at one place: the others then show what would have happened without it. None ticked means everywhere."
        ),
    )
    owner = forms.TypedChoiceField(widget=Choice, label=_("Who sees to it?"), coerce=int, required=False, empty_value=None)
    due_on = forms.DateField(label=_("By when?"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    cost = forms.DecimalField(label=_("What does it cost?"), required=False, min_value=0, decimal_places=2, max_digits=12)

    def __init__(self, *args: Any, places: Sequence[tuple[int, str]], team: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["places"].choices = list(places)  # type: ignore[attr-defined]
        self.fields["owner"].choices = [("", _("Nobody yet")), *team]  # type: ignore[attr-defined]


class DoneForm(Form):
    """It was done, and how anyone can see it."""

    done_on = forms.DateField(label=_("Done on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    evidence = forms.CharField(
        label=_("How can anyone see it?"),
        max_length=2000,
        help_text=_("Where the photo, the plan or the line in the handbook is."),
    )


class TellForm(Form):
    """A word to a customer who asked to hear what changed."""

    text = forms.CharField(label=_("What they will read"), widget=area(6), max_length=5000)


class AlertForm(Form):
    """What one wants to hear of, how soon, and by which way."""

    mail = forms.BooleanField(label=_("By mail"), required=False)
    browser = forms.BooleanField(
        label=_("In this browser"),
        required=False,
        help_text=_("While a page of the desk is open. The browser asks once whether it may."),
    )
    webhook = forms.URLField(
        label=_("Webhook"),
        required=False,
        assume_scheme="https",
        help_text=_("An address that takes a POST, of your own program or of a chat. Empty the field to end it."),
    )
    shape = forms.ChoiceField(
        label=_("What it is given"), choices=choices(WebhookShape), widget=Choice, initial=WebhookShape.JSON.value
    )
    quiet_from = forms.TimeField(
        label=_("Quiet from"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    quiet_until = forms.TimeField(
        label=_("Quiet until"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    digest = forms.ChoiceField(label=_("Digest by mail"), choices=choices(Rhythm), widget=Choice, initial=Rhythm.OFF.value)
    digest_pdf = forms.BooleanField(label=_("With the PDF"), required=False)

    def __init__(self, *args: Any, kinds: Mapping[str, str], webhooks: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in AlertKind:
            self.fields[f"kind_{kind}"] = forms.ChoiceField(
                label=label(kind), choices=choices(When), widget=Choice, initial=kinds.get(kind)
            )
        if not webhooks:
            del self.fields["webhook"], self.fields["shape"]

    @property
    def kind_fields(self) -> list[forms.BoundField]:
        """What happened, each with how soon."""
        return [self[f"kind_{kind}"] for kind in AlertKind]

    @property
    def way_pairs(self) -> list[list[forms.BoundField]]:
        """The rest, two and two as they belong together."""
        pairs = (("mail", "browser"), ("webhook", "shape"), ("quiet_from", "quiet_until"), ("digest", "digest_pdf"))
        return [[self[name] for name in pair] for pair in pairs if pair[0] in self.fields]

    @property
    def kinds(self) -> dict[str, str]:
        """As they are kept."""
        return {str(kind): self.cleaned_data[f"kind_{kind}"] for kind in AlertKind}

    def clean_webhook(self) -> str:
        """An address in the open net, or one that the owner of the house named."""
        address: str = self.cleaned_data["webhook"]
        try:
            outward.must_be_open(address)
        except outward.Inside as error:
            raise forms.ValidationError(str(error)) from error
        return address

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if bool(given.get("quiet_from")) != bool(given.get("quiet_until")):
            self.add_error("quiet_until", _("Quiet hours need a beginning and an end."))
        return given
