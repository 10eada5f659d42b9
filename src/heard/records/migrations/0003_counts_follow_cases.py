"""Counts that the database keeps itself: what changes about a case is put down as a difference in the same transaction.

Triggers, because a case is written by COPY, by UPDATE ... FROM and by single acts, and none of these may be forgotten.
"""

from django.db import migrations

FILL = """
UPDATE records_case c SET written_on = (p.published_at AT TIME ZONE coalesce(l.zone, 'UTC'))::date
FROM records_post p LEFT JOIN records_location l ON l.id = p.location_id WHERE p.id = c.post_id;
UPDATE records_case c SET complaints = r.complaints
FROM (
    SELECT DISTINCT ON (post_id) post_id, jsonb_path_query_array(
        data, '$.topics[*] ? (@.polarity == "negative" || @.polarity == "mixed").what') AS complaints
    FROM records_reading ORDER BY post_id, id DESC
) r WHERE r.post_id = c.post_id;
"""

# What counts of a case: nothing before it was read, and nothing for a double.
COUNTED = "{0}.polarity <> '' AND {0}.outcome <> 'duplicate'"
CELL = (
    "{0}.brand_id, {0}.written_on, coalesce({0}.location_id, 0), {0}.platform, {0}.polarity, {0}.severity, {0}.stars, "
    "{0}.topics, {0}.complaints"
)
COLUMNS = "sign, brand_id, day, place, platform, polarity, severity, stars, topics, complaints"

SUMS = """
    sum(sign) AS reviews,
    coalesce(sum(sign) FILTER (WHERE complaint), 0) AS complaints,
    coalesce(sum(sign) FILTER (WHERE polarity = 'negative'), 0) AS negative,
    coalesce(sum(sign) FILTER (WHERE polarity = 'mixed'), 0) AS mixed,
    coalesce(sum(sign) FILTER (WHERE polarity = 'neutral'), 0) AS neutral,
    coalesce(sum(sign) FILTER (WHERE polarity = 'positive'), 0) AS positive,
    coalesce(sum(sign) FILTER (WHERE complaint AND severity = 'irritation'), 0) AS irritation,
    coalesce(sum(sign) FILTER (WHERE complaint AND severity = 'disappointment'), 0) AS disappointment,
    coalesce(sum(sign) FILTER (WHERE complaint AND severity = 'serious'), 0) AS serious,
    coalesce(sum(sign) FILTER (WHERE complaint AND severity = 'danger'), 0) AS danger,
    coalesce(sum(sign) FILTER (WHERE stars IS NOT NULL), 0) AS starred,
    coalesce(sum(sign * stars), 0) AS stars
"""

COUNT = f"""
CREATE FUNCTION records_cells(polarity text, topics jsonb, complaints jsonb) RETURNS TABLE (topic text, complaint boolean)
LANGUAGE sql IMMUTABLE AS $$
    SELECT '', polarity IN ('negative', 'mixed')
    UNION
    SELECT t, polarity IN ('negative', 'mixed') AND complaints @> to_jsonb(t) FROM jsonb_array_elements_text(topics) t
$$;

CREATE VIEW records_tallynow AS
SELECT id, brand_id, week, place, platform, topic, reviews, complaints, negative, mixed, neutral, positive,
       irritation, disappointment, serious, danger, starred, stars FROM records_tally
UNION ALL
SELECT 0, brand_id, date_trunc('week', day)::date, place, platform, topic, {SUMS}
FROM records_tallychange c CROSS JOIN LATERAL records_cells(c.polarity, c.topics, c.complaints) GROUP BY brand_id, 3, place, platform, topic;

CREATE VIEW records_daytallynow AS
SELECT id, brand_id, place, day, reviews, complaints FROM records_daytally
UNION ALL
SELECT 0, brand_id, place, day, sum(sign), coalesce(sum(sign) FILTER (WHERE polarity IN ('negative', 'mixed')), 0)
FROM records_tallychange GROUP BY brand_id, place, day;

CREATE FUNCTION records_fold_tallies() RETURNS bigint LANGUAGE sql AS $$
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
    days AS (
        INSERT INTO records_daytally AS d (brand_id, place, day, reviews, complaints)
        SELECT brand_id, place, day, sum(sign), coalesce(sum(sign) FILTER (WHERE polarity IN ('negative', 'mixed')), 0)
        FROM gone GROUP BY brand_id, place, day ORDER BY brand_id, place, day
        ON CONFLICT (brand_id, place, day) DO UPDATE SET
            reviews = d.reviews + EXCLUDED.reviews, complaints = d.complaints + EXCLUDED.complaints
    )
    SELECT count(*) FROM gone
$$;

-- The lock waits for every transaction that has put down a difference, and holds up the next until all is counted.
CREATE FUNCTION records_recount_tallies() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    LOCK TABLE records_tallychange, records_tally, records_daytally IN EXCLUSIVE MODE;
    DELETE FROM records_tallychange;
    DELETE FROM records_tally;
    DELETE FROM records_daytally;
    INSERT INTO records_tallychange ({COLUMNS}) SELECT 1, {CELL.format("c")} FROM records_case c WHERE {COUNTED.format("c")};
    PERFORM records_fold_tallies();
END $$;

CREATE FUNCTION records_count_cases() RETURNS trigger LANGUAGE plpgsql AS $$
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
CREATE TRIGGER case_counts_when_new AFTER INSERT ON records_case REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION records_count_cases();
CREATE TRIGGER case_counts_when_changed AFTER UPDATE ON records_case REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION records_count_cases();
CREATE TRIGGER case_counts_when_gone AFTER DELETE ON records_case REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION records_count_cases();
"""

