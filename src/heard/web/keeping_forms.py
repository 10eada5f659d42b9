"""What owners fill in about keys and about one person."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from heard.desk.subject import Subject
from heard.vocabulary.way import Role
from heard.web.forms import Form
from heard.web.labels import choices


class KeyForm(Form):
    """A new key."""

    name = forms.CharField(label=_("What uses it"), max_length=60, help_text=_("Such as the till, or the website."))
    role = forms.ChoiceField(
        label=_("What it may do"), choices=choices(Role), initial=Role.AGENT, help_text=_("The same as a person in this role.")
    )


class SubjectForm(Form):
    """Whom somebody asks about."""

    mail = forms.EmailField(label=_("Mail address"), required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    codes = forms.CharField(
        label=_("Codes of their cases"),
        max_length=2000,
        required=False,
        help_text=_("Cases that you know to be theirs, with spaces between. A display name alone proves nobody."),
    )

    @property
    def person(self) -> Subject:
        """The person, once the form is valid."""
        given = self.cleaned_data
        return Subject(mail=given["mail"], phone=given["phone"], codes=tuple(given["codes"].replace(",", " ").split()))
