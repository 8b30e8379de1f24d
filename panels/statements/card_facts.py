"""What statements show in lists of works of all kinds."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from panels.discussions.models import PanelPage
from panels.statements.models import Statement
from portal.languages import Language
from portal.pages.public import public_pages
from portal.works.card_facts import Fact, title_fact
from portal.works.cards import Card


def facts_of_statements(cards: Sequence[Card], reader: Language) -> Mapping[UUID, Sequence[Fact]]:
    """Return at which panel it is made, and by whom. Two queries."""
    found = Statement.objects.public().filter(key__in=[card.key for card in cards]).order_by()
    rows = list(found.only("key", "panel_key", "speaker", "function", "manner"))
    panels = _panels({row.panel_key for row in rows}, reader)
    return {
        row.key: (
            panels.get(row.panel_key, Fact(_("Panel discussion"))),
            Fact(_("Speaker"), [row.speaker]),
            Fact(_("How it is given"), [Statement.Manner(row.manner).label]),
        )
        for row in rows
    }


def _panels(keys: set[UUID], reader: Language) -> dict[UUID, Fact]:
    """Return the panels by title, in the reader's language where they exist in it."""
    rows = public_pages(PanelPage).filter(translation_key__in=keys).order_by()
    titles: dict[UUID, dict[str, str]] = defaultdict(dict)
    sources: dict[UUID, str] = {}
    for key, code, title, source in rows.values_list(
        "translation_key", "locale__language_code", "title", "source_language"
    ):
        titles[key][code] = title
        sources[key] = source
    label = _("Panel discussion")
    return {key: title_fact(label, of, sources[key], reader) for key, of in titles.items()}
