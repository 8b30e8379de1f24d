"""Reading files outside of requests."""

from django_tasks import task
from wagtail.documents import get_document_model

from portal.file_words.models import FileWords
from portal.file_words.reading import ENDINGS, content_of
from portal.file_words.showing import wanted_language


@task()
def read_file(pk: int) -> bool:
    """Read a document of Wagtail's, if somebody wants it and it was not read yet.

    Returns:
        Whether it says anything.
    """
    document = get_document_model().objects.filter(pk=pk).first()
    if document is None:
        return False
    language = wanted_language(pk)
    held = FileWords.objects.filter(document=document).first()
    if language is None or not document.filename.lower().endswith(ENDINGS):
        if held is not None:
            held.delete()
        return False
    data = content_of(document.open_file, document=pk)
    if data is None:
        return False
    return (held or FileWords(document=document)).read(data, language)


def read_once(pk: int) -> None:
    """Have a document of Wagtail's read that was not read yet, by a task of the transaction."""
    if not FileWords.objects.filter(document=pk).exists():
        read_file.enqueue(pk=pk)
