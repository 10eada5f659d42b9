"""The lines of a list. Forty stand on a page, so that they are written here in one go; a template for each takes ten times as long."""

from collections.abc import Iterable
from datetime import datetime
from functools import cache, partial
from html import escape  # Django's own also looks whether a word is lazy, which none is here

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from heard.desk.inbox import Line
from heard.vocabulary.plan import StepKind
from heard.vocabulary.platforms import Platform
from heard.vocabulary.reading import Polarity, Severity, Topic
from heard.vocabulary.way import Priority, WaitingOn
from heard.web.labels import said, said_of
from heard.web.templatetags.heard import badge, icon, stars, when

TOPICS_SHOWN = 3
NAME = "CASE"  # stands for the code of a case in an address that is made once for all lines


class Lines:
    """Draws cases for somebody who looks at `now` into the brand with this slug; `token` lets them thank from the list."""

    def __init__(self, slug: str, *, now: datetime, token: str) -> None:
        self.now, self.token = now, escape(token)
        self.address, self.thanks = reverse("case", args=[slug, NAME]), reverse("thank", args=[slug, NAME])
        self.stars, self.priority, self.severity = cache(stars), cache(badge), cache(badge)
        self.topic = cache(partial(said_of, Topic))
        self.late, self.due, self.next_look = escape(_("reply late, was due")), escape(_("reply due")), escape(_("next look"))
        self.nobody, self.anonymous, self.thank = _("nobody has taken it"), _("Anonymous"), escape(_("Thank"))

    def __call__(self, cases: Iterable[Line]) -> SafeString:
        """Every line, in order."""
        return mark_safe("".join(self._line(case) for case in cases))  # noqa: S308 each value is escaped where it is set

    def _line(self, case: Line) -> str:
        text = f"{case.title}. {case.text}" if case.title else case.text
        where = said(Platform(case.platform)) + (f" · {case.place}" if case.place else "")
        return (
            '<li class="line" data-keys-line><div>'
            f'<p class="line-who">{self.stars(case.stars)}<span>{escape(case.author or self.anonymous)}</span>'
            f"<span>{escape(where)}</span>{when(case.edited_at or case.published_at)}</p>"
            f'<p class="line-text"><a href="{self.address.replace(NAME, escape(case.code))}" dir="auto">'
            f"{escape(text or _('Stars without a word.'))}</a></p>"
            f'<p class="line-tags">{self._tags(case)}</p></div>'
            f'<div class="line-next">{self._next(case)}</div></li>\n'
        )

    def _next(self, case: Line) -> str:
        step = StepKind(case.step) if case.step else None
        thanks = case.polarity == Polarity.POSITIVE and case.lane == "due" and step in (StepKind.DRAFT, StepKind.SEND)
        return (
            f"<strong>{escape(said(step)) if step else ''}</strong>{self._clock(case)}"
            f'<span class="small quiet">{escape(self._whose(case))}</span>{self._thank(case) if thanks else ""}'
        )

    def _clock(self, case: Line) -> str:
        if case.reply_due:
            late = case.reply_due < self.now
            word = self.late if late else self.due
            return f'<span class="small {"late" if late else "quiet"}">{word} {when(case.reply_due)}</span>'
        if not case.closed_at and case.lane != "due":
            return f'<span class="small quiet">{self.next_look} {when(case.next_due)}</span>'
        return ""

    def _thank(self, case: Line) -> str:
        return (
            f'<form method="post" action="{self.thanks.replace(NAME, escape(case.code))}">'
            f'<input type="hidden" name="csrfmiddlewaretoken" value="{self.token}">'
            f'<button class="button button-small" data-key="t">{icon("thanks")}{self.thank}</button></form>'
        )

    def _tags(self, case: Line) -> str:
        grave = self.severity(Severity(case.severity)) if case.severity and case.polarity != Polarity.POSITIVE else ""
        topics = (f'<span class="badge badge-quiet">{escape(self.topic(one))}</span>' for one in case.topics[:TOPICS_SHOWN])
        return f"{self.priority(Priority(case.priority))}{grave}{''.join(topics)}"

    def _whose(self, case: Line) -> str:
        if case.waiting_on != WaitingOn.US:
            return _("waiting on: %(who)s") % {"who": said(WaitingOn(case.waiting_on))}
        return case.owner or self.nobody
