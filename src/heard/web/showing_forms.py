"""What people choose and write on the pages of the showcase. No form here has a field for stars: there is nothing to choose by them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from heard.showcase.rules import DAYS
from heard.vocabulary.platforms import RULES, Platform
from heard.vocabulary.showing import Checked, InviteRule, Occasion, ShowRule
from heard.web.forms import Choice, Form, area
from heard.web.labels import choices


class ShowcaseForm(Form):
    """What everybody can read."""

    public = forms.BooleanField(label=_("Everybody can read the page"), required=False)
    rule = forms.ChoiceField(
        widget=Choice,
        label=_("Which reviews stand there"),
        choices=choices(ShowRule),
        help_text=_("Always newest first. Reviews cannot be chosen by their stars, here or anywhere else."),
    )
    checked = forms.ChoiceField(
        widget=Choice, label=_("Is it checked that whoever writes was a customer?"), choices=choices(Checked)
    )
    how_checked = forms.CharField(
        label=_("How is it checked?"), widget=area(2), required=False, max_length=1000, help_text=_("Stands on the page.")
    )


class ImprovementForm(Form):
    """You said, we did."""

    said = forms.CharField(
        label=_("You said"), widget=area(3), max_length=1000, help_text=_("In your own words: nobody is quoted or named.")
    )
    did = forms.CharField(
        label=_("We did"), widget=area(3), max_length=1000, help_text=_("What is different now, and since when.")
    )
    reason = forms.CharField(
        label=_("Why a warning does not hold here"), required=False, max_length=500, help_text=_("Only when the guard warned.")
    )


class ListingForm(Form):
    """Something changed that stands elsewhere too."""

    occasion = forms.ChoiceField(
        widget=Choice, label=_("What changed?"), choices=[one for one in choices(Occasion) if one[0] != Occasion.IMPROVEMENT]
    )
    place = forms.TypedChoiceField(widget=Choice, label=_("Where?"), required=False, coerce=int, empty_value=None)
    text = forms.CharField(
        label=_("As it should read everywhere"),
        widget=area(4),
        required=False,
        max_length=2000,
        help_text=_("Left empty for opening hours, those of the place are taken."),
    )

    def __init__(self, *args: Any, places: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = [("", _("All places")), *places]  # type: ignore[attr-defined]


class InviteForm(Form):
    """How customers are asked for a review."""

    on = forms.BooleanField(label=_("Ask customers after their visit"), required=False)
    rule = forms.ChoiceField(widget=Choice, label=_("Who is asked"), choices=choices(InviteRule))
    nth = forms.IntegerField(label=_("Every how many visits?"), min_value=1, max_value=100, initial=3)
    days = forms.TypedMultipleChoiceField(
        label=_("On which days?"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(number, _(day)) for number, day in enumerate(DAYS)],
    )
    after_hours = forms.IntegerField(
        label=_("Hours after the visit"), min_value=1, max_value=720, help_text=_("The same for everybody.")
    )
    gap_days = forms.IntegerField(label=_("Days before the same person is asked again"), min_value=30, max_value=1000)
    most_a_day = forms.IntegerField(label=_("No more a day than"), min_value=1, max_value=10_000)
    text = forms.CharField(
        label=_("What they read"),
        widget=area(5),
        max_length=2000,
        required=False,
        help_text=_("The address of the review page and the way to unsubscribe are put below it."),
    )
    basis = forms.CharField(
        label=_("On which basis may they be written to?"),
        widget=area(2),
        max_length=1000,
        required=False,
        help_text=_(
            "Consent at booking, or what the law of your country allows. You are asked for it when somebody complains."
        ),
    )


class ReviewPageForm(Form):
    """Where customers of a place can write."""

    prefix = "page"
    place = forms.TypedChoiceField(widget=Choice, label=_("Place"), coerce=int)
    platform = forms.ChoiceField(
        widget=Choice,
        label=_("Platform"),
        choices=[(one.value, rules.name) for one, rules in RULES.items() if rules.ask_for_review and rules.replies],
        help_text=_("Yelp is missing on purpose: it forbids asking in any form."),
        initial=Platform.GOOGLE.value,
    )
    url = forms.URLField(label=_("Address"), max_length=500, assume_scheme="https")

    def __init__(self, *args: Any, places: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = list(places)  # type: ignore[attr-defined]


class QuoteForm(Form):
    """How the writer of a review wants to stand beside their words."""

    shown_as = forms.CharField(
        label=_("Name beside your words"),
        required=False,
        max_length=120,
        help_text=_("Leave it empty to stand without a name."),
    )


class ExerciseForm(Form):
    """A reply, written to learn."""

    text = forms.CharField(label=_("Your reply"), widget=area(8), max_length=5000)
