"""Who may have an account."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ByInvitation(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up by themselves; an owner of a brand lets people in."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
