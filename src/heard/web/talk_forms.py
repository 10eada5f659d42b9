"""What people fill in on the private side: the team on the case page, customers on the private page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from heard.web.forms import NO_MORE_THAN, Form, area

NOTED_WAYS = [("phone", _("on the phone")), ("dm", _("in a direct message")), ("page", _("face to face"))]
HOW = [("5", _("Very well")), ("4", _("Well")), ("3", _("So-so")), ("2", _("Badly")), ("1", _("Very badly"))]


class SayForm(Form):
    """A private text as it is typed: what it is for, by which way, and what it offers."""

    prefix = "talk"
    kind = forms.CharField()
    to = forms.CharField()
    text = forms.CharField(max_length=NO_MORE_THAN, strip=False, required=False)
    own = forms.CharField(max_length=120, required=False)
    why = forms.CharField(max_length=500, required=False)
    offer = forms.IntegerField(required=False)

    @property
    def remedies(self) -> list[int]:
        """Numbers of the choices that were ticked."""
        ticked = self.data.getlist("talk-remedy") if isinstance(self.data, QueryDict) else []
        return [int(one) for one in ticked if str(one).isdecimal()]

    @property
    def reasons(self) -> dict[str, str]:
        """Check -> reason, for those that were given."""
        given = {key.removeprefix("reason-"): str(said).strip() for key, said in self.data.items() if key.startswith("reason-")}
        return {check: reason for check, reason in given.items() if reason}


class CallForm(Form):
    """What was said, taken down by whoever was there."""

    prefix = "call"
    way = forms.ChoiceField(label=_("How did you talk?"), choices=NOTED_WAYS, initial="phone")
    reached = forms.ChoiceField(
        label=_("Who spoke?"),
        choices=[("in", _("They told us something")), ("out", _("Only we spoke, or nobody answered"))],
        widget=forms.RadioSelect,
        initial="in",
    )
    text = forms.CharField(
        label=_("What was said?"),
        widget=area(5),
        max_length=NO_MORE_THAN,
        help_text=_("Their words first. What would make it right?"),
    )
    whole_story = forms.BooleanField(
        label=_("They told the whole story, without being interrupted"),
        required=False,
        help_text=_("From then on something can be offered."),
    )


class KeepForm(Form):
    """How a promise was kept."""

    prefix = "keep"
    proof = forms.CharField(
        label=_("How was it done?"),
        widget=area(2),
        max_length=2_000,
        help_text=_("A receipt's number, a parcel's number, who handed it over."),
    )


class ScoreForm(Form):
    """The one question."""

    score = forms.ChoiceField(label=_("How did we put it right?"), choices=HOW, widget=forms.RadioSelect)
    why = forms.CharField(label=_("Why?"), widget=area(3), max_length=NO_MORE_THAN, required=False, help_text=_("If you like."))


class RemedyForm(Form):
    """A line of the catalogue."""

    KINDS = [
        ("refund", _("Refund")),
        ("partial", _("Partial refund")),
        ("replacement", _("Replacement")),
        ("redo", _("Done again")),
        ("voucher", _("Voucher")),
        ("call", _("Call by the manager")),
        ("donation", _("Donation")),
        ("own", _("Own words")),
    ]
    kind = forms.ChoiceField(label=_("Kind"), choices=KINDS)
    name = forms.CharField(label=_("As customers read it"), max_length=120, help_text=_("Such as: a dinner for two on us."))
    cost = forms.DecimalField(
        label=_("What it costs you"),
        min_value=0,
        max_value=100_000,
        decimal_places=2,
        help_text=_("Decides who may promise it."),
    )

    def __init__(self, *args: Any, currency: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["cost"].label = f"{self.fields['cost'].label} ({currency})"


class TalkForm(Form):
    """A word of a customer on the private page."""

    text = forms.CharField(label=_("Your message"), widget=area(5), max_length=NO_MORE_THAN)


class OrderForm(Form):
    """What a customer knows of their order or visit; nothing of it is who they are."""

    number = forms.CharField(label=_("Order or booking number"), max_length=60, required=False)
    day = forms.DateField(label=_("Day"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    amount = forms.CharField(label=_("What you paid, about"), max_length=20, required=False)
    what = forms.CharField(label=_("What you had or bought"), max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and not any(given.values()):
            raise forms.ValidationError(_("One of these is enough."))
        return given

    @property
    def answers(self) -> dict[str, str]:
        """Name -> what they said."""
        return {name: str(value) for name, value in self.cleaned_data.items() if value}


class ChooseForm(Form):
    """Which of the choices."""

    remedy = forms.TypedChoiceField(
        label=_("What would make it right?"), coerce=int, widget=forms.RadioSelect, empty_value=None
    )

    def __init__(self, *args: Any, choices: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["remedy"].choices = [*choices, ("0", _("None of these"))]  # type: ignore[attr-defined]
