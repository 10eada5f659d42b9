"""Fields made from the playbook's own settings: what the policy says of itself is what the page shows."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, get_args, get_origin

from django import forms
from django.utils.translation import gettext as _
from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from heard.playbook.policy import ContradictionError, Counting
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

    def __init__(self, *args: Any, section: BaseModel, **kwargs: Any) -> None:
        made = {name: _field(info) for name, info in type(section).model_fields.items()}
        simple = {name: field for name, field in made.items() if field is not None}
        super().__init__(*args, initial={name: getattr(section, name) for name in simple}, **kwargs)
        self.fields.update(simple)
        for name, field in simple.items():
            field.label = name.replace("_", " ").capitalize()

    def blame(self, error: ValidationError) -> None:
        """Put each problem that the policy has with the values beside the field it is about."""
        for details in error.errors():
            reason = details.get("ctx", {}).get("error")
            where = reason.where if isinstance(reason, ContradictionError) else details["loc"]
            name = str(where[-1]) if where else ""
            said = f"{reason}." if isinstance(reason, ContradictionError) else details["msg"]
            self.add_error(name if name in self.fields else None, said)


def _field(info: FieldInfo) -> forms.Field | None:
    """The form field for one setting, None where text is the better place."""
    kind: Any = info.annotation
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
