"""A question of the secretariat and its answer."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from activities.submissions.models.submission import Submission


class SubmissionNote(models.Model):
    """What the secretariat and an organisation write to each other; nobody else reads it."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="notes")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    from_secretariat = models.BooleanField(default=False)
    text = models.TextField(_("text"))
    written_at = models.DateTimeField(_("written"), auto_now_add=True)

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        ordering = ["written_at", "pk"]

    def __str__(self) -> str:
        return f"{self.written_at:%Y-%m-%d}"
