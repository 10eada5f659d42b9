"""From a draft to the outbox: who may, what stands in the way, and how it is taken back."""

from datetime import timedelta

import pytest

from heard.desk import access, house, outbox, sending
from heard.desk.act import acting
from heard.records.models import Approval, Brand, Case, Channel, Draft, Outgoing, Playbook
from heard.respond import actions as respond
from heard.respond import rules
from heard.vocabulary.case import OutgoingState
from heard.vocabulary.people import Actor, NotAllowed
from heard.vocabulary.platforms import Platform
from heard.vocabulary.text import Finding, Level
from heard.vocabulary.way import Role
from heard.vocabulary.written import verdict_from_json
from tests.arriving import opened, told
from tests.desk.world import SORRY, facts_and_search

SECOND_PERSON = "[approval]\nup_to_stars = 2"
ANGRY = "You were drunk, and you are a liar. Do not come back."


@pytest.fixture
def story(cast, now):
    """A case whose hold is over, an hour later, with the people who work on it."""
    house.write_playbook(cast.brand, cast.actor(cast.alice), toml=SECOND_PERSON, now=now)
    case = opened(cast, now)
    facts_and_search(case, cast.actor(cast.bob), now)
    return case, cast.actor(cast.bob), cast.actor(cast.dora), now + timedelta(hours=1)


def written(case, actor, now, text=SORRY):
    """A draft, with every warning explained."""
    with acting(case.brand, case.code, now=now) as row:
        draft = respond.write(row, actor, text=text.format(code=row.code), now=now)
        for finding in verdict_from_json(draft.verdict).findings:
            if finding.level is Level.WARN:
                respond.explain(draft, actor, check=finding.check, reason="Said on purpose.", now=now)
    return draft


def act(case, now, deed, draft, actor, **values):
    with acting(case.brand, case.code, now=now) as row:
        return deed(access.draft(row, draft.pk), actor, now=now, **values)


def send(case, actor, draft, now) -> Outgoing:
    with acting(case.brand, case.code, now=now) as row:
        return sending.send(row, actor, access.draft(row, draft.pk), now=now)


@pytest.mark.demand("R4", "P3")
def test_a_reply_to_an_angry_guest_goes_only_after_a_second_person_approved_it(story):
    case, bob, dora, now = story
    draft = written(case, bob, now)
    with pytest.raises(sending.Held, match="A second person has not approved it yet"):
        send(case, bob, draft, now)
    act(case, now, respond.approve, draft, dora)
    assert send(case, bob, draft, now).state == OutgoingState.QUEUED
    assert [kind for kind in told(case) if kind in ("approved", "queued")] == ["approved", "queued"]


def test_nobody_approves_their_own_words(story):
    case, _, dora, now = story
    draft = written(case, dora, now)
    with pytest.raises(NotAllowed, match="You wrote this draft"):
        act(case, now, respond.approve, draft, dora)
    assert Approval.objects.count() == 0


def test_an_agent_cannot_approve(story):
    case, bob, dora, now = story
    with pytest.raises(NotAllowed):
        act(case, now, respond.approve, written(case, dora, now), bob)


def test_a_draft_that_was_sent_back_has_lost_its_approvals_and_tells_why(story, cast):
    case, bob, dora, now = story
    draft = written(case, bob, now)
    act(case, now, respond.offer, draft, bob)
    act(case, now, respond.approve, draft, dora)
    act(case, now, respond.send_back, draft, cast.actor(cast.alice), reason="Name the cold food, too.")
    assert case.notes.order_by("-id").first().text == "Name the cold food, too."
    with pytest.raises(sending.Held, match="second person"):
        send(case, bob, draft, now)


def test_changed_words_are_a_new_draft_that_nobody_has_approved(story):
    case, bob, dora, now = story
    draft = written(case, bob, now)
    act(case, now, respond.approve, draft, dora)
    changed = written(case, bob, now, SORRY + " ")
    assert changed.pk != draft.pk
    with pytest.raises(sending.Held, match="second person"):
        send(case, bob, changed, now)
    with pytest.raises(respond.NotPossible, match="There is a newer draft"):
        act(case, now, respond.approve, draft, dora)


