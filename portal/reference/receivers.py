"""When vocabulary rows change: used ones are not deleted, and the edition becomes another."""

from typing import Any

from django.db.models import Model, ProtectedError
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from django.utils.translation import gettext as _

from portal.reference.models import Concept, ConceptScheme, Edition, Region, State
from portal.reference.usage import rows_using


@receiver(pre_delete, sender=Concept)
@receiver(pre_delete, sender=ConceptScheme)
@receiver(pre_delete, sender=Region)
@receiver(pre_delete, sender=State)
def refuse_to_delete_used(instance: Model, **_kwargs: Any) -> None:
    """Stop a deletion that would take a choice away from a page or a record.

    Foreign keys protect their own; a many-to-many relation would drop its rows silently.

    Raises:
        ProtectedError: with the rows that use it.
    """
    used_by = rows_using(instance)
    if used_by:
        raise ProtectedError(
            _("“%(label)s” is in use. Retire it instead.") % {"label": instance}, used_by
        )


@receiver([post_save, post_delete], sender=Concept)
@receiver([post_save, post_delete], sender=ConceptScheme)
@receiver([post_save, post_delete], sender=Region)
@receiver([post_save, post_delete], sender=State)
def begin_another_edition(**_kwargs: Any) -> None:
    """Let every process know, in the transaction of the change, that names may be others."""
    Edition.begin()
