"""Fields made from the playbook's own settings: what the policy says of itself is what the page shows."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, get_args, get_origin

from django import forms
from django.utils.translation import gettext as _
from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from heard.playbook import Policy
from heard.playbook.policy import SECTIONS, ContradictionError, Counting, Money
from heard.web.forms import Form
from heard.web.labels import WORDS, choices


def titles() -> dict[str, str]:
    """What people call each section."""
    return {
        "reply": _("First reply"),
        "hold": _("Hold"),
        "facts": _("Asking the team"),
        "approval": _("Second person"),
        "outbox": _("Outbox"),
        "moderation": _("Platform checks"),
        "positive": _("Positive reviews"),
        "wait": _("Unknown reviewers"),
        "talk": _("Private talk"),
        "remedies": _("Making it right"),
        "follow_up": _("Follow-up"),
        "update": _("Asking for an update"),
        "contest": _("Removal requests"),
        "learn": _("Learning"),
        "crisis": _("Crisis"),
        "weights": _("Priority"),
        "retention": _("How long data stays"),
    }


class SectionForm(Form):
    """One section of a playbook as fields. Settings that have no simple field are left to the text."""

    def __init__(self, data: Any, *, section: BaseModel, currency: str, prefix: str) -> None:
        made = {name: _field(info) for name, info in type(section).model_fields.items()}
        simple = {name: field for name, field in made.items() if field is not None}
        super().__init__(data, initial={name: getattr(section, name) for name in simple}, prefix=prefix)
        self.fields.update(simple)
        for name, field in simple.items():
            field.label = name_of(name)
            if isinstance(field, MoneyField):
                field.label += f" ({currency})"

    @property
    def changed(self) -> dict[str, Any]:
        """What was typed and differs from what stood there."""
        return {name: self.cleaned_data[name] for name in self.changed_data}


class PlaybookForm:
    """Every section in one form, so that what was typed in one stays when another is wrong.

    `seen` is the playbook that whoever typed had before their eyes: what they left as it was is not theirs, and a
    colleague's change of it stands.
    """

    def __init__(self, data: Any, *, seen: Policy, currency: str) -> None:
        self.sections = {
            name: SectionForm(data, section=getattr(seen, name), currency=currency, prefix=name) for name in SECTIONS
        }

    def is_valid(self) -> bool:
        """Whether each field can be read; every section says what is wrong with it."""
        return not [form for form in self.sections.values() if not form.is_valid()]

    @property
    def wrong(self) -> list[tuple[str, forms.BoundField]]:
        """Fields that need another look, each with the title of its section."""
        return [
            (titles()[name], form[field])
            for name, form in self.sections.items()
            for field in form.errors
            if field in form.fields
        ]

    @property
    def elsewhere(self) -> list[str]:
        """What is wrong with settings that have no field here."""
        return [str(said) for form in self.sections.values() for said in form.non_field_errors()]

    def applied_to(self, policy: Policy) -> Policy | None:
        """`policy` with what was changed; None when they do not agree, and then the fields say why."""
        said = policy.model_dump(mode="json", exclude_unset=True)
        for name, form in self.sections.items():
            if form.changed:
                said[name] = {**said.get(name, {}), **form.changed}
        try:
            return Policy.model_validate(said)
        except ValidationError as error:
            for details in error.errors():
                self._blame(details)
            return None

    def _blame(self, details: Any) -> None:
        """Put a problem beside the field it is about; one of a platform or a severity says of which."""
        reason = details.get("ctx", {}).get("error")
        where = [str(part) for part in (reason.where if isinstance(reason, ContradictionError) else details["loc"])]
        at = next((number for number, part in enumerate(where) if part in SECTIONS), 0)
        form = self.sections.get(where[at], self.sections[SECTIONS[0]]) if where else self.sections[SECTIONS[0]]
        said = details["msg"]
        if isinstance(reason, ContradictionError):
            said = _("This must not be more than “%(other)s”.") % {"other": name_of(reason.most)}
        if at:
            said = f"{' '.join(where[:at])}: {said}"
        form.add_error(where[-1] if where and where[-1] in form.fields else None, said)


def name_of(setting: str) -> str:
    """A setting's name as a label."""
    return setting.replace("_", " ").capitalize()


class MoneyField(forms.DecimalField):
    """An amount as people write it, kept in minor units."""

    def __init__(self, *, help_text: str) -> None:
        super().__init__(help_text=help_text, min_value=0, max_value=10_000_000, decimal_places=2)

    def prepare_value(self, value: Any) -> Any:
        """Minor units as they stand in the playbook; what somebody typed stays as it is."""
        return f"{value / 100:.2f}".removesuffix(".00") if isinstance(value, int) else value

    def clean(self, value: Any) -> int:
        """The amount in minor units."""
        return int(super().clean(value) * 100)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether another amount is meant; 20 and 20.00 are one."""
        try:
            return bool(self.clean(data) != initial)
        except forms.ValidationError:
            return True


def _field(info: FieldInfo) -> forms.Field | None:
    """The form field for one setting, None where text is the better place."""
    kind: Any = info.annotation
    if any(isinstance(mark, Money) for mark in info.metadata):
        return MoneyField(help_text=info.description or "")
    shared: dict[str, Any] = {"help_text": info.description or "", "required": False}
    if kind is bool:
        return forms.BooleanField(**shared)
    if kind is int:
        bounds = {type(limit).__name__: limit for limit in info.metadata}
        least, most = bounds.get("Ge"), bounds.get("Le")
        return forms.IntegerField(
            help_text=info.description or "", min_value=least.ge if least else None, max_value=most.le if most else None
        )
    if kind is Counting:
        return forms.ChoiceField(choices=[("clock", _("On the clock")), ("business", _("In business hours"))], **shared)
    if isinstance(kind, type) and issubclass(kind, StrEnum) and kind in WORDS:
        return forms.ChoiceField(choices=choices(kind), **shared)
    member = get_args(kind)[0] if get_origin(kind) is tuple else None
    if isinstance(member, type) and issubclass(member, StrEnum) and member in WORDS:
        return forms.MultipleChoiceField(choices=choices(member), widget=forms.CheckboxSelectMultiple, **shared)
    return None
