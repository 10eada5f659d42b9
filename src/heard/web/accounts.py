"""Who may have an account."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from django.http import HttpRequest

from heard.desk import access


class ByInvitation(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up by themselves; an owner of a brand lets people in."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class ByMail(AuthenticationBackend):  # type: ignore[misc]
    """Checks who signs in as allauth does; who has signed in is looked up on every page."""

    def get_user(self, user_id: Any) -> Any:
        person = access.person(user_id)
        return person if person and self.user_can_authenticate(person) else None
