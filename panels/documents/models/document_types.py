"""Types of UN documents the portal shows."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from panels.documents.symbols import Symbol


class DocumentType(models.TextChoices):
    """What a document is."""

    RESOLUTION = "resolution", _("Resolution")
    DECISION = "decision", _("Decision")
    STATEMENT = "statement", _("President’s statement")
    REPORT = "report", _("Report")
    NOTE = "note", pgettext_lazy("type of document", "Note")
    LETTER = "letter", _("Letter or note verbale")
    OTHER = "other", _("Other document")

    @classmethod
    def of(cls, symbol: Symbol) -> "DocumentType":
        """Return the type that a symbol tells; a report where it tells none."""
        if symbol.is_resolution:
            return cls.RESOLUTION
        if symbol.is_decision:
            return cls.DECISION
        return cls.STATEMENT if "PRST" in symbol.parts else cls.REPORT
