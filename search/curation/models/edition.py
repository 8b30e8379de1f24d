"""A stamp that tells every process when editors have changed something."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _


class CurationEdition(models.Model):
    """One row whose stamp is another one after every change of promotions and synonyms."""

    ROW = 1

    stamp = models.CharField(_("stamp"), max_length=32, blank=True)

    class Meta:
        verbose_name = _("edition of the editors’ search rules")
        verbose_name_plural = _("editions of the editors’ search rules")

    def __str__(self) -> str:
        return self.stamp

    @classmethod
    def now(cls) -> str:
        """Return the stamp; empty when nothing was ever changed. One query by primary key."""
        return cls.objects.filter(pk=cls.ROW).values_list("stamp", flat=True).first() or ""

    @classmethod
    def begin(cls) -> None:
        """Begin another edition, in the transaction of the change. One query."""
        CurationEdition.objects.bulk_create(
            [CurationEdition(pk=cls.ROW, stamp=uuid4().hex)],
            update_conflicts=True,
            unique_fields=["pk"],
            update_fields=["stamp"],
        )
