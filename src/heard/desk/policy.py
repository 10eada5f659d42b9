"""Which playbook is in force."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from heard.playbook import Policy, Settings, from_toml
from heard.records.models import Brand, Case, Playbook
from heard.records.question import Question
from heard.vocabulary.platforms import Platform
from heard.vocabulary.reading import Severity

_NEWEST = Question(lambda brand: Playbook.objects.filter(brand=brand).order_by("-number").values_list("toml", "number")[:1])


@lru_cache(maxsize=512)
def _parsed(toml: str) -> Policy:
    return from_toml(toml)


def in_force(brand: Brand) -> tuple[Policy, int]:
    """The brand's newest playbook and its number; the built-in one, number 0, where none was written.

    Read once for one `brand` object: a request or a job sees one playbook from beginning to end.
    """
    known = getattr(brand, "_playbook", None)
    if known is None:
        told = getattr(brand, "_newest", None)
        newest = _NEWEST(brand.pk) if told is None else told
        known = (_parsed(newest[0][0]), newest[0][1]) if newest else (Policy(), 0)
        brand._playbook = known  # type: ignore[attr-defined]
    return known


def numbered(brand: Brand, number: int) -> Policy:
    """The brand's playbook of this number; the built-in one where there is none."""
    toml = Playbook.objects.filter(brand=brand, number=number).values_list("toml", flat=True).first()
    return _parsed(toml) if toml is not None else Policy()


def knows(brand: Brand, newest: Sequence[Any]) -> None:
    """Hand over the newest playbook as (text, number), or nothing where none was written, when it was read with the brand."""
    brand._newest = newest  # type: ignore[attr-defined]


def settings_for(case: Case) -> Settings:
    """What the playbook in force says for this case's platform and severity."""
    severity = Severity(case.severity) if case.severity else Severity.IRRITATION
    return in_force(case.brand)[0].settings(Platform(case.platform), severity)
