"""Counsel's notes, and the counts by shift and product beside those by topic."""

from importlib import import_module

import django.db.models.deletion
import heard.vocabulary.way
from django.conf import settings
from django.db import migrations, models

before = import_module("heard.records.migrations.0003_counts_follow_cases")

CELL = before.CELL + ", {0}.shift, {0}.products"
COLUMNS = before.COLUMNS + ", shift, products"
COUNTED, SUMS = before.COUNTED, before.SUMS
SPLIT_SUMS = """
    sum(sign) AS reviews, coalesce(sum(sign) FILTER (WHERE complaint), 0) AS complaints,
    coalesce(sum(sign) FILTER (WHERE stars IS NOT NULL), 0) AS starred, coalesce(sum(sign * stars), 0) AS stars
"""
SPLIT_CELLS = """
    CROSS JOIN LATERAL records_cells(c.polarity, c.topics, c.complaints)
    CROSS JOIN LATERAL (
        SELECT 'shift' AS kind, c.shift AS "of" WHERE c.shift <> ''
        UNION ALL SELECT 'product', p FROM jsonb_array_elements_text(c.products) p
    ) s
"""

SPLIT = f"""
CREATE VIEW records_splittallynow AS
SELECT id, brand_id, kind, "of", week, place, platform, topic, reviews, complaints, starred, stars FROM records_splittally
UNION ALL
SELECT 0, brand_id, kind, "of", date_trunc('week', day)::date, place, platform, topic, {SPLIT_SUMS}
FROM records_tallychange c {SPLIT_CELLS} GROUP BY brand_id, kind, "of", 5, place, platform, topic;

CREATE OR REPLACE FUNCTION records_fold_tallies() RETURNS bigint LANGUAGE sql AS $$
    WITH gone AS (DELETE FROM records_tallychange RETURNING *),
    weeks AS (
        INSERT INTO records_tally AS t (brand_id, week, place, platform, topic, reviews, complaints, negative, mixed, neutral,
            positive, irritation, disappointment, serious, danger, starred, stars)
        SELECT brand_id, date_trunc('week', day)::date, place, platform, topic, {SUMS}
        FROM gone g CROSS JOIN LATERAL records_cells(g.polarity, g.topics, g.complaints)
        GROUP BY brand_id, 2, place, platform, topic ORDER BY brand_id, topic, 2, place, platform
        ON CONFLICT (brand_id, topic, week, place, platform) DO UPDATE SET
            reviews = t.reviews + EXCLUDED.reviews, complaints = t.complaints + EXCLUDED.complaints,
            negative = t.negative + EXCLUDED.negative, mixed = t.mixed + EXCLUDED.mixed,
            neutral = t.neutral + EXCLUDED.neutral, positive = t.positive + EXCLUDED.positive,
            irritation = t.irritation + EXCLUDED.irritation, disappointment = t.disappointment + EXCLUDED.disappointment,
            serious = t.serious + EXCLUDED.serious, danger = t.danger + EXCLUDED.danger,
            starred = t.starred + EXCLUDED.starred, stars = t.stars + EXCLUDED.stars
    ),
    splits AS (
        INSERT INTO records_splittally AS t
            (brand_id, kind, "of", week, place, platform, topic, reviews, complaints, starred, stars)
        SELECT brand_id, kind, "of", date_trunc('week', day)::date, place, platform, topic, {SPLIT_SUMS}
        FROM gone c {SPLIT_CELLS}
        GROUP BY brand_id, kind, "of", 4, place, platform, topic ORDER BY brand_id, kind, topic, 4, place, platform, "of"
        ON CONFLICT (brand_id, kind, topic, week, place, platform, "of") DO UPDATE SET
            reviews = t.reviews + EXCLUDED.reviews, complaints = t.complaints + EXCLUDED.complaints,
            starred = t.starred + EXCLUDED.starred, stars = t.stars + EXCLUDED.stars
    ),
    days AS (
        INSERT INTO records_daytally AS d (brand_id, place, day, reviews, complaints)
        SELECT brand_id, place, day, sum(sign), coalesce(sum(sign) FILTER (WHERE polarity IN ('negative', 'mixed')), 0)
        FROM gone GROUP BY brand_id, place, day ORDER BY brand_id, place, day
        ON CONFLICT (brand_id, place, day) DO UPDATE SET
            reviews = d.reviews + EXCLUDED.reviews, complaints = d.complaints + EXCLUDED.complaints
    )
    SELECT count(*) FROM gone
$$;

CREATE OR REPLACE FUNCTION records_recount_tallies() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    LOCK TABLE records_tallychange, records_tally, records_splittally, records_daytally IN EXCLUSIVE MODE;
    DELETE FROM records_tallychange;
    DELETE FROM records_tally;
    DELETE FROM records_splittally;
    DELETE FROM records_daytally;
    INSERT INTO records_tallychange ({COLUMNS}) SELECT 1, {CELL.format("c")} FROM records_case c WHERE {COUNTED.format("c")};
    PERFORM records_fold_tallies();
END $$;

CREATE OR REPLACE FUNCTION records_count_cases() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO records_tallychange ({COLUMNS}) SELECT 1, {CELL.format("n")} FROM new_rows n WHERE {COUNTED.format("n")};
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO records_tallychange ({COLUMNS}) SELECT -1, {CELL.format("o")} FROM old_rows o WHERE {COUNTED.format("o")};
    ELSE
        INSERT INTO records_tallychange ({COLUMNS})
        SELECT s.* FROM old_rows o JOIN new_rows n USING (id)
        CROSS JOIN LATERAL (
            SELECT -1, {CELL.format("o")} WHERE {COUNTED.format("o")}
            UNION ALL
            SELECT 1, {CELL.format("n")} WHERE {COUNTED.format("n")}
        ) s
        WHERE ({COUNTED.format("o")}, {CELL.format("o")}) IS DISTINCT FROM ({COUNTED.format("n")}, {CELL.format("n")});
    END IF;
    RETURN NULL;
END $$;
"""

