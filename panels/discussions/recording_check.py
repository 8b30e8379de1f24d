"""What keeps a panel from being published because of a recording it shows."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from panels.discussions.models import PanelPage
from portal.publication.registry import Shortcoming


def check_recordings(page: PanelPage) -> Iterator[Shortcoming]:
    """Yield what makes a recording of a panel unusable to somebody (WCAG 2.2, 1.2.1 and 1.2.2)."""
    for row in page.recordings.all():
        for found in row.recording.shortcomings():
            if found.blocking:
                yield Shortcoming(f"{_('Recordings')}: {row.recording}", str(found.message))
