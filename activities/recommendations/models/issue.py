"""The table that leads from a source's issues to the portal's themes."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.reference.models import Concept


class Issue(models.Model):
    """What a source files recommendations under, and the portal's concepts it stands for.

    A recommendation's themes, SDG targets and groups are those of its issues: an editor who
    changes a row here changes them for every recommendation at once, imported ones included.
    """

    class Source(models.TextChoices):
        """Where recommendations come from."""

        UPR_INFO = "upr-info", _("UPR Info")
        UHRI = "uhri", _("Universal Human Rights Index")
        DEMONSTRATION = "demo", _("Demonstration")

    source = models.CharField(_("source"), max_length=8, choices=Source.choices)
    name = models.CharField(_("name in the source"), max_length=200)
    concepts = models.ManyToManyField(
        Concept,
        verbose_name=_("themes, SDG targets and groups"),
        related_name="issues",
        blank=True,
        limit_choices_to={"scheme__code__in": ["themes", "sdgs", "groups"]},
    )

    class Meta:
        verbose_name = _("issue of a source")
        verbose_name_plural = _("issues of sources")
        ordering = ["source", "name"]
        constraints = [
            models.UniqueConstraint(fields=["source", "name"], name="issue_once_in_a_source")
        ]

    def __str__(self) -> str:
        return self.name
