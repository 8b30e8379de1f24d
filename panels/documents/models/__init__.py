"""Models of the documents' room."""

from panels.documents.models.document_page import LINE_LENGTH, DocumentPage
from panels.documents.models.document_types import DocumentType
from panels.documents.models.file import DocumentFile
from panels.documents.models.names import DocumentMandate, DocumentName
from panels.documents.models.record import DocumentRecord

__all__ = [
    "LINE_LENGTH",
    "DocumentFile",
    "DocumentMandate",
    "DocumentName",
    "DocumentPage",
    "DocumentRecord",
    "DocumentType",
]
