"""A program that brings an installation into three kinds of trouble, for the doctor to find. Its argument is a brand."""

import sys
from datetime import timedelta


def main(slug: str) -> None:
    from heard.cli import django_up

    django_up.ready()
    from django.db import connection
    from django.utils import timezone

    from heard.desk import access, intake
    from heard.hear import queries
    from heard.records.models import Case, Channel
    from heard.vocabulary.hearing import HeardPost
    from heard.vocabulary.platforms import Platform

    now = timezone.now()
    brand = access.brand_called(slug)
    post = HeardPost(external_id="r", platform=Platform.GOOGLE, text="Cold pasta.", stars=2, published_at=now)
    list(intake.take_in(queries.api_channel(brand), [post], now=now))
    Case.objects.update(lane="customer")
    Channel.objects.create(
        brand=brand, kind="google", platform="google", name="Google", trouble="The key was refused.", next_poll_at=now
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (task_name, queue_name, scheduled_at) VALUES ('retire', 'default', %s)",
            [now - timedelta(hours=1)],
        )


if __name__ == "__main__":
    main(sys.argv[1])
