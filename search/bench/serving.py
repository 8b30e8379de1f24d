"""Settings to ask for pages with, without a server."""

from typing import Any, Final

#: Any host, no redirect, no collected static files.
SERVING: Final[dict[str, Any]] = {
    "ALLOWED_HOSTS": ["testserver"],
    "SECURE_SSL_REDIRECT": False,
    "STORAGES": {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    },
}
