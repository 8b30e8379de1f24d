"""Production: refuses to start on what must never be public."""

from django.core.exceptions import ImproperlyConfigured

from portal.settings.base import *  # noqa: F403 -- settings modules build on each other
from portal.settings.base import ALLOWED_HOSTS, SECRET_KEY, env

DEBUG = env.bool("DJANGO_DEBUG", default=False)
# The same measure as Django's check security.W009, before anything is served.
MINIMUM_KEY_LENGTH = 50
MINIMUM_KEY_CHARACTERS = 5
KNOWN_KEYS = {"", "only-for-development", "only-for-tests", "change-me"}

if DEBUG:
    raise ImproperlyConfigured("DJANGO_DEBUG must not be set in production.")
if (
    SECRET_KEY in KNOWN_KEYS
    or SECRET_KEY.startswith("django-insecure-")
    or len(SECRET_KEY) < MINIMUM_KEY_LENGTH
    or len(set(SECRET_KEY)) < MINIMUM_KEY_CHARACTERS
):
    raise ImproperlyConfigured(
        f"DJANGO_SECRET_KEY must be a secret of at least {MINIMUM_KEY_LENGTH} random characters."
    )
if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("DJANGO_ALLOWED_HOSTS must name the hosts this site answers for.")

# W019 asks for X-Frame-Options: DENY; Wagtail previews pages in a frame of its own admin.
SILENCED_SYSTEM_CHECKS = ["security.W019"]
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# Attempts to sign in are counted by address; a proxy's own would be everybody's.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", default=0)
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="smtp://localhost:25")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="webmaster@localhost")
