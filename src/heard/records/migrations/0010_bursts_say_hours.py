"""Bursts that were told before hours were looked at say their days as hours, so that old alerts are still read."""

from django.db import migrations

DAYS_AS_HOURS = """
UPDATE records_alert SET data = (data - 'days') || jsonb_build_object('hours', 24 * (data->>'days')::int)
WHERE kind = 'burst' AND data ? 'days'
"""


class Migration(migrations.Migration):
    """Nothing to undo: what the alerts say is what they said."""

    dependencies = [("records", "0009_counts_are_read_flat")]

    operations = [migrations.RunSQL(DAYS_AS_HOURS, migrations.RunSQL.noop)]
