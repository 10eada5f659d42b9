"""Django's settings, read from the environment. `docs/settings.md` lists every variable."""

import os
from pathlib import Path

from csp.constants import NONE, SELF

from heard.config import database, home, mail_server

HERE = Path(__file__).resolve().parent.parent

DEBUG = os.environ.get("HEARD_DEBUG") == "1"
SECRET_KEY = home.signing_key()
SEAL_KEY = home.sealing_key()
BASE_URL = os.environ.get("HEARD_URL", "http://127.0.0.1:8000").rstrip("/")
ALLOWED_HOSTS = os.environ.get("HEARD_HOSTS", "127.0.0.1,localhost,[::1],testserver").split(",")
METRICS_TOKEN = os.environ.get("HEARD_METRICS_TOKEN", "")  # lets another machine read /metrics
CSRF_TRUSTED_ORIGINS = [BASE_URL]
SECURE = BASE_URL.startswith("https://")

INSTALLED_APPS = [
    "heard.records",
    "heard.web",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django_htmx",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "heard.web.middleware.Measured",
    "heard.web.middleware.DatabaseAway",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "heard.web.middleware.ReadersZone",
]

ROOT_URLCONF = "heard.config.urls"
WSGI_APPLICATION = "heard.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [("heard.web.unchanging.Loader", ["django.template.loaders.app_directories.Loader"])],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "heard.web.context.desk",
            ],
        },
    }
]

FORM_RENDERER = "heard.web.widgets.Drawn"

DATABASES = {"default": database.parsed(os.environ.get("DATABASE_URL", "postgresql:///heard"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
PROCRASTINATE_IMPORT_PATHS = ["heard.jobs.tasks"]
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = ""

# One cache for all processes, in the database that is there anyway; counts log-in attempts.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}

AUTH_USER_MODEL = "records.Person"
AUTHENTICATION_BACKENDS = ["heard.web.accounts.ByMail"]
SESSION_ENGINE = "heard.records.sessions"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "heard.web.accounts.ByInvitation"
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,5/5m/key", "reset_password": "5/m/ip,3/h/key"}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = True
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}

STATIC_URL = "/static/"
STATIC_ROOT = None  # the files are served from where the packages put them
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

LANGUAGE_CODE = "en"
LOCALE_PATHS = [HERE / "locale"]
USE_TZ = True
TIME_ZONE = "UTC"

MAIL_URL = os.environ.get("HEARD_MAIL", "")
_mail = mail_server.parsed(MAIL_URL)
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if MAIL_URL else 'filebased'}.EmailBackend"
EMAIL_FILE_PATH = home.folder() / "mail"  # without a server nothing is lost: mails are kept as files
EMAIL_HOST, EMAIL_PORT = _mail.host, _mail.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _mail.user, _mail.password
EMAIL_USE_TLS, EMAIL_USE_SSL = _mail.tls, _mail.ssl
DEFAULT_FROM_EMAIL = os.environ.get("HEARD_MAIL_FROM", "heard@localhost")
EMAIL_TIMEOUT = 20

# Tests and CI must never leave the machine; a real installation talks to the platforms' own addresses.
PLATFORM_ADDRESSES = dict(pair.split("=", 1) for pair in os.environ.get("HEARD_PLATFORMS", "").split(",") if pair)

LOGGING_CONFIG = "heard.config.logs.configure"
LOGGING = {"version": 1}  # Django calls the above only when something stands here
