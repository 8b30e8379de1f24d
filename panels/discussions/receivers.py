"""What follows from a panel being saved."""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from panels.discussions.models import PanelPage
from portal.file_words.tasks import read_once


@receiver(post_save, sender=PanelPage, dispatch_uid="panel_saved")
def read_saved(instance: PanelPage, *, raw: bool = False, **_kwargs: Any) -> None:
    """Have its concept note read, so that its words are found."""
    if not raw and instance.concept_note_id is not None:
        read_once(instance.concept_note_id)
