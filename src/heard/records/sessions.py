"""Django's sessions in the database, found by a question that is put into SQL once: every page begins with it."""

from __future__ import annotations

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.utils import timezone

from heard.records.question import Question

_LIVING = Question(lambda key, now: Session.objects.filter(session_key=key, expire_date__gt=now))


class SessionStore(db.SessionStore):
    """Keeps sessions as Django's does."""

    def _get_session_from_db(self) -> Session | None:
        found = _LIVING.first(self.session_key, timezone.now())
        if found is None:
            self._session_key = None
        return found