# Back to counts without splits: the functions of before, on the tables of before.
UNSPLIT = f"DROP VIEW records_splittallynow; {before.UNCOUNT} {before.COUNT}"


class Migration(migrations.Migration):
    """Counsel's notes; shifts and products of cases, and their counts."""

    dependencies = [
        ('records', '0003_counts_follow_cases'),
    ]

    operations = [
        migrations.CreateModel(
            name='SplitTallyNow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('shift', 'shift'), ('product', 'product')], max_length=7)),
                ('of', models.CharField(max_length=80)),
                ('week', models.DateField()),
                ('place', models.BigIntegerField()),
                ('platform', models.CharField(max_length=20)),
                ('topic', models.CharField(max_length=40)),
                ('reviews', models.IntegerField()),
                ('complaints', models.IntegerField()),
                ('starred', models.IntegerField()),
                ('stars', models.IntegerField()),
            ],
            options={
                'db_table': 'records_splittallynow',
                'managed': False,
            },
        ),
        migrations.AddField(
            model_name='brand',
            name='products',
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name='case',
            name='products',
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name='case',
            name='shift',
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name='location',
            name='shifts',
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name='tallychange',
            name='products',
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name='tallychange',
            name='shift',
            field=models.CharField(default='', max_length=40),
        ),
        migrations.AlterField(
            model_name='alert',
            name='kind',
            field=models.CharField(choices=[('new_negative', 'new negative'), ('risk', 'risk'), ('sla_near', 'sla near'), ('sla_missed', 'sla missed'), ('rating_drop', 'rating drop'), ('burst', 'burst'), ('crisis', 'crisis'), ('edited', 'edited'), ('removed', 'removed')], max_length=20),
        ),
        migrations.AlterField(
            model_name='apikey',
            name='role',
            field=models.CharField(choices=[('counsel', 'counsel'), ('agent', 'agent'), ('approver', 'approver'), ('manager', 'manager'), ('owner', 'owner')], default=heard.vocabulary.way.Role['AGENT'], max_length=10),
        ),
        migrations.AlterField(
            model_name='caseevent',
            name='kind',
            field=models.CharField(choices=[('taken_in', 'taken in'), ('seen_again', 'seen again'), ('edited', 'edited'), ('hidden', 'hidden'), ('back', 'back'), ('reply_found', 'reply found'), ('read', 'read'), ('read_corrected', 'read corrected'), ('owned', 'owned'), ('moved', 'moved'), ('noted', 'noted'), ('facts_asked', 'facts asked'), ('facts_answered', 'facts answered'), ('facts_withdrawn', 'facts withdrawn'), ('facts_escalated', 'facts escalated'), ('decided', 'decided'), ('facts_noted', 'facts noted'), ('facts_waived', 'facts waived'), ('search_waived', 'search waived'), ('searched', 'searched'), ('customer_confirmed', 'customer confirmed'), ('customer_denied', 'customer denied'), ('drafted', 'drafted'), ('explained', 'explained'), ('offered', 'offered'), ('approved', 'approved'), ('sent_back', 'sent back'), ('queued', 'queued'), ('undone', 'undone'), ('sending', 'sending'), ('sent', 'sent'), ('pending', 'pending'), ('live', 'live'), ('rejected', 'rejected'), ('failed', 'failed'), ('voided', 'voided'), ('copied', 'copied'), ('posted_by_hand', 'posted by hand'), ('wrote', 'wrote'), ('heard_from', 'heard from'), ('returned', 'returned'), ('left_alone', 'left alone'), ('proved', 'proved'), ('story_heard', 'story heard'), ('more_asked', 'more asked'), ('more_answered', 'more answered'), ('remedy_offered', 'remedy offered'), ('remedy_chosen', 'remedy chosen'), ('remedy_refused', 'remedy refused'), ('remedy_kept', 'remedy kept'), ('followed_up', 'followed up'), ('scored', 'scored'), ('asked_to_update', 'asked to update'), ('ground_chosen', 'ground chosen'), ('ground_refused', 'ground refused'), ('removal_requested', 'removal requested'), ('removal_answered', 'removal answered'), ('appealed', 'appealed'), ('extortion_seen', 'extortion seen'), ('counsel_on', 'counsel on'), ('counsel_off', 'counsel off'), ('counsel_noted', 'counsel noted'), ('pack_made', 'pack made'), ('learned', 'learned'), ('shown', 'shown'), ('linked', 'linked'), ('erased', 'erased'), ('closed', 'closed'), ('reopened', 'reopened')], max_length=30),
        ),
        migrations.AlterField(
            model_name='membership',
            name='role',
            field=models.CharField(choices=[('counsel', 'counsel'), ('agent', 'agent'), ('approver', 'approver'), ('manager', 'manager'), ('owner', 'owner')], default=heard.vocabulary.way.Role['AGENT'], max_length=10),
        ),
        migrations.CreateModel(
            name='CounselNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('written_at', models.DateTimeField()),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='counsel_notes', to='records.case')),
                ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='SplitTally',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('shift', 'shift'), ('product', 'product')], max_length=7)),
                ('of', models.CharField(max_length=80)),
                ('week', models.DateField()),
                ('place', models.BigIntegerField()),
                ('platform', models.CharField(max_length=20)),
                ('topic', models.CharField(max_length=40)),
                ('reviews', models.IntegerField()),
                ('complaints', models.IntegerField()),
                ('starred', models.IntegerField()),
                ('stars', models.IntegerField()),
                ('brand', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='records.brand')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('brand', 'kind', 'topic', 'week', 'place', 'platform', 'of'), name='one_split_tally_a_cell')],
            },
        ),
        migrations.RunSQL(SPLIT, UNSPLIT),
    ]
