"""A file of a document in one language, with what readers want to know before they open it."""

from pathlib import PurePosixPath
from typing import Any, ClassVar, Final

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from panels.documents.file_facts import read_facts
from panels.documents.models.record import DocumentRecord
from portal.languages import LANGUAGES, Language, language_of
from portal.uploads.checking import accept

FORMATS: Final = {
    ".pdf": _("PDF"),
    ".docx": _("Word document"),
    ".odt": _("OpenDocument text"),
    ".xlsx": _("Spreadsheet"),
    ".pptx": _("Slides"),
    ".txt": _("Plain text"),
    ".csv": _("CSV"),
    ".brf": _("Braille-ready file"),
}


class DocumentFile(Orderable):
    """A file of a document.

    Resolution 57/32, paragraph 11, asks for full accessibility to persons with disabilities: what
    a file offers is said, and what it lacks as well.
    """

    class Purpose(models.TextChoices):
        """Whom the file is for."""

        OFFICIAL = "official", _("Official text")
        EASY_READ = "easy-read", _("Easy read")
        BRAILLE = "braille", _("Braille-ready")
        LARGE_PRINT = "large-print", _("Large print")
        OTHER = "other", _("Other format")

    class Access(models.TextChoices):
        """Whether assistive technology can read it (PDF/UA-1, ISO 14289)."""

        TAGGED = "tagged", _("tagged for screen readers")
        UNTAGGED = "untagged", _("not tagged for screen readers")
        NO_TEXT = "no-text", _("pictures of pages only, which screen readers cannot read")
        UNKNOWN = "", _("accessibility not known")

    record = ParentalKey(DocumentRecord, on_delete=models.CASCADE, related_name="files")
    language_code = models.CharField(
        _("language"),
        max_length=8,
        choices=[(language.code, language.endonym) for language in LANGUAGES],
    )
    purpose = models.CharField(
        _("purpose"), max_length=12, choices=Purpose.choices, default=Purpose.OFFICIAL
    )
    document = models.ForeignKey(
        "wagtaildocs.Document",
        verbose_name=_("file"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    size = models.PositiveBigIntegerField(editable=False, default=0)
    pages = models.PositiveIntegerField(null=True, editable=False)
    access = models.CharField(max_length=8, blank=True, choices=Access.choices, editable=False)

    class Meta(Orderable.Meta):
        verbose_name = _("file")
        verbose_name_plural = _("files")
        ordering: ClassVar[list[Any]] = ["sort_order"]

    def __str__(self) -> str:
        return f"{self.record_id} {self.language_code} {self.purpose}"

    def clean(self) -> None:
        """Check the file as every upload is, and read its facts.

        Raises:
            ValidationError: the file is refused, saying why.
        """
        super().clean()
        if self.document_id is None:
            return
        with self.document.open_file() as opened:
            try:
                _name, data = accept(
                    UploadedFile(opened, name=self.document.filename, size=self.document.file.size)
                )
            except ValidationError as error:
                raise ValidationError({"document": error}) from error
        facts = read_facts(self.extension, data)
        self.size, self.pages, self.access = self.document.file.size, facts.pages, facts.access

    @property
    def extension(self) -> str:
        """Ending of the file's name, such as ``.pdf``."""
        return PurePosixPath(self.document.filename).suffix.lower()

    @property
    def format_name(self) -> Any:
        """Name of the format for people."""
        return FORMATS.get(self.extension, self.extension.removeprefix(".").upper())

    @property
    def language(self) -> Language:
        """Language of the file."""
        return language_of(self.language_code)
