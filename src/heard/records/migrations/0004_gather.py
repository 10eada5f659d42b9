import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import heard.records.fields
from django.db import migrations, models


def seal_notes(apps, schema_editor):
    """What lay open is sealed."""
    customers = apps.get_model('records', 'Customer')
    for customer in customers.objects.exclude(note='').only('note').iterator(1000):
        customer.sealed = customer.note
        customer.save(update_fields=['sealed'])


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0003_counts_follow_cases'),
    ]

    operations = [
        migrations.CreateModel(
            name='FactFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('kind', models.CharField(max_length=60)),
                ('content', models.BinaryField()),
                ('kept_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='NameCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('part', models.CharField(choices=[('given', 'given'), ('surname', 'surname'), ('initial', 'initial')], max_length=10)),
                ('value', models.CharField(max_length=100)),
                ('number', models.PositiveIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='Weighing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('customers', models.PositiveIntegerField(default=0)),
                ('orders', models.PositiveIntegerField(default=0)),
                ('newest_order_at', models.DateTimeField(blank=True, null=True)),
                ('daily', models.FloatField(default=0)),
                ('places', models.PositiveIntegerField(default=1)),
                ('confirmed', models.PositiveIntegerField(default=0)),
                ('denied', models.PositiveIntegerField(default=0)),
                ('decided', models.JSONField(default=dict)),
                ('counted_at', models.DateTimeField()),
            ],
        ),
        migrations.AddField(
            model_name='candidate',
            name='chance',
            field=models.FloatField(default=0),
        ),
        migrations.AddField(
            model_name='candidate',
            name='decision',
            field=models.CharField(blank=True, choices=[('confirmed', 'confirmed'), ('denied', 'denied')], max_length=10),
        ),
        migrations.AddField(
            model_name='candidate',
            name='levels',
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name='customer',
            name='country',
            field=models.CharField(blank=True, max_length=2),
        ),
        migrations.AddField(
            model_name='customer',
            name='keys',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=120), blank=True, default=list, size=None),
        ),
        migrations.AddField(
            model_name='customer',
            name='language',
            field=models.CharField(blank=True, max_length=3),
        ),
        migrations.AddField(
            model_name='factrequest',
            name='escalated_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='order',
            name='party',
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='order',
            name='served_by',
            field=models.CharField(blank=True, max_length=100),
        ),
        migrations.AddField(
            model_name='search',
            name='compared',
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='search',
            name='newest_order_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='search',
            name='orders',
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='customer',
            name='sealed',
            field=heard.records.fields.SealedText(blank=True, default=''),
            preserve_default=False,
        ),
        migrations.RunPython(seal_notes, migrations.RunPython.noop),
        migrations.RemoveField(model_name='customer', name='note'),
        migrations.RenameField(model_name='customer', old_name='sealed', new_name='note'),
        migrations.AddIndex(
            model_name='customer',
            index=django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=['keys'], name='customer_by_key'),
        ),
        migrations.AddField(
            model_name='factfile',
            name='request',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='records.factrequest'),
        ),
        migrations.AddField(
            model_name='namecount',
            name='brand',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='records.brand'),
        ),
        migrations.AddField(
            model_name='weighing',
            name='brand',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='weighing', to='records.brand'),
        ),
        migrations.AddConstraint(
            model_name='namecount',
            constraint=models.UniqueConstraint(fields=('brand', 'part', 'value'), name='name_counted_once'),
        ),
        migrations.AddField(
            model_name='note',
            name='is_decision',
            field=models.BooleanField(default=False),
        ),
        migrations.AlterField(
            model_name='caseevent',
            name='kind',
            field=models.CharField(choices=[('taken_in', 'taken in'), ('seen_again', 'seen again'), ('edited', 'edited'), ('hidden', 'hidden'), ('back', 'back'), ('reply_found', 'reply found'), ('read', 'read'), ('read_corrected', 'read corrected'), ('owned', 'owned'), ('moved', 'moved'), ('noted', 'noted'), ('facts_asked', 'facts asked'), ('facts_answered', 'facts answered'), ('facts_withdrawn', 'facts withdrawn'), ('facts_escalated', 'facts escalated'), ('decided', 'decided'), ('facts_noted', 'facts noted'), ('facts_waived', 'facts waived'), ('search_waived', 'search waived'), ('searched', 'searched'), ('customer_confirmed', 'customer confirmed'), ('customer_denied', 'customer denied'), ('drafted', 'drafted'), ('explained', 'explained'), ('offered', 'offered'), ('approved', 'approved'), ('sent_back', 'sent back'), ('queued', 'queued'), ('undone', 'undone'), ('sending', 'sending'), ('sent', 'sent'), ('pending', 'pending'), ('live', 'live'), ('rejected', 'rejected'), ('failed', 'failed'), ('voided', 'voided'), ('copied', 'copied'), ('posted_by_hand', 'posted by hand'), ('wrote', 'wrote'), ('heard_from', 'heard from'), ('returned', 'returned'), ('left_alone', 'left alone'), ('proved', 'proved'), ('story_heard', 'story heard'), ('more_asked', 'more asked'), ('more_answered', 'more answered'), ('remedy_offered', 'remedy offered'), ('remedy_chosen', 'remedy chosen'), ('remedy_refused', 'remedy refused'), ('remedy_kept', 'remedy kept'), ('followed_up', 'followed up'), ('scored', 'scored'), ('asked_to_update', 'asked to update'), ('ground_chosen', 'ground chosen'), ('ground_refused', 'ground refused'), ('removal_requested', 'removal requested'), ('removal_answered', 'removal answered'), ('appealed', 'appealed'), ('extortion_seen', 'extortion seen'), ('counsel_on', 'counsel on'), ('counsel_off', 'counsel off'), ('learned', 'learned'), ('shown', 'shown'), ('linked', 'linked'), ('erased', 'erased'), ('closed', 'closed'), ('reopened', 'reopened')], max_length=30),
        ),
    ]
