"""Regions of the United Nations' M49 standard."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.reference.models.labelled import Labelled, LabelledQuerySet, has_all_labels


class RegionQuerySet(LabelledQuerySet["Region"]):
    """Regions, ordered and found by their names."""


class Region(Labelled):
    """A geographical region: the world, a region, a sub-region or an intermediate region.

    Source: United Nations Statistics Division, *Standard country or area codes for statistical
    use* (M49). The assignment is for statistical convenience and implies no opinion on status.
    """

    class Level(models.TextChoices):
        """The four levels of M49."""

        WORLD = "world", _("World")
        REGION = "region", _("Region")
        SUB_REGION = "sub-region", _("Sub-region")
        INTERMEDIATE = "intermediate", _("Intermediate region")

    code = models.CharField(_("M49 code"), max_length=3, unique=True)
    level = models.CharField(_("level"), max_length=12, choices=Level.choices)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        on_delete=models.PROTECT,
        related_name="parts",
        null=True,
        blank=True,
    )

    objects = models.Manager.from_queryset(RegionQuerySet)()

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(condition=has_all_labels(), name="region_has_six_labels")
        ]

    @property
    def natural_code(self) -> str:
        """The three digits of M49."""
        return self.code
