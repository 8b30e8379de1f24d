"""The translation board publishes no version of an activity that its States did not agree to."""

from django.utils.translation import gettext as _

from activities.repository.models import ActivityPage
from activities.repository.public import not_agreed


def lacks_agreement(page: ActivityPage) -> str | None:
    """Return why a version that was just written must not be published; asks the one rule.

    A translation that the States' agreement to its source covers is published; any other goes
    through its workflow.
    """
    if not_agreed().filter(pk=page.pk).exists():
        return _("It needs the agreement of the States concerned. Submit it for review.")
    return None
