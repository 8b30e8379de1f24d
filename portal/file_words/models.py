"""What files say, as it was read from them."""

import hashlib
from typing import Self

from django.db import models
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from wagtail.models import CollectionViewRestriction

from portal.file_words.reading import UnreadableError, said_by
from portal.works.documents import Passage


class Words(models.Model):
    """The words of one file.

    Attributes:
        digest: SHA-256 of the file that was read, to see when there is another.
        language: code of the language it is in: as was told, or else as the text tells.
        pages: pairs of page, from 1 or 0 where a file has none, and text.
        refused: why it could not be read; empty when it was.
    """

    digest = models.CharField(max_length=64)
    language = models.CharField(max_length=8, blank=True)
    pages = models.JSONField(default=list)
    refused = models.CharField(max_length=40, blank=True)
    read_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.digest[:12]}: {len(self.pages)}"

    def read(self, data: bytes, language: str) -> bool:
        """Keep what a file says; tell whether that is anything.

        A file that cannot be read is not tried again until there is another in its place.

        Args:
            data: the file.
            language: code of its language; guessed where it is empty.
        """
        digest = hashlib.sha256(data).hexdigest()
        if self.digest != digest or (language and self.language != language):
            self.digest, self.language, self.pages, self.refused = digest, language, [], ""
            try:
                self.language, self.pages = said_by(data, language)
            except UnreadableError as error:
                self.refused = error.reason
            self.save()
        return bool(self.pages)

    def passages(self, address: str = "", anchor: str = "") -> tuple[Passage, ...]:
        """Return the pages of the file as parts of a work.

        Args:
            address: path of the file; without one they open on the work's own page.
            anchor: where there they open; without one viewers open a PDF at the page (RFC 8118,
                section 3).
        """
        return tuple(
            Passage(
                anchor=anchor or (f"page={page}" if page else ""),
                label=str(page) if page else "",
                text=text,
                address=address,
            )
            for page, text in self.pages
        )


class FileWordsQuerySet(models.QuerySet["FileWords"]):
    """Words of files, and which of them anybody may read."""

    def public(self) -> Self:
        """Keep those that were read, of files in no collection with a restriction on or above it.

        Whether what shows the file is public its room says.
        """
        restricted = CollectionViewRestriction.objects.alias(
            below=ExpressionWrapper(
                OuterRef("document__collection__path"), output_field=CharField()
            )
        ).filter(below__startswith=F("collection__path"))
        return self.filter(~Exists(restricted), refused="")


class FileWords(Words):
    """The words of a file of Wagtail's."""

    document = models.OneToOneField(
        "wagtaildocs.Document", on_delete=models.CASCADE, related_name="words"
    )

    objects = FileWordsQuerySet.as_manager()
