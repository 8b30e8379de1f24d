"""Which States a content concerns, and which of them have agreed to it."""

from collections.abc import Iterable

from activities.repository.content import content_of, fingerprint
from activities.repository.models import ActivityPage, AgreedContent
from portal.reference.models import State


def states_of(page: ActivityPage) -> list[State]:
    """Return the States that a version, as it is in memory, names.

    A translation has no States of its own: those of its source version are concerned.
    """
    if page.is_source_version:
        return sorted(page.states.all(), key=lambda state: state.iso3)
    source = ActivityPage.objects.filter(
        translation_key=page.translation_key, is_source_version=True
    ).first()
    return [] if source is None else states_of(source)


def states_missing(page: ActivityPage, states: Iterable[State]) -> list[State]:
    """Return those States that have not agreed to what a version, as it is in memory, says."""
    agreed = set(
        AgreedContent.objects.filter(
            work_key=page.translation_key, fingerprint=fingerprint(content_of(page))
        ).values_list("state_id", flat=True)
    )
    return [state for state in states if state.pk not in agreed]
