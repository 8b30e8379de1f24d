"""Where files are kept that views send to who may have them."""

from django.conf import settings
from django.core.files.storage import FileSystemStorage, Storage


def private_storage() -> Storage:
    """Return the place of files that have no public address."""
    return FileSystemStorage(location=settings.PRIVATE_ROOT)
