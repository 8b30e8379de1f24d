"""Settings of the test suite: the portal's own, with throw-away places."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from portal.settings.base import *  # noqa: F403 -- settings modules build on each other
from portal.settings.base import CACHES, DATABASES, SEARCH_INDEX_PREFIX
from portal.settings.logs import logging_configuration

SECRET_KEY = "only-for-tests"  # noqa: S105 -- protects nothing
ACCOMMODATION_KEYS = ["b25seS1mb3ItdGVzdHMtb25seS1mb3ItdGVzdHMtb24="]
CONTACT_EMAIL, CONTACT_PHONE = "help@example.org", "+41 22 000 00 00"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
# Each xdist worker has its own index prefix and files; nothing is ever deleted by wildcard.
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")
SEARCH_INDEX_PREFIX = f"test-{os.getpid()}-{WORKER}-{SEARCH_INDEX_PREFIX}"
SCRATCH = Path(tempfile.gettempdir()) / f"portal-test-{os.getpid()}-{WORKER}"
# Tests share their machine with each other.
SEARCH_SECONDS = 20.0
STATIC_ROOT = SCRATCH / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
atexit.register(shutil.rmtree, SCRATCH, ignore_errors=True)
MEDIA_ROOT = SCRATCH / "media"
PRIVATE_ROOT = SCRATCH / "private"
# Cleared with the first: numbers of rows that are gone are given again, to others.
CACHES["catalogues"] = CACHES["repository"] = CACHES["default"]
CACHES["share_images"]["LOCATION"] = SCRATCH / "share-images"
CACHES["prints"]["LOCATION"] = SCRATCH / "prints"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# The rule has tests of its own, which turn it on; the others sign in without ceremony.
ACCOUNTS_REQUIRE_SECOND_FACTOR = False
ACCOUNT_RATE_LIMITS = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
LOGGING = logging_configuration(as_json=False, level="WARNING")
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # On disk: the live server's threads and the task worker share it as processes do.
    DATABASES["default"]["TEST"] = {"NAME": str(SCRATCH / "portal.sqlite3")}
