"""Words of the files of documents: read by a task, found by search, opened at their page."""

import hashlib
import logging
from collections.abc import Iterable, Iterator
from typing import Any, Final
from uuid import UUID

from django.db.models import CharField, Count, Max, Model, OuterRef, Prefetch, Subquery, Value
from django.db.models.functions import Cast, Concat
from django_tasks import task

from panels.documents.extraction.refusals import MOST_BYTES, RefusedError
from panels.documents.models import DocumentFile, DocumentPage, DocumentRecord, FileText
from panels.documents.uploads.running import read_upload_pages
from portal.works.documents import Passage

logger = logging.getLogger(__name__)

#: Endings of the files that are read, the one that is best to link to first.
READ: Final = (".pdf", ".docx")
#: Files that say what another one says, in another form.
_SAME: Final = (DocumentFile.Purpose.BRAILLE, DocumentFile.Purpose.LARGE_PRINT)


@task()
def read_document_file(pk: int) -> bool:
    """Read the words of a file, if they were not read yet; tell whether there are any.

    A file that cannot be read is not tried again until there is another in its place.
    """
    row = DocumentFile.objects.select_related("document").filter(pk=pk).first()
    if row is None:
        return False
    held = FileText.objects.filter(file=row).first()
    if row.extension not in READ:
        if held is not None:
            held.delete()
        return False
    try:
        with row.document.open_file() as opened:
            data = opened.read(MOST_BYTES + 1)
    except FileNotFoundError:
        logger.warning("file of a document is gone", extra={"file": pk})
        return False
    digest = hashlib.sha256(data).hexdigest()
    if held is None or held.digest != digest:
        held = held or FileText(file=row)
        held.digest, held.pages, held.refused = digest, [], ""
        try:
            held.pages = read_upload_pages(data, row.language_code)
        except RefusedError as error:
            held.refused = error.reason.value
        held.save()
    return bool(held.pages)


def concerned(instance: Model) -> Iterator[tuple[str, UUID]]:
    """Yield the works that a file concerns: of a ``DocumentFile``, its text, or Wagtail's row."""
    if isinstance(instance, DocumentFile):
        records = DocumentRecord.objects.filter(pk=instance.record_id)
    elif isinstance(instance, FileText):
        records = DocumentRecord.objects.filter(files=instance.file_id)
    else:
        records = DocumentRecord.objects.filter(files__document=instance.pk)
    for key, symbol in records.values_list("key", "symbol").distinct():
        yield "record", key
        pages = DocumentPage.objects.filter(symbol=symbol).values_list("translation_key", flat=True)
        yield from (("document", page) for page in pages.distinct())


def read_files(*, whole: bool) -> Any:
    """Return the files whose words are found: those that were read and that anybody may open.

    Args:
        whole: bring what they say as well.
    """
    rows = DocumentFile.objects.filter(said__in=FileText.objects.public(), said__refused="")
    rows = rows.exclude(purpose__in=_SAME).select_related("document", "said")
    return rows if whole else rows.defer("said__pages")


def with_read_files(*, whole: bool) -> Prefetch[str]:
    """Return what brings ``read_files`` of records in one query; see there."""
    return Prefetch("files", read_files(whole=whole), to_attr="read_files")


def files_edition(**record: OuterRef) -> Subquery:
    """Return what changes whenever words of a document's files do.

    Args:
        record: field of the record, by which the query around this one names it.
    """
    of_record = {f"file__record__{name}": value for name, value in record.items()}
    rows = FileText.objects.public().filter(**of_record).order_by()
    parts = [Cast(one, CharField()) for one in (Count("pk"), Max("read_at"))]
    edition = Concat(parts[0], Value("/"), parts[1])
    return Subquery(rows.values("file__record").annotate(edition=edition).values("edition"))


def passages_by_language(files: Iterable[Any]) -> dict[str, list[Passage]]:
    """Return what files say by language; of two with one purpose, the better one to link to."""
    best: dict[tuple[str, str], Any] = {}
    # One whose name ends otherwise by now waits for its task.
    known = (file for file in files if file.extension in READ)
    for file in sorted(known, key=lambda file: (READ.index(file.extension), file.pk)):
        best.setdefault((file.language_code, file.purpose), file)
    found: dict[str, list[Passage]] = {}
    for (code, _purpose), file in best.items():
        found.setdefault(code, []).extend(_passages(file))
    return found


def _passages(file: Any) -> Iterator[Passage]:
    for page, text in file.said.pages:
        yield Passage(
            # RFC 8118, section 3: viewers open a PDF at this page.
            anchor=f"page={page}" if page else "",
            label=str(page) if page else "",
            text=text,
            address=file.document.url,
        )