def test_an_approval_counts_once_however_often_it_is_pressed(story):
    case, bob, dora, now = story
    draft = written(case, bob, now)
    for _ in range(3):
        act(case, now, respond.approve, draft, dora)
    assert (Approval.objects.count(), told(case).count("approved")) == (1, 1)


def test_the_same_draft_written_twice_is_one(story):
    case, bob, _, now = story
    assert written(case, bob, now).pk == written(case, bob, now).pk
    assert Draft.objects.count() == 1


@pytest.mark.demand("R4")
def test_an_angry_draft_is_held_by_the_guard_even_when_approved(story):
    case, bob, dora, now = story
    draft = written(case, bob, now, ANGRY)
    act(case, now, respond.approve, draft, dora)
    with pytest.raises(sending.Held, match="The guard blocks this draft"):
        send(case, bob, draft, now)
    assert Outgoing.objects.count() == 0


def blocked(*, law: bool) -> Finding:
    return Finding(check="some-check", rule="R-1", level=Level.BLOCK, why="It does.", mend="Do not.", span=None, law=law)


OVERRULING = [
    (Role.AGENT, False, False, "an agent may not"),
    (Role.APPROVER, False, False, "an approver may not"),
    (Role.MANAGER, False, True, "a manager may"),
    (Role.OWNER, False, True, "an owner may"),
    (Role.OWNER, True, False, "nobody may overrule the law"),
]


@pytest.mark.parametrize(("role", "law", "may", "remark"), OVERRULING, ids=[remark for *_, remark in OVERRULING])
def test_who_may_overrule_a_block(role, law, may, remark):
    assert (rules.may_overrule(blocked(law=law), Actor(name="Kim", role=role, person=1)) is None) == may


def test_a_block_is_overruled_with_a_reason_on_record_and_only_where_the_guard_said_it(story, cast):
    case, bob, _, now = story
    alice = cast.actor(cast.alice)
    draft = written(case, bob, now, ANGRY)
    findings = verdict_from_json(draft.verdict).findings
    overrulable = {f.check for f in findings if f.level is Level.BLOCK and not f.law}
    assert overrulable
    with pytest.raises(NotAllowed, match="Only a manager"):
        act(case, now, respond.explain, draft, bob, check=min(overrulable), reason="It was so.")
    with pytest.raises(respond.NotPossible, match="Say why"):
        act(case, now, respond.explain, draft, alice, check=min(overrulable), reason=" ")
    with pytest.raises(respond.NotPossible, match="did not say that"):
        act(case, now, respond.explain, draft, alice, check="no-such-check", reason="It was so.")
    act(case, now, respond.explain, draft, alice, check=min(overrulable), reason="It was so.")
    assert Draft.objects.get().reasons[min(overrulable)] == "It was so."
    assert told(case).count("explained") >= 1


@pytest.mark.demand("R1")
def test_pressing_send_twice_queues_one(story):
    case, bob, dora, now = story
    draft = written(case, bob, now)
    act(case, now, respond.approve, draft, dora)
    first = send(case, bob, draft, now)
    with pytest.raises(sending.Held, match="on its way already"):
        send(case, bob, draft, now)
    assert Outgoing.objects.get() == first


def test_what_was_taken_back_can_be_sent_again(story):
    case, bob, dora, now = story
    draft = written(case, bob, now)
    act(case, now, respond.approve, draft, dora)
    first = send(case, bob, draft, now)
    for _ in range(2):  # pressed twice
        with acting(case.brand, case.code, now=now) as row:
            respond.undo(access.outgoing(row, first.pk), bob, now=now)
    again = send(case, bob, draft, now)
    assert (again.pk != first.pk, told(case).count("undone"), told(case).count("queued")) == (True, 1, 2)


def test_what_has_left_cannot_be_taken_back(story):
    case, bob, dora, now = story
    draft = written(case, bob, now)
    act(case, now, respond.approve, draft, dora)
    outgoing = send(case, bob, draft, now)
    Outgoing.objects.filter(pk=outgoing.pk).update(state=OutgoingState.SENDING)
    with acting(case.brand, case.code, now=now) as row, pytest.raises(respond.NotPossible, match="It has left already"):
        respond.undo(access.outgoing(row, outgoing.pk), bob, now=now)


