"""Which moves are open in a case now, and which one makes itself."""

from collections.abc import Sequence

from heard.playbook.amends import satisfied
from heard.playbook.care import is_private, talk_has_begun, they_wait_for_us
from heard.playbook.moves import moves_from
from heard.playbook.scene import Scene
from heard.playbook.steps.contest import is_over
from heard.playbook.steps.resolve import promise_owed
from heard.playbook.steps.sign import wait_is_over
from heard.vocabulary.plan import Step, StepKind, StepState
from heard.vocabulary.text import Standing
from heard.vocabulary.way import Move, Stage

_SETTLED = frozenset({StepState.DONE, StepState.WAIVED})


def open_moves(scene: Scene) -> tuple[Move, ...]:
    """Moves that a person or the desk may make now; a new cycle is not one of them: an edit of the review makes it."""
    return tuple(move for move in moves_from(scene.facts.stage) if move is not Move.NEW_CYCLE and _is_open(scene, move))


def automatic(scene: Scene, steps: Sequence[Step]) -> Move | None:
    """The move that needs nobody, None where a person decides or nothing is ready."""
    facts = scene.facts
    match facts.stage:
        case Stage.HEAR:
            return Move.TAKE_IN
        case Stage.TRIAGE if facts.triaged_at is not None:
            return Move.PLAN if scene.whole else Move.SHORT_WAY
        case Stage.GATHER:
            return _from_gather(scene)
        case Stage.RESPOND:
            return _from_respond(scene)
        case Stage.RESOLVE if facts.standing is Standing.NOT_FOUND and wait_is_over(scene):
            return Move.NOBODY_CAME
        case Stage.RESOLVE if _talk_is_over(scene, steps):
            return Move.LEARN
        case Stage.CONTEST if scene.reachable:
            return Move.SIGN_OF_PERSON
        case Stage.CONTEST if is_over(facts, scene):
            return Move.LEARN
        case Stage.DIAGNOSE | Stage.SHOWCASE if they_wait_for_us(facts):
            return Move.SIGN_OF_PERSON
    return None


def _is_open(scene: Scene, move: Move) -> bool:
    facts = scene.facts
    match move:
        case Move.PLAN:
            return facts.triaged_at is not None
        case Move.SHORT_WAY:
            return facts.triaged_at is not None and not scene.whole
        case Move.FACTS_READY:
            return not is_private(facts) and not scene.hold_blocks
        case Move.TALK:
            return talk_has_begun(facts) or scene.no_reply_owed != ""
        case Move.REPLY_LIVE:
            return scene.answered
        case Move.NOBODY_CAME:
            return wait_is_over(scene)
        case Move.SHOW:
            return facts.learned_at is not None
    return True


def _from_gather(scene: Scene) -> Move | None:
    facts = scene.facts
    if is_private(facts):
        called = facts.talk.last_out_at is not None or facts.talk.whole_story_at is not None
        return Move.TALK if called else None
    if scene.hold_blocks or (scene.whole and scene.no_reply_owed):
        return None
    # Candidates ask for a decision; whoever writes or sends a reply has taken it.
    undecided = facts.standing is Standing.CANDIDATES and scene.whole
    if undecided and not (scene.open_draft or scene.on_its_way or scene.answered):
        return None
    return Move.FACTS_READY


def _from_respond(scene: Scene) -> Move | None:
    facts = scene.facts
    if is_private(facts):
        return Move.TALK
    if not scene.answered:
        return None
    # Whoever changed their review after an answer was won back or lost: a person says which, and no promise ends with it.
    stays = scene.whole or they_wait_for_us(facts) or promise_owed(facts) or facts.updated_after_reply
    return Move.REPLY_LIVE if stays else Move.CLOSE


def _talk_is_over(scene: Scene, steps: Sequence[Step]) -> bool:
    """The promise is kept and everything after it is settled; somebody who is not content is not done with."""
    facts = scene.facts
    if (
        they_wait_for_us(facts)
        or facts.remedy is None
        or facts.remedy.kept_at is None
        or satisfied(facts, scene.rules) is False
    ):
        return False
    last = {StepKind.FOLLOW_UP, StepKind.ASK_TO_UPDATE}
    return all(step.state in _SETTLED for step in steps if step.kind in last)
