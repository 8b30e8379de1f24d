"""Files are sent as what they are, whole or in part."""

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from panels.discussions.models import PanelRecording
from panels.recordings.models import Recording
from portal.pages.models import HomePage
from tests.panels.discussions.panels import panel, section
from tests.panels.recordings.recordings import ENGLISH, recording, sound

DATA = sound(1)
SIZE = len(DATA)


@pytest.fixture
def shown(homes: dict[str, HomePage]) -> Recording:
    found = recording(data=DATA)
    page = panel(section(homes["en"]))
    page.recordings.add(PanelRecording(recording=found))
    page.save_revision().publish()
    return found


def test_tracks_and_transcripts(client: Client, shown: Recording) -> None:
    answer = client.get(f"/recordings/{shown.pk}/en.vtt")
    assert answer["Content-Type"] == "text/vtt; charset=utf-8"
    assert answer["Content-Language"] == "en"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer.content.decode() == ENGLISH
    answer = client.get(f"/recordings/{shown.pk}/en.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer["Content-Disposition"] == (f'attachment; filename="transcript-{shown.pk}-en.txt"')
    assert answer.content.decode() == (
        "Peer support\n\n"
        "[0:00] Chair: Welcome to the panel\n"
        "[0:02] We speak of la paix & rights\n"
        "[0:04] Delegate of Fiji: Thank you, Chair\n"
        "[0:06] We learnt from one another\n"
    )


@pytest.mark.parametrize(
    ("asked", "status", "first", "last"),
    [
        ("", 200, 0, SIZE - 1),
        ("bytes=0-", 206, 0, SIZE - 1),
        ("bytes=10-19", 206, 10, 19),
        ("bytes=100-", 206, 100, SIZE - 1),
        ("bytes=-5", 206, SIZE - 5, SIZE - 1),
        (f"bytes=10-{SIZE * 2}", 206, 10, SIZE - 1),
        (f"bytes=-{SIZE * 2}", 206, 0, SIZE - 1),
        ("bytes=0-1,4-5", 200, 0, SIZE - 1),
        ("bytes=5-1", 200, 0, SIZE - 1),
        ("bytes=-", 200, 0, SIZE - 1),
        ("pages=1-2", 200, 0, SIZE - 1),
    ],
)
def test_parts(
    client: Client, shown: Recording, asked: str, status: int, first: int, last: int
) -> None:
    answer = client.get(shown.file_address, headers={"range": asked} if asked else {})
    assert answer.status_code == status
    assert answer["Content-Type"] == "audio/wav"
    assert b"".join(answer) == DATA[first : last + 1]
    assert answer["Content-Length"] == str(last - first + 1)
    assert answer.get("Content-Range") == (
        f"bytes {first}-{last}/{SIZE}" if status == 206 else None
    )


@pytest.mark.parametrize("asked", [f"bytes={SIZE}-", "bytes=-0"])
def test_a_part_beyond_the_end(client: Client, shown: Recording, asked: str) -> None:
    answer = client.get(shown.file_address, headers={"range": asked})
    assert (answer.status_code, answer["Content-Range"]) == (416, f"bytes */{SIZE}")


def test_what_is_held_already_is_not_sent_again(client: Client, shown: Recording) -> None:
    tag = client.get(shown.file_address)["ETag"]
    answer = client.get(shown.file_address, headers={"if-none-match": tag})
    assert (answer.status_code, answer.content) == (304, b"")
    part = {"range": "bytes=0-1"}
    assert client.get(shown.file_address, headers={**part, "if-range": tag}).status_code == 206
    assert client.get(shown.file_address, headers={**part, "if-range": '"x"'}).status_code == 200


def test_a_file_goes_with_its_row_and_with_its_successor(
    shown: Recording, django_capture_on_commit_callbacks: object
) -> None:
    storage, before = shown.file.storage, str(shown.file.name)
    assert callable(django_capture_on_commit_callbacks)
    with django_capture_on_commit_callbacks(execute=True):
        shown.file.save("c.wav", ContentFile(DATA))
    assert not storage.exists(before)
    assert storage.exists(str(shown.file.name))
    PanelRecording.objects.all().delete()
    with django_capture_on_commit_callbacks(execute=True):
        shown.delete()
    assert not storage.exists(str(shown.file.name))
