"""Every channel that is offered can be opened as its entry says."""

import pytest

from heard.channels import REGISTRY, open_channel
from heard.channels.contract import ChannelContext, TakesNotices, TakesReports, WritesInPrivate
from heard.channels.errors import ChannelError, Misconfigured
from heard.vocabulary.platforms import RULES


def test_the_registry_is_keyed_by_folder_name() -> None:
    assert all(key == entry.key for key, entry in REGISTRY.items())
    assert set(REGISTRY) == {
        "google",
        "play",
        "app_store",
        "trustpilot",
        "facebook",
        "x",
        "feed",
        "alert_mail",
        "csv",
        "paste",
        "private_mail",
        "twilio",
        "woocommerce",
        "mastodon",
        "bluesky",
    }


@pytest.mark.parametrize("key", [key for key, entry in REGISTRY.items() if entry.opens])
def test_an_interface_opens_with_what_its_entry_asks_for(key: str) -> None:
    entry = REGISTRY[key]
    context = ChannelContext(credentials={one.name: "x" for one in entry.credentials})
    channel = open_channel(key, context)
    assert channel.platform is entry.platform
    assert channel.capabilities == entry.capabilities
    assert isinstance(channel, TakesNotices) is entry.capabilities.notices
    assert isinstance(channel, TakesReports) is entry.capabilities.can_report
    assert isinstance(channel, WritesInPrivate) is entry.capabilities.can_write_in_private
    assert not entry.capabilities.can_reply or RULES[channel.platform].replies
    channel.close()
    with pytest.raises(Misconfigured):
        open_channel(key, ChannelContext())


@pytest.mark.parametrize("key", ["csv", "myspace"])
def test_what_cannot_be_asked_says_so(key: str) -> None:
    with pytest.raises(Misconfigured, match=key):
        open_channel(key, ChannelContext())


def test_secrets_do_not_show() -> None:
    assert "hush" not in repr(ChannelContext(credentials={"refresh_token": "hush"}))


def _errors(kind: type[ChannelError]) -> list[type[ChannelError]]:
    return [kind, *(below for one in kind.__subclasses__() for below in _errors(one))]


@pytest.mark.parametrize("kind", _errors(ChannelError))
def test_an_error_says_its_docstring_and_what_to_do(kind: type[ChannelError]) -> None:
    assert str(kind()) == kind.__doc__
    assert str(kind("429")) == f"{kind.__doc__} (429)"
    assert kind.mend or not kind.permanent or kind.__name__ == "Gone"
