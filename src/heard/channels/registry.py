"""What a channel says about itself, so that the channels page can offer and set it up."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from heard.channels.contract import Capabilities, Channel, ChannelContext
from heard.vocabulary.platforms import Platform


@dataclass(frozen=True, slots=True, kw_only=True)
class SetupField:
    """One thing to fill in, `lines` where it has several lines. Credentials are kept encrypted and never shown again."""

    name: str
    label: str
    help: str
    required: bool = True
    lines: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A way in. `opens` is None for those that are handed something (a mail, a file, a paste) instead of asking a platform.

    `platform` is None where each post says for itself where it was posted. `capabilities` is the most that it can;
    where answers want more than reading does, `answers_with` names the credentials.
    """

    key: str
    name: str
    platform: Platform | None
    capabilities: Capabilities = field(default_factory=Capabilities)
    opens: Callable[[ChannelContext], Channel] | None = None
    mailbox: bool = False  # it is not asked itself: its mails are collected from a mailbox
    credentials: tuple[SetupField, ...] = ()
    settings: tuple[SetupField, ...] = ()
    answers_with: tuple[str, ...] = ()

    def answers(self, credentials: Mapping[str, str]) -> bool:
        """Whether the desk answers there by itself; otherwise a person does, by copy and confirm."""
        return self.capabilities.can_reply and all(credentials.get(name) for name in self.answers_with)

    def in_words(self, said: str) -> str:
        """What went wrong, with its fields called as whoever filled them in knows them."""
        for one in (*self.credentials, *self.settings):
            if "_" in one.name:  # the others are words like any other
                said = re.sub(rf"\b{one.name}\b", f"“{one.label}”", said)
        return said

    @property
    def asked(self) -> bool:
        """Whether the desk looks for itself, every few minutes."""
        return self.opens is not None or self.mailbox
