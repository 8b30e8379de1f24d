"""Which edition of the vocabularies this is: what is made from them knows when to be new."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _


class Edition(models.Model):
    """One row whose stamp is another one after every change of a State, region, scheme or concept.

    A random stamp and no counter: a restored database never has the stamp of another state.
    """

    ROW = 1

    stamp = models.CharField(_("stamp"), max_length=32, blank=True)

    class Meta:
        verbose_name = _("edition of the vocabularies")
        verbose_name_plural = _("editions of the vocabularies")

    def __str__(self) -> str:
        return self.stamp

    @classmethod
    def now(cls) -> str:
        """Return the stamp; empty when nothing was ever changed. One query by primary key."""
        return cls.objects.filter(pk=cls.ROW).values_list("stamp", flat=True).first() or ""

    @classmethod
    def begin(cls) -> None:
        """Begin another edition, in the transaction of the change. One query."""
        Edition.objects.bulk_create(
            [Edition(pk=cls.ROW, stamp=uuid4().hex)],
            update_conflicts=True,
            unique_fields=["pk"],
            update_fields=["stamp"],
        )
