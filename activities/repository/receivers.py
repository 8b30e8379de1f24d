"""What follows from activities and organisations being changed."""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.signals import page_published

from activities.repository.gone import note_public
from activities.repository.models import ActivityPage, AgreedContent
from portal.organisations.models import Organisation
from search.receivers import changed


@receiver(page_published, sender=ActivityPage, dispatch_uid="activity_published")
def note_published(instance: ActivityPage, **_kwargs: Any) -> None:
    """Remember that an activity was once public."""
    note_public(instance.translation_key)


@receiver(post_save, sender=AgreedContent, dispatch_uid="activity_agreed")
def note_agreed(instance: AgreedContent, **_kwargs: Any) -> None:
    """Remember it also where the agreement comes after publication."""
    note_public(instance.work_key)


@receiver(post_save, sender=Organisation, dispatch_uid="activity_organisation_saved")
def index_of_organisation(instance: Organisation, *, raw: bool, **_kwargs: Any) -> None:
    """Index the activities of an organisation whose name or status may have changed."""
    if not raw:
        pages = ActivityPage.objects.filter(providers__organisation=instance, live=True)
        keys = pages.values_list("translation_key", flat=True).distinct()
        changed("activity", keys, is_withdrawal=False)
