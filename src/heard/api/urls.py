"""The addresses of the API."""

from __future__ import annotations

from django.db import DataError
from django.http import HttpRequest, HttpResponse
from django.urls import path
from ninja import NinjaAPI

from heard import __version__
from heard.api import cases, notices, people, provider, records, replies, sms, talk, trends
from heard.api.auth import Key
from heard.api.parsing import Forgiving
from heard.desk.access import NotYours
from heard.desk.emptying import StillOnItsWay
from heard.desk.ending import NotEnded
from heard.desk.inbox import BadPage
from heard.desk.sending import Held
from heard.desk.subject import NotFound, TooLittle
from heard.gather.actions import NotPossible as NotGathered
from heard.resolve.refusing import NotPossible as NotTalked
from heard.respond.drafting import NotPossible as NotDrafted
from heard.vocabulary.people import NotAllowed

api = NinjaAPI(title="Heard", version=__version__, auth=Key(), urls_namespace="api-1", docs_url="/docs", parser=Forgiving())
api.add_router("", cases.router)
api.add_router("", replies.router)
api.add_router("", people.router)
api.add_router("", records.router)
api.add_router("", talk.router)
api.add_router("", trends.router)

STATUS = {
    NotYours: 404,
    NotFound: 404,
    NotAllowed: 403,
    Held: 409,
    NotEnded: 409,
    NotGathered: 409,
    NotDrafted: 409,
    StillOnItsWay: 409,
    NotTalked: 409,
    BadPage: 400,
    TooLittle: 400,
}


def _say(request: HttpRequest, error: Exception | type[Exception]) -> HttpResponse:
    kind = error if isinstance(error, type) else type(error)
    return api.create_response(request, {"detail": str(error)}, status=STATUS[kind])


def _not_kept(request: HttpRequest, error: Exception | type[Exception]) -> HttpResponse:
    return api.create_response(request, {"detail": "One of the values is too large, or cannot be kept."}, status=400)


for kind in STATUS:
    api.add_exception_handler(kind, _say)
api.add_exception_handler(DataError, _not_kept)

urlpatterns = [
    path("v1/", api.urls),
    path("notices/<int:channel>", notices.receive, name="notice"),
    path("sms/<int:channel>", sms.receive, name="sms"),
    path("sms/<int:channel>/<uuid:key>", sms.status, name="sms_status"),
    path("mail/<int:channel>/<slug:provider>", provider.receive, name="provider_mail"),
]
