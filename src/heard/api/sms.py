"""Texts that come in by SMS or WhatsApp, as Twilio posts them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from heard.desk import carrying, letters
from heard.post import sms

if TYPE_CHECKING:
    from heard.records.models import Channel

SILENCE = '<?xml version="1.0" encoding="UTF-8"?><Response></Response>'


@csrf_exempt
@require_POST
def receive(request: HttpRequest, channel: int) -> HttpResponse:
    """Keep a text whose signature is good; a person answers it, so nothing is said back."""
    found, values = letters.sms_channel(channel), _values(request)
    if found is None or not _is_signed(request, found, values):
        return _refused()
    letters.keep_sms(found, values, now=timezone.now())
    return HttpResponse(SILENCE, content_type="text/xml; charset=utf-8")


@csrf_exempt
@require_POST
def status(request: HttpRequest, channel: int, key: UUID) -> HttpResponse:
    """What became of a text that we sent."""
    found, values = letters.sms_channel(channel), _values(request)
    if found is None or not _is_signed(request, found, values):
        return _refused()
    carrying.told_of(found, key, values, now=timezone.now())
    return HttpResponse(status=204)


def _values(request: HttpRequest) -> dict[str, str]:
    return {name: str(value) for name, value in request.POST.items()}


def _is_signed(request: HttpRequest, channel: Channel, values: dict[str, str]) -> bool:
    address = settings.BASE_URL + request.get_full_path()
    signature = request.headers.get("X-Twilio-Signature", "")
    return sms.is_signed(carrying.account_of(channel).token, address=address, values=values, signature=signature)


def _refused() -> HttpResponse:
    return HttpResponse("This is not signed as it should be.", status=403, content_type="text/plain; charset=utf-8")
