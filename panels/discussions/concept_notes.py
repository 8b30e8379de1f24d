"""Words of concept notes, which search finds with their panel."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from uuid import UUID

from django.db.models import OuterRef, Subquery

from panels.discussions.models import PanelPage
from portal.file_words.models import FileWords
from portal.file_words.works import words_edition
from portal.pages.public import public_pages
from portal.works.documents import Passage


def language_of_note(document: int) -> str | None:
    """Have concept notes read, in the language that their text tells.

    A page shows the note of the version it was translated from until it is given its own.
    """
    return "" if PanelPage.objects.filter(concept_note=document).exists() else None


def works_with_note(document: int) -> Iterator[tuple[str, UUID]]:
    """Yield the panels whose concept note a file is."""
    pages = PanelPage.objects.filter(concept_note=document).order_by()
    keys = pages.values_list("translation_key", flat=True).distinct()
    yield from (("panel", key) for key in keys)


def notes_edition() -> Subquery:
    """Return what changes with the words of a panel's concept note, for a query of pages."""
    return words_edition(document=OuterRef("concept_note"))


def said_in_notes(keys: Collection[UUID]) -> dict[UUID, dict[str, list[Passage]]]:
    """Return what concept notes of public panels say, by work and language; two queries."""
    pages = public_pages(PanelPage).filter(translation_key__in=keys, concept_note__isnull=False)
    shown = set(pages.order_by().values_list("translation_key", "concept_note"))
    words = FileWords.objects.public().filter(document__in={note for _key, note in shown})
    by_note = {one.document_id: one for one in words.select_related("document")}
    found: dict[UUID, dict[str, list[Passage]]] = defaultdict(lambda: defaultdict(list))
    for key, note in sorted(shown):
        if (said := by_note.get(note)) is not None:
            found[key][said.language] += said.passages(said.document.url)
    return found


def languages_of_notes(keys: Collection[UUID]) -> Iterator[tuple[UUID, str]]:
    """Yield the languages of concept notes of public panels, each with the work; one query."""
    pages = public_pages(PanelPage).filter(translation_key__in=keys)
    rows = pages.filter(concept_note__words__in=FileWords.objects.public()).order_by()
    yield from rows.values_list("translation_key", "concept_note__words__language")
