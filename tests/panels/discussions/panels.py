"""Panel discussions and documents to show."""

import datetime as dt
from typing import Any

from panels.discussions.models import CouncilSession, PanelPage
from panels.documents.models import DocumentPage
from portal.pages.models import HomePage, SectionPage

# 11:00 in Geneva, in summer.
STARTS = dt.datetime(2025, 7, 7, 9, tzinfo=dt.UTC)
ENDS = dt.datetime(2025, 7, 7, 11, tzinfo=dt.UTC)


def section(home: HomePage, slug: str = "panels") -> SectionPage:
    """Publish a section below a home page."""
    page = SectionPage(title=f"Section {slug}", slug=slug, locale=home.locale)
    home.add_child(instance=page)
    page.save_revision().publish()
    return page


def panel(parent: SectionPage, **values: Any) -> PanelPage:
    """Publish a panel discussion."""
    values = {"title": "Peer support", "slug": "peers", **values}
    session = CouncilSession.numbered(values.pop("session", 59))
    page = PanelPage(locale=parent.locale, council_session=session, **values)
    parent.add_child(instance=page)
    page.save_revision().publish()
    current: PanelPage = PanelPage.objects.get(pk=page.pk)
    return current


def document(parent: SectionPage, symbol: str, **values: Any) -> DocumentPage:
    """Publish a document without text."""
    page = DocumentPage(title=f"Title of {symbol}", symbol=symbol, locale=parent.locale, **values)
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page
