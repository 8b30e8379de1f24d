"""Models of the documents' room."""

from panels.documents.models.document_page import LINE_LENGTH, DocumentPage
from panels.documents.models.document_types import DocumentType

__all__ = ["LINE_LENGTH", "DocumentPage", "DocumentType"]
