"""Files go with the rows they belong to, once that is certain."""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver

from panels.recordings.models import Recording, Version


@receiver(pre_save, sender=Recording)
@receiver(pre_save, sender=Version)
def remember_file(sender: type[Recording | Version], instance: Any, **_kwargs: Any) -> None:
    """Note the file that is about to be replaced."""
    kept = sender.objects.filter(pk=instance.pk).values_list("file", flat=True).first()
    instance.replaced_file = kept or ""


@receiver(post_save, sender=Recording)
@receiver(post_save, sender=Version)
def remove_replaced(instance: Any, **_kwargs: Any) -> None:
    """Remove the file that another has taken the place of."""
    before = instance.replaced_file
    if before and before != instance.file.name:
        transaction.on_commit(partial(instance.file.storage.delete, before))


@receiver(post_delete, sender=Recording)
@receiver(post_delete, sender=Version)
def remove_file(instance: Any, **_kwargs: Any) -> None:
    """Remove the file of a row that is gone."""
    if instance.file:
        transaction.on_commit(partial(instance.file.storage.delete, instance.file.name))
