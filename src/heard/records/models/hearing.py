"""Where posts come from, the posts themselves, and every version of them."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models.functions import Left
from django.utils import timezone

from heard.records.fields import SealedJSON
from heard.records.models.people import Brand, Location, Person, choices
from heard.records.personal import Personal
from heard.vocabulary.platforms import Platform
from heard.vocabulary.way import CaseKind

# PostgreSQL refuses a search vector of over 1 MB; no person searches beyond this many characters.
SEARCHED_CHARACTERS = 100_000


class Channel(models.Model):
    """A connection to one platform, or a way in without one (paste, CSV, mail, form)."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="channels")
    kind = models.CharField(max_length=20)  # a key of heard.channels: google, csv, paste, alert_mail, form, api
    platform = models.CharField(max_length=20, choices=choices(Platform))
    name = models.CharField(max_length=120)
    credentials = SealedJSON(default=dict)
    settings = models.JSONField(default=dict, blank=True)
    seen_until = models.DateTimeField(null=True, blank=True)  # newest change that was taken in
    polled_at = models.DateTimeField(null=True, blank=True)
    swept_at = models.DateTimeField(null=True, blank=True)
    next_poll_at = models.DateTimeField(null=True, blank=True, db_index=True)
    well_at = models.DateTimeField(null=True, blank=True)
    trouble = models.TextField(blank=True)  # empty while all is well
    trouble_since = models.DateTimeField(null=True, blank=True)
    paused = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    PERSONAL: ClassVar = {"credentials": Personal("credential", "account", "contract")}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["brand", "name"], name="channel_named_once")]

    def __str__(self) -> str:
        return self.name


class ChannelPlace(models.Model):
    """Which of the platform's places is which of ours."""

    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="places")
    external_id = models.CharField(max_length=200)
    location = models.ForeignKey(Location, on_delete=models.CASCADE)

    PERSONAL: ClassVar[dict[str, Personal]] = {}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["channel", "external_id"], name="platform_place_once")]


