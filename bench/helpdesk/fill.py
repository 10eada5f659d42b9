"""Tables, an account, a queue and many open tickets for django-helpdesk; run by its own Python: fill.py NUMBER."""

# ruff: noqa: E402  Django has to be set up before its models are imported

import os
import random
import sys
from datetime import timedelta
from pathlib import Path

sys.path.insert(1, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")

import django

django.setup()

import texts
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from helpdesk.models import Queue, Ticket

call_command("migrate", verbosity=0)
get_user_model().objects.create_superuser("bea", "bea@heard.example", "lanterns in the rain")
queue = Queue.objects.create(title="Reviews", slug="reviews")
rng, now = random.Random(7), timezone.now()
tickets = (
    Ticket(
        title=f"Review by {texts.author(rng)}",
        description=texts.composed(rng, stars=texts.stars(rng)),
        queue=queue,
        submitter_email=f"guest{i}@example.com",
        status=Ticket.OPEN_STATUS,
        priority=rng.randint(1, 5),
        created=now - timedelta(minutes=i * 7),
        secret_key=f"{rng.getrandbits(64):x}",
    )
    for i in range(int(sys.argv[1]))
)
Ticket.objects.bulk_create(tickets, batch_size=2000)
with connection.cursor() as cursor:
    cursor.execute("VACUUM ANALYZE")
