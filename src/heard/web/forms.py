"""What people fill in. A form knows shapes only; whether something may be done is the desk's word."""

from collections.abc import Hashable, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from heard.vocabulary.platforms import Platform
from heard.vocabulary.reading import Severity, Topic
from heard.vocabulary.way import CaseKind, Fault, Outcome, Priority
from heard.web.labels import Word, choices, label

NO_MORE_THAN = 20_000  # characters of one note, answer or complaint


class Form(forms.Form):
    """A form without colons after its labels.

    `made_with` is what a form was made with beside what Django's own take: two of a kind and the same of it have the same
    fields, so that each is drawn once. None where nobody says what that is.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        self.made_with: dict[str, Hashable] | None = {} if type(self).__init__ is Form.__init__ else None


def any_of(kind: type[StrEnum]) -> list[tuple[str, Word]]:
    """The members of an enum, or no matter which."""
    return [("", _("Any")), *choices(kind)]


@lru_cache(maxsize=256)
def _options(words: tuple[tuple[str, str], ...], chosen: str) -> SafeString:
    return format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        ((one, SafeString(" selected") if one == chosen else "", word) for one, word in words),
    )


class Choice(forms.Select):
    """A select whose options are written in one go: a list of filters has dozens, and a template for each costs more."""

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        chosen = "" if value is None else str(value)
        options = _options(tuple((str(one), str(word)) for one, word in self.choices), chosen)
        return format_html(
            "<select{}>{}</select>", flatatt(self.build_attrs(self.attrs, {"name": name, **(attrs or {})})), options
        )


def area(rows: int, **attrs: str) -> forms.Textarea:
    """A field for several lines, in whatever direction the language runs."""
    return forms.Textarea(attrs={"rows": rows, "dir": "auto", **attrs})


class NoteForm(Form):
    """A word to the team."""

    prefix = "note"
    text = forms.CharField(
        label=_("Note to the team"),
        widget=area(3),
        max_length=NO_MORE_THAN,
        help_text=_("Customers never see it. @name tells a colleague."),
    )
    is_fact = forms.BooleanField(
        label=_("This is what happened"), required=False, help_text=_("Counts as the facts the plan waits for.")
    )


class AskForm(Form):
    """A question to somebody who was there."""

    prefix = "ask"
    name = forms.CharField(label=_("Who was there?"), max_length=120)
    mail = forms.EmailField(label=_("Their mail address"), help_text=_("They answer by a link and need no account."))
    question = forms.CharField(label=_("Question"), widget=area(3), max_length=NO_MORE_THAN)


class ReasonForm(Form):
    """Why a step is left out."""

    reason = forms.CharField(
        label=_("Why?"), widget=area(2), max_length=2_000, help_text=_("Stands in the log with your name.")
    )


class ReplyForm(Form):
    """A reply as it is typed, and the reasons given against findings of the guard."""

    text = forms.CharField(max_length=NO_MORE_THAN, strip=False, required=False)

    @property
    def reasons(self) -> dict[str, str]:
        """Check -> reason, for those that were given."""
        given = {
            key.removeprefix("reason-"): str(value).strip() for key, value in self.data.items() if key.startswith("reason-")
        }
        return {check: reason for check, reason in given.items() if reason}


class ProofForm(Form):
    """That a reply stands where the desk cannot put it."""

    prefix = "proof"
    url = forms.URLField(label=_("Link to your reply"), required=False, assume_scheme="https")
    file = forms.FileField(
        label=_("or a screenshot of it"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
    )
    MOST_BYTES = 5 * 1024 * 1024
    KINDS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF")

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file is None:
            return None
        if file.size > self.MOST_BYTES:
            raise forms.ValidationError(_("Screenshots of up to 5 MB can be kept."))
        if not file.read(16).startswith(self.KINDS):
            raise forms.ValidationError(_("Only PNG, JPEG and WebP pictures can be kept."))
        file.seek(0)
        return file

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and not given.get("url") and not given.get("file"):
            raise forms.ValidationError(_("Give the link or a screenshot, so that anyone can see that it was posted."))
        return given


class CloseForm(Form):
    """How a case ended and what it taught."""

    prefix = "close"
    outcome = forms.ChoiceField(widget=Choice, label=_("How did it end?"), choices=[("", _("Choose one")), *choices(Outcome)])
    learned = forms.CharField(
        label=_("What was learnt?"), widget=area(3), max_length=NO_MORE_THAN, help_text=_("One sentence is enough. No blame.")
    )


class OwnerForm(Form):
    """Who has the case."""

    prefix = "owner"
    owner = forms.TypedChoiceField(widget=Choice, label=_("Who has it"), coerce=int, required=False, empty_value=None)

    def __init__(self, *args: Any, team: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = [("", _("Nobody yet")), *team]  # type: ignore[attr-defined]
        self.made_with = {"team": tuple(team)}


class FaultForm(Form):
    """Whose fault it was."""

    prefix = "fault"
    fault = forms.ChoiceField(
        widget=Choice,
        label=_("Whose fault was it?"),
        required=False,
        choices=[("", _("Not known yet")), *((one, label(one)) for one in Fault)],
        help_text=_("For our own record. What is written to them stays free of blame."),
    )


class PlaceForm(Form):
    """Any form that first asks which place it is about."""

    place = forms.TypedChoiceField(label=_("Place"), coerce=int, required=False, empty_value=None)

    def __init__(self, *args: Any, places: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        empty = [] if len(places) == 1 else [("", _("No place in particular"))]
        self.fields["place"].choices = [*empty, *places]  # type: ignore[attr-defined]


class PublicComplaintForm(Form):
    """What a customer tells in private. One field is enough; everything else is theirs to give."""

    text = forms.CharField(
        label=_("What happened?"),
        widget=area(8),
        max_length=NO_MORE_THAN,
        help_text=_("As long as you like. Only the team reads it."),
    )
    name = forms.CharField(label=_("Your name"), max_length=200, required=False)
    mail = forms.EmailField(label=_("Mail address"), required=False)
    phone = forms.CharField(label=_("Phone"), max_length=40, required=False)
    website = forms.CharField(required=False, widget=forms.HiddenInput)  # people never fill it; machines do


class ComplaintForm(PlaceForm):
    """A private complaint or an announced review, taken down by staff (H4, H5)."""

    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=[(kind.value, label(kind)) for kind in (CaseKind.COMPLAINT, CaseKind.THREAT)],
        widget=forms.RadioSelect,
        initial=CaseKind.COMPLAINT.value,
    )
    text = forms.CharField(
        label=_("What do they say?"), widget=area(6), max_length=NO_MORE_THAN, help_text=_("In their words, as far as you can.")
    )
    name = forms.CharField(label=_("Name"), max_length=200, required=False)
    mail = forms.EmailField(label=_("Mail address"), required=False)
    phone = forms.CharField(label=_("Phone"), max_length=40, required=False)
    field_order = ["kind", "text", "place", "name", "mail", "phone"]


class UploadForm(PlaceForm):
    """A file with reviews or customers."""

    WHAT = [("posts", _("Reviews")), ("customers", _("Customers")), ("orders", _("Orders, visits or bookings"))]
    what = forms.ChoiceField(label=_("What is in it?"), choices=WHAT, widget=forms.RadioSelect, initial="posts")
    file = forms.FileField(
        label=_("CSV or Excel file"), widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx,text/csv"})
    )
    platform = forms.ChoiceField(
        label=_("Where were they posted?"), choices=choices(Platform), initial=Platform.OTHER.value, required=False
    )
    field_order = ["what", "file", "platform", "place"]


class PasteForm(PlaceForm):
    """Reviews pasted from anywhere."""

    text = forms.CharField(
        label=_("Reviews"),
        widget=area(12, spellcheck="false"),
        help_text=_(
            "Rows copied from a spreadsheet; or one review after another, each with its stars or its date first and an empty line "
            "before it. Between reviews that have neither, put a line of three dashes."
        ),
    )
    platform = forms.ChoiceField(label=_("Where were they posted?"), choices=choices(Platform), initial=Platform.OTHER.value)
    field_order = ["platform", "place", "text"]


class SavedViewForm(Form):
    """A list to come back to."""

    name = forms.CharField(label=_("Name of this list"), max_length=60)
    query = forms.CharField(max_length=500, required=False)


class FilterForm(Form):
    """What to see in a list. Unknown words in an address are passed over: an old link shows more, never an error."""

    lane = forms.CharField(required=False)
    q = forms.CharField(required=False, max_length=300)
    platform = forms.ChoiceField(widget=Choice, label=_("Platform"), required=False, choices=any_of(Platform))
    place = forms.TypedChoiceField(widget=Choice, label=_("Place"), required=False, coerce=int, empty_value=None)
    priority = forms.ChoiceField(widget=Choice, label=_("Priority"), required=False, choices=any_of(Priority))
    severity = forms.ChoiceField(widget=Choice, label=_("Severity"), required=False, choices=any_of(Severity))
    topic = forms.ChoiceField(widget=Choice, label=_("Topic"), required=False, choices=any_of(Topic))
    complaint = forms.ChoiceField(
        widget=Choice,
        label=_("Complains of"),
        required=False,
        choices=[("", _("Any, or nothing")), ("any", _("Something")), *choices(Topic)],
    )
    shift = forms.CharField(label=_("Shift"), required=False, max_length=40)
    product = forms.CharField(label=_("Product"), required=False, max_length=80)
    since = forms.DateField(
        label=_("Written from"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    until = forms.DateField(
        label=_("and before"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    stars = forms.TypedChoiceField(
        widget=Choice,
        label=_("Stars"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", _("Any")), *((n, "★" * n) for n in range(1, 6))],
    )
    owner = forms.TypedChoiceField(widget=Choice, label=_("Who has it"), required=False, coerce=int, empty_value=None)
    after = forms.CharField(required=False, max_length=100)
    NARROWING = (
        "platform",
        "place",
        "priority",
        "severity",
        "topic",
        "complaint",
        "shift",
        "product",
        "stars",
        "owner",
        "since",
        "until",
    )
    LANES = ("due", "others", "customer", "closed", "all")

    def __init__(
        self, data: Any = None, *, places: Sequence[tuple[int, str]], team: Sequence[tuple[int, str]], **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        self.fields["place"].choices = [("", _("Any")), *places]  # type: ignore[attr-defined]
        self.fields["owner"].choices = [("", _("Any")), *team]  # type: ignore[attr-defined]
        self.made_with = {"places": tuple(places), "team": tuple(team)}
        self.full_clean()

    @property
    def wanted(self) -> dict[str, Any]:
        """The filters that say something, by name."""
        return {name: self.cleaned_data[name] for name in self.NARROWING if self.cleaned_data.get(name) not in ("", None)}

    @property
    def lane_wanted(self) -> str:
        """The list that is looked at. Whoever types words looks everywhere: what they seek may wait on somebody else."""
        if self.typed.strip():
            return "all"
        lane = self.cleaned_data.get("lane", "")
        return lane if lane in self.LANES else "due"

    @property
    def typed(self) -> str:
        """The words looked for."""
        return str(self.cleaned_data.get("q", ""))

    @property
    def filters(self) -> list[forms.BoundField]:
        """The fields that narrow a list, for the page."""
        return [self[name] for name in self.NARROWING]

    def query(self) -> str:
        """The address of this list without its page."""
        words = {"q": self.typed} if self.typed else {}
        return urlencode({"lane": self.lane_wanted, **words, **self.wanted})
