"""Texts by SMS and WhatsApp over real HTTP: handed to a small Twilio, refused by it, and told about by its signed posts."""

import httpx
import pytest

from heard.desk import letters, outbox, travel
from heard.records.models import Case, Channel, Letter, Message, Outgoing
from heard.sandbox import twilio
from heard.sandbox.faults import Fault, OneShot
from heard.sandbox.server import Sandbox, running
from heard.sandbox.wire import Answer
from heard.web.gate import case_address
from tests.resolve import world

NUMBER, JULIA = "+441632960001", "+447700900123"


@pytest.fixture
def service():
    """The small Twilio."""
    with running(Sandbox()) as sandbox:
        yield sandbox


def texting(cast, service, **credentials):
    """The brand texts from a number of this service."""
    return Channel.objects.create(
        brand=cast.brand,
        kind="twilio",
        platform="phone",
        name="SMS",
        credentials={"sid": twilio.SID, "token": twilio.TOKEN, **credentials},
        settings={"number": NUMBER, "base_url": service.address},
    )


def talk(cast, now, phone=JULIA):
    """A case whose customer has a telephone, and a text to it in the outbox."""
    case = world.review(cast, now)
    case.customer.phone = phone
    case.customer.save()
    return case, world.say(case, cast.actor(cast.bob), now, way="sms", to=phone)


def fresh(outgoing):
    return Outgoing.objects.get(pk=outgoing.pk)


@pytest.mark.django_db
@pytest.mark.demand("R8")
def test_a_text_is_handed_over_once_with_an_address_for_what_becomes_of_it(cast, now, service, settings):
    channel = texting(cast, service)
    case, outgoing = talk(cast, now)
    assert world.leave(outgoing) == "live" and outbox.hand_over(outgoing.pk) == "live"
    (one,) = service.twilio.texts
    assert (one.to, one.sender, one.body) == (JULIA, NUMBER, outgoing.text)
    assert one.told_at == f"{settings.BASE_URL}/api/sms/{channel.pk}/{outgoing.key}"
    assert Message.objects.get(outgoing=outgoing).case == case


@pytest.mark.django_db
def test_a_text_that_may_have_left_before_the_line_broke_is_looked_for_first(cast, now, service):
    texting(cast, service)
    _, outgoing = talk(cast, now)
    service.faults.once.append(OneShot(Fault.DROP_AFTER_WRITE, path="Messages.json", method="POST"))
    assert world.leave(outgoing) == "sending" and len(service.twilio.texts) == 1
    assert outbox.hand_over(outgoing.pk) == "live" and len(service.twilio.texts) == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("phone", "credentials", "fault", "state", "words"),
    [
        (f"+44770090{twilio.LANDLINE}", {}, None, "failed", "not a valid mobile number"),
        (JULIA, {"token": "of somebody else"}, None, "failed", "Authenticate"),
        (JULIA, {}, Fault.LIMITED, "sending", "429"),  # tried again
        (JULIA, {}, Fault.DOWN, "sending", "503"),
    ],
)
def test_a_refusal_stands_before_a_person_and_trouble_passes(cast, now, service, phone, credentials, fault, state, words):
    texting(cast, service, **credentials)
    _, outgoing = talk(cast, now, phone)
    if fault:
        service.faults.once.append(OneShot(fault, path="Messages.json"))
    assert world.leave(outgoing) == state
    assert words in fresh(outgoing).reason and not service.twilio.texts and not Message.objects.filter(inbound=False)


PAGE = Answer(body=b"<html>Back soon</html>", kind="text/html")
NOTHING = Answer(status=201, body=b"")
ODD = [
    (PAGE, "a page for people"),
    (NOTHING, "nothing at all"),
    (Answer(body=b"[]"), "a list"),
    (Answer(body=b"{}"), "an empty one"),
]


def answer_once(service, odd, *, taken):
    """Let the service answer the next message and the next look with `odd`, having taken the message or not."""

    def oddly(real):
        left = [odd]

        def answer(request):
            if left and not taken:
                return left.pop()
            told = real(request)
            return left.pop() if left else told

        return answer

    ours = (service.twilio.take, service.twilio.listed)
    service.routes.table[:] = [(verb, path, oddly(one) if one in ours else one) for verb, path, one in service.routes.table]


