"""Transcripts of recordings are found where they are said, in the page that shows them."""

from collections.abc import Callable
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from panels.discussions.models import PanelPage, PanelRecording
from panels.recordings.models import Track, WrittenTranscript
from portal.languages import BY_CODE
from portal.pages.models import HomePage
from portal.works.registry import Kind, kind_named
from search.asking import ask
from search.questions import Question
from search.rebuilding import rebuild
from search.results import Hit
from search.understanding import understand
from tests.panels.discussions.panels import panel, section
from tests.panels.recordings.recordings import ENGLISH, recording
from tests.portal.look.page_reader import read

RUSSIAN = "Председатель: Добро пожаловать\n\nДелегат: Мы учимся друг у друга"


@pytest.fixture
def page(trees: dict[str, HomePage]) -> PanelPage:
    """A panel in English and Russian, with captions in English and words without times."""
    shown = recording({"en": ENGLISH}, url="https://webtv.example.org/1")
    WrittenTranscript.objects.create(recording=shown, language="ru", text=RUSSIAN)
    english = panel(section(trees["en"]))
    english.recordings.add(PanelRecording(recording=shown))
    english.save_revision().publish()
    russian = panel(
        section(trees["ru"]), translation_key=english.translation_key, title="Поддержка"
    )
    russian.recordings.add(PanelRecording(recording=shown))
    russian.save_revision().publish()
    found: PanelPage = PanelPage.objects.get(pk=english.pk)
    return found


def panels() -> Kind:
    found = kind_named("panel")
    assert found is not None
    return found


def stamp_of(key: UUID) -> str:
    stamps = dict(panels().stamps())
    (document,) = panels().documents([key])
    card = panels().cards([key], BY_CODE["en"])[key]
    assert stamps[key] == document.stamp == card.stamp
    return document.stamp


def found(text: str, reader: str) -> list[Hit]:
    results = ask(Question(understand(text), BY_CODE[reader], (0, 5), (0, 5)))
    return [*results.own.hits, *results.other.hits]


def test_turns_are_passages_and_the_speaker_is_carried_forward(page: PanelPage) -> None:
    (work,) = panels().documents([page.translation_key])
    english, russian = sorted(work.versions, key=lambda version: version.language)
    base = f"recording-{page.recordings.get().recording_id}"
    assert [(one.anchor, one.label, one.text, one.address) for one in english.passages] == [
        (
            f"{base}-0",
            "0:00",
            "Chair: Welcome to the panel We speak of la paix & rights",
            "?transcript=en",
        ),
        (
            f"{base}-4000",
            "0:04",
            "Delegate of Fiji: Thank you, Chair We learnt from one another",
            "?transcript=en",
        ),
    ]
    assert [(one.anchor, one.address) for one in russian.passages] == [
        (f"{base}-ru-1", "?transcript=ru"),
        (f"{base}-ru-2", "?transcript=ru"),
    ]


def test_a_long_turn_is_several_passages(page: PanelPage) -> None:
    cues = [
        f"00:{number:02}:00.000 --> 00:{number:02}:09.000\n{'word ' * 40}" for number in range(6)
    ]
    Track.objects.update(text="WEBVTT\n\n" + "\n\n".join(cues))
    (work,) = panels().documents([page.translation_key])
    said = next(version for version in work.versions if version.language == "en").passages
    assert [one.label for one in said] == ["0:00", "3:00"]


def test_the_stamp_changes_with_the_words(page: PanelPage) -> None:
    key, seen = page.translation_key, set[str]()
    seen.add(stamp_of(key))
    track = Track.objects.get()
    track.text = track.text.replace("learnt", "heard")
    track.save()
    seen.add(stamp_of(key))
    WrittenTranscript.objects.all().delete()
    seen.add(stamp_of(key))
    track.delete()
    seen.add(stamp_of(key))
    assert len(seen) == 4


def test_reading_many_costs_as_many_queries_as_reading_one(
    page: PanelPage, trees: dict[str, HomePage]
) -> None:
    def counted(keys: list[UUID]) -> int:
        with CaptureQueriesContext(connection) as queries:
            list(panels().documents(keys))
        return len(queries)

    one = counted([page.translation_key])
    other = panel(section(trees["fr"]), slug="other")
    for _ in range(2):
        other.recordings.add(PanelRecording(recording=recording(url="https://webtv.example.org/1")))
    other.save_revision().publish()
    assert counted([page.translation_key, other.translation_key]) == one


@pytest.mark.elasticsearch
def test_a_hit_opens_what_was_said(
    elasticsearch: str,  # noqa: ARG001 -- the node
    page: PanelPage,
    client: Client,
    run_tasks: Callable[[], None],
) -> None:
    rebuild()
    for words, reader in (("learnt another", "en"), ("учимся друг", "ru")):
        (hit,) = found(words, reader)
        address, _, anchor = hit.passages[0].url.partition("#")
        assert f"transcript={reader}" in address
        assert anchor in read(client.get(address).content.decode()).values("id")
    # Somebody who reads French finds it among the other languages, and opens the same.
    (hit,) = found("Fiji", "fr")
    assert "/works/" in hit.passages[0].url
    assert "?transcript=en#recording-" in hit.passages[0].url
    track = Track.objects.get()
    track.text = track.text.replace("learnt", "profited")
    track.save()
    # What stands in the index no more is shown no more, even before a worker has come.
    assert not any(hit.passages for hit in found("learnt another", "en"))
    run_tasks()
    assert not found("learnt", "en")
    (hit,) = found("profited", "en")
    assert hit.passages
    closed(page)
    assert not any(hit.passages or hit.fragments for hit in found("profited", "en"))
    run_tasks()
    # The recording is still shown on the Russian page, where its English words can be chosen.
    (hit,) = found("profited", "en")
    assert "/ru/" in hit.passages[0].url
    assert found("учимся", "ru")
    closed(PanelPage.objects.get(locale__language_code="ru"))
    run_tasks()
    assert not found("profited", "en")
    assert not found("учимся", "ru")


@pytest.mark.elasticsearch
def test_what_is_said_in_a_language_without_a_page_is_found_and_opened(
    elasticsearch: str,  # noqa: ARG001 -- the node
    page: PanelPage,
    client: Client,
) -> None:
    use = page.recordings.get()
    WrittenTranscript.objects.create(
        recording=use.recording, language="ar", text="المندوب: نتعلم من تجارب الجيران"
    )
    rebuild()
    (work,) = panels().documents([page.translation_key])
    assert [version.language for version in work.versions] == ["en", "ru", "ar"]
    card = panels().cards([page.translation_key], BY_CODE["ar"])[page.translation_key]
    assert [language.code for language in card.available_in] == ["en", "ru"]
    (hit,) = found("تجارب", "ar")
    assert hit.found_in == BY_CODE["ar"]
    address, _, anchor = hit.passages[0].url.partition("#")
    assert "?transcript=ar" in address
    opened = client.get(address, follow=True)
    assert anchor in read(opened.content.decode()).values("id")
    # Where no page may be seen, nothing that is said may either.
    closed(page)
    closed(PanelPage.objects.get(locale__language_code="ru"))
    assert not panels().cards([page.translation_key], BY_CODE["ar"])
    assert not list(panels().documents([page.translation_key]))


def closed(page: PanelPage) -> None:
    """Let only who has signed in see the section that a page is in."""
    PageViewRestriction.objects.create(
        page=page.get_parent(), restriction_type=PageViewRestriction.LOGIN
    )
