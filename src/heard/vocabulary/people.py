"""Who acts, and what a role may do."""

from dataclasses import dataclass
from enum import StrEnum

from heard.vocabulary.way import Role


class Permission(StrEnum):
    """One thing that a person may or may not do in a brand."""

    SEE = "see"
    NOTE = "note"  # write notes, ask for facts, search records
    DRAFT = "draft"
    APPROVE = "approve"
    OVERRULE = "overrule"  # a guard block whose level allows it
    SEND = "send"  # put an approved reply into the outbox, undo it
    CLOSE = "close"
    IMPORT = "import"
    MANAGE = "manage"  # channels, playbook, people
    PRIVILEGED = "privileged"  # counsel's notes, texts for counsel, counsel's pack
    SWITCH = "switch"  # counsel and crisis


_BY_ROLE: dict[Role, frozenset[Permission]] = {}
_BY_ROLE[Role.COUNSEL] = frozenset({Permission.SEE, Permission.PRIVILEGED})
_AGENT = frozenset({Permission.SEE, Permission.NOTE, Permission.DRAFT, Permission.SEND, Permission.CLOSE})
_BY_ROLE[Role.AGENT] = _AGENT
_BY_ROLE[Role.APPROVER] = _AGENT | {Permission.APPROVE}
_BY_ROLE[Role.MANAGER] = _BY_ROLE[Role.APPROVER] | {
    Permission.OVERRULE,
    Permission.IMPORT,
    Permission.MANAGE,
    Permission.PRIVILEGED,
}
_BY_ROLE[Role.OWNER] = frozenset(Permission)


def allows(role: Role, permission: Permission) -> bool:
    """Whether `role` carries `permission`."""
    return permission in _BY_ROLE[role]


class NotAllowed(Exception):
    """This needs a role that you do not have here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who does an act: a person with a role in the brand, a guest with a signed link, or the desk itself.

    `person` is the account's id, None for guests and for the desk.
    """

    name: str
    role: Role | None = None
    person: int | None = None

    def may(self, permission: Permission) -> bool:
        """Whether this actor carries `permission`; the desk itself carries every one but approval and overruling."""
        if self.role is None:
            return self is DESK and permission not in (Permission.APPROVE, Permission.OVERRULE)
        return allows(self.role, permission)

    def must(self, permission: Permission) -> None:
        """Raise `NotAllowed`, naming what is missing, unless the actor may."""
        if not self.may(permission):
            raise NotAllowed(f"{self.name} may not {permission.value} here. Ask an owner of the brand for a role that does.")


DESK = Actor(name="Heard")
