"""The files of activities, which are served to everybody only while an activity shows them."""

from collections.abc import Callable
from typing import Any, Final

from django.http import HttpRequest
from wagtail.models import Collection

#: Name of the collection in which the files of activities lie, those of drafts too.
COLLECTION: Final = "Activities"


def collection() -> Any:
    """Return the collection, making it when it is not there."""
    root = Collection.get_first_root_node()
    held = root.get_children().filter(name=COLLECTION).first()
    return held or root.add_child(name=COLLECTION)


#: Tell of others who may read the files of drafts.
_readers: list[Callable[[HttpRequest, Any], bool]] = []


def register_reader(may_read: Callable[[HttpRequest, Any], bool]) -> None:
    """Have a room say who else may read a file that is not public.

    Args:
        may_read: tells of a request and a document of Wagtail's; may query.
    """
    if may_read not in _readers:
        _readers.append(may_read)


def may_read(request: HttpRequest, document: Any) -> bool:
    """Whether somebody has a part in the activity that a file belongs to."""
    return any(reader(request, document) for reader in _readers)
