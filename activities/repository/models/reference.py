"""The permanent reference of an activity."""

from uuid import UUID

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ActivityReference(models.Model):
    """Names a work for ever, also when its pages are gone: its address then says so.

    ``first_public_at`` tells an address that was never public, which must look like no address
    at all, from one that was withdrawn.
    """

    work_key = models.UUIDField(_("work"), unique=True)
    reference = models.CharField(_("reference"), max_length=20, unique=True)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    first_public_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("reference")
        verbose_name_plural = _("references")
        constraints = [
            models.UniqueConstraint(fields=["year", "number"], name="activity_number_once_a_year")
        ]

    def __str__(self) -> str:
        return self.reference

    @classmethod
    def of(cls, work_key: UUID) -> "ActivityReference":
        """Return a work's reference, giving it the next of this year when it has none."""
        with transaction.atomic():
            held = cls.objects.filter(work_key=work_key).first()
            if held is not None:
                return held
            year = timezone.now().year
            # Two at once would get the same number: the later one waits for the rows' lock, and
            # the constraint refuses what slips through while the table is still empty.
            rows = cls.objects.select_for_update().filter(year=year)
            last = rows.order_by("-number").values_list("number", flat=True).first() or 0
            number = last + 1
            return cls.objects.create(
                work_key=work_key, year=year, number=number, reference=f"TC-{year}-{number:06}"
            )