UNCOUNT = """
DROP TRIGGER case_counts_when_new ON records_case;
DROP TRIGGER case_counts_when_changed ON records_case;
DROP TRIGGER case_counts_when_gone ON records_case;
DROP FUNCTION records_count_cases, records_recount_tallies, records_fold_tallies;
DROP VIEW records_tallynow, records_daytallynow;
DROP FUNCTION records_cells;
"""

# A reply is public unless its entry says that it is another kind of text.
STEPS = """
    min(at) FILTER (WHERE kind IN ('live', 'posted_by_hand') AND coalesce(data->>'text', 'public_reply') = 'public_reply'
                       OR kind = 'reply_found') AS replied_at,
    min(at) FILTER (WHERE kind IN ('heard_from', 'story_heard')) AS reached_at,
    min(at) FILTER (WHERE kind = 'remedy_kept'
                       OR kind = 'closed' AND data->>'outcome' IN ('recovered', 'satisfied_unchanged')) AS resolved_at,
    min(at) FILTER (WHERE kind = 'scored' AND (data->>'score')::int >= 4
                       OR kind = 'closed' AND data->>'outcome' IN ('recovered', 'satisfied_unchanged')) AS satisfied_at,
    (array_agg((data->>'score')::int ORDER BY at DESC) FILTER (WHERE kind = 'scored'))[1] AS score,
    max(at) FILTER (WHERE kind = 'edited') AS edited_at
"""

NEGATIVE = "{0}.kind = 'read' AND {0}.data->>'polarity' IN ('negative', 'mixed')"
SHELVED = "{0}.kind = 'closed' AND {0}.data->>'outcome' IN ('history', 'duplicate')"
STEP_COLUMNS = "replied_at, reached_at, resolved_at, satisfied_at, score, edited_at"

FOLLOW = f"""
-- The journeys of these cases, or of all, read from the whole log: what came before a case was shelved does not count.
CREATE FUNCTION records_journeys_of(cases bigint[]) RETURNS TABLE (case_id bigint, brand_id bigint, began_at timestamptz,
    replied_at timestamptz, reached_at timestamptz, resolved_at timestamptz, satisfied_at timestamptz, score int, edited_at timestamptz)
LANGUAGE sql STABLE AS $$
    SELECT e.case_id, min(e.brand_id), min(at) FILTER (WHERE {NEGATIVE.format("e")}), {STEPS}
    FROM records_caseevent e
    LEFT JOIN (
        SELECT c.case_id, max(c.id) AS id FROM records_caseevent c
        WHERE (cases IS NULL OR c.case_id = ANY (cases)) AND {SHELVED.format("c")} GROUP BY c.case_id
    ) s ON s.case_id = e.case_id
    WHERE (cases IS NULL OR e.case_id = ANY (cases)) AND e.id > coalesce(s.id, 0)
    GROUP BY e.case_id HAVING bool_or({NEGATIVE.format("e")})
$$;

CREATE FUNCTION records_follow_log() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO records_alertnews (event)
    SELECT id FROM new_rows n WHERE kind IN ('edited', 'hidden') OR {NEGATIVE.format("n")};
    UPDATE records_journey j SET
        replied_at = least(j.replied_at, s.replied_at), reached_at = least(j.reached_at, s.reached_at),
        resolved_at = least(j.resolved_at, s.resolved_at), satisfied_at = least(j.satisfied_at, s.satisfied_at),
        score = coalesce(s.score, j.score), edited_at = greatest(j.edited_at, s.edited_at)
    FROM (
        SELECT case_id, {STEPS} FROM new_rows WHERE kind IN ('live', 'posted_by_hand', 'reply_found', 'heard_from', 'story_heard',
            'remedy_kept', 'closed', 'scored', 'edited') GROUP BY case_id
    ) s WHERE s.case_id = j.case_id;
    INSERT INTO records_journey (case_id, brand_id, began_at, {STEP_COLUMNS})
    SELECT * FROM records_journeys_of(ARRAY(SELECT n.case_id FROM new_rows n WHERE {NEGATIVE.format("n")}))
    ON CONFLICT (case_id) DO NOTHING;
    DELETE FROM records_journey j USING new_rows n WHERE n.case_id = j.case_id AND {SHELVED.format("n")};
    RETURN NULL;
END $$;
CREATE TRIGGER log_is_followed AFTER INSERT ON records_caseevent REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION records_follow_log();

CREATE FUNCTION records_recount_journeys() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    LOCK TABLE records_journey IN EXCLUSIVE MODE;
    DELETE FROM records_journey;
    INSERT INTO records_journey (case_id, brand_id, began_at, {STEP_COLUMNS}) SELECT * FROM records_journeys_of(NULL);
END $$;
"""

UNFOLLOW = """
DROP TRIGGER log_is_followed ON records_caseevent;
DROP FUNCTION records_follow_log, records_recount_journeys, records_journeys_of;
"""

RECOUNT = "SELECT records_recount_tallies(); SELECT records_recount_journeys();"


class Migration(migrations.Migration):
    """Tallies, journeys and news, filled from what is there and kept from now on."""

    dependencies = [("records", "0002_log_is_append_only")]
    operations = [
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.RunSQL(COUNT, UNCOUNT),
        migrations.RunSQL(FOLLOW, UNFOLLOW),
        migrations.RunSQL(RECOUNT, migrations.RunSQL.noop),
    ]
