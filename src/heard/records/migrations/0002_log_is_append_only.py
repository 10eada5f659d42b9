from django.db import migrations

REFUSE = """
CREATE FUNCTION refuse_to_change_the_log() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The case log is append-only: % is refused.', TG_OP USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER log_is_append_only BEFORE UPDATE OR DELETE ON records_caseevent
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_the_log();
CREATE TRIGGER log_is_never_emptied BEFORE TRUNCATE ON records_caseevent
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_the_log();
"""

ALLOW = """
DROP TRIGGER log_is_append_only ON records_caseevent;
DROP TRIGGER log_is_never_emptied ON records_caseevent;
DROP FUNCTION refuse_to_change_the_log();
"""


class Migration(migrations.Migration):
    """The database itself refuses to change or delete what has happened (R-37)."""

    dependencies = [("records", "0001_initial")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
