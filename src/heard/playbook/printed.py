"""The tables of docs/playbook.md, printed from the code so that they cannot part from it."""

from collections.abc import Iterator

from heard.playbook.moves import MOVES
from heard.playbook.policy import Policy
from heard.playbook.policy_file import describe, toml_value
from heard.vocabulary.plan import Plan
from heard.vocabulary.way import Move, Stage


def settings_table() -> str:
    """Every setting with its default, its meaning and its source, as a Markdown table."""
    rows = (
        (f"`{section}.{name}`", f"`{toml_value(default)}`", words, source)
        for section, name, default, words, source in describe()
    )
    return _table(("setting", "default", "what it does", "source"), rows)


def platform_table() -> str:
    """What the default playbook says differently for a platform."""
    rows = (
        (f"`platform.{platform.value}.{section}.{name}`", f"`{toml_value(getattr(getattr(words, section), name))}`")
        for platform, words in sorted(Policy().platform.items())
        for section in sorted(words.model_fields_set)
        for name in sorted(getattr(words, section).model_fields_set)
    )
    return _table(("setting", "default"), rows)


def moves_table() -> str:
    """Which move leads from where to where. Closing and a new cycle are possible from (nearly) everywhere and told in words."""
    everywhere = (Move.CLOSE, Move.NEW_CYCLE)
    rows = ((stage.value, move.value, there.value) for (stage, move), there in _sorted_moves() if move not in everywhere)
    return _table(("from", "move", "to"), rows)


def steps_table(told: Plan) -> str:
    """The steps of one plan, with times in UTC."""
    rows = (
        (
            step.kind.value.replace("_", " "),
            step.state.value + (", late" if step.overdue else ""),
            step.who.value,
            f"{step.due:%a %H:%M}" if step.due else "",
            " ".join(filter(None, (step.why, step.blocked_by and f"*{step.blocked_by}*"))),
            step.source,
        )
        for step in told.steps
    )
    return _table(("step", "state", "who", "by", "why, *and what blocks it*", "source"), rows)


def _sorted_moves() -> list[tuple[tuple[Stage, Move], Stage]]:
    stages, moves = list(Stage), list(Move)
    return sorted(MOVES.items(), key=lambda item: (stages.index(item[0][0]), moves.index(item[0][1])))


def _table(head: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
