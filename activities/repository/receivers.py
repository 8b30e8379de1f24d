"""What follows from activities being drafted, published and agreed to."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.documents import get_document_model
from wagtail.models import ReferenceIndex, Revision
from wagtail.signals import page_published

from activities.repository.files import collection
from activities.repository.gone import note_public
from activities.repository.models import ActivityDocument, ActivityPage, AgreedContent
from portal.file_words.tasks import read_once


@receiver(page_published, sender=ActivityPage, dispatch_uid="activity_published")
def note_published(instance: ActivityPage, **_kwargs: Any) -> None:
    """Remember that an activity was once public."""
    note_public(instance.translation_key)


@receiver(post_save, sender=AgreedContent, dispatch_uid="activity_agreed")
def note_agreed(instance: AgreedContent, *, raw: bool, **_kwargs: Any) -> None:
    """Remember it also where the agreement comes after publication."""
    if not raw:
        note_public(instance.work_key)


@receiver(post_save, sender=Revision, dispatch_uid="activity_drafted")
def keep_files(instance: Revision, *, raw: bool, **_kwargs: Any) -> None:
    """Put the files that a draft names where they are not served before it is agreed to.

    A file that a page of another kind shows already stays public: it was so before.
    """
    if raw or not _is_of_activity(instance):
        return
    ids = [row.get("document") for row in instance.content.get("documents", ())]
    if not ids:
        return
    kept = collection()
    for document in get_document_model().objects.filter(pk__in=ids).exclude(collection=kept):
        if not ReferenceIndex.get_references_to(document).exists():
            document.collection = kept
            document.save(update_fields=["collection"])


@receiver(post_save, sender=ActivityDocument, dispatch_uid="activity_document_saved")
def read_saved(instance: ActivityDocument, *, raw: bool = False, **_kwargs: Any) -> None:
    """Have a file read; its words are found from the day its activity is public."""
    if not raw:
        read_once(instance.document_id)


def _is_of_activity(revision: Revision) -> bool:
    kind = ContentType.objects.get_for_model(ActivityPage)
    return bool(revision.content_type_id == kind.pk)
