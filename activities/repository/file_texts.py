"""Words of the files of activities: found while an activity that everybody may see shows them."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from uuid import UUID

from django.db.models import OuterRef, Subquery

from activities.repository.facts import Facts
from activities.repository.models import ActivityDocument, ActivityPage
from portal.file_words.models import FileWords
from portal.file_words.works import words_edition
from portal.works.documents import Passage

KIND = "activity"


def language_of_file(document: int) -> str | None:
    """Have files of activities read, in the language that their text tells."""
    return "" if ActivityDocument.objects.filter(document=document).exists() else None


def works_with_file(document: int) -> Iterator[tuple[str, UUID]]:
    """Yield the activities that show a file."""
    pages = ActivityPage.objects.filter(documents__document=document)
    keys = pages.order_by().values_list("translation_key", flat=True).distinct()
    yield from ((KIND, key) for key in keys)


def files_edition() -> Subquery:
    """Return what changes with the words of an activity's files, for a query of its pages."""
    return words_edition(document__activity_documents__page=OuterRef("pk"))


def said_in_files(facts: Collection[Facts]) -> dict[UUID, dict[str, list[Passage]]]:
    """Return what the files of public activities say, by work and language; one query."""
    wanted = {row.document_id for one in facts for row in one.documents}
    words = FileWords.objects.public().filter(document__in=wanted) if wanted else ()
    by_document = {one.document_id: one for one in words}
    found: dict[UUID, dict[str, list[Passage]]] = defaultdict(lambda: defaultdict(list))
    for one in facts:
        for row in one.documents:
            if (said := by_document.get(row.document_id)) is not None:
                passages = said.passages(row.document.url)
                found[one.source.translation_key][said.language] += passages
    return found


def languages_of_files(keys: Collection[UUID]) -> Iterator[tuple[UUID, str]]:
    """Yield the languages of the files that activities show, each with the work; one query.

    Args:
        keys: of works that are known to be public.
    """
    rows = ActivityDocument.objects.filter(
        page__translation_key__in=keys,
        page__is_source_version=True,
        document__words__in=FileWords.objects.public(),
    )
    yield from rows.values_list("page__translation_key", "document__words__language")
