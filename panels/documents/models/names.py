"""Symbols beside a record: those it is asked for by, and those that ask for it."""

from enum import StrEnum
from typing import Any, ClassVar

from django.db import models

from panels.documents.models.record import DocumentRecord


class DocumentName(models.Model):
    """A symbol that a document is asked for by.

    Its own; the second of a document of two organs; or one that the source of its record puts
    in place of its own.
    """

    class Kind(StrEnum):
        """Why a document has the name."""

        OWN = "own"
        SECOND = "second"
        SOURCE = "source"

    record = models.ForeignKey(DocumentRecord, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=80, db_index=True)
    kind = models.CharField(max_length=6, default=Kind.OWN)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["record", "name"], name="one_name_of_a_document")
        ]

    def __str__(self) -> str:
        return self.name


class DocumentMandate(models.Model):
    """A resolution that asks for a document, whether or not the portal has the resolution."""

    record = models.ForeignKey(
        DocumentRecord, on_delete=models.CASCADE, related_name="mandate_rows"
    )
    mandate = models.CharField(max_length=80, db_index=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["record", "mandate"], name="one_mandate_of_a_document")
        ]

    def __str__(self) -> str:
        return f"{self.mandate} → {self.record_id}"
