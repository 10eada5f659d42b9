"""The form in which a person puts right what was read."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from heard.vocabulary.reading import Correction, Language, Polarity, Request, Risk, Severity, Topic
from heard.web.forms import Choice, Form
from heard.web.labels import choices

ABOUT = "about-"  # before the name of a topic


class CorrectionForm(Form):
    """Every topic asks for its polarity; none means that the text is not about it. A brand's own topics stay as they are."""

    polarity = forms.ChoiceField(widget=Choice, label=_("As a whole"), choices=choices(Polarity))
    severity = forms.ChoiceField(widget=Choice, label=_("How grave for the writer"), choices=choices(Severity))
    language = forms.ChoiceField(widget=Choice, label=_("Language"), choices=choices(Language))
    vague = forms.BooleanField(
        label=_("Vague"), required=False, help_text=_("Nothing in it can be acted on: the reply asks, it does not guess.")
    )
    risks = forms.MultipleChoiceField(
        label=_("Risks"), required=False, choices=choices(Risk), widget=forms.CheckboxSelectMultiple
    )
    requests = forms.MultipleChoiceField(
        label=_("Asks for"), required=False, choices=choices(Request), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, handled: Correction, **kwargs: Any) -> None:
        self.handled = handled
        super().__init__(*args, initial=self._as_it_is(handled), **kwargs)
        for value, word in choices(Topic):
            self.fields[ABOUT + value] = forms.ChoiceField(
                widget=Choice, label=word, required=False, choices=[("", _("not about it")), *choices(Polarity)]
            )

    def _as_it_is(self, handled: Correction) -> dict[str, Any]:
        plain = {name: getattr(handled, name) for name in ("polarity", "severity", "language", "vague")}
        about = {ABOUT + what: polarity for what, polarity in handled.topics.items()}
        return {**plain, **about, "risks": sorted(handled.risks), "requests": sorted(handled.requests)}

    @property
    def topics(self) -> list[forms.BoundField]:
        """The fields that ask for the topics."""
        return [self[ABOUT + topic.value] for topic in Topic]

    @property
    def correction(self) -> Correction:
        """What the person says; only of a form that was clear."""
        given = self.cleaned_data
        own = {what: polarity for what, polarity in self.handled.topics.items() if ABOUT + what not in self.fields}
        asked = {topic.value: given[ABOUT + topic.value] for topic in Topic}
        return Correction(
            language=Language(given["language"]),
            polarity=Polarity(given["polarity"]),
            severity=Severity(given["severity"]),
            vague=given["vague"],
            topics={**own, **{what: Polarity(polarity) for what, polarity in asked.items() if polarity}},
            risks=frozenset(given["risks"]),
            requests=frozenset(given["requests"]),
        )
