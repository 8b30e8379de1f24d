"""Asking for PDFs."""

import io
import re

from django.urls import reverse
from django.utils.translation import override
from pypdf import PdfReader

from panels.discussions.models import PanelPage
from panels.documents.models import DocumentPage

#: Marks of direction that PDF readers put around Arabic text.
DIRECTION_MARKS = re.compile("[\u202a-\u202e]")


def address_of(page: PanelPage | DocumentPage) -> str:
    """Return the address of a version's PDF."""
    with override(page.locale.language_code):
        return reverse("printing:pdf", args=[page.translation_key])


def text_of(made: bytes) -> str:
    """Return the text of a PDF in logical order, its lines joined."""
    pages = (page.extract_text() for page in PdfReader(io.BytesIO(made)).pages)
    return " ".join(DIRECTION_MARKS.sub("", " ".join(pages)).split())
