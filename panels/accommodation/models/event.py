"""The record of who touched a request."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class AccommodationEvent(models.Model):
    """Something done with a request. It says nothing of its content, and outlives it.

    Attributes:
        reference: of the request, which may be gone.
        user: who did it; nobody when it came in or the schedule deleted it.
    """

    class Kind(models.TextChoices):
        """What was done."""

        RECEIVED = "received", _("Received")
        READ = "read", _("Read")
        REOPENED = "reopened", _("Open again")
        ARRANGED = "arranged", _("Arranged")
        DECLINED = "declined", _("Declined")
        DELETED = "deleted", _("Deleted")

    reference = models.CharField(_("reference"), max_length=8, db_index=True)
    kind = models.CharField(_("what happened"), max_length=8, choices=Kind.choices)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    happened_at = models.DateTimeField(_("when"), auto_now_add=True)

    class Meta:
        verbose_name = _("entry of the record of accommodation requests")
        verbose_name_plural = _("record of accommodation requests")
        ordering = ["-happened_at", "-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.reference} {self.kind}"
