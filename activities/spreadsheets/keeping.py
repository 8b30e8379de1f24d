"""Keeping an uploaded spreadsheet between its check and its import, for a day at most.

What the browser holds meanwhile is a signed ticket: whose file, under which name, and the digest of
exactly what was checked.
"""

from dataclasses import asdict, dataclass
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

from django.conf import settings
from django.core import signing
from django_tasks import task

from portal.uploads.forgetting import forget_older

KEPT: Final = timedelta(days=1)
#: Seconds between two tidyings.
HOUR: Final = 3600
_SALT: Final = "activities.spreadsheets"


class NotKeptError(Exception):
    """The file was used already, is older than a day, or is not what was checked."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """Leads to a file that is kept.

    Attributes:
        name: of the file, which nobody can guess.
        digest: SHA-256 of it.
        user: primary key of who sent it; nobody else can use it.
    """

    name: str
    digest: str
    user: int


def keep(extension: str, data: bytes, user: int) -> str:
    """Keep a file; return a signed ticket for it."""
    _folder().mkdir(parents=True, exist_ok=True)
    name = f"{uuid4().hex}{extension}"
    (_folder() / name).write_bytes(data)
    ticket = Ticket(name, sha256(data).hexdigest(), user)
    return signing.dumps(asdict(ticket), salt=_SALT)


def claim(signed: str, user: int) -> Ticket:
    """Return what a ticket says, once: a second claim of the same file is refused.

    Raises:
        NotKeptError: nothing is done.
    """
    try:
        held: dict[str, Any] = signing.loads(signed, salt=_SALT, max_age=KEPT)
    except signing.BadSignature:
        raise NotKeptError from None
    ticket = Ticket(**held)
    if ticket.user != user:
        raise NotKeptError
    claimed = f"claimed-{ticket.name}"
    try:
        (_folder() / ticket.name).rename(_folder() / claimed)
    except FileNotFoundError:
        raise NotKeptError from None
    return Ticket(claimed, ticket.digest, user)


def kept(ticket: Ticket) -> tuple[str, bytes]:
    """Return the ending and the bytes of a file.

    Raises:
        NotKeptError: it is gone, or another one than was checked.
    """
    path = _folder() / ticket.name
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise NotKeptError from None
    if sha256(data).hexdigest() != ticket.digest:
        raise NotKeptError
    return path.suffix, data


def forget(ticket: Ticket) -> None:
    """Delete a file."""
    (_folder() / ticket.name).unlink(missing_ok=True)


def forget_old() -> None:
    """Delete what nobody came back for."""
    forget_older(_folder(), KEPT)


@task()
def forget_by_itself() -> None:
    """Delete what nobody came back for, on the portal's schedule."""
    forget_old()


def _folder() -> Path:
    return Path(settings.PRIVATE_ROOT) / "spreadsheets"
