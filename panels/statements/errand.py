"""What leads from the account page to statements."""

from django.contrib.auth.models import User
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from panels.statements.models import Statement
from portal.organisations.views.account import Errand


def errand(user: User) -> Errand | None:
    """Lead people to the statements of those they act for; those to be corrected wait for them."""
    returned = Q(status=Statement.Status.RETURNED)
    found = Statement.objects.seen_by(user).aggregate(
        every=Count("pk"), returned=Count("pk", filter=returned)
    )
    if not found["every"]:
        return None
    return Errand(reverse("statements:list"), _("Your statements"), found["returned"])
