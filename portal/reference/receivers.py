"""Used vocabulary rows are not deleted, whoever asks and however."""

from typing import Any

from django.db.models import Model, ProtectedError
from django.db.models.signals import pre_delete
from django.dispatch import receiver
from django.utils.translation import gettext as _

from portal.reference.models import Concept, ConceptScheme, Region, State
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
