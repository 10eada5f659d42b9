"""A burst that was told in days, before hours were looked at, is read like any other."""

from importlib import import_module

import pytest
from django.db import connection

from heard.desk.alerts_told import told
from heard.records.models import Alert


@pytest.mark.django_db
def test_a_burst_told_in_days_is_still_read(cast, now):
    data = {"of": "brand", "days": 3, "count": 9, "expected": 1.0}
    alert = Alert.objects.create(brand=cast.brand, kind="burst", key="burst brand", at=now, data=data)
    with connection.cursor() as cursor:
        cursor.execute(import_module("heard.records.migrations.0010_bursts_say_hours").DAYS_AS_HOURS)
    alert.refresh_from_db()
    assert alert.data == {"of": "brand", "hours": 72, "count": 9, "expected": 1.0}
    assert "3 days" in told(alert)
