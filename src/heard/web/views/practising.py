"""Practice: answer a past case, see what the guard says, what was sent and how it ended."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from heard.desk import practising
from heard.practice import actions, queries, rules
from heard.vocabulary.people import Permission
from heard.vocabulary.way import Outcome
from heard.web.gate import DeskRequest, in_brand
from heard.web.labels import HEARD_LETTERS, label_of
from heard.web.showing_forms import ExerciseForm


@in_brand
def practice(request: DeskRequest) -> HttpResponse:
    """The next case, one's own history, and for managers how the team is getting on."""
    given = request.GET.get("after", "0")
    after = int(given) if given.isascii() and given.isdigit() and len(given) < 5 else 0
    task = practising.task(request.brand, request.actor, after=after)
    form = ExerciseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            case = request.POST.get("case", "")
            number = int(case) if case.isascii() and case.isdigit() and len(case) < 18 else 0
            row = practising.hand_in(
                request.brand, request.actor, number=number, text=form.cleaned_data["text"], now=request.now
            )
            return redirect("exercise", brand=request.brand.slug, number=row.pk)
        except actions.NotPractised as refusal:
            form.add_error("text", str(refusal))
    shown = {
        "page": "trends",
        "tab": "practice",
        "task": task,
        "form": form,
        "after": after + 1,
        "history": [{"row": row, "letters": _letters(row.letters)} for row in queries.history(request.brand, request.user.pk)],
        "team": queries.team(request.brand) if request.actor.may(Permission.MANAGE) else [],
    }
    return render(request, "heard/practice/practice.html", shown, status=422 if form.errors else 200)


def _letters(found: str) -> list[tuple[str, str, bool, str]]:
    return [
        (letter, str(word), letter in found, _("found") if letter in found else _("missing"))
        for letter, word in HEARD_LETTERS.items()
    ]


@in_brand
def exercise(request: DeskRequest, number: int) -> HttpResponse:
    """One exercise beside what was sent."""
    found = practising.compared(request.brand, request.actor, number)
    shown = {
        "page": "trends",
        "tab": "practice",
        "found": found,
        "letters": _letters(found.score.letters),
        "sent_letters": _letters(found.sent_score.letters) if found.sent_score else [],
        "outcome": label_of(Outcome, found.task.case.outcome),
        "worth": (rules.FOR_A_LETTER, rules.OFF_A_BLOCK, rules.OFF_A_WARNING),
    }
    return render(request, "heard/practice/exercise.html", shown)
