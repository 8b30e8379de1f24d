"""The demonstration's panels: alike in every language, and leading to their documents."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Revision

from panels.discussions.demonstration.planting import plant_panels
from panels.discussions.demonstration.programmes import STEPS, Programme, programmes
from panels.discussions.models import CouncilSession, PanelPage
from panels.documents.models import DocumentPage
from panels.documents.symbol_lines import symbols_in
from panels.documents.uploads.running import read_upload_pages
from portal.demonstration.planting import Grounds
from portal.languages import BY_CODE, CODES
from portal.works.cards import work_url
from tests.panels.typography import faults

PARTLY_TRANSLATED = 56


@pytest.fixture
def planted(demonstrated_panels: Grounds) -> Grounds:
    """Sections with documents and panels in them."""
    return demonstrated_panels


def every_version() -> list[Any]:
    return [
        pytest.param(programme, code, id=f"{programme.slug}-{code}")
        for programme in programmes()
        for code in programme.versions
    ]


def panel(session: int, code: str) -> PanelPage:
    page: PanelPage = PanelPage.objects.get(council_session=session, locale__language_code=code)
    return page


STREAMS = ("body", "services", "people", "programme", "questions", "ideas")


def shape(version: Any) -> list[tuple[str, str, int]]:
    """Name each block of a version, with the number of its paragraphs or parts."""
    found = []
    for name in STREAMS:
        for kind, value in version[name]:
            text = value if isinstance(value, str) else value.get("text")
            parts = text.count("<p>") if text is not None else len(value.get("follow_ups", value))
            found.append((name, kind, parts))
    return found


def test_two_sessions_are_in_six_languages_and_one_is_not() -> None:
    languages = {one.shared["council_session_id"]: set(one.versions) for one in programmes()}

    assert languages.pop(PARTLY_TRANSLATED) == {"ar", "fr", "es"}
    assert len(languages) == 2
    assert all(found == set(CODES) for found in languages.values())


@pytest.mark.parametrize(("programme", "code"), every_version())
def test_every_version_has_the_same_parts(programme: Programme, code: str) -> None:
    source = programme.versions[programme.source_language]
    version = programme.versions[code]

    assert version.keys() == source.keys()
    assert shape(version) == shape(source)
    assert all(value for name, value in version.items() if name != "ideas")


@pytest.mark.parametrize(("programme", "code"), every_version())
def test_every_version_is_punctuated_as_its_language_is(programme: Programme, code: str) -> None:
    version = programme.versions[code]
    texts = [version[name] for name in ("title", "summary", "room", "step_free_route")]
    texts += [value for name in STREAMS for _kind, value in version[name] if name != "programme"]
    # Times are facts.
    texts += [
        text for _kind, step in version["programme"] for key, text in step.items() if key != "time"
    ]
    texts.append(programme.notes.get(code, ()))

    assert faults(code, texts) == []


def test_the_coming_panel_has_a_concept_note_in_each_language(planted: Grounds) -> None:
    assert planted
    notes = {code: note for code in CODES if (note := panel(65, code).concept_note)}
    assert len(set(notes.values())) == len(CODES)
    for code, note in notes.items():
        with note.open_file() as opened:
            language, pages = read_upload_pages(opened.read(), "")
        assert language == code
        assert panel(65, code).title in pages[0][1]


@pytest.mark.parametrize(("programme", "code"), every_version())
def test_every_version_opens_by_saying_that_it_is_a_demonstration(
    programme: Programme, code: str
) -> None:
    kind, notice = programme.versions[code]["body"][0]

    assert kind == "callout"
    assert notice["title"]
    assert notice["text"].startswith("<p>")


@pytest.mark.parametrize("programme", programmes(), ids=lambda one: one.slug)
def test_symbols_are_in_their_official_form(programme: Programme) -> None:
    for name in ("mandate_symbol", "document_symbols"):
        written = programme.shared[name]
        assert "\n".join(map(str, symbols_in(written))) == written


def test_a_panel_leads_to_its_mandate_and_documents_in_six_languages(
    planted: Grounds, client: Client
) -> None:
    del planted
    bilingual = DocumentPage.objects.filter(symbol="A/HRC/35/20")
    own = {page.locale.language_code: page.url for page in bilingual}

    for code, language in BY_CODE.items():
        response = client.get(panel(59, code).url)
        assert response.status_code == 200
        html = response.content.decode()
        mandate = DocumentPage.objects.get(symbol="A/HRC/RES/57/32", locale__language_code=code)
        assert f'href="{mandate.url}#para-14"' in html
        assert 'id="para-14"' in client.get(mandate.url).content.decode()
        fallback = work_url(bilingual[0].translation_key, language)
        assert f'href="{own.get(code, fallback)}"' in html


def test_a_coming_panel_leads_to_a_mandate_that_only_the_united_nations_has(
    planted: Grounds, client: Client
) -> None:
    del planted

    for code, language in BY_CODE.items():
        response = client.get(panel(65, code).url)
        assert response.status_code == 200
        official = f"https://docs.un.org/{language.html_lang[:2]}/A/HRC/RES/18/18"
        assert f'href="{official}"' in response.content.decode()


def test_a_panel_in_three_languages_opens_in_every_interface(
    planted: Grounds, client: Client
) -> None:
    del planted
    titles = {
        page.locale.language_code: page.title
        for page in PanelPage.objects.filter(council_session=PARTLY_TRANSLATED)
    }
    key = panel(PARTLY_TRANSLATED, "fr").translation_key

    for code, language in BY_CODE.items():
        response = client.get(work_url(key, language), follow=True)
        assert response.status_code == 200
        assert titles.get(code, titles["fr"]) in response.content.decode()


def test_the_programme_gives_geneva_time(planted: Grounds) -> None:
    del planted
    page = panel(59, "fr")

    assert page.starts_at == dt.datetime(2025, 7, 7, 13, tzinfo=dt.UTC)
    assert [step.value["time"].isoformat("minutes") for step in page.programme] == [
        "15:00", "15:10", "15:40", "16:15", "16:50",
    ]  # fmt: skip
    assert len(STEPS) == 5


def test_sessions_are_planted_and_left_to_their_editors(planted: Grounds) -> None:
    session = CouncilSession.objects.get(number=59)
    assert (session.starts_on, session.mandate_symbol) == (
        dt.date(2025, 6, 16), "A/HRC/RES/57/32",
    )  # fmt: skip
    CouncilSession.objects.filter(number=59).update(mandate_symbol="A/HRC/RES/1/1")

    plant_panels(planted)

    assert CouncilSession.objects.get(number=59).mandate_symbol == "A/HRC/RES/1/1"


def test_planting_again_changes_nothing(planted: Grounds) -> None:
    pages = PanelPage.objects.count()
    revisions = Revision.objects.count()

    plant_panels(planted)

    assert pages == 2 * 6 + 3
    assert (PanelPage.objects.count(), Revision.objects.count()) == (pages, revisions)
