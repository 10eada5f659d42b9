"""The voice that is learnt from replies, and the language model that an owner lets in: by whom, and what is never kept."""

import pytest
from django.urls import reverse
from tests.assistant.model_server import said, serving

from heard.assistant import NOTICE_VERSION
from heard.desk import speaking
from heard.records.models import Assistant, Brand, Prompt
from heard.respond import assisting
from heard.vocabulary.people import NotAllowed

TEN = "\n---\n".join(
    f"Hi {name},\n\nWe're so sorry about the {thing}! That's on us, and our guests deserve better. Please drop us a line!\n\nJo & the crew"
    for name, thing in zip(
        ["Ana", "Ben", "Cleo", "Dan", "Eva", "Finn", "Gus", "Hana", "Ivo", "Jan"],
        ["wait", "soup", "noise", "bill", "chair", "queue", "fish", "towel", "door", "tea"],
        strict=True,
    )
)
ON = {"part": "on", "model": "small", "key": "sesame", "name": "Alice Moore", "accepted": "on"}


@pytest.fixture
def page(as_person, cast):
    """Ask for a page of the lantern, or send its form, as somebody."""

    def asked(who, name, /, *numbers, **data):
        client, at = as_person(getattr(cast, who)), reverse(name, args=["lantern", *numbers])
        return client.post(at, data, follow=True) if data else client.get(at)

    return asked


@pytest.mark.demand("R10")
def test_ten_pasted_replies_are_shown_as_a_voice_and_nothing_is_kept(page, cast):
    before = Brand.objects.get(pk=cast.brand.pk).voice
    text = page("alice", "voice", part="learn", pasted=TEN).content.decode()
    assert "Learnt from 10 replies" in text
    assert "Hi {name}," in text and "Jo &amp; the crew" in text
    assert "guests" in text
    assert Brand.objects.get(pk=cast.brand.pk).voice == before


@pytest.mark.demand("R10")
def test_a_corrected_voice_is_kept_and_the_next_draft_speaks_in_it(page, cast):
    values = {"greeting": "Hey {name},", "signature": "Jo", "formality": "casual", "warmth": "warm", "sentence_words": "12"}
    assert page("alice", "voice", part="keep", **values).status_code == 200
    voice = Brand.objects.get(pk=cast.brand.pk).spoken()
    assert (voice.greeting, voice.signature, voice.sentence_words) == ("Hey {name},", "Jo", 12)
    assert "Hey Robin," in page("bob", "voice").content.decode()


def test_the_example_follows_the_form_before_anything_is_kept(page):
    answer = page(
        "bob",
        "voice_example",
        greeting="Ahoy {name},",
        signature="Cap",
        formality="formal",
        warmth="plain",
        sentence_words="10",
    )
    assert "Ahoy Robin," in answer.content.decode()


def test_a_field_that_is_wrong_goes_back_with_a_word_beside_it(page):
    answer = page("alice", "voice", part="keep", sentence_words="900", formality="casual", warmth="warm")
    assert answer.status_code == 422


@pytest.mark.parametrize("name", ["voice", "assistant"])
def test_an_agent_may_look_and_not_change(page, name):
    assert page("bob", name).status_code == 200
    assert page("bob", name, part="learn").status_code == 403


@pytest.mark.parametrize("name", ["voice", "assistant"])
def test_nobody_of_another_brand_sees_it(page, name):
    assert page("charlie", name).status_code == 404


def test_the_model_is_off_until_an_owner_puts_a_name_under_the_notice(page, cast):
    assert speaking.settings_of(cast.brand) is None
    unsigned = {name: value for name, value in ON.items() if name != "accepted"}
    assert page("alice", "assistant", address="https://model.example/v1", **unsigned).status_code == 422
    assert "HEARD_INSIDE" in page("alice", "assistant", address="https://10.0.0.5/v1", **ON).content.decode()
    assert not Assistant.objects.exists()


def test_only_an_owner_lets_it_in(cast, now):
    manager = cast.actor(cast.bob)
    with pytest.raises(NotAllowed):
        speaking.let_in(cast.brand, manager, address="https://model.example/v1", model="small", key="", name="Bob", now=now)
    assert not Assistant.objects.exists()


