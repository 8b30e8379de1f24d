"""Which rooms show files of Wagtail's: a file is read for them, and their works change with it."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple
from uuid import UUID

from django.db.models import Model

from portal.file_words.models import FileWords


class Showing(NamedTuple):
    """How a room tells of a document of Wagtail's, by its primary key.

    Attributes:
        language: the code of its language, empty where its text is to tell; nothing when the room
            does not show it.
        works: name of kind and key of the works that show it.
    """

    language: Callable[[int], str | None]
    works: Callable[[int], Iterable[tuple[str, UUID]]]


_rooms: list[Showing] = []


def register(room: Showing) -> None:
    """Have a room's files read; a second time changes nothing."""
    if room not in _rooms:
        _rooms.append(room)


def wanted_language(document: int) -> str | None:
    """Return in which language a document is to be read; nothing when nobody wants it read."""
    found = [told for room in _rooms if (told := room.language(document)) is not None]
    # A room that knows the language knows better than the text.
    return max(found, default=None)


def concerned(instance: Model) -> Iterator[tuple[str, UUID]]:
    """Yield the works that words of a file, or Wagtail's row of it, concern."""
    document = instance.document_id if isinstance(instance, FileWords) else instance.pk
    for room in _rooms:
        yield from room.works(document)
