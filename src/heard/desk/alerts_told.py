"""An alert in words, and where one goes to see it."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heard.records.models import Alert
from heard.vocabulary.alerts import AlertKind, OnBurst


def told(alert: Alert) -> str:
    """An alert as a sentence. It holds no word of a review: mails and chats keep what they are given."""
    where = alert.place.name if alert.place else alert.brand.name
    data = alert.data
    match alert.kind:
        case AlertKind.NEW_NEGATIVE:
            return _("New complaint at %(where)s") % {"where": where}
        case AlertKind.RISK:
            risks = ", ".join(risk.replace("_", " ") for risk in data.get("risks", ()))
            return _("Look at this now: %(risks)s at %(where)s") % {"risks": risks, "where": where}
        case AlertKind.SLA_NEAR:
            return _("A reply is due soon at %(where)s") % {"where": where}
        case AlertKind.SLA_MISSED:
            return _("A reply is late at %(where)s") % {"where": where}
        case AlertKind.RATING_DROP:
            return _("Stars fell at %(where)s: %(now)s in four weeks, %(before)s before") % {"where": where, **data}
        case AlertKind.BURST:
            usual = _("fewer than one") if data["expected"] < 1 else data["expected"]
            words = {"where": where, "span": _span(data["hours"]), "count": data["count"], "usual": usual}
            return _("Burst at %(where)s: %(count)s complaints within %(span)s instead of %(usual)s") % words
        case AlertKind.CRISIS if data.get("did") == OnBurst.TURN_ON:
            return _("%(why)s. The crisis switch is on: nothing leaves but by the people named.") % {"why": data["why"]}
        case AlertKind.CRISIS:
            return _("%(why)s. Should the crisis switch be turned on?") % {"why": data["why"]}
        case AlertKind.EDITED:
            return _("A review was edited at %(where)s") % {"where": where}
    return _("A review is gone from its platform at %(where)s") % {"where": where}


def _span(hours: int) -> str:
    if hours < 24:
        return ngettext("an hour", "%(n)s hours", hours) % {"n": hours}
    return ngettext("a day", "%(n)s days", hours // 24) % {"n": hours // 24}


def address_of(alert: Alert) -> str:
    """Where one goes to see it."""
    slug = alert.brand.slug
    if alert.case_id is not None:
        return settings.BASE_URL + reverse("case", args=[slug, alert.case.code])  # type: ignore[union-attr]
    if alert.kind == AlertKind.CRISIS:
        return settings.BASE_URL + reverse("switches", args=[slug])
    place = f"?place={alert.place_id}&weeks=4" if alert.place_id else "?weeks=4"
    return settings.BASE_URL + reverse("trends", args=[slug]) + place


def told_once(found: list[Alert]) -> list[Alert]:
    """Without the bursts of which another of them tells: what they did to the crisis switch stands there too."""
    elsewhere = {alert.data.get("burst") for alert in found if alert.kind == AlertKind.CRISIS}
    return [alert for alert in found if alert.kind != AlertKind.BURST or alert.key not in elsewhere]
