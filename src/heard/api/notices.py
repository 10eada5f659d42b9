"""Where platforms tell us that something happened. A notice is a hint: the post itself is fetched afterwards."""

from __future__ import annotations

import structlog
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from heard.channels.errors import ChannelError
from heard.desk import listening
from heard.records import queue

log = structlog.get_logger(__name__)
MOST_BYTES = 100_000


@csrf_exempt
@require_http_methods(["GET", "POST"])
def receive(request: HttpRequest, channel: int) -> HttpResponse:
    """Believe a notice that proves where it comes from, and look at its posts soon. Anything else is refused alike.

    A GET is the platform's question whether this address is ours, before it sends the first.
    """
    if len(request.body) > MOST_BYTES:
        return HttpResponse("Too large.", status=413)
    try:
        if request.method == "GET":
            return HttpResponse(listening.challenged(channel, request.GET.dict()), content_type="text/plain")
        named = listening.noticed(channel, dict(request.headers), request.GET.dict(), request.body)
    except ChannelError as error:
        log.warning("notice refused", channel=channel, error=type(error).__name__)
        return HttpResponse("This notice does not prove where it comes from.", status=403)
    for one in named:
        queue.enqueue("fetch_post", channel=channel, external_id=one, once=f"fetch {channel} {one}"[:200])
    return HttpResponse("Taken.", content_type="text/plain")
