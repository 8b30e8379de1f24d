"""What becomes of a statement: sent, published, returned, withdrawn; each on record and told."""

from typing import Final

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panels.statements.letters import write_to_secretariat, write_to_sender
from panels.statements.models import Statement, StatementEvent
from panels.statements.tasks import read_statement_file

Kind = StatementEvent.Kind
Status = Statement.Status
#: From which status a decision leads where.
_MAY: Final = {
    Kind.RECEIVED: (Status.DRAFT, Status.RETURNED),
    Kind.PUBLISHED: (Status.RECEIVED,),
    Kind.RETURNED: (Status.RECEIVED,),
    Kind.WITHDRAWN: (Status.RECEIVED, Status.RETURNED, Status.PUBLISHED),
    Kind.WITHDRAWN_BY_SENDER: (Status.RECEIVED, Status.RETURNED, Status.PUBLISHED),
}


class TooLateError(Exception):
    """Somebody decided or changed something meanwhile."""


def missing(statement: Statement) -> list[str]:
    """Return what a statement lacks to be sent, in words; one query."""
    texts = list(statement.texts.all())
    if not texts:
        return [_("Add the text in at least one language.")]
    if not any(text.is_original for text in texts):
        return [_("Say which language is the original.")]
    return []


@transaction.atomic
def send(statement: Statement, user: User, version: str) -> None:
    """Hand a statement to the secretariat; its sender has agreed that it is published.

    Raises:
        ValidationError: what it lacks.
        TooLateError: it was changed since ``version``, or is not open any more.
    """
    held = _held(statement, Kind.RECEIVED, version)
    if lacks := missing(held):
        raise ValidationError(lacks)
    held.status, held.reason, held.sender = Status.RECEIVED, "", user
    held.sent_at = held.consented_at = timezone.now()
    _decided(held, Kind.RECEIVED, user)
    write_to_sender(held, "received")
    write_to_secretariat(held)


@transaction.atomic
def publish(statement: Statement, user: User | None, version: str, place: int | None) -> None:
    """Show a statement to everybody.

    Args:
        statement: that was received.
        user: who decides.
        version: what was looked at.
        place: in the order of delivery, where it has one.

    Raises:
        TooLateError: it is another version by now, or was decided already.
    """
    held = _held(statement, Kind.PUBLISHED, version)
    held.status, held.place, held.published_at = Status.PUBLISHED, place, timezone.now()
    _decided(held, Kind.PUBLISHED, user)
    for text in held.texts.filter(file__isnull=False):
        read_statement_file.enqueue(pk=text.pk)
    write_to_sender(held, "published")


@transaction.atomic
def give_back(statement: Statement, user: User, version: str, reason: str) -> None:
    """Return a statement to be corrected and sent again.

    Raises:
        TooLateError: as ``publish`` does.
    """
    held = _held(statement, Kind.RETURNED, version)
    held.status, held.reason = Status.RETURNED, reason
    _decided(held, Kind.RETURNED, user)
    write_to_sender(held, "returned")


@transaction.atomic
def withdraw(statement: Statement, user: User, reason: str = "", *, by_sender: bool) -> None:
    """Take a statement back, whatever version it is; from the commit on nobody else reads it.

    Raises:
        TooLateError: it was withdrawn already.
    """
    kind = Kind.WITHDRAWN_BY_SENDER if by_sender else Kind.WITHDRAWN
    held = _held(statement, kind)
    held.status, held.reason = Status.WITHDRAWN, reason
    _decided(held, kind, user)
    if not by_sender:
        write_to_sender(held, "withdrawn")


@transaction.atomic
def set_place(statement: Statement, place: int | None) -> None:
    """Set where a published statement stands in the order of delivery."""
    Statement.objects.filter(pk=statement.pk).update(place=place)


def _held(statement: Statement, kind: StatementEvent.Kind, version: str = "") -> Statement:
    rows = Statement.objects.select_for_update(of=("self",))
    held = rows.select_related("organisation", "state", "sender__wagtail_userprofile").get(
        pk=statement.pk
    )
    if held.status not in _MAY[kind] or (version and version != str(held.version)):
        raise TooLateError
    return held


def _decided(held: Statement, kind: StatementEvent.Kind, user: User | None) -> None:
    held.save()
    StatementEvent.objects.create(
        statement=held, kind=kind, version=held.version, reason=held.reason, user=user
    )
