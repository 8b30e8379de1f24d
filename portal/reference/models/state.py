"""The States that take part in the universal periodic review."""

from typing import Self

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.reference.models.concept import Concept
from portal.reference.models.labelled import Labelled, LabelledQuerySet, has_all_labels
from portal.reference.models.region import Region

#: Scheme of the five regional groups of Member States.
REGIONAL_GROUPS = "regional-groups"
#: What ``State.regions`` needs, to be brought in the query of a State.
REGIONS = "region__parent__parent__parent"


class StateQuerySet(LabelledQuerySet["State"]):
    """States by place and group."""

    def within(self, region: str) -> Self:
        """Keep the States of a region of any level, given by its M49 code."""
        # Four levels: the world, regions, sub-regions, intermediate regions.
        path = "region"
        condition = models.Q()
        for _level in Region.Level:
            condition |= models.Q(**{f"{path}__code": region})
            path += "__parent"
        return self.filter(condition)

    def with_places(self) -> Self:
        """Bring region, its parents and regional group in the same query."""
        return self.select_related(REGIONS, "regional_group__scheme")


class State(Labelled):
    """A Member State or a non-member observer State of the United Nations.

    The portal knows the 193 Member States and the two observer States, the Holy See and the State
    of Palestine, that take part in the Council's work: 195 in all. Areas that M49 lists for
    statistics and that are none of these are not States here; editors may add one as *other area*.

    ``labels`` holds the short form the United Nations uses in each language, such as
    "Iran (Islamic Republic of)"; the common name, where it is another, is the first synonym.
    """

    class Kind(models.TextChoices):
        """Relation to the United Nations."""

        MEMBER = "member", _("Member State")
        OBSERVER = "observer", _("Observer State")
        OTHER = "other", _("Other area")

    iso2 = models.CharField(
        _("ISO 3166-1 alpha-2 code"),
        max_length=2,
        unique=True,
        validators=[RegexValidator(r"^[A-Z]{2}$", _("Two capital letters."))],
    )
    iso3 = models.CharField(
        _("ISO 3166-1 alpha-3 code"),
        max_length=3,
        unique=True,
        validators=[RegexValidator(r"^[A-Z]{3}$", _("Three capital letters."))],
    )
    m49 = models.CharField(
        _("M49 code"),
        max_length=3,
        unique=True,
        validators=[RegexValidator(r"^\d{3}$", _("Three digits."))],
    )
    kind = models.CharField(_("relation to the United Nations"), max_length=8, choices=Kind.choices)
    region = models.ForeignKey(
        Region,
        verbose_name=_("region"),
        on_delete=models.PROTECT,
        related_name="states",
        help_text=_("The smallest M49 region it lies in."),
    )
    regional_group = models.ForeignKey(
        Concept,
        verbose_name=_("regional group"),
        on_delete=models.PROTECT,
        related_name="states",
        limit_choices_to={"scheme__code": REGIONAL_GROUPS},
        null=True,
        blank=True,
        help_text=_("The group it belongs to for elections in the United Nations."),
    )
    ldc = models.BooleanField(_("least developed country"), default=False)
    lldc = models.BooleanField(_("landlocked developing country"), default=False)
    sids = models.BooleanField(_("small island developing State"), default=False)

    objects = models.Manager.from_queryset(StateQuerySet)()

    class Meta:
        verbose_name = _("State")
        verbose_name_plural = _("States")
        ordering = ["iso3"]
        constraints = [
            models.CheckConstraint(condition=has_all_labels(), name="state_has_six_labels")
        ]

    @property
    def natural_code(self) -> str:
        """The alpha-3 code."""
        return self.iso3

    @property
    def country_groups(self) -> list[str]:
        """Codes, in the scheme ``country-groups``, of the groups it belongs to."""
        return [code for code in ("ldc", "lldc", "sids") if getattr(self, code)]

    def regions(self) -> list[Region]:
        """Return its region and the ones that lie around it, smallest first.

        Needs no further query after ``with_places``.
        """
        around = []
        region: Region | None = self.region
        while region is not None:
            around.append(region)
            region = region.parent
        return around
