"""Activities as a kind of work."""

from uuid import UUID

from django.db.models import Model

from activities.repository.models import ActivityPage, AgreedContent
from portal.pages.kinds import PageKind


class ActivityKind(PageKind):
    """Also follows the agreement of States, which makes an activity public or takes it away."""

    def sources(self) -> tuple[type[Model], ...]:
        """Return the page type and what States have agreed to."""
        return (ActivityPage, AgreedContent)

    def key_of(self, instance: Model) -> UUID:
        """Return the work's key."""
        if isinstance(instance, AgreedContent):
            return instance.work_key
        return super().key_of(instance)
