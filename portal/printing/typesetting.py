"""Sets HTML as PDF/UA-1 with WeasyPrint, which may read nothing but pictures of our own.

Importing this loads Pango: where it is not installed, that is an ``OSError``.
"""

import mimetypes
from typing import Any, Final
from urllib.parse import unquote

from django.conf import settings
from django.core.files.storage import default_storage
from weasyprint import CSS, HTML
from weasyprint.urls import URLFetcher, URLFetcherResponse

from portal.printing.artifacts import margins_to_artifacts
from portal.printing.fitting import PICTURES

VARIANT: Final = "pdf/ua-1"


class OwnPictures(URLFetcher):
    """Reads pictures from the portal's storage and refuses every other address."""

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """Return a picture of ours.

        Raises:
            ValueError: the address is no picture in the portal's storage.
        """
        del headers
        root = f"{PICTURES}{settings.MEDIA_URL}"
        if not url.startswith(root):
            raise ValueError(f"{url} is not read for a PDF")
        name = unquote(url.removeprefix(root))
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        with default_storage.open(name) as file:
            return URLFetcherResponse(url, file.read(), {"Content-Type": kind})


def typeset(html: str, style: str) -> bytes:
    """Return a whole HTML document, set with a style sheet, as PDF/UA-1 (ISO 14289-1)."""
    fetcher = OwnPictures()
    made: bytes = HTML(string=html, url_fetcher=fetcher).write_pdf(
        stylesheets=[CSS(string=style, url_fetcher=fetcher)],
        pdf_variant=VARIANT,
        finisher=margins_to_artifacts,
    )
    return made
