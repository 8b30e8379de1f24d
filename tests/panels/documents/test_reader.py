"""The document's page and the reader: citations, links, tables, two languages side by side."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.safestring import mark_safe
from wagtail.blocks.stream_block import StreamValue

from panels.documents.aligning import Row
from panels.documents.importing import import_document
from panels.documents.models import DocumentPage
from panels.documents.presentation import ShownBlock, ShownItem
from panels.documents.rows import rows_html
from panels.documents.symbols import parse
from portal.languages import BY_CODE
from tests.panels.documents.texts import SYMBOL, imported, long_text
from tests.portal.look.page_reader import read

pytestmark = pytest.mark.usefixtures("homes")


def html(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return str(response.content.decode())


def reader(first: str, second: str, code: str = "en") -> str:
    return f"/{code}/documents/a-hrc-res-57-91/read/{first}/{second}/"


def test_versions_stand_side_by_side_by_number(client: Client) -> None:
    imported("en")
    imported("ar")
    source = html(client, reader("en", "ar", "fr"))
    page = read(source)
    cells = [attrs for attrs in page.named("td") if attrs.get("role") == "cell"]
    assert {(cell["lang"], cell["dir"]) for cell in cells} == {("en", "ltr"), ("ar", "rtl")}
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert {"en-para-1", "ar-para-1", "en-para-2-a", "en-note-1"} <= set(ids)
    first = source.split('id="en-para-1"')[1]
    assert first.index("light the lanterns") < first.index('id="ar-para-1"')
    assert [attrs["aria-current"] for attrs in page.named("a") if "aria-current" in attrs].count(
        "page"
    ) == 2


def test_a_paragraph_that_one_version_lacks_is_said_to_be_missing(client: Client) -> None:
    imported("en")
    imported("fr")
    # The French text has two paragraphs, the English three.
    source = html(client, reader("en", "fr"))
    assert "not in this version" in source
    assert "Not aligned" in source


def test_a_language_without_text_is_said_to_be_missing(client: Client) -> None:
    imported("en")
    source = html(client, reader("en", "ru"), status=404)
    assert "The portal has no text of this document in this language:" in source
    assert "light the lanterns" in source


@pytest.mark.parametrize(
    ("first", "second"), [("en", "en"), ("en", "de"), ("xx", "yy"), ("ru", "es")]
)
def test_other_pairs_are_not_found(client: Client, first: str, second: str) -> None:
    imported("en")
    assert client.get(reader(first, second)).status_code == 404
    assert client.get("/en/documents/nothing/read/en/fr/").status_code == 404


def test_a_private_version_is_not_read_beside_another(client: Client) -> None:
    imported("en")
    imported("fr").page.unpublish()
    assert "Décide d’allumer" not in html(client, reader("en", "fr"), status=404)


def test_queries_of_page_and_reader_do_not_grow_with_the_text(client: Client) -> None:
    imported("fr")
    counts = []
    for number in (5, 200):
        page = import_document(long_text(number), parse(SYMBOL), "en").page
        for address in (page.url, reader("en", "fr")):
            client.get(address)
            with CaptureQueriesContext(connection) as queries:
                html(client, address)
            counts.append(len(queries))
    assert counts[:2] == counts[2:]
    assert max(counts) <= 45


def test_versions_that_are_not_shown_are_not_read(client: Client) -> None:
    for code in ("en", "fr", "ar"):
        imported(code)
    with CaptureQueriesContext(connection) as queries:
        html(client, reader("en", "fr"))
    texts = [
        query["sql"] for query in queries if '"undocuments_documentpage"."body"' in query["sql"]
    ]
    assert len(texts) == 1
    assert "'ar'" not in texts[0]
    assert "language_code\" IN ('en', 'fr')" in texts[0]


def test_labels_in_a_cell_stay_text() -> None:
    item = ShownItem("para-1-a", "<b>&", 1, mark_safe("<i>all</i>"))
    block = ShownBlock("paragraph", "para-1", mark_safe("One"), 1, None, (item,))
    row = Row(1, (block,), (), is_aligned=False)
    html = rows_html([row], BY_CODE["en"], BY_CODE["ar"])
    assert "<bdi>&lt;b&gt;&amp;</bdi></span><p><i>all</i></p>" in html
    assert '<div id="para-1"><p>One</p>' in html
    assert "<bdi>1</bdi><span" in html
    assert '<td role="cell" lang="ar" dir="rtl"><p class="reader__missing" lang="en"' in html


def test_a_paragraph_is_cited_without_scripts(client: Client) -> None:
    page = imported("fr").page
    source = html(client, f"{page.url}?cite=para-2")
    assert f"(Français), http://testserver{page.url}#para-2" in source
    assert 'id="citation"' in source
    links = [attrs["href"] for attrs in read(source).named("a")]
    assert "?cite=para-1#citation" in links
    for wrong in ("para-99", "<script>", "note-1", ""):
        assert 'id="citation"' not in html(client, f"{page.url}?cite={wrong}")


def test_a_sub_paragraph_and_a_preamble_can_be_cited(client: Client) -> None:
    page = imported("en").page
    assert "paragraph 2 (a) (English)" in html(client, f"{page.url}?cite=para-2-a")
    assert "preambular paragraph 1 (English)" in html(client, f"{page.url}?cite=preamble-1")


def test_symbols_in_the_text_lead_to_the_documents(client: Client) -> None:
    page = imported("en").page
    page.body = [
        ("text", "<p>See A/HRC/56/78, A/HRC/RES/57/92 and A/HRC/RES/57/91 (a) A/B.</p>"),
        ("text", '<p><a href="https://example.org">A/HRC/56/78</a></p>'),
    ]
    page.save_revision().publish()
    other = imported("en").page
    other = DocumentPage(
        title="Other", symbol="A/HRC/RES/57/92", locale=page.locale, source_language="en"
    )
    page.get_parent().add_child(instance=other)
    source = html(client, page.url)
    assert (
        '<a href="https://docs.un.org/en/A/HRC/56/78"><bdi dir="ltr">A/HRC/56/78</bdi></a>'
        in source
    )
    assert f'<a href="{other.url}"><bdi dir="ltr">A/HRC/RES/57/92</bdi></a>' in source
    assert '<a href="https://example.org">A/HRC/56/78</a>' in source
    # No link to itself, and none of what only looks like a symbol.
    assert "and A/HRC/RES/57/91 (a) A/B." in source


def test_a_table_is_shown_with_its_anchor_and_found_by_search(client: Client) -> None:
    page = imported("en").page
    table = {
        "columns": [{"type": "text", "heading": "Month"}, {"type": "number", "heading": "Lamps"}],
        "rows": [{"values": ["June", "12"]}],
        "caption": "Lamps lit",
    }
    block = page.body.stream_block
    page.body = StreamValue(block, [{"type": "table", "value": table}], is_lazy=True)
    page.save_revision().publish()
    source = html(client, page.url)
    assert '<caption id="table-1">Lamps lit</caption>' in source
    page = DocumentPage.objects.get(pk=page.pk)
    passage = page.search_passages()[0]
    assert (passage.anchor, "June" in passage.text) == ("table-1", True)


def test_the_page_offers_every_other_version_to_compare(client: Client) -> None:
    pages = {code: imported(code).page for code in ("en", "fr", "ar")}
    links = {attrs["href"]: attrs for attrs in read(html(client, pages["en"].url)).named("a")}
    assert links[reader("en", "ar")]["dir"] == BY_CODE["ar"].direction
    assert reader("en", "fr") in links
    assert reader("en", "ru") not in links


def test_links_follow_documents_that_appear_and_vanish(client: Client) -> None:
    imported("fr")
    page = imported("en").page
    page.body = [("text", "<p>See A/HRC/RES/57/92.</p>")]
    page.save_revision().publish()
    official = 'href="https://docs.un.org/en/A/HRC/RES/57/92"'
    addresses = (page.url, reader("en", "fr"))
    assert all(official in html(client, address) for address in addresses)
    other = DocumentPage(
        title="Other", symbol="A/HRC/RES/57/92", locale=page.locale, source_language="en"
    )
    page.get_parent().add_child(instance=other)
    for address in addresses:
        source = html(client, address)
        assert f'<a href="{other.url}"><bdi dir="ltr">A/HRC/RES/57/92</bdi></a>' in source
        assert official not in source
    other.unpublish()
    assert all(other.url not in html(client, address) for address in addresses)
    other.delete()
    assert all(official in html(client, address) for address in addresses)
