"""Planting the summaries, unless the portal has the document itself."""

from collections.abc import Mapping
from typing import Any

from panels.documents.demonstration.summaries import Summary, summaries
from panels.documents.importing.content import fingerprint
from panels.documents.models import DocumentPage
from portal.demonstration.planting import Grounds, plant, work_key


def plant_documents(grounds: Grounds) -> None:
    """Make or update the page of each language version of each summary.

    A document that the portal has as another work is left alone, and so is a language version
    whose summary has given way to the official text.
    """
    for summary in summaries():
        slug = summary.symbol.slug
        pages = DocumentPage.objects.filter(symbol=str(summary.symbol)).select_related("locale")
        if any(page.translation_key != work_key(slug) for page in pages):
            continue
        replaced = {page.locale.language_code for page in pages if not _is_summary(page)}
        plant(
            DocumentPage,
            slug,
            grounds.sections["documents"],
            {
                code: _replaceable(summary, version)
                for code, version in summary.versions.items()
                if code not in replaced
            },
            **_shared(summary),
        )


def _shared(summary: Summary) -> dict[str, Any]:
    return {
        "symbol": str(summary.symbol),
        "document_type": summary.document_type,
        "adoption_date": summary.date,
    }


def _replaceable(summary: Summary, version: Mapping[str, Any]) -> dict[str, Any]:
    """Return a version that an import of the official text may replace: nobody corrected it."""
    page = DocumentPage(**_shared(summary), **version)
    return {**version, "import_fingerprint": fingerprint(page)}


def _is_summary(page: DocumentPage) -> bool:
    """Tell whether a page opens with the notice of a summary, which leads to the official text.

    An import cannot be told from the planting by its revision, for neither has an author, but it
    leaves no notice.
    """
    first = page.body[0] if page.body else None
    return (
        first is not None and first.block_type == "text" and page.official_url in first.value.source
    )
