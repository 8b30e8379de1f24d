"""What documents and records of documents show in lists of works of all kinds."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from panels.documents.facets import facets_of_document, session_name
from panels.documents.models import DocumentPage, DocumentType
from panels.documents.symbols import parse
from portal.languages import Language
from portal.pages.public import public_pages
from portal.works.card_facts import Fact
from portal.works.cards import Card


def facts_of_documents(cards: Sequence[Card], reader: Language) -> Mapping[UUID, Sequence[Fact]]:
    """Return type of document and session of the Council. One query."""
    del reader
    rows = (
        public_pages(DocumentPage)
        .filter(translation_key__in=[card.key for card in cards])
        .order_by("-pk")
        .values_list("translation_key", "document_type")
    )
    # The first version's stands last, and remains.
    types = dict(rows)
    return {
        card.key: (
            Fact(_("Type of document"), [DocumentType(types[card.key]).label]),
            _session(card),
        )
        for card in cards
        if card.key in types
    }


def facts_of_records(cards: Sequence[Card], reader: Language) -> Mapping[UUID, Sequence[Fact]]:
    """Return the session of the Council; what type it is the card says. No query."""
    del reader
    return {card.key: (_session(card),) for card in cards}


def _session(card: Card) -> Fact:
    facets = facets_of_document(parse(card.symbol) if card.symbol else None, "")
    return Fact(
        _("Session of the Council"), [session_name(code) for code in facets.get("session", ())]
    )
