"""Has files read anew when another may have taken the place of one."""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.documents import get_document_model

from portal.file_words.showing import wanted_language
from portal.file_words.tasks import read_file


@receiver(post_save, sender=get_document_model(), dispatch_uid="file_replaced")
def read_replaced(instance: Any, *, raw: bool = False, **_kwargs: Any) -> None:
    """Have a file that somebody shows read, by a task of the same transaction."""
    if not raw and wanted_language(instance.pk) is not None:
        read_file.enqueue(pk=instance.pk)
