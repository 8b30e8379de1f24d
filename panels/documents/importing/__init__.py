"""Bringing the text of a UN document into the portal, once or again."""

from panels.documents.importing.documents import (
    Imported,
    Options,
    Outcome,
    import_document,
    import_read,
)
from panels.documents.importing.refusals import ImportRefusedError

__all__ = ["ImportRefusedError", "Imported", "Options", "Outcome", "import_document", "import_read"]
