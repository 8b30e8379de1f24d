"""Sending the rows of a spreadsheet, each for itself: a row that fails harms no other."""

import logging
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_tasks import task

from activities.agreement.correspondents import secretariat_members
from activities.moderation.spreadsheet_checking import (
    IMPORTED,
    SENT,
    THERE,
    Checker,
    Outcome,
    refuse_for,
)
from activities.moderation.spreadsheet_columns import read
from activities.spreadsheets.keeping import NotKeptError, Ticket, forget, kept
from activities.spreadsheets.reading import Row, Sheet
from activities.submissions.models import Submission
from activities.submissions.sending import send
from portal.organisations.models import Organisation

logger = logging.getLogger(__name__)


@task()
def send_rows(ticket: dict[str, Any], language: str) -> list[dict[str, Any]] | None:
    """Send what is fine of a file that is kept, and delete the file.

    Run again after its worker was killed, it finds the rows that were sent and leaves them.

    Args:
        ticket: of the file.
        language: in which to say why a row is refused.

    Returns:
        What became of each row; nothing when the file is kept no longer, or who sent it is of the
        secretariat no longer.
    """
    held = Ticket(**ticket)
    user = secretariat_members().filter(pk=held.user).first()
    try:
        extension, data = kept(held)
    except NotKeptError:
        return None
    if user is None:
        forget(held)
        return None
    with override(language):
        outcomes = [asdict(outcome) for outcome in deliver(read(extension, data), user)]
    forget(held)
    return outcomes


def deliver(sheet: Sheet, user: User) -> Iterator[Outcome]:
    """Send the rows that are fine, as they come; each goes to review like any other."""
    checker = Checker(sheet, user.pk)
    for row in sheet.rows:
        yield _deliver(checker, row, user)


def _deliver(checker: Checker, row: Row, user: User) -> Outcome:
    outcome, submission = checker.check(row)
    if submission is None:
        return outcome
    try:
        _send(submission, user, outcome)
    except ValidationError as error:
        refuse_for(error, outcome)
    except DatabaseError:
        logger.exception("A row of a spreadsheet could not be saved")
        outcome.refuse("", _("It could not be saved. Send the file again."))
    return outcome


@transaction.atomic
def _send(submission: Submission, user: User, outcome: Outcome) -> None:
    """Send one row, unless another import has sent it meanwhile."""
    organisation = submission.organisation
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    key = submission.data[IMPORTED]
    sent = Submission.objects.filter(organisation=organisation, **{f"data__{IMPORTED}": key})
    if sent.exists():
        outcome.verdict = THERE
        return
    submission.pk = None
    submission.save()
    page = send(submission, user, tell_secretariat=False)
    outcome.verdict, outcome.reference = SENT, page.reference
