"""Texts whose time is over go; what happened stays true in the log (R-21, R-26)."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from heard.desk import policy
from heard.records.models import Brand, Case, Post, Prompt, Reading, Revision
from heard.vocabulary.log import EventKind
from heard.vocabulary.platforms import Platform
from heard.vocabulary.reading import Severity

BATCH = 500


def retire(now: datetime) -> int:
    """Empty every copied text that was not seen on its platform for as long as the playbook keeps copies; how many."""
    retired = 0
    for brand in Brand.objects.order_by("pk"):
        rules = policy.in_force(brand)[0]
        for platform in Platform:
            days = rules.settings(platform, Severity.IRRITATION).retention.platform_copy_days
            retired += _empty(brand, platform, now - timedelta(days=days), now)
    return retired


def _empty(brand: Brand, platform: Platform, before: datetime, now: datetime) -> int:
    old = Post.objects.filter(brand=brand, platform=platform, seen_at__lt=before, erased_at=None).order_by("pk")
    emptied = 0
    while posts := list(old[:BATCH]):
        with transaction.atomic():
            for case in Case.objects.filter(post__in=posts):
                case.log(EventKind.ERASED, now, what="copied", why="kept long enough")
            Revision.objects.filter(post__in=posts).update(title="", text="")
            Reading.objects.filter(post__in=posts).delete()
            Prompt.objects.filter(case__post__in=posts).delete()
            Post.objects.filter(pk__in=[post.pk for post in posts]).update(
                title="", text="", author="", author_id="", url="", reply_url="", erased_at=now
            )
        emptied += len(posts)
    return emptied
