"""Resolutions, reports and summaries beside panels, shown from both sides."""

import pytest
from django.test import Client

from panels.discussions.models import CouncilSession, PanelPage
from panels.documents.models import DocumentRecord, DocumentType
from portal.pages.models import HomePage, SectionPage
from tests.panels.documents.texts import SYMBOL, imported


def source(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return str(response.content.decode())


@pytest.fixture
def panel(homes: dict[str, HomePage]) -> PanelPage:
    imported()
    for symbol, kind in (
        ("A/HRC/58/4", DocumentType.REPORT),
        ("A/HRC/58/41", DocumentType.REPORT),
        ("A/HRC/60/5", DocumentType.SUMMARY),
    ):
        DocumentRecord(symbol=symbol, title=f"Title of {symbol}", document_type=kind).save()
    page = PanelPage(
        title="Lanterns for all",
        council_session=CouncilSession.numbered(59),
        mandate_symbol=SYMBOL,
        mandate_paragraph=2,
        document_symbols="A/HRC/58/41\nA/HRC/60/5",
        source_language="en",
    )
    SectionPage.objects.get(locale=homes["en"].locale).add_child(instance=page)
    return page


def test_the_panel_leads_to_its_documents(panel: PanelPage, client: Client) -> None:
    shown = source(client, panel.url)
    for address in ("/en/documents/a-hrc-58-41/", "/en/documents/a-hrc-60-5/"):
        assert f'href="{address}"' in shown
    assert "Summary of a panel discussion" in shown
    assert '/en/documents/a-hrc-res-57-91/#para-2"' in shown


@pytest.mark.parametrize(
    ("address", "heading"),
    [
        ("a-hrc-res-57-91", "Mandates these panels"),
        ("a-hrc-58-41", "Feeds these panels"),
        ("a-hrc-60-5", "Summary of these panels"),
    ],
)
def test_every_document_leads_back(
    panel: PanelPage, client: Client, address: str, heading: str
) -> None:
    shown = source(client, f"/en/documents/{address}/")
    assert heading in shown
    assert f'href="{panel.url}"' in shown


def test_a_symbol_that_only_begins_alike_is_another(panel: PanelPage, client: Client) -> None:
    assert panel.url not in source(client, "/en/documents/a-hrc-58-4/")


def test_a_withdrawn_panel_is_gone_from_its_documents(panel: PanelPage, client: Client) -> None:
    panel.unpublish()
    assert "Lanterns for all" not in source(client, "/en/documents/a-hrc-58-41/")
