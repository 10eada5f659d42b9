"""Alerts: what happened, and how each person wants to hear of it."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import Any
from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from heard.desk import alerting, alerts_told
from heard.desk import digest as digests
from heard.diagnose import alerts as rules
from heard.post import webhook as hooks
from heard.vocabulary.alerts import AlertKind, Rhythm, WebhookShape
from heard.vocabulary.people import Permission
from heard.web.gate import DeskRequest, in_brand
from heard.web.trend_forms import AlertForm

TONES = {
    AlertKind.RISK: "alarm",
    AlertKind.BURST: "alarm",
    AlertKind.CRISIS: "stop",
    AlertKind.SLA_MISSED: "late",
    AlertKind.SLA_NEAR: "waiting",
    AlertKind.RATING_DROP: "trends",
    AlertKind.EDITED: "pen",
    AlertKind.REMOVED: "stop",
    AlertKind.NEW_NEGATIVE: "inbox",
}


@in_brand
def alerts(request: DeskRequest) -> HttpResponse:
    """The newest, those since the last look set apart."""
    row = alerting.settings_of(request.user, request.brand)
    last = alerting.seen(row, request.now)
    found = [
        {
            "said": alerts_told.told(alert),
            "path": path_of(alert),
            "at": alert.at,
            "icon": TONES[AlertKind(alert.kind)].replace("late", "alarm"),
            "stars": alert.case.stars if alert.case else None,
            "code": alert.case.code if alert.case else "",
            "new": last is not None and alert.at > last,
        }
        for alert in alerting.newest(request.brand)
    ]
    runs = [list(run) for _said, run in groupby(found, itemgetter("said"))]
    return render(request, "heard/alerts.html", {"page": "alerts", "runs": runs, "set": row.pk is not None})


def path_of(alert: Any) -> str:
    """Where it leads, on this desk."""
    parts = urlsplit(alerts_told.address_of(alert))
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


@in_brand
def settings(request: DeskRequest) -> HttpResponse:
    """What this person hears of, how soon and how."""
    row = alerting.settings_of(request.user, request.brand)
    known = {
        "mail": row.mail,
        "browser": row.browser,
        "webhook": row.webhook.get("url", ""),
        "shape": row.webhook.get("shape") or WebhookShape.JSON.value,
        "quiet_from": row.quiet_from,
        "quiet_until": row.quiet_until,
        "digest": row.digest,
        "digest_pdf": row.digest_pdf,
    }
    kinds = {str(kind): rules.when(row.kinds, kind).value for kind in AlertKind}
    form = AlertForm(request.POST or None, initial=known, kinds=kinds, webhooks=request.actor.may(Permission.MANAGE))
    if request.method == "POST" and form.is_valid():
        alerting.keep_settings(row, kinds=form.kinds, values=form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("alerts", brand=request.brand.slug)
    return render(
        request,
        "heard/alert_settings.html",
        {"page": "alerts", "form": form, "zone": request.user.zone, "webhook": bool(row.webhook.get("url"))},
        status=422 if form.errors else 200,
    )


@require_POST
@in_brand
def test(request: DeskRequest) -> HttpResponse:
    """Try the webhook that is kept."""
    request.actor.must(Permission.MANAGE)
    try:
        alerting.try_webhook(alerting.settings_of(request.user, request.brand))
        messages.success(request, _("It was taken."))
    except hooks.NotTaken as refusal:
        messages.error(request, _("It was not taken: %(why)s") % {"why": refusal})
    return redirect("alert_settings", brand=request.brand.slug)


@in_brand
def news(request: DeskRequest) -> JsonResponse:
    """What this person's browser is to show now."""
    found = alerting.for_browser(request.actor, request.brand, request.now)
    return JsonResponse({"alerts": [{"id": one.pk, "text": alerts_told.told(one), "path": path_of(one)} for one in found]})


@in_brand
def digest_pdf(request: DeskRequest) -> HttpResponse:
    """The week on paper, as it would come by mail."""
    row = alerting.settings_of(request.user, request.brand)
    row.digest = row.digest if row.digest != Rhythm.OFF else Rhythm.WEEKLY
    made = digests.digest(row, request.now)
    name = f"{request.brand.slug}-{request.now:%Y-%m-%d}.pdf"
    return HttpResponse(
        digests.as_pdf(made, request.now),
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )
