"""What people fill in about how a brand speaks."""

from django import forms
from django.utils.translation import gettext_lazy as _

from heard.web.forms import NO_MORE_THAN, Form, area


class PastedForm(Form):
    """Replies that somebody liked."""

    pasted = forms.CharField(
        label=_("Replies you liked"),
        max_length=NO_MORE_THAN,
        widget=area(12),
        help_text=_("Paste about ten, in your own words, with greeting and signature. Put a line of --- between two of them."),
    )


class VoiceForm(Form):
    """How the brand speaks (R10)."""

    greeting = forms.CharField(
        label=_("Greeting"), max_length=120, required=False, help_text=_("{name} becomes the reviewer's display name.")
    )
    signature = forms.CharField(label=_("Signature"), max_length=120, required=False, help_text=_("Stands under every reply."))
    formality = forms.ChoiceField(
        label=_("Formality"), choices=[("formal", _("Formal")), ("neutral", _("Neutral")), ("casual", _("Casual"))]
    )
    warmth = forms.ChoiceField(label=_("Warmth"), choices=[("plain", _("Plain")), ("warm", _("Warm"))])
    sentence_words = forms.IntegerField(label=_("Words in a sentence, about"), min_value=6, max_value=40, initial=16)
    spelling = forms.ChoiceField(
        label=_("English spelling"),
        choices=[("", _("As the place's country")), ("uk", _("British")), ("us", _("American"))],
        required=False,
    )
    favourite_words = forms.CharField(label=_("Words we like"), required=False, help_text=_("Separated by commas."))
    avoided_words = forms.CharField(label=_("Words we avoid"), required=False, help_text=_("Separated by commas."))
    emoji = forms.BooleanField(label=_("Emoji are fine"), required=False)

    def _words(self, name: str) -> list[str]:
        return [word.strip() for word in self.cleaned_data[name].split(",") if word.strip()]

    def clean_favourite_words(self) -> list[str]:
        return self._words("favourite_words")

    def clean_avoided_words(self) -> list[str]:
        return self._words("avoided_words")


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