@pytest.mark.parametrize("address", ["http://model.example/v1", "ftp://model.example", "https://me:secret@model.example/v1"])
def test_an_address_that_is_not_safe_is_refused_beside_its_field(page, address):
    answer = page("alice", "assistant", address=address, **ON)
    assert answer.status_code == 422
    assert 'id="id_address_error"' in answer.content.decode()


def test_the_key_is_sealed_and_never_shown(page, cast):
    page("alice", "assistant", address="https://model.example/v1", **ON)
    row = Assistant.objects.get(brand=cast.brand)
    assert (row.key, row.accepted_as, row.notice_version) == ({"key": "sesame"}, "Alice Moore", NOTICE_VERSION)
    assert "sesame" not in page("alice", "assistant").content.decode()


def test_a_key_does_not_go_with_a_new_address_to_somebody_else(cast, now):
    owner = cast.actor(cast.alice)
    given = {"model": "small", "name": "Alice", "now": now}
    speaking.let_in(cast.brand, owner, address="https://one.example/v1", key="sesame", **given)
    assert speaking.let_in(cast.brand, owner, address="https://one.example/v1", key="", **given).key == {"key": "sesame"}
    assert speaking.let_in(cast.brand, owner, address="https://two.example/v1", key="", **given).key == {}


def test_switched_off_it_is_forgotten_with_its_key(page, cast):
    page("alice", "assistant", address="https://model.example/v1", **ON)
    page("alice", "assistant", part="off")
    assert not Assistant.objects.filter(brand=cast.brand).exists()


def test_an_older_notice_has_to_be_accepted_again(cast, now):
    row = speaking.let_in(
        cast.brand, cast.actor(cast.alice), address="https://model.example/v1", model="small", key="", name="A", now=now
    )
    Assistant.objects.filter(pk=row.pk).update(notice_version="0")
    assert speaking.settings_of(cast.brand) is None


def let_in(cast, address, now):
    speaking.let_in(
        cast.brand, cast.actor(cast.alice), address=address, model="small", key="sesame", name="Alice Moore", now=now
    )


def test_its_draft_stands_beside_the_others_and_only_digests_are_kept(page, cast, case, now):
    pytest.importorskip("pydantic_ai", reason="the extra heard[ai] is not installed")
    good = (
        f"Thank you for telling us. I am very sorry that you waited 50 minutes and that the pasta was cold when it came. "
        f"That is a frustrating way to spend an evening, and it is our fault. Please get in touch and quote {case.code}."
    )
    with serving(said(good)) as server:
        let_in(cast, server.address, now)
        assert "Ask the language model too" in page("bob", "drafts", case.code).content.decode()
        text = page("bob", "assisted", case.code, ask="yes").content.decode()
    prompt = Prompt.objects.get(case=case)
    assert prompt.review == prompt.record["review"]
    assert "pasta" not in str(prompt.record)
    assert len(prompt.record["requests"]) == len(server.bodies)
    assert "By the language model" in text or "own drafts stand" in text
    assert prompt.by_id == cast.bob.pk


def test_a_model_that_talks_nonsense_leaves_the_offline_drafts(page, cast, case, now):
    pytest.importorskip("pydantic_ai", reason="the extra heard[ai] is not installed")
    with serving(said("Take down your review and we will give you a refund.")) as server:
        let_in(cast, server.address, now)
        text = page("bob", "assisted", case.code, ask="yes").content.decode()
    assert "The desk" in text and "own drafts stand" in text
    assert "refund" not in text


def test_without_a_model_nothing_is_asked(page, case):
    assert "No language model is switched on" in page("bob", "assisted", case.code, ask="yes").content.decode()
    assert not Prompt.objects.exists()


def test_without_the_extra_it_stays_off(cast, now, monkeypatch):
    speaking.let_in(
        cast.brand, cast.actor(cast.alice), address="https://model.example/v1", model="small", key="", name="A", now=now
    )
    monkeypatch.setattr(assisting, "installed", lambda: False)
    assert speaking.settings_of(cast.brand) is None
