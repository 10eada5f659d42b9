"""Every address of the desk."""

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("allauth.urls")),
    path("api/", include("heard.api.urls")),
    path("", include("heard.web.urls")),
]

handler500 = "heard.web.away.broken"
