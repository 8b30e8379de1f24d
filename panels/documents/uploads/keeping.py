"""Keeping an uploaded file between its preview and the draft that is made of it, for a day at most.

What the browser holds meanwhile is a signed ticket: whose file it is, and its digest.
"""

from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.core import signing
from django_tasks import task

from portal.uploads.forgetting import forget_older

KEPT: Final = timedelta(days=1)
#: Seconds between two tidyings.
HOUR: Final = 3600
_SALT: Final = "panels.documents.uploads"


class NotKeptError(Exception):
    """The file is older than a day, or is another's."""


def keep(data: bytes, name: str, user: int) -> str:
    """Keep a file; return a signed ticket for it, which nobody else can use.

    Args:
        data: the file.
        name: that it was uploaded under.
        user: primary key of who sent it.
    """
    digest = sha256(data).hexdigest()
    _folder().mkdir(parents=True, exist_ok=True)
    _path(digest, user).write_bytes(data)
    return signing.dumps({"digest": digest, "name": name[-100:], "user": user}, salt=_SALT)


def kept(ticket: str, user: int) -> tuple[bytes, str]:
    """Return the bytes and the name of a file.

    Raises:
        NotKeptError: it is gone, or another's.
    """
    try:
        held: dict[str, Any] = signing.loads(ticket, salt=_SALT, max_age=KEPT)
    except signing.BadSignature:
        raise NotKeptError from None
    if held["user"] != user:
        raise NotKeptError
    try:
        data = _path(held["digest"], user).read_bytes()
    except FileNotFoundError:
        raise NotKeptError from None
    return data, held["name"]


def forget_old() -> None:
    """Delete what nobody came back for."""
    forget_older(_folder(), KEPT)


@task()
def forget_by_itself() -> None:
    """Delete what nobody came back for, on the portal's schedule."""
    forget_old()


def _path(digest: str, user: int) -> Path:
    return _folder() / f"{user}-{digest}"


def _folder() -> Path:
    return Path(settings.PRIVATE_ROOT) / "documents"