class Intake(models.Model):
    """One file or heap of pasted text on its way in, with its progress."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="intakes")
    channel = models.ForeignKey(Channel, on_delete=models.CASCADE)
    what = models.CharField(max_length=10, choices=[("posts", "posts"), ("customers", "customers"), ("orders", "orders")])
    name = models.CharField(max_length=200)
    content = models.BinaryField()  # emptied when done
    mapping = models.JSONField(default=dict, blank=True)
    state = models.CharField(
        max_length=10,
        default="mapping",
        choices=[("mapping", "mapping"), ("running", "running"), ("done", "done"), ("failed", "failed")],
    )
    size = models.PositiveBigIntegerField(default=0)  # bytes
    read = models.PositiveBigIntegerField(default=0)  # bytes
    kept = models.PositiveIntegerField(default=0)
    same = models.PositiveIntegerField(default=0)
    aside = models.PositiveIntegerField(default=0)
    trouble = models.TextField(blank=True)
    started_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    started_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    PERSONAL: ClassVar = {"content": Personal("text", "copied")}


class AsideRow(models.Model):
    """A row that could not be taken in, kept with the reason and the mend."""

    intake = models.ForeignKey(Intake, on_delete=models.CASCADE, related_name="rows_aside")
    line = models.PositiveIntegerField()
    reason = models.TextField()
    mend = models.TextField(blank=True)
    raw = models.TextField(blank=True)
    kept_at = models.DateTimeField(default=timezone.now)

    PERSONAL: ClassVar = {"raw": Personal("text", "copied")}

    class Meta:
        indexes = [models.Index(fields=["intake", "line"], name="aside_by_line")]


class Post(models.Model):
    """What somebody wrote about a place: a review, a mention, a complaint, a threat. Its present text; see Revision for all."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="posts")
    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="posts")
    location = models.ForeignKey(Location, null=True, on_delete=models.SET_NULL, related_name="posts")
    external_id = models.CharField(max_length=300)
    platform = models.CharField(max_length=20, choices=choices(Platform))
    kind = models.CharField(max_length=10, choices=choices(CaseKind), default=CaseKind.REVIEW)
    title = models.TextField(blank=True)
    text = models.TextField(blank=True)
    stars = models.PositiveSmallIntegerField(null=True, blank=True)
    language = models.CharField(max_length=3, blank=True)
    author = models.CharField(max_length=200, blank=True)
    author_id = models.CharField(max_length=200, blank=True)
    anonymous = models.BooleanField(default=False)
    contact_mail = models.EmailField(blank=True)
    contact_phone = models.CharField(max_length=40, blank=True)
    url = models.TextField(blank=True)
    reply_url = models.TextField(blank=True)
    published_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True, blank=True)  # the platform's own time of the last change
    seen_at = models.DateTimeField()  # last time the platform showed it
    hidden_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)
    digest = models.CharField(max_length=64)  # of stars, title and text: tells a material edit
    erased_at = models.DateTimeField(null=True, blank=True)
    withheld = models.BooleanField(default=False)  # its writer asked for that: what the platform shows does not come back
    search = models.GeneratedField(
        expression=SearchVector(
            Left("title", SEARCHED_CHARACTERS), Left("text", SEARCHED_CHARACTERS), "author", config="simple"
        ),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    PERSONAL: ClassVar = {
        "title": Personal("text", "copied"),
        "text": Personal("text", "copied"),
        "author": Personal("name", "copied"),
        "author_id": Personal("name", "copied"),
        "contact_mail": Personal("contact", "case"),
        "contact_phone": Personal("contact", "case"),
        "url": Personal("text", "copied"),
        "reply_url": Personal("text", "copied"),
        "search": Personal("text", "copied"),
    }

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["channel", "external_id"], name="same_post_once"),
            models.CheckConstraint(
                condition=models.Q(stars__isnull=True) | models.Q(stars__range=(1, 5)), name="stars_one_to_five"
            ),
        ]
        indexes = [
            GinIndex(fields=["search"], name="post_search", fastupdate=False),
            models.Index(fields=["channel", "seen_at"], name="post_by_sweep"),
            models.Index(fields=["brand", "published_at"], name="post_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.platform} {self.external_id}"


class Revision(models.Model):
    """A post as it stood before an edit; the present text is the post's own."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    title = models.TextField(blank=True)
    text = models.TextField(blank=True)
    stars = models.PositiveSmallIntegerField(null=True, blank=True)
    digest = models.CharField(max_length=64)
    seen_at = models.DateTimeField()  # last time it stood so

    PERSONAL: ClassVar = {"title": Personal("text", "copied"), "text": Personal("text", "copied")}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "number"], name="revision_numbered_once")]


class Reading(models.Model):
    """What the reader, or a person who corrected it, understood of one revision. The newest counts."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="readings")
    revision = models.PositiveIntegerField()
    version = models.CharField(max_length=60)
    data = models.JSONField()  # vocabulary.reading.Reading
    read_at = models.DateTimeField()
    corrected_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)

    PERSONAL: ClassVar = {"data": Personal("text", "copied")}

    class Meta:
        indexes = [models.Index(fields=["post", "-id"], name="reading_of_post")]


class Tuning(models.Model):
    """What a brand's corrections taught the reader. The newest that was made for the present reader is in force.

    It holds weights and hashes of words that stand in several texts, no text.
    """

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="tunings")
    number = models.PositiveIntegerField()
    reader = models.CharField(max_length=20)  # the version of the reader that it corrects
    content = models.BinaryField()
    compared = models.JSONField()  # kind of finding -> [before, after] on lessons that it had not seen
    corrections = models.PositiveIntegerField()
    stood = models.PositiveIntegerField()  # readings that nobody put right
    made_at = models.DateTimeField()

    PERSONAL: ClassVar[dict[str, Personal]] = {}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["brand", "number"], name="tuning_numbered_once")]