@pytest.mark.demand("C4", "C5")
@pytest.mark.parametrize("switch", ["counsel", "crisis"])
def test_a_switch_holds_what_lies_in_the_outbox_already(story, cast, switch):
    case, bob, dora, _ = story
    long_ago = case.opened_at + timedelta(hours=1)
    google = Channel.objects.create(brand=cast.brand, kind="google", platform="google", name="Google")
    Case.objects.get(pk=case.pk).post.__class__.objects.update(channel=google)
    draft = written(case, bob, long_ago)
    act(case, long_ago, respond.approve, draft, dora)
    outgoing = send(case, bob, draft, long_ago)
    Outgoing.objects.filter(pk=outgoing.pk).update(send_after=case.opened_at, next_look_at=case.opened_at)
    Brand.objects.filter(pk=cast.brand.pk).update(**{switch: True})
    assert outbox.hand_over(outgoing.pk) is OutgoingState.QUEUED
    outgoing.refresh_from_db()
    assert outgoing.attempts == 0
    assert outgoing.next_look_at > case.opened_at  # asked about again


@pytest.mark.demand("R8", "H3")
def test_where_the_desk_cannot_post_a_person_copies_and_confirms_with_proof(story, cast):
    case, bob, dora, now = story
    draft = written(case, bob, now)
    act(case, now, respond.approve, draft, dora)
    outgoing = send(case, bob, draft, now)
    assert (outgoing.by_hand, outgoing.next_look_at) == (True, None)
    with acting(case.brand, case.code, now=now) as row:
        respond.copied(access.outgoing(row, outgoing.pk), bob, now=now)
        with pytest.raises(respond.NotPossible, match="Give the link"):
            respond.posted_by_hand(access.outgoing(row, outgoing.pk), bob, now=now)
        for _ in range(2):
            respond.posted_by_hand(access.outgoing(row, outgoing.pk), bob, proof_url="https://g.example/r", now=now)
    outgoing.refresh_from_db()
    assert (outgoing.state, outgoing.proof_url) == (OutgoingState.LIVE, "https://g.example/r")
    assert told(case).count("posted_by_hand") == 1
    assert Case.objects.get().stage == "resolve"


@pytest.mark.demand("R1", "R3")
def test_five_stars_get_their_thanks_in_one_press(cast, now):
    case = opened(cast, now, stars=5, text="Wonderful pasta and kind people, thank you!")
    with acting(cast.brand, case.code, now=now) as row:
        outgoing = sending.thank(row, cast.actor(cast.bob), now=now)
    assert outgoing.state == OutgoingState.QUEUED
    assert not verdict_from_json(outgoing.draft.verdict).blocked


def test_nobody_of_another_brand_reaches_a_case(story, cast):
    case, *_ = story
    with pytest.raises(access.NotYours), acting(cast.other, case.code, now=case.opened_at):
        pass


def test_held_says_everything_that_stands_in_the_way(cast, now):
    house.write_playbook(cast.brand, cast.actor(cast.alice), toml=SECOND_PERSON, now=now)
    case = opened(cast, now)
    draft = written(case, cast.actor(cast.bob), now)
    with pytest.raises(sending.Held) as held:
        send(case, cast.actor(cast.bob), draft, now)
    for reason in ("Nobody has said yet", "has not been looked for", "minimum time", "second person"):
        assert reason in str(held.value)


def test_two_playbooks_written_at_once_get_two_numbers(cast, now):
    alice = cast.actor(cast.alice)
    for _ in range(2):
        house.write_playbook(cast.brand, alice, toml="", now=now)
    assert list(Playbook.objects.order_by("number").values_list("number", flat=True)) == [1, 2]


def test_a_platform_we_cannot_post_on_is_said_so(cast, now):
    assert not sending.posts_itself(opened(cast, now, platform=Platform.OTHER))
