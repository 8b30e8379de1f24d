"""What was dismissed, and why."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from activities.cooperation.models import Request, Side


class DismissalQuerySet(models.QuerySet["Dismissal"]):
    """Dismissals that hold or were undone."""

    def in_force(self) -> "DismissalQuerySet":
        """Keep those that were not undone."""
        return self.filter(undone_at__isnull=True)


class Dismissal(models.Model):
    """Somebody has said that a match does not fit; undone, it stays as what was.

    Attributes:
        side: whose list it is taken from; the other side's is not changed and does not show it.
        candidate: key of the offer, the activity or the fund; of the offer, on its own list.
        reason: what the ranking of this list learns from (``learning.LEARNED_FROM``).
    """

    class Reason(models.TextChoices):
        """Why a match does not fit."""

        SUBJECT = "subject", _("Not the subject")
        KIND = "kind", _("Not the assistance that is needed")
        LANGUAGE = "language", _("Not a language in which we can work together")
        CONTEXT = "context", _("Too different a context")
        WAY = "way", _("Not the way of working together we prefer")
        RECORD = "record", _("Too little experience")
        CAPACITY = "capacity", _("Has no time")
        OUTDATED = "outdated", _("Out of date")
        KNOWN = "known", _("We know each other already")
        OTHER = "other", _("Another reason")

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="dismissals")
    candidate = models.UUIDField(_("offer"))
    side = models.CharField(max_length=7, choices=Side.choices)
    reason = models.CharField(_("reason"), max_length=8, choices=Reason.choices)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    dismissed_at = models.DateTimeField(_("dismissed"), auto_now_add=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = DismissalQuerySet.as_manager()

    class Meta:
        verbose_name = _("dismissed match")
        verbose_name_plural = _("dismissed matches")
        ordering: ClassVar[list[str]] = ["-dismissed_at", "-pk"]
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["request", "candidate", "side"],
                condition=models.Q(undone_at__isnull=True),
                name="dismissed_once_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.request_id} {self.candidate}"
