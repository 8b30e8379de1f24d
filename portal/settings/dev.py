"""Development and demonstration on one's own machine."""

from portal.settings.base import *  # noqa: F403 -- settings modules build on each other
from portal.settings.base import env
from portal.settings.logs import logging_configuration

DEBUG = env.bool("DJANGO_DEBUG", default=True)
SECRET_KEY = env.str("DJANGO_SECRET_KEY", default="only-for-development")
ALLOWED_HOSTS = env.list("DJANGO_ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
LOGGING = logging_configuration(as_json=False, level=env.str("LOG_LEVEL", default="INFO"))
CONTACT_EMAIL = env.str("CONTACT_EMAIL", default="portal@example.org")
# Everybody has this key: what it seals is for nobody but developers. `make demo` makes its own.
ACCOMMODATION_KEYS = env.list(
    "ACCOMMODATION_KEYS", default=["b25seS1mb3ItZGV2ZWxvcG1lbnQtb25seS1mb3ItZGU="]
)
PORTAL_DEMONSTRATION = env.bool("PORTAL_DEMONSTRATION", default=True)
if DEBUG:
    STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
