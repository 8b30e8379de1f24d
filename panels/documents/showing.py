"""A page's text as readers see it: prepared, and with links where it names documents."""

from panels.documents.models import DocumentPage
from panels.documents.presentation import ShownDocument, shown
from panels.documents.symbol_links import link_symbols
from portal.languages import BY_CODE, active_language


def shown_text(page: DocumentPage, prefix: str = "") -> ShownDocument:
    """Return body and footnotes of a page. A constant number of queries.

    Args:
        page: of a language version.
        prefix: before every anchor, where two versions stand on one page.
    """
    reader, own = active_language(), BY_CODE[page.locale.language_code]
    return shown(
        page.body,
        page.footnotes,
        lambda html: link_symbols(html, reader, own, own=page.symbol),
        prefix=prefix,
    )
