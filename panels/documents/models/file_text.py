"""What a file of a document says, read from it by a task."""

from typing import Self

from django.db import models
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from wagtail.models import CollectionViewRestriction

from panels.documents.models.file import DocumentFile


class FileTextQuerySet(models.QuerySet["FileText"]):
    """Texts of files, and which of them anybody may read."""

    def public(self) -> Self:
        """Keep those of files in no collection that a restriction is on, or on one above it.

        Whether the document itself is public its record says.
        """
        restricted = CollectionViewRestriction.objects.alias(
            below=ExpressionWrapper(
                OuterRef("file__document__collection__path"), output_field=CharField()
            )
        ).filter(below__startswith=F("collection__path"))
        return self.filter(~Exists(restricted))


class FileText(models.Model):
    """The words of one file.

    Attributes:
        digest: SHA-256 of the file that was read, to see when there is another.
        pages: pairs of page, from 1 or 0 where a file has none, and text.
        refused: why it could not be read, as ``panels.documents.extraction.refusals`` names it.
    """

    file = models.OneToOneField(DocumentFile, on_delete=models.CASCADE, related_name="said")
    digest = models.CharField(max_length=64)
    pages = models.JSONField(default=list)
    refused = models.CharField(max_length=40, blank=True)
    read_at = models.DateTimeField(auto_now=True)

    objects = FileTextQuerySet.as_manager()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.file_id}: {len(self.pages)}"
