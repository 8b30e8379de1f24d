"""Files of activities, panels and statements: found in their language while the work is public."""

from collections.abc import Callable
from uuid import UUID

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings
from wagtail.documents import get_document_model
from wagtail.documents.models import Document
from wagtail.models import Collection, CollectionViewRestriction

from activities.repository.models import ActivityDocument, ActivityPage, AgreedContent
from panels.documents.extraction.refusals import Reason
from panels.statements.deciding import publish, send, withdraw
from panels.statements.models import Statement, StatementFileWords
from panels.statements.tasks import read_statement_file
from portal.file_words.models import FileWords
from portal.file_words.tasks import read_file
from portal.languages import BY_CODE
from portal.pages.models import HomePage, SectionPage
from portal.works.cards import Card
from portal.works.documents import FILE_ANCHOR, WorkDocument
from portal.works.registry import kind_named
from search.asking import ask
from search.questions import Question
from search.rebuilding import rebuild
from search.results import Hit
from search.understanding import understand
from tests.activities.making import a_public_activity, agree_to, plant_sections
from tests.panels.discussions.panels import panel, section
from tests.panels.documents.extraction.printing import page as printed
from tests.panels.documents.extraction.word import archive, paragraph, run
from tests.panels.statements.stating import a_delegate, a_draft, a_panel, read_at, with_text

FRENCH = "Les lanternes du port sont allumées"
ENGLISH = "The lanterns of the harbour are lit"


@pytest.fixture
def media(db: None, tmp_path: object, settings: Settings) -> None:
    del db
    settings.MEDIA_ROOT = settings.PRIVATE_ROOT = tmp_path
    if not Collection.get_first_root_node():
        Collection.add_root(name="Root")


def a_file(text: str, name: str = "note.docx") -> Document:
    kept = ContentFile(archive(paragraph(run(text))), name=name)
    found: Document = get_document_model().objects.create(title=name, file=kept)
    return found


def read_as(name: str, key: UUID) -> tuple[WorkDocument, Card]:
    kind = kind_named(name)
    assert kind is not None
    (work,) = kind.documents([key])
    card = kind.cards([key], BY_CODE["en"])[key]
    assert work.stamp == card.stamp == dict(kind.stamps())[key]
    return work, card


def said(work: WorkDocument) -> dict[str, list[str]]:
    return {one.language: [each.text for each in one.passages] for one in work.versions}


def found(text: str, reader: str = "en") -> list[Hit]:
    results = ask(Question(understand(text), BY_CODE[reader], (0, 5), (0, 5)))
    return [*results.own.hits, *results.other.hits]


def with_files(page: ActivityPage, *documents: Document) -> ActivityPage:
    """Return an activity that shows files, and States have agreed to that."""
    page.documents = [ActivityDocument(document=one, title="Note") for one in documents]
    page.save_revision().publish()
    current: ActivityPage = ActivityPage.objects.get(pk=page.pk)
    agree_to(current)
    return current


@pytest.mark.usefixtures("media")
def test_files_of_an_activity_are_a_part_of_it(sections: dict[str, SectionPage]) -> None:
    french, english = a_file(FRENCH), a_file(ENGLISH)
    page = with_files(a_public_activity(sections["en"]), french, english)
    _work, before = read_as("activity", page.translation_key)
    for one in (french, english):
        assert read_file.call(pk=one.pk)
    work, card = read_as("activity", page.translation_key)
    assert said(work) == {"en": [ENGLISH], "fr": [FRENCH]}
    assert work.versions[1].passages[0].address == french.url
    assert work.facets["states"] == ("KEN",)
    assert card.stamp != before.stamp
    # It opens in French, but nobody is told that it is there in French.
    assert card.urls == {"en": card.url, "fr": card.url}
    assert [language.code for language in card.available_in] == ["en"]
    closed = Collection.get_first_root_node().add_child(name="Closed")
    CollectionViewRestriction.objects.create(
        collection=closed, restriction_type=CollectionViewRestriction.LOGIN
    )
    french.collection = closed
    french.save()
    work, private = read_as("activity", page.translation_key)
    assert said(work) == {"en": [ENGLISH]}
    assert private.stamp != card.stamp
    assert "fr" not in private.urls
    AgreedContent.objects.all().delete()
    kind = kind_named("activity")
    assert kind is not None
    assert not list(kind.documents([page.translation_key]))


@pytest.mark.usefixtures("media")
def test_many_files_cost_as_many_queries_as_one(sections: dict[str, SectionPage]) -> None:
    kind = kind_named("activity")
    assert kind is not None
    keys, costs = [], []
    # Sites and locales are looked up once.
    first = a_public_activity(sections["en"]).translation_key
    assert list(kind.documents([first]))
    assert kind.cards([first], BY_CODE["en"])
    for number in range(3):
        document = a_file(ENGLISH)
        page = a_public_activity(sections["en"], title=f"Training {number}")
        keys.append(with_files(page, document).translation_key)
        assert read_file.call(pk=document.pk)
        with CaptureQueriesContext(connection) as queries:
            assert all(said(work)["en"] for work in kind.documents(keys))
            assert len(kind.cards(keys, BY_CODE["fr"])) == len(keys)
        costs.append(len(queries))
    assert len(set(costs)) == 1


