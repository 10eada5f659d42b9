"""The views of counts in one type a column on both sides: only then does PostgreSQL look for a topic within each side."""

from importlib import import_module

from django.db import migrations

tallies = import_module("heard.records.migrations.0003_counts_follow_cases")
splits = import_module("heard.records.migrations.0004_counsel_and_splits")

WEEKLY = (
    "reviews", "complaints", "negative", "mixed", "neutral", "positive", "irritation", "disappointment", "serious", "danger",
    "starred", "stars",
)  # fmt: skip
SPLIT = ("reviews", "complaints", "starred", "stars")


def whole(columns: tuple[str, ...]) -> str:
    """The columns as the sums on the other side are."""
    return ", ".join(f"{column}::bigint" for column in columns)


VIEWS = f"""
CREATE OR REPLACE VIEW records_tallynow AS
SELECT id, brand_id, week, place, platform, topic::varchar AS topic, {whole(WEEKLY)} FROM records_tally
UNION ALL
SELECT 0::bigint, brand_id, date_trunc('week', day)::date, place, platform, topic::varchar, {tallies.SUMS}
FROM records_tallychange c CROSS JOIN LATERAL records_cells(c.polarity, c.topics, c.complaints) GROUP BY brand_id, 3, place, platform, topic;

CREATE OR REPLACE VIEW records_daytallynow AS
SELECT id, brand_id, place, day, reviews::bigint, complaints::bigint FROM records_daytally
UNION ALL
SELECT 0::bigint, brand_id, place, day, sum(sign), coalesce(sum(sign) FILTER (WHERE polarity IN ('negative', 'mixed')), 0)
FROM records_tallychange GROUP BY brand_id, place, day;

CREATE OR REPLACE VIEW records_splittallynow AS
SELECT id, brand_id, kind::varchar AS kind, "of"::varchar AS "of", week, place, platform, topic::varchar AS topic, {whole(SPLIT)}
FROM records_splittally
UNION ALL
SELECT 0::bigint, brand_id, kind::varchar, "of"::varchar, date_trunc('week', day)::date, place, platform, topic::varchar, {splits.SPLIT_SUMS}
FROM records_tallychange c {splits.SPLIT_CELLS} GROUP BY brand_id, kind, "of", 5, place, platform, topic;
"""


class Migration(migrations.Migration):
    """Nothing to undo: what the views say is what they said."""

    dependencies = [("records", "0008_faults_are_found")]

    operations = [migrations.RunSQL(VIEWS, migrations.RunSQL.noop)]
