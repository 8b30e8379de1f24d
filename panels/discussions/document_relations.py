"""Panels beside the documents that they name."""

from uuid import UUID  # noqa: TC003 -- beside what is used at run time

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from panels.discussions.models import PanelPage
from panels.documents.models import DocumentRecord, DocumentType
from panels.documents.relations import Group, Related
from panels.documents.symbol_lines import valid_symbols_in
from panels.documents.symbols import Symbol
from portal.languages import Language
from portal.pages.public import public_pages
from portal.works.registry import cards_for


def panels_of(symbol: Symbol, reader: Language) -> list[Group]:
    """Return the public panels that a document mandates, feeds, or sums up.

    A document that a panel names is its summary where the panel or the document's type says so,
    and feeds it else. A constant number of queries.
    """
    own = str(symbol)
    naming = public_pages(PanelPage).filter(
        Q(mandate_symbol=own) | Q(document_symbols__contains=own) | Q(summary_report_symbol=own)
    )
    mandated: dict[UUID, None] = {}
    named: dict[UUID, None] = {}
    summed_up: dict[UUID, None] = {}
    for page in naming.order_by("-council_session_id", "pk"):
        if page.mandate_symbol == own:
            mandated[page.translation_key] = None
        # The text of one symbol may begin like another's: A/HRC/57/3 is in A/HRC/57/32.
        if symbol in valid_symbols_in(page.document_symbols):
            named[page.translation_key] = None
        if page.summary_report_symbol == own:
            summed_up[page.translation_key] = None
    if not (mandated or named or summed_up):
        return []
    summaries = DocumentRecord.objects.filter(symbol=own, document_type=DocumentType.SUMMARY)
    if summaries.exists():
        summed_up |= named
    cards = cards_for([*mandated, *named, *summed_up], reader)
    groups = (
        (_("Mandates these panels"), mandated),
        (_("Summary of these panels"), summed_up),
        (_("Feeds these panels"), {key: None for key in named if key not in summed_up}),
    )
    return [
        Group(label, works)
        for label, keys in groups
        if (
            works := [
                Related(
                    url=card.url,
                    title=card.title,
                    language=card.language,
                    is_reader_language=card.is_reader_language,
                )
                for key in keys
                if (card := cards.get(key))
            ]
        )
    ]
