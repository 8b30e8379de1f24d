"""Writing the figures of a spreadsheet that was checked."""

from collections import Counter

from django.contrib.auth.models import User
from django.db import transaction
from wagtail.log_actions import log

from activities.funds.importing.checking import Outcome, check
from activities.spreadsheets.outcomes import CHANGED
from activities.spreadsheets.reading import Sheet


@transaction.atomic
def write(sheet: Sheet, user: User) -> Counter[str]:
    """Write what is fine of a file, all of it or nothing; return how many had each verdict.

    Checked again as the figures are now: somebody may have changed one meanwhile.

    Raises:
        IntegrityError: somebody else writes the same figures at this moment.
    """
    outcomes = check(sheet)
    for outcome in outcomes:
        if outcome.is_written and outcome.figure is not None:
            outcome.figure.save()
            _note(outcome, user)
    return Counter(outcome.verdict for outcome in outcomes)


def _note(outcome: Outcome, user: User) -> None:
    action = "wagtail.edit" if outcome.verdict == CHANGED else "wagtail.create"
    log(instance=outcome.figure, action=action, user=user, content_changed=True)
