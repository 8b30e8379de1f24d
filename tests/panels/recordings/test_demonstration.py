"""The demonstration's recording: planted once, on a panel, whole in six languages."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from panels.discussions.demonstration.planting import WITH_RECORDING, plant_panels
from panels.discussions.models import PanelPage
from panels.recordings.demonstration.planting import plant_recording
from panels.recordings.files import check_file
from panels.recordings.models import Recording
from portal.demonstration.planting import Grounds
from portal.languages import CODES
from portal.pages.models import HomePage
from tests.panels.grounds import grounds_below


@pytest.fixture
def planted(homes: dict[str, HomePage]) -> Grounds:
    grounds = grounds_below(homes)
    plant_recording(grounds)
    plant_panels(grounds)
    return grounds


def test_it_can_be_followed_in_every_language(client: Client, planted: Grounds) -> None:
    assert planted
    recording = Recording.objects.get()
    assert [one.code for one in recording.shortcomings() if one.blocking] == []
    with recording.file.open() as held:
        check_file(SimpleUploadedFile("film.webm", held.read()))
    for code in CODES:
        page = PanelPage.objects.get(slug=WITH_RECORDING, locale__language_code=code)
        source = client.get(page.url).content.decode()
        assert recording.titles[code] in source
        assert source.count("<track ") == 6
        assert client.get(f"/recordings/{recording.pk}/{code}.vtt").status_code == 200


def test_planting_again_leaves_no_trace(planted: Grounds) -> None:
    def state() -> list[object]:
        rows = PanelPage.objects.order_by("pk").values_list("pk", "latest_revision_id")
        return [*rows, *Recording.objects.values_list("pk", "file")]

    before = state()
    plant_recording(planted)
    plant_panels(planted)
    assert state() == before


def test_what_an_editor_took_away_stays_away(planted: Grounds, django_user_model: type) -> None:
    page = PanelPage.objects.get(slug=WITH_RECORDING, locale__language_code="en")
    page.recordings.clear()
    editor = django_user_model.objects.create_user("editor")  # type: ignore[attr-defined] # a fixture's
    page.save_revision(user=editor).publish()
    plant_panels(planted)
    assert not PanelPage.objects.get(pk=page.pk).recordings.exists()
