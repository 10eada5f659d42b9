"""A desk with very many cases, quickly.

A few thousand reviews come in the real way, read and planned. Then they are multiplied inside the database, row by row
of every table that a case has, each copy with a code, an author, a time and a last sentence of its own. So the copies'
readings, plans and logs are those that the desk itself wrote.
"""

import random
import time
from datetime import timedelta
from typing import Any

import texts

SEEDS = 4000
DAYS = 540
SLUG, PERSON, PASSWORD = "bench", "bea@heard.example", "lanterns in the rain"


def furnished() -> str:
    """A brand, two places, an owner, a channel that posts by itself, and a key of the API; the key."""
    from django.utils import timezone

    from heard.desk.keys import hashed, new_key
    from heard.desk.letting_in import let_in
    from heard.records.models import ApiKey, Brand, Channel, Location
    from heard.vocabulary.way import Role, Sector

    let_in(mail=PERSON, name="Bea", password=PASSWORD, brand="Bench", sector=Sector.RESTAURANT, role=Role.OWNER)
    brand = Brand.objects.get(slug=SLUG)
    hours = [[["11:00", "23:00"]]] * 7
    Location.objects.filter(brand=brand).update(
        country="GB", zone="Europe/London", hours=hours, contact_mail="bea@bench.example"
    )
    channel, _ = Channel.objects.get_or_create(brand=brand, name="Google", defaults={"kind": "google", "platform": "google"})
    Channel.objects.filter(pk=channel.pk).update(created_at=timezone.now() - timedelta(days=60))
    key = new_key()
    ApiKey.objects.create(brand=brand, name="bench", role=Role.OWNER, hashed=hashed(key))
    return key


def fill(number: int, *, seed: int = 7) -> float:
    """`number` cases in the bench's brand, whatever there was before; the seconds it took."""
    from django.db import connection

    from heard.records.models import Case

    begun = time.perf_counter()
    there = Case.objects.count()
    if not there:
        _take_in_seeds(min(SEEDS, number), seed)
        there = Case.objects.count()
    with connection.cursor() as cursor:
        if number > there:
            _multiply(cursor, number - there)
            # The copies were made behind the back of the triggers that count.
            cursor.execute("SELECT records_recount_tallies()")
            cursor.execute("SELECT records_recount_journeys()")
        cursor.execute("VACUUM ANALYZE")
    return time.perf_counter() - begun


def _take_in_seeds(number: int, seed: int) -> None:
    from django.utils import timezone

    from heard.desk import intake
    from heard.records.models import Brand, Channel
    from heard.vocabulary.hearing import HeardPost
    from heard.vocabulary.platforms import Platform

    rng, now = random.Random(seed), timezone.now()
    channel = Channel.objects.select_related("brand").get(name="Google")
    place = Brand.objects.get(slug=SLUG).locations.first()
    stars = [texts.stars(rng) for _ in range(number)]
    posts = [
        HeardPost(
            external_id=f"seed-{i}",
            platform=Platform.GOOGLE,
            text=texts.composed(rng, stars=given),
            stars=given,
            author=texts.author(rng),
            published_at=now - timedelta(days=rng.uniform(0, 120)),  # half of them from before the desk's time
        )
        for i, given in enumerate(stars)
    ]
    for _ in intake.take_in(channel, posts, now=now, place=place):
        pass


def _multiply(cursor: Any, missing: int) -> None:
    """Copies of the seeds, table by table; indexes are made anew afterwards, which is faster than keeping them."""
    from heard.records.models import Case, CaseEvent, Post, Reading

    cursor.execute("SET session_replication_role = replica")  # no foreign key is looked up: copies point at copies
    cursor.execute("SET maintenance_work_mem = '512MB'")
    cursor.execute("SET synchronous_commit = off")
    words = "(ARRAY[" + ",".join(f"'{part}'" for part in texts.SYLLABLES) + "])"
    names = "(ARRAY[" + ",".join(f"'{name}'" for name in texts.SURNAMES) + "])"
    cursor.execute(
        f"""CREATE TEMP TABLE copies AS
        SELECT s.id AS post, c.id AS case, p.base + n AS new_post, q.base + n AS new_case, n,
               random() * interval '{DAYS} days' AS shift,
               initcap({words}[1 + n %% 16] || {words}[1 + n / 16 %% 16] || {words}[1 + n / 256 %% 16]
                       || {words}[1 + n / 4096 %% 16] || {words}[1 + n / 65536 %% 16]) AS street,
               {names}[1 + n %% 12] AS surname
        FROM generate_series(1, %s) AS g(n) CROSS JOIN
             (SELECT max(id) AS base FROM records_post) p CROSS JOIN (SELECT max(id) AS base FROM records_case) q CROSS JOIN
             (SELECT count(*) AS seeds FROM records_post WHERE external_id LIKE 'seed-%%') k
             JOIN records_post s ON s.external_id = 'seed-' || n %% k.seeds
             JOIN records_case c ON c.post_id = s.id""",
        [missing],
    )
    copies = "copies k JOIN {table} t ON t.{key} = k.{of}"
    shifted = {name: f"t.{name} - k.shift" for name in ("published_at", "edited_at", "seen_at")}
    _copy(
        cursor,
        Post,
        copies.format(table="records_post", key="id", of="post"),
        id="k.new_post",
        external_id="'copy-' || k.new_post",
        author="split_part(t.author, ' ', 1) || ' ' || k.surname",
        text="t.text || ' We live in ' || k.street || ' Lane.'",
        **shifted,
    )
    projected = ("opened_at", "cycle_at", "closed_at", "next_due", "reply_due", "planned_at")
    _copy(
        cursor,
        Case,
        copies.format(table="records_case", key="id", of="case"),
        id="k.new_case",
        post_id="k.new_post",
        code="'X' || lpad(upper(to_hex(k.new_case)), 8, '0')",
        written_on="(t.written_on - k.shift)::date",
        **{name: f"t.{name} - k.shift" for name in projected},
    )
    _copy(cursor, Reading, copies.format(table="records_reading", key="post_id", of="post"), id=None, post_id="k.new_post")
    _copy(
        cursor,
        CaseEvent,
        copies.format(table="records_caseevent", key="case_id", of="case"),
        id=None,
        case_id="k.new_case",
        at="t.at - k.shift",
    )
    cursor.execute("DROP TABLE copies")
    cursor.execute("RESET session_replication_role")
    cursor.execute("RESET synchronous_commit")
    for model in (Post, Case):
        table = model._meta.db_table
        cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))")


def _copy(cursor: Any, model: Any, source: str, **instead: str | None) -> None:
    """Insert every column of `t` in `source`, some of them computed instead; None leaves a column to the database."""
    table = model._meta.db_table
    columns = [field.column for field in model._meta.local_concrete_fields if not field.generated]
    columns = [name for name in columns if instead.get(name, "") is not None]
    values = [instead.get(name) or f't."{name}"' for name in columns]
    cursor.execute(
        """SELECT indexname, indexdef FROM pg_indexes i JOIN pg_class c ON c.relname = indexname
        JOIN pg_index x ON x.indexrelid = c.oid
        WHERE i.tablename = %s AND NOT x.indisunique""",
        [table],
    )
    indexes = cursor.fetchall()
    for name, _ in indexes:
        cursor.execute(f'DROP INDEX "{name}"')
    chosen = ", ".join(f'"{name}"' for name in columns)
    cursor.execute(f'INSERT INTO "{table}" ({chosen}) SELECT {", ".join(values)} FROM {source} ORDER BY k.n')
    for _, definition in indexes:
        cursor.execute(definition)
