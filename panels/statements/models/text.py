"""A statement in one language."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from panels.statements.models.file import StatementFile
from panels.statements.models.statement import Statement
from portal.languages import BY_CODE, LANGUAGES, Language


class StatementText(models.Model):
    """A language version, as plain text, as a file, or as both.

    Attributes:
        is_original: as it was delivered; the others are the sender's translations.
        is_accessible: the file is, as the sender says.
    """

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(
        _("language"),
        max_length=8,
        choices=[(language.code, language.endonym) for language in LANGUAGES],
    )
    is_original = models.BooleanField(_("original"), default=False)
    text = models.TextField(_("text"), blank=True)
    file = models.OneToOneField(
        StatementFile, on_delete=models.SET_NULL, null=True, blank=True, related_name="text"
    )
    is_accessible = models.BooleanField(_("accessible file"), default=False)

    class Meta:
        verbose_name = _("text of a statement")
        verbose_name_plural = _("texts of statements")
        ordering: ClassVar[list[str]] = ["pk"]
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["statement", "language"], name="one_text_in_each_language"
            ),
            models.UniqueConstraint(
                fields=["statement"],
                condition=models.Q(is_original=True),
                name="one_original_each",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.statement_id} {self.language}"

    @property
    def official_language(self) -> Language:
        """Its language."""
        return BY_CODE[self.language]
