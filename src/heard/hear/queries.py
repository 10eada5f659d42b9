"""Reads of the hear stage, and the channels that need no setting up."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import QuerySet

from heard.records.models import AsideRow, Brand, Channel, Intake, Post
from heard.vocabulary.platforms import Platform


def own_channel(brand: Brand, kind: str, name: str, platform: Platform = Platform.OTHER) -> Channel:
    """A way in that asks no platform: made when it is first used, one a brand and kind."""
    row, _ = Channel.objects.get_or_create(brand=brand, name=name, defaults={"kind": kind, "platform": platform})
    return row


def api_channel(brand: Brand) -> Channel:
    """Where posts that come over the API belong."""
    return own_channel(brand, "api", "API")


def form_channel(brand: Brand) -> Channel:
    """Where private complaints and threats belong."""
    return own_channel(brand, "form", "Private complaints", Platform.FORM)


def channels(brand: Brand) -> list[Channel]:
    """Every way in of a brand, those in trouble first."""
    return list(Channel.objects.filter(brand=brand).prefetch_related("places__location").order_by("trouble_since", "name"))


def intakes(brand: Brand, *, most: int = 20) -> list[Intake]:
    """The newest imports of a brand, without their content."""
    return list(Intake.objects.filter(brand=brand).defer("content").order_by("-id")[:most])


def aside_rows(intake: Intake) -> QuerySet[AsideRow]:
    """The rows of an import that could not be taken in, in the order of the file."""
    return intake.rows_aside.order_by("line", "id")


def unknown(channel: Channel, external_ids: Collection[str]) -> list[str]:
    """Which of these the channel has never heard, in a stable order."""
    known = set(Post.objects.filter(channel=channel).values_list("external_id", flat=True))
    return sorted(set(external_ids) - known)
