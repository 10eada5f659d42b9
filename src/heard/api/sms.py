"""Texts that come in by SMS or WhatsApp, as Twilio posts them."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from heard.desk import carrying, letters
from heard.post import sms

SILENCE = '<?xml version="1.0" encoding="UTF-8"?><Response></Response>'


@csrf_exempt
@require_POST
def receive(request: HttpRequest, channel: int) -> HttpResponse:
    """Keep a text whose signature is good; a person answers it, so nothing is said back."""
    found = letters.sms_channel(channel)
    values = {name: str(value) for name, value in request.POST.items()}
    address = settings.BASE_URL + request.get_full_path()
    signature = request.headers.get("X-Twilio-Signature", "")
    if found is None or not sms.is_signed(
        carrying.account_of(found).token, address=address, values=values, signature=signature
    ):
        return HttpResponse("This is not signed as it should be.", status=403, content_type="text/plain; charset=utf-8")
    letters.keep_sms(found, values, now=timezone.now())
    return HttpResponse(SILENCE, content_type="text/xml; charset=utf-8")
