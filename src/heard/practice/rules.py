"""What an exercise is worth: the five letters, less what the guard found. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from heard.vocabulary.text import Level, Verdict

FOR_A_LETTER = 20
OFF_A_BLOCK = 20
OFF_A_WARNING = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """`letters`: those of HEARD that were found; `points`: 0 to 100."""

    letters: str
    blocks: int
    warnings: int

    @property
    def points(self) -> int:
        """Twenty for each letter, less twenty for each block and five for each warning."""
        whole = FOR_A_LETTER * len(self.letters) - OFF_A_BLOCK * self.blocks - OFF_A_WARNING * self.warnings
        return max(0, min(100, whole))


def score(verdict: Verdict) -> Score:
    """The same guard that reads what is sent has read this."""
    levels = [finding.level for finding in verdict.findings]
    return Score(
        letters="".join(letter for letter in "HEARD" if verdict.heard.get(letter)),  # type: ignore[call-overload]
        blocks=levels.count(Level.BLOCK),
        warnings=levels.count(Level.WARN),
    )


def may_see(*, owner: int, asker: int | None, manages: bool) -> bool:
    """An exercise is there for whoever wrote it and for their manager."""
    return manages or (asker is not None and asker == owner)
