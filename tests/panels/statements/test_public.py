"""What everybody reads: on the panel's page, on a page of its own, as a file, as a PDF."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from panels.discussions.models import PanelPage
from panels.printing.showing import printed_html
from panels.statements.deciding import publish, send
from panels.statements.models import Statement
from panels.statements.reading import listed
from portal.languages import BY_CODE, CODES
from portal.pages.models import HomePage
from tests.activities.making import an_organisation
from tests.activities.submissions.hostile import GOOD_PDF
from tests.panels.statements.stating import (
    SECRET,
    WORD,
    a_delegate,
    a_draft,
    a_panel,
    at,
    file_at,
    published,
    read_at,
    sent,
    with_text,
)
from tests.portal.look.page_reader import read

pytestmark = pytest.mark.usefixtures("reference")


@pytest.fixture
def meeting(homes: dict[str, HomePage]) -> PanelPage:
    return a_panel(homes["en"], title="Peers")


@pytest.fixture
def delegate(meeting: PanelPage) -> User:
    assert meeting
    return a_delegate()


def several(meeting: PanelPage, delegate: User, number: int, **values: object) -> None:
    """Publish statements of as many organisations, each in three languages with a file."""
    for count in range(number):
        organisation = an_organisation(f"Organisation {count:02} (fictitious)")
        row = a_draft(meeting.translation_key, organisation, **values)
        for code in ("en", "fr", "ar"):
            with_text(row, code, file=WORD)
        send(row, delegate, str(row.version))
        publish(row, None, str(row.version), None)


def test_the_panels_page_has_them_in_order(
    meeting: PanelPage, delegate: User, client: Client
) -> None:
    assert "Statements received" in client.get(meeting.url).content.decode()
    names = {"Éclair": None, "alpha": None, "Zulu": 1, "Beta": 2}
    for name, place in names.items():
        row = a_draft(meeting.translation_key, an_organisation(name))
        send(with_text(row), delegate, str(row.version))
        publish(row, None, str(row.version), place)
    for name in ("Óscar", "nadir", "Pía"):
        row = a_draft(meeting.translation_key, an_organisation(name), manner="written")
        send(with_text(row), delegate, str(row.version))
        publish(row, None, str(row.version), 1)
    waiting = sent(meeting.translation_key, delegate)
    order = ["Zulu", "Beta", "alpha", "Éclair", "nadir", "Óscar", "Pía"]
    assert [one.body for one in listed(meeting.translation_key)] == order
    html = client.get(meeting.url).content.decode()
    part = html[html.index('id="panel-statements"') :]
    places = [part.index(f"<bdi>{name}</bdi>") for name in order]
    assert places == sorted(places)
    assert part.index("Delivered in the room") < places[0] < part.index("In writing only")
    assert read_at(waiting) not in html
    assert SECRET not in html


@pytest.mark.parametrize("code", CODES)
def test_each_is_in_the_readers_language_or_marked(
    meeting: PanelPage, delegate: User, client: Client, code: str
) -> None:
    row = a_draft(meeting.translation_key, delegate.memberships.get().organisation)
    with_text(row, "fr", "Texte original")
    with_text(row, "ar", "نص", file=GOOD_PDF)
    send(row, delegate, str(row.version))
    publish(row, None, str(row.version), None)
    html = client.get(read_at(row, code)).content.decode()
    page = read(html)
    shown = "ar" if code == "ar" else "fr"
    language = BY_CODE[shown]
    (prose,) = [one for one in page.named("div") if one.get("class") == "prose"]
    assert (prose["lang"], prose["dir"]) == (language.html_lang, language.direction)
    assert page.named("html")[0]["lang"] == BY_CODE[code].html_lang
    assert ("Texte original" in html) == (shown == "fr")
    assert ('class="notice"' in html) == (code not in {"ar", "fr"})
    links = {one["href"]: one.get("hreflang") for one in page.named("a") if "href" in one}
    for other in ("fr", "ar"):
        assert links[f"{read_at(row, code)}{other}/"] == BY_CODE[other].html_lang
    listed_at = f"/{code}/works/{meeting.translation_key}/"
    panel_html = client.get(listed_at if code != "en" else meeting.url, follow=True)
    entry = panel_html.content.decode().partition('id="panel-statements"')[2]
    assert ("available-in" in entry.partition("</section>")[0]) == (code not in {"ar", "fr"})
    # The switcher leads to the same statement in the other interface.
    assert links[read_at(row, "es" if code != "es" else "en")] is not None


def test_a_statement_on_a_page_of_its_own(
    meeting: PanelPage, delegate: User, client: Client
) -> None:
    row = published(
        meeting.translation_key,
        delegate,
        text="First <b>paragraph</b>.\n\nSecond.",
        others="Kingdom of Examples",
        function="Envoy",
    )
    response = client.get(read_at(row))
    html = response.content.decode()
    assert response["Cache-Control"] == "private, no-cache"
    assert (
        '<p id="statement-1">First &lt;b&gt;paragraph&lt;/b&gt;.</p><p id="statement-2">Second.</p>'
        in html
    )
    for word in ("Kingdom of Examples", "Ada Example", "Envoy", "the original", "Peers"):
        assert word in html
    assert html.count("<h1") == 1
    assert "(PDF, " in html
    assert "1 page" in html
    assert "noindex" not in html
    assert client.get(f"{read_at(row)}ru/").status_code == 404
    assert client.get(f"{read_at(row)}tlh/").status_code == 404
    assert client.post(read_at(row)).status_code == 405


def test_files_are_saved_and_never_shown_as_ours(
    meeting: PanelPage, delegate: User, client: Client
) -> None:
    row = published(meeting.translation_key, delegate)
    response = client.get(file_at(row))
    assert b"".join(response.streaming_content) == GOOD_PDF  # type: ignore[attr-defined] # it streams
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == f'attachment; filename="{row.reference}-en.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "private, no-cache"
    assert response["Content-Language"] == "en"
    assert client.get(file_at(row, "fr")).status_code == 404
    stored = row.texts.get().file
    assert stored is not None
    stored.file.storage.delete(stored.file.name or "")
    assert client.get(file_at(row)).status_code == 404


@pytest.mark.parametrize("status", [one for one in Statement.Status if one != "published"])
def test_what_is_not_published_does_not_exist(
    meeting: PanelPage, delegate: User, client: Client, status: str
) -> None:
    row = published(meeting.translation_key, delegate)
    Statement.objects.filter(pk=row.pk).update(status=status)
    assert client.get(read_at(row)).status_code == 404
    assert client.get(file_at(row)).status_code == 404
    assert read_at(row) not in client.get(meeting.url).content.decode()


def test_nor_does_it_at_a_panel_that_is_not_public(
    meeting: PanelPage, delegate: User, client: Client, homes: dict[str, HomePage]
) -> None:
    row = published(meeting.translation_key, delegate)
    other = a_panel(homes["fr"])
    elsewhere = at("read", other.translation_key, row.key)
    assert client.get(elsewhere).status_code == 404
    restriction = PageViewRestriction.objects.create(page=meeting, restriction_type="login")
    addresses = (read_at(row), file_at(row))
    assert [client.get(one).status_code for one in addresses] == [404, 404]
    # Not even for who may see the panel.
    client.force_login(delegate)
    assert [client.get(one).status_code for one in addresses] == [404, 404]
    assert read_at(row) not in client.get(meeting.url).content.decode()
    restriction.delete()
    assert client.get(read_at(row)).status_code == 200
    meeting.unpublish()
    assert [client.get(one).status_code for one in addresses] == [404, 404]


def test_queries_do_not_depend_on_how_many_there_are(
    meeting: PanelPage, delegate: User, client: Client, homes: dict[str, HomePage]
) -> None:
    several(meeting, delegate, 2)
    many = a_panel(homes["en"], section_slug="many")
    several(many, delegate, 12)
    few_key, many_key = meeting.translation_key, many.translation_key
    counts = {}
    for name, page in (("warm", meeting), ("few", meeting), ("many", many)):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(page.url).status_code == 200
        counts[name] = len(queries)
    assert counts["few"] == counts["many"] <= 36
    for key, number in ((few_key, 2), (many_key, 12)):
        with CaptureQueriesContext(connection) as queries:
            assert len(listed(key)) == number
        assert len(queries) == 2
        row = Statement.objects.filter(panel_key=key).first()
        assert row is not None
        with CaptureQueriesContext(connection) as queries:
            assert client.get(read_at(row)).status_code == 200
        counts[str(number)] = len(queries)
    assert counts["2"] == counts["12"] <= 12


def test_the_printed_panel_has_them(meeting: PanelPage, delegate: User, rf: RequestFactory) -> None:
    row = published(meeting.translation_key, delegate)
    request = rf.get(meeting.url)
    request.user = delegate
    html = printed_html(meeting, request)
    assert "Statements received" in html
    assert read_at(row) in html
