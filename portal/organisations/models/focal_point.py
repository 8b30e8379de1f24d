"""Who answers for a State."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.reference.models import State


class FocalPointQuerySet(models.QuerySet["FocalPoint"]):
    """Focal points in office."""

    def in_office(self) -> "FocalPointQuerySet":
        """Keep those who may answer now."""
        return self.filter(ended_at__isnull=True, user__is_active=True)


class FocalPoint(models.Model):
    """A person whom a State has named to give or refuse its agreement."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="focal_points"
    )
    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="focal_points")
    office = models.CharField(
        _("office"), max_length=200, blank=True, help_text=_("Ministry, mission or mechanism.")
    )
    since = models.DateTimeField(_("since"), auto_now_add=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)

    objects = FocalPointQuerySet.as_manager()

    class Meta:
        verbose_name = _("focal point")
        verbose_name_plural = _("focal points")
        ordering = ["state", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "state"],
                condition=models.Q(ended_at__isnull=True),
                name="one_focal_point_each",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.state}"
