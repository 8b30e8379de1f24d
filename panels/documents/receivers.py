"""Keeps a record beside every document whose text is public, and has files read."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from panels.documents.models import DocumentFile, DocumentPage, DocumentRecord
from portal.file_words.tasks import read_file
from portal.languages import CODES


@receiver(post_save, sender=DocumentPage, dispatch_uid="document_saved")
def record_document(instance: DocumentPage, *, raw: bool = False, **_kwargs: Any) -> None:
    """Make or update the record of a document that was published; drafts leave no trace."""
    symbol = instance.parsed_symbol
    if raw or not instance.live or symbol is None:
        return
    held = DocumentRecord.objects.filter(symbol=str(symbol)).first()
    record = held or DocumentRecord(symbol=str(symbol), is_published=False)
    told = _told(instance, record)
    changed = [name for name, value in told.items() if getattr(record, name) != value]
    for name in changed:
        setattr(record, name, told[name])
    if held is None or changed:
        record.save()


def _told(page: DocumentPage, record: DocumentRecord) -> dict[str, Any]:
    """Return what a version says of its document: what others have not said better."""
    told: dict[str, Any] = {}
    code = page.locale.language_code
    is_source = code == (page.source_language or code)
    if not record.is_published and code in CODES and (is_source or not record.title):
        told = {"title": page.title, "title_language": code, "published_on": page.adoption_date}
    if not record.is_published or not record.document_type:
        told["document_type"] = page.document_type
    for name in ("job_number", "sponsors", "mandates"):
        # A version without them says nothing against another that has them.
        if (value := getattr(page, name)) and (is_source or not getattr(record, name)):
            told[name] = value
    return told


@receiver(post_delete, sender=DocumentPage, dispatch_uid="document_deleted")
def forget_document(instance: DocumentPage, **_kwargs: Any) -> None:
    """Delete the record of a document whose last version is gone, unless it stands by itself."""
    if DocumentPage.objects.filter(symbol=instance.symbol).exists():
        return
    DocumentRecord.objects.filter(
        symbol=instance.symbol, is_published=False, files__isnull=True
    ).delete()


@receiver(post_save, sender=DocumentFile, dispatch_uid="document_file_saved")
def read_saved(instance: DocumentFile, *, raw: bool = False, **_kwargs: Any) -> None:
    """Have a file's words read, by a task of the same transaction."""
    if not raw:
        read_file.enqueue(pk=instance.document_id)