@pytest.mark.usefixtures("media")
def test_concept_notes_are_a_part_of_their_panel(homes: dict[str, HomePage]) -> None:
    french, english = a_file(FRENCH), a_file(ENGLISH)
    page = panel(section(homes["en"]), concept_note=english)
    assert read_file.call(pk=english.pk)
    work, before = read_as("panel", page.translation_key)
    assert said(work) == {"en": [ENGLISH]}
    page.concept_note = french
    page.save_revision().publish()
    assert read_file.call(pk=french.pk)
    work, card = read_as("panel", page.translation_key)
    assert said(work) == {"en": [], "fr": [FRENCH]}
    assert card.urls == {"en": card.url, "fr": card.url}
    assert card.stamp != before.stamp


@pytest.mark.usefixtures("media", "reference")
def test_a_statement_that_is_a_file_is_found_on_its_page(
    homes: dict[str, HomePage], client: Client
) -> None:
    key, delegate = a_panel(homes["en"]).translation_key, a_delegate()
    body = delegate.memberships.get().organisation
    row = with_text(a_draft(key, body), "en", "", file=printed(f"<p>{ENGLISH}</p>", "en"))
    with_text(row, "fr", "Bonjour", file=archive(paragraph(run(FRENCH))))
    send(row, delegate, str(row.version))
    texts = {text.language: text for text in row.texts.all()}
    assert not read_statement_file.call(pk=texts["en"].pk), "not public yet"
    row.refresh_from_db()
    publish(row, None, str(row.version), None)
    _work, before = read_as("statement", row.key)
    for text in texts.values():
        assert read_statement_file.call(pk=text.pk)
    work, card = read_as("statement", row.key)
    # Where there is a text, its file says the same.
    assert said(work)["fr"] == ["Bonjour"]
    (passage,) = work.versions[0].passages
    assert passage.text.endswith(ENGLISH)
    assert (passage.anchor, passage.label, passage.address) == (FILE_ANCHOR, "1", "")
    assert f'id="{FILE_ANCHOR}"' in client.get(read_at(row)).content.decode()
    assert card.stamp != before.stamp
    withdraw(Statement.objects.get(pk=row.pk), delegate, by_sender=True)
    assert not read_statement_file.call(pk=texts["en"].pk)


@pytest.mark.usefixtures("media", "homes")
def test_what_nobody_shows_is_not_read_and_what_changes_is_read_again() -> None:
    document = a_file(ENGLISH)
    assert not read_file.call(pk=document.pk)
    assert not FileWords.objects.exists()
    page = panel(section(HomePage.objects.get(locale__language_code="en")), concept_note=document)
    assert read_file.call(pk=document.pk)
    told = FileWords.objects.get()
    assert (told.language, told.refused) == ("en", "")
    assert read_file.call(pk=document.pk)
    assert FileWords.objects.get().read_at == told.read_at
    document.file = ContentFile(archive(paragraph(run(FRENCH))), name="other.docx")
    document.save()
    assert read_file.call(pk=document.pk)
    assert FileWords.objects.get().language == "fr"
    document.file = ContentFile(b"PK nothing", name="broken.docx")
    document.save()
    assert not read_file.call(pk=document.pk)
    assert FileWords.objects.get().refused in {Reason.BROKEN, Reason.WRONG_KIND}
    assert not FileWords.objects.public().exists()
    document.file.delete()
    document.file = "documents/gone.docx"
    document.save()
    assert not read_file.call(pk=document.pk)
    page.concept_note = None
    page.save_revision().publish()
    assert not read_file.call(pk=document.pk)
    assert not FileWords.objects.exists()


@pytest.mark.elasticsearch
@pytest.mark.usefixtures("elasticsearch", "reference")
def test_hits_open_files_and_are_gone_with_agreement(
    trees: dict[str, HomePage], media: None, client: Client, run_tasks: Callable[[], None]
) -> None:
    del media
    sections = plant_sections(trees)
    rebuild()
    document = a_file(ENGLISH, "harbour.docx")
    page = with_files(a_public_activity(sections["en"]), document)
    note = a_file("Ночью зажигают фонари", "note.docx")
    panel(section(trees["en"]), concept_note=note)
    key, delegate = a_panel(trees["en"], section_slug="others").translation_key, a_delegate()
    row = with_text(
        a_draft(key, delegate.memberships.get().organisation),
        "en",
        "",
        file=printed("<p>Beacons guide ships</p>", "en"),
    )
    send(row, delegate, str(row.version))
    row.refresh_from_db()
    publish(row, None, str(row.version), None)
    run_tasks()
    ((number, text),) = StatementFileWords.objects.get().pages
    assert (number, text.splitlines()[-1]) == (1, "Beacons guide ships")
    (hit,) = found("lanterns harbour")
    assert (hit.card.kind, hit.passages[0].url) == ("activity", document.url)
    # Nobody is sent to a file who expects to go on reading.
    assert hit.passages[0].is_file
    assert "Get the file" in client.get("/en/search/", {"q": "lanterns harbour"}).content.decode()
    (hit,) = found("зажигают фонари", "ru")
    assert (hit.card.kind, hit.passages[0].url) == ("panel", note.url)
    (hit,) = found("beacons ships")
    assert hit.passages[0].url == f"{read_at(row)}#{FILE_ANCHOR}"
    assert hit.passages[0].is_page
    AgreedContent.objects.filter(work_key=page.translation_key).delete()
    assert not found("lanterns harbour")
