"""Words of the files of documents: read by a task, found by search, opened at their page."""

from collections.abc import Iterable, Iterator
from typing import Any, Final
from uuid import UUID

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery

from panels.documents.models import DocumentFile, DocumentPage, DocumentRecord
from portal.file_words.models import FileWords
from portal.file_words.reading import ENDINGS
from portal.file_words.works import words_edition
from portal.works.documents import Passage

#: Files that say what another one says, in another form.
_SAME: Final = (DocumentFile.Purpose.BRAILLE, DocumentFile.Purpose.LARGE_PRINT)


def language_of_file(document: int) -> str | None:
    """Return the language of a file that belongs to a UN document."""
    row = DocumentFile.objects.filter(document=document).order_by("pk").first()
    return row.language_code if row is not None else None


def works_with_file(document: int) -> Iterator[tuple[str, UUID]]:
    """Yield the works that show a file of Wagtail's."""
    return _works(DocumentRecord.objects.filter(files__document=document))


def concerned(instance: Any) -> Iterator[tuple[str, UUID]]:
    """Yield the works that a document's file concerns, also when it was taken from it."""
    return _works(DocumentRecord.objects.filter(pk=instance.record_id))


def _works(records: QuerySet[DocumentRecord]) -> Iterator[tuple[str, UUID]]:
    for key, symbol in records.values_list("key", "symbol").distinct():
        yield "record", key
        pages = DocumentPage.objects.filter(symbol=symbol).values_list("translation_key", flat=True)
        yield from (("document", page) for page in pages.distinct())


def read_files(*, whole: bool) -> Any:
    """Return the files whose words are found: those that were read and that anybody may open.

    Args:
        whole: bring what they say as well.
    """
    rows = DocumentFile.objects.filter(document__words__in=FileWords.objects.public())
    rows = rows.exclude(purpose__in=_SAME).select_related("document__words")
    return rows if whole else rows.defer("document__words__pages")


def with_read_files(*, whole: bool) -> Prefetch[str]:
    """Return what brings ``read_files`` of records in one query; see there."""
    return Prefetch("files", read_files(whole=whole), to_attr="read_files")


def files_edition(**record: OuterRef) -> Subquery:
    """Return what changes whenever words of a document's files do.

    Args:
        record: field of the record, by which the query around this one names it.
    """
    # From within the query of words, the query around is one further out.
    of_record = {f"record__{name}": OuterRef(value) for name, value in record.items()}
    return words_edition(document__in=DocumentFile.objects.filter(**of_record).values("document"))


def passages_by_language(files: Iterable[Any]) -> dict[str, list[Passage]]:
    """Return what files say by language; of two with one purpose, the better one to link to."""
    best: dict[tuple[str, str], Any] = {}
    # One whose name ends otherwise by now waits for its task.
    known = (file for file in files if file.extension in ENDINGS)
    for file in sorted(known, key=lambda file: (ENDINGS.index(file.extension), file.pk)):
        best.setdefault((file.language_code, file.purpose), file)
    found: dict[str, list[Passage]] = {}
    for (code, _purpose), file in best.items():
        found.setdefault(code, []).extend(file.document.words.passages(file.document.url))
    return found
