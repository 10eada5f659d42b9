from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """The tables of the desk."""

    name = "heard.records"
    label = "records"
    default_auto_field = "django.db.models.BigAutoField"
