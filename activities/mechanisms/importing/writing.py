"""Writing the mechanisms of a spreadsheet that was checked."""

from collections import Counter

from django.contrib.auth.models import User
from django.db import transaction
from wagtail.log_actions import log

from activities.mechanisms.importing.checking import check
from activities.spreadsheets.outcomes import CHANGED
from activities.spreadsheets.reading import Sheet
from portal.reference.models import State


@transaction.atomic
def write(sheet: Sheet, user: User) -> Counter[str]:
    """Write what is fine of a file, all of it or nothing; return how many had each verdict.

    Checked again as the mechanisms are now: somebody may have changed one meanwhile.
    """
    # Two files at once would both find a mechanism missing, and make it twice.
    list(State.objects.select_for_update().order_by("pk").values_list("pk"))
    outcomes = check(sheet)
    for outcome in outcomes:
        if outcome.is_written and outcome.mechanism is not None:
            outcome.mechanism.save()
            action = "wagtail.edit" if outcome.verdict == CHANGED else "wagtail.create"
            log(instance=outcome.mechanism, action=action, user=user, content_changed=True)
    return Counter(outcome.verdict for outcome in outcomes)
