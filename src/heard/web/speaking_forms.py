"""What people fill in about how a brand speaks."""

from django import forms
from django.utils.translation import gettext_lazy as _

from heard.web.forms import NO_MORE_THAN, Form, area
from heard.web.house_forms import BrandForm


class PastedForm(Form):
    """Replies that somebody liked."""

    pasted = forms.CharField(
        label=_("Replies you liked"),
        max_length=NO_MORE_THAN,
        widget=area(12),
        help_text=_("Paste about ten, in your own words, with greeting and signature. Put a line of --- between two of them."),
    )


class VoiceForm(BrandForm):
    """The voice alone, to be corrected before it is kept."""

    name = None  # type: ignore[assignment]
    sector = None  # type: ignore[assignment]
    spelling = forms.ChoiceField(
        label=_("English spelling"),
        choices=[("", _("As the place's country")), ("uk", _("British")), ("us", _("American"))],
        required=False,
    )

    field_order = ("greeting", "signature", "formality", "warmth", "sentence_words", "spelling")


class AssistantForm(Form):
    """Which model, and the owner's word."""

    address = forms.CharField(
        label=_("Address"), max_length=300, help_text=_("Up to and with /v1. Plain http only for a model on this machine.")
    )
    model = forms.CharField(label=_("Model"), max_length=120)
    key = forms.CharField(
        label=_("Key"),
        max_length=500,
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text=_(
            "Kept encrypted and never shown again. A model on your own machine needs none; left empty, a known key stays."
        ),
    )
    name = forms.CharField(label=_("Your full name, as a signature"), max_length=120)
    accepted = forms.BooleanField(label=_("I have read what leaves the house, and I accept it for this brand."))
