"""Where platforms tell us that something happened. A notice is a hint: the post itself is fetched afterwards."""

from __future__ import annotations

import structlog
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from heard.channels.errors import ChannelError
from heard.desk import listening
from heard.records import queue

log = structlog.get_logger(__name__)
MOST_BYTES = 100_000


@csrf_exempt
@require_POST
def receive(request: HttpRequest, channel: int) -> HttpResponse:
    """Believe a notice that proves where it comes from, and look at its post soon. Anything else is refused alike."""
    if len(request.body) > MOST_BYTES:
        return HttpResponse("Too large.", status=413)
    try:
        named = listening.noticed(channel, dict(request.headers), request.GET.dict(), request.body)
    except ChannelError as error:
        log.warning("notice refused", channel=channel, error=type(error).__name__)
        return HttpResponse("This notice does not prove where it comes from.", status=403)
    if named:
        queue.enqueue("fetch_post", channel=channel, external_id=named, once=f"fetch {channel} {named}"[:200])
    return HttpResponse(status=204)
