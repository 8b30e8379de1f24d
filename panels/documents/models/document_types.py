"""Types of UN documents the portal shows."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from panels.documents.symbol_facts import facts_of
from panels.documents.symbols import Symbol


class DocumentType(models.TextChoices):
    """What a document is."""

    RESOLUTION = "resolution", _("Resolution")
    DECISION = "decision", pgettext_lazy("type of document", "Decision")
    STATEMENT = "statement", _("President’s statement")
    REPORT = "report", _("Report")
    SUMMARY = "summary", _("Summary of a panel discussion")
    ROOM_PAPER = "room-paper", _("Conference-room paper")
    DRAFT = "draft", _("Draft")
    RECORD = "record", _("Summary record of a meeting")
    WRITTEN = "written", _("Written statement")
    NOTE = "note", pgettext_lazy("type of document", "Note")
    LETTER = "letter", _("Letter or note verbale")
    OTHER = "other", _("Other document")

    @classmethod
    def of(cls, symbol: Symbol) -> "DocumentType":
        """Return the type that a symbol tells; a report where it tells none."""
        return _BY_SERIES.get(facts_of(symbol).series, cls.REPORT)


_BY_SERIES: Final = {
    "RES": DocumentType.RESOLUTION,
    "DEC": DocumentType.DECISION,
    "PRST": DocumentType.STATEMENT,
    "CRP": DocumentType.ROOM_PAPER,
    "L": DocumentType.DRAFT,
    "SR": DocumentType.RECORD,
    "PV": DocumentType.RECORD,
    "NGO": DocumentType.WRITTEN,
    "NI": DocumentType.WRITTEN,
}
