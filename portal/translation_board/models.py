"""Who translates what into which language."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class TranslationAssignment(models.Model):
    """One person answers for one work in one language; the version need not exist yet.

    Attributes:
        work_key: the work's translation key.
        due: the day by which it is wanted.
    """

    work_key = models.UUIDField()
    locale = models.ForeignKey("wagtailcore.Locale", on_delete=models.CASCADE, related_name="+")
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("assigned to"),
        on_delete=models.CASCADE,
        related_name="translation_assignments",
    )
    due = models.DateField(_("wanted by"), null=True, blank=True)
    note = models.TextField(_("note"), max_length=1000, blank=True)

    class Meta:
        """One for each work and language."""

        verbose_name = _("translation assignment")
        verbose_name_plural = _("translation assignments")
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=("work_key", "locale"), name="one_assignment_a_work_and_language"
            )
        ]

    def __str__(self) -> str:
        """Return who, and into what."""
        return f"{self.assignee} – {self.locale}"