@pytest.mark.django_db
@pytest.mark.demand("R8")
@pytest.mark.parametrize("taken", [True, False])
@pytest.mark.parametrize(("odd", "remark"), ODD, ids=[row[-1] for row in ODD])
def test_a_yes_that_is_not_the_services_own_is_looked_into_and_no_text_goes_twice(cast, now, service, odd, remark, taken):
    texting(cast, service)
    _, outgoing = talk(cast, now)
    answer_once(service, odd, taken=taken)
    assert world.leave(outgoing) == "sending", "the service may have it"
    assert outbox.hand_over(outgoing.pk) == "sending", "where it is looked for there is no list either"
    assert fresh(outgoing).reason.startswith("The SMS service")
    assert outbox.hand_over(outgoing.pk) == "live"
    assert len(service.twilio.texts) == 1
    assert Message.objects.filter(inbound=False).count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.demand("R8", "S6")
def test_what_becomes_of_a_text_stands_on_the_case_and_one_that_cannot_arrive_asks_for_another_way(
    cast, now, service, live_server, settings, client
):
    settings.BASE_URL = live_server.url
    texting(cast, service)
    case, outgoing = talk(cast, now, f"+44770090{twilio.DEAF}")
    world.leave(outgoing)
    (one,) = service.twilio.texts
    assert service.twilio.move(one) == 204 and fresh(outgoing).delivery == "sent"
    assert service.twilio.move(one) == 204 and fresh(outgoing).delivery == "undelivered"
    assert service.twilio.move(one, "sent") == 204 and fresh(outgoing).delivery == "undelivered"  # a late word
    message = Message.objects.get(outgoing=outgoing)
    assert "30003" in message.returned and fresh(outgoing).state == "failed"
    case = Case.objects.get(pk=case.pk)
    assert "came back" in travel.plan_of(case, now).next_step.why
    client.force_login(cast.bob)
    page = client.get(f"{case_address(cast.brand, case.code)}?talk=message").content.decode()
    assert "undelivered" in page and "30003" in page


@pytest.mark.django_db
def test_a_word_that_is_quicker_than_our_own_note_is_not_lost(cast, now, service, client):
    channel = texting(cast, service)
    _, outgoing = talk(cast, now)
    Outgoing.objects.filter(pk=outgoing.pk).update(delivery="undelivered")
    assert world.leave(outgoing) == "failed"
    assert "could not deliver" in Message.objects.get(outgoing=outgoing).returned
    assert client.post(f"/api/sms/{channel.pk}/{outgoing.key}", {"MessageStatus": "read"}).status_code == 403


@pytest.mark.django_db
def test_what_is_not_signed_or_not_ours_changes_nothing(cast, now, service, client, settings):
    channel = texting(cast, service)
    _, outgoing = talk(cast, now)
    world.leave(outgoing)
    address = f"/api/sms/{channel.pk}/{outgoing.key}"
    for word, token in (("delivered", "of somebody else"), ("danced", twilio.TOKEN)):
        values = {"MessageStatus": word}
        signature = twilio.signed(settings.BASE_URL + address, values, token)
        client.post(address, values, headers={"X-Twilio-Signature": signature})
        assert fresh(outgoing).delivery == ""


@pytest.mark.django_db(transaction=True)
@pytest.mark.demand("S1")
def test_a_customer_answers_by_text_and_their_case_hears_it_once(cast, now, service, live_server, settings):
    settings.BASE_URL = live_server.url
    channel = texting(cast, service)
    case, outgoing = talk(cast, now)
    world.leave(outgoing)
    told_at = f"{live_server.url}/api/sms/{channel.pk}"
    assert service.twilio.write(sender=JULIA, to=NUMBER, body="Call me after six.", told_at=told_at) == 200
    assert twilio.post(told_at, {"MessageSid": "SM1", "From": JULIA, "Body": "forged"}, "no token") == 403
    for letter in Letter.objects.values_list("pk", flat=True):
        letters.read(letter, now=now)
    message = Message.objects.get(inbound=True)
    assert (message.case_id, message.text, message.proven) == (case.pk, "Call me after six.", True)


def test_the_small_twilio_refuses_as_the_real_one_says_it_does(service):
    with httpx.Client(base_url=service.address, auth=(twilio.SID, twilio.TOKEN)) as asking:
        where = twilio.MESSAGES.format(sid=twilio.SID)
        answer = asking.post(where, data={"To": "Julia", "From": NUMBER, "Body": "Hello"})
        assert (answer.status_code, answer.json()["code"]) == (400, 21211)
        answer = asking.post(where, data={"To": JULIA, "From": NUMBER, "Body": "x" * 1601})
        assert (answer.status_code, answer.json()["code"]) == (400, 21617)
        assert asking.get(where, params={"To": JULIA, "From": NUMBER}).json() == {"messages": []}
        assert asking.get(where, auth=("AC2", "x")).json()["code"] == 20003
