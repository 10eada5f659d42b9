"""What a colleague answers, with photos and papers; and what the team decides to do next."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from heard.post.attachments import LARGEST, LARGEST_TOGETHER, MOST_FILES, check_all
from heard.web.forms import NO_MORE_THAN, Choice, Form, area


class _ManyFiles(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files, each checked by what it is; cleaned to pairs of name and bytes."""

    widget = _ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[tuple[str, bytes]]:
        """The files as they came; what may not be kept is said beside the field."""
        given = [one for one in (data if isinstance(data, list) else [data]) if one]
        if sum(one.size for one in given) > LARGEST_TOGETHER:
            raise forms.ValidationError(_("All files together may have %(mb)s MB.") % {"mb": LARGEST_TOGETHER // 2**20})
        files = [(one.name, one.read()) for one in given]
        refused = [f"{one.name}: {one.refused}" for one in check_all(files) if one.refused]
        if refused:
            raise forms.ValidationError(refused)
        return files


class AnswerForm(Form):
    """What a colleague saw."""

    text = forms.CharField(
        label=_("What happened?"),
        widget=area(7),
        max_length=NO_MORE_THAN,
        help_text=_("Say what you saw and know. “I do not know” is an answer too."),
    )
    papers = FilesField(
        label=_("Photos or papers"),
        required=False,
        widget=_ManyFiles(attrs={"accept": "image/*,application/pdf,text/plain"}),
        help_text=_(
            "Up to %(number)s pictures, PDF or text files of %(mb)s MB. Where and when a photo was taken is removed from it."
        )
        % {"number": MOST_FILES, "mb": LARGEST // 2**20},
    )


class DecisionForm(Form):
    """What is done next, and by whom."""

    prefix = "decision"
    text = forms.CharField(label=_("What do we do next?"), widget=area(2), max_length=2_000)
    person = forms.TypedChoiceField(widget=Choice, label=_("Who does it?"), coerce=int, empty_value=None, required=False)

    def __init__(self, *args: Any, team: list[tuple[int, str]] | tuple[()] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [("", _("whoever can")), *team]  # type: ignore[attr-defined]
        self.made_with = {"team": tuple(team)}
