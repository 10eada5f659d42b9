"""Which playbook is in force."""

from functools import lru_cache

from heard.playbook import Policy, Settings
from heard.records.models import Brand, Case, Playbook
from heard.vocabulary.platforms import Platform
from heard.vocabulary.reading import Severity


@lru_cache(maxsize=512)
def _parsed(toml: str) -> Policy:
    return Policy.from_toml(toml)


def in_force(brand: Brand) -> tuple[Policy, int]:
    """The brand's newest playbook and its number; the built-in one, number 0, where none was written.

    Read once for one `brand` object: a request or a job sees one playbook from beginning to end.
    """
    known = getattr(brand, "_playbook", None)
    if known is None:
        newest = Playbook.objects.filter(brand=brand).order_by("-number").values_list("toml", "number").first()
        known = (_parsed(newest[0]), newest[1]) if newest else (Policy(), 0)
        brand._playbook = known  # type: ignore[attr-defined]
    return known


def numbered(brand: Brand, number: int) -> Policy:
    """The brand's playbook of this number; the built-in one where there is none."""
    toml = Playbook.objects.filter(brand=brand, number=number).values_list("toml", flat=True).first()
    return _parsed(toml) if toml is not None else Policy()


def settings_for(case: Case) -> Settings:
    """What the playbook in force says for this case's platform and severity."""
    severity = Severity(case.severity) if case.severity else Severity.IRRITATION
    return in_force(case.brand)[0].settings(Platform(case.platform), severity)
