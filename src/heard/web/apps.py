from django.apps import AppConfig


class WebConfig(AppConfig):
    """The pages of the desk; no tables."""

    name = "heard.web"
    label = "web"
