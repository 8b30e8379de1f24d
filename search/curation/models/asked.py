"""What is asked, counted by day and language, without anything about who asks."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AskedQuery(models.Model):
    """How often a query was asked on one day in one language.

    Attributes:
        digest: keyed hash of the query as it is compared; nobody can read the query from it
            without the site's secret key.
        text: the query, from when it was asked often enough on; empty before.
    """

    day = models.DateField(_("day"))
    language = models.CharField(_("language"), max_length=10)
    digest = models.CharField(max_length=64, editable=False)
    text = models.CharField(_("query"), max_length=80, blank=True)
    times = models.PositiveIntegerField(_("times asked"), default=0)
    without_results = models.PositiveIntegerField(_("times nothing was found"), default=0)

    class Meta:
        verbose_name = _("query that was asked")
        verbose_name_plural = _("queries that were asked")
        ordering = ["-day", "-times"]
        constraints = [
            models.UniqueConstraint(
                fields=["day", "language", "digest"], name="one_count_a_query_a_day"
            )
        ]
        indexes = [models.Index(fields=["language", "digest"])]
        default_permissions = ()
        permissions = [
            ("curate_search", "Can see what is asked, and why a result is found"),
        ]

    def __str__(self) -> str:
        return self.text or self.digest[:8]
