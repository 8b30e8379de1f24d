"""What must happen when editors change something, and after an answer has gone out."""

from typing import Any

from django.core.signals import request_finished
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from search.curation.counting import write_when_due
from search.curation.holding import forget
from search.curation.models import CurationEdition, PromotedWork, Promotion, SynonymGroup

_KEPT = (Promotion, PromotedWork, SynonymGroup)


@receiver((post_save, post_delete))
def begin_edition(sender: type, **_kwargs: Any) -> None:
    """Let every process read anew what editors have said; this one as soon as it is committed."""
    if sender in _KEPT:
        CurationEdition.begin()
        forget()
        transaction.on_commit(forget)


@receiver(request_finished)
def write_counts(**_kwargs: Any) -> None:
    """Write what was asked when the answer is on its way, so that nobody waits for it."""
    write_when_due()
