"""A file of a statement."""

from pathlib import PurePath
from typing import Any, Final
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from panels.statements.models.statement import Statement
from portal.uploads.storing import private_storage

#: Endings that are taken, and as what each is sent.
TYPES: Final = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def file_name(_row: Any, name: str) -> str:
    """Return a name of our own, so that nothing of the file's own name reaches the disk."""
    return f"statements/{uuid4().hex}{PurePath(name).suffix}"


class StatementFile(models.Model):
    """A file that was checked; without a text it waits for the form it came with to be put right.

    Attributes:
        name: harmless form of the name it came with.
        size: bytes.
        pages: how many, where the file tells.
        access: what the file says of itself, see ``panels.documents.file_facts``.
    """

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="files")
    file = models.FileField(_("file"), storage=private_storage, upload_to=file_name)
    name = models.CharField(_("name"), max_length=120)
    size = models.PositiveIntegerField(_("size"))
    pages = models.PositiveIntegerField(_("pages"), null=True, blank=True)
    access = models.CharField(max_length=8, blank=True)
    kept_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")
        ordering = ["pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.name

    @property
    def format(self) -> str:
        """What people call its format."""
        return PurePath(self.name).suffix.removeprefix(".").upper()

    @property
    def content_type(self) -> str:
        """As what it is sent."""
        return TYPES[PurePath(self.name).suffix]
