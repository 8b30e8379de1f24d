"""The files of activities, which are served to everybody only while an activity shows them."""

from typing import Any, Final

from wagtail.models import Collection

#: Name of the collection in which the files of activities lie, those of drafts too.
COLLECTION: Final = "Activities"


def collection() -> Any:
    """Return the collection, making it when it is not there."""
    root = Collection.get_first_root_node()
    held = root.get_children().filter(name=COLLECTION).first()
    return held or root.add_child(name=COLLECTION)
