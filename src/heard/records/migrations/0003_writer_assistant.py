import django.db.models.deletion
import heard.records.fields
import heard.vocabulary.text
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0002_log_is_append_only'),
    ]

    operations = [
        migrations.CreateModel(
            name='Assistant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('address', models.CharField(max_length=300)),
                ('model', models.CharField(max_length=120)),
                ('key', heard.records.fields.SealedJSON(default=dict)),
                ('accepted_as', models.CharField(max_length=120)),
                ('accepted_at', models.DateTimeField()),
                ('notice_version', models.CharField(max_length=10)),
                ('accepted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL)),
                ('brand', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='assistant', to='records.brand')),
            ],
        ),
        migrations.CreateModel(
            name='Prompt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('public_reply', 'public reply'), ('private_mail', 'private mail'), ('call_note', 'call note'), ('remedy_offer', 'remedy offer'), ('follow_up', 'follow up'), ('review_request', 'review request'), ('ask_to_update', 'ask to update'), ('improvement', 'improvement'), ('removal_request', 'removal request')], default=heard.vocabulary.text.TextKind['PUBLIC_REPLY'], max_length=20)),
                ('at', models.DateTimeField()),
                ('host', models.CharField(max_length=300)),
                ('why', models.CharField(max_length=20)),
                ('record', models.JSONField()),
                ('review', models.CharField(db_index=True, max_length=64)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='prompts', to='records.case')),
            ],
        ),
    ]
