"""Mail that a provider posts to us (Postmark, Mailgun, SendGrid and others), read by django-anymail where it is installed."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from heard.desk import letters

# Provider -> the class that knows its shape and its signature. Secrets stand in ANYMAIL_..., as django-anymail describes them.
VIEWS = {
    "brevo": "BrevoInboundWebhookView",
    "mailersend": "MailerSendInboundWebhookView",
    "mailgun": "MailgunInboundWebhookView",
    "mailjet": "MailjetInboundWebhookView",
    "postal": "PostalInboundWebhookView",
    "postmark": "PostmarkInboundWebhookView",
    "resend": "ResendInboundWebhookView",
    "sendgrid": "SendGridInboundWebhookView",
    "sparkpost": "SparkPostInboundWebhookView",
}


@csrf_exempt
def receive(request: HttpRequest, channel: int, provider: str) -> HttpResponse:
    """Keep every mail of one post. What is not signed as the provider signs is refused."""
    found = letters.mail_channel(channel)
    secret = str(found.credentials.get("webhook") or "") if found else ""
    if found is None or provider not in VIEWS or not secret:
        return HttpResponse(status=404)
    try:
        module = import_module(f"anymail.webhooks.{provider}")
    except ImportError:
        return HttpResponse("Install heard[anymail] first.", status=501, content_type="text/plain; charset=utf-8")
    seen: list[bytes] = []
    view = _listening(getattr(module, VIEWS[provider]), seen)
    answer: HttpResponse = view.as_view(webhook_secret=secret)(request)
    for data in seen:
        letters.keep(found.brand, data, way="mail", channel=found, now=timezone.now())
    return answer


def _listening(view: Any, seen: list[bytes]) -> Any:
    """The provider's view, which hands its mails to us instead of to a signal."""

    class Listening(view):  # type: ignore[misc]
        webhook_secret: Any = None

        def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            self.run_validators(request)  # raises SuspiciousOperation: Django answers 400
            seen.extend(event.message.as_bytes() for event in self.parse_events(request) if event.message is not None)
            return HttpResponse()

    return Listening
