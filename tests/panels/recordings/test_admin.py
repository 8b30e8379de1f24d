"""An editor's form: what is wrong with a file is told by its lines, and nothing typed is lost."""

import datetime as dt
import html
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from panels.discussions.models import PanelRecording
from panels.recordings.models import Recording, Track
from portal.pages.models import HomePage
from tests.panels.discussions.panels import panel, section
from tests.panels.recordings.malformed import MALFORMED
from tests.panels.recordings.recordings import ARABIC, ENGLISH, recording, sound, version

ADD = "wagtailsnippets_recordings_recording:add"
SUBRIP = "1\r\n00:00:01,000 --> 00:00:02,000\r\nQ&A\r\n"


@pytest.fixture
def desk(db: None) -> Client:
    """Where an administrator works."""
    del db
    client = Client()
    client.force_login(User.objects.create_superuser("admin", "admin@example.org"))
    return client


def form(
    *tracks: dict[str, Any],
    versions: tuple[dict[str, Any], ...] = (),
    written: tuple[dict[str, Any], ...] = (),
    **values: Any,
) -> Any:
    """Return what the form sends."""
    sent = {"titles_en": "Peer support", "medium": "audio", "language": "en", **values}
    relations = (("tracks", tracks), ("versions", versions), ("written_transcripts", written))
    for name, rows in relations:
        sent |= {
            f"{name}-TOTAL_FORMS": len(rows), f"{name}-INITIAL_FORMS": 0,
            f"{name}-MIN_NUM_FORMS": 0, f"{name}-MAX_NUM_FORMS": 1000,
        }  # fmt: skip
        for place, row in enumerate(rows):
            plain = {"language": "en", "kind": "captions"} if name == "tracks" else {}
            row = {"id": "", "ORDER": place + 1, "DELETE": "", "text": "", **plain, **row}  # noqa: PLW2901 -- a row with all it sends
            sent |= {f"{name}-{place}-{key}": value for key, value in row.items()}
    return sent


def file(name: str, data: bytes | str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data.encode() if isinstance(data, str) else data)


def refusal(desk: Client, sent: Any) -> str:
    """Return the page that refuses a form; nothing is stored."""
    answer = desk.post(reverse(ADD), sent)
    assert answer.status_code == 200
    assert not Recording.objects.exists()
    assert not Track.objects.exists()
    return html.unescape(answer.content.decode())


def test_a_recording_with_a_file_and_tracks_of_both_formats(desk: Client) -> None:
    sent = form(
        {"upload": file("en.vtt", ENGLISH)},
        {"upload": file("fr.SRT", SUBRIP), "language": "fr", "kind": "subtitles"},
        {"text": ARABIC, "language": "ar"},
        {"text": SUBRIP, "language": "ru"},
        {"text": ENGLISH, "kind": "descriptions"},
        versions=({"kind": "international_sign", "url": "https://media.un.org/sign"},),
        file=file("a.wav", sound(8)),
        duration="0:00:08",
    )
    answer = desk.post(reverse(ADD), sent)
    assert answer.status_code == 302, answer.context["form"].errors
    kept = Recording.objects.get()
    assert (kept.titles, kept.duration) == ({"en": "Peer support"}, dt.timedelta(seconds=8))
    with kept.file.open() as held:
        assert held.read() == sound(8)
    texts = {(track.language, track.kind): track.text for track in kept.tracks.all()}
    converted = "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nQ&amp;A\n"
    assert texts["fr", "subtitles"] == texts["ru", "captions"] == converted
    assert texts["en", "captions"].startswith("WEBVTT\n\n00:00:00.000")
    assert texts["ar", "captions"].count("-->") == 2
    assert [one.kind for one in kept.versions.all()] == ["international_sign"]


@pytest.mark.parametrize("bad", MALFORMED, ids=lambda bad: bad.name)
def test_every_malformed_file_is_answered_by_line_and_nothing_is_stored(
    desk: Client, bad: Any
) -> None:
    page = refusal(desk, form({"upload": file(bad.name, bad.data)}, titles_fr="Titre"))
    for line, _reason in bad.found:
        assert not line or f"Line {line}: " in page
    # Django itself answers for an empty file, Wagtail shows the answer in the same place.
    assert "error-message" in page
    assert 'value="Titre"' in page


def test_the_text_of_a_refused_file_can_be_corrected_where_it_is(desk: Client) -> None:
    wrong = ENGLISH.replace("00:00:02.000 --> ", "00:00:02,000 --> ")
    page = refusal(desk, form({"upload": file("en.vtt", wrong)}))
    assert "Line 6: “00:00:02,000” needs a full stop" in page
    assert wrong.strip() in page
    assert "Line 6: " in refusal(desk, form({"text": wrong.replace("\n", "\r\n")}))
    corrected = form({"text": ENGLISH.replace("\n", "\r\n")})
    assert desk.post(reverse(ADD), corrected).status_code == 302


def test_a_good_file_is_not_lost_when_another_part_is_refused(desk: Client) -> None:
    page = refusal(desk, form({"upload": file("fr.srt", SUBRIP)}, titles_en=""))
    assert "00:00:01.000 --> 00:00:02.000\nQ&A" in html.unescape(page)


def test_a_recording_has_to_be_chosen_again_when_the_form_is_refused(desk: Client) -> None:
    page = refusal(desk, form(titles_en="", file=file("a.wav", sound(1))))
    assert "Choose the file again" in page


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (form({"upload": file("a.txt", ENGLISH)}), "Choose a file that ends in .vtt or .srt."),
        (form({}), "Choose a file, or type the text below."),
        (form({"text": ENGLISH}, {"text": ENGLISH}), "There is a track of this kind"),
        (form({"text": ENGLISH}, {"text": ENGLISH, "kind": "subtitles"}), "There is a track of"),
        (form({"text": ENGLISH}, duration="0:00:05"), "The last text ends after the recording"),
        (form(file=file("a.mp4", "<html>")), "damaged, or not what its name says"),
        (form(file=file("a.exe", "MZ")), "Files of this kind are not accepted"),
        (form(captioned_there="on"), "Give the address where it is captioned."),
        (form(url="javascript:go()"), "Enter a valid URL"),
        (form(versions=({"kind": "described"},)), "Choose a file or give an address."),
        (
            form(versions=({"kind": "national_sign", "url": "https://un.org/a"},)),
            "Give the name of the sign language.",
        ),
        (
            form(versions=({"kind": "described", "file": file("a.webm", "no")},)),
            "damaged, or not what its name says",
        ),
    ],
)
def test_what_else_is_refused(desk: Client, sent: Any, said: str) -> None:
    assert said in refusal(desk, sent)


def test_a_transcript_without_times_is_enough_and_gives_way_to_captions(desk: Client) -> None:
    sent = form(written=({"language": "fr", "text": "Présidente : bonjour"},))
    assert desk.post(reverse(ADD), sent).status_code == 302
    kept = Recording.objects.get()
    assert [one.paragraphs for one in kept.written_transcripts.all()] == [["Présidente : bonjour"]]
    twice = form({"text": ENGLISH}, written=({"language": "en", "text": "Hello"},))
    Recording.objects.all().delete()
    assert "The words in this language are there already." in refusal(desk, twice)
    assert "Hello" in refusal(desk, twice)
    assert "This field is required" in refusal(desk, form(written=({"language": "en"},)))


def test_what_is_kept_can_be_edited_and_says_what_it_lacks(desk: Client) -> None:
    kept = recording(data=sound(1), words={"en": ENGLISH})
    version(kept, b"sign")
    address = reverse("wagtailsnippets_recordings_recording:edit", args=[kept.pk])
    page = desk.get(address).content.decode()
    assert kept.file_address in page
    assert "WCAG" not in page
    Track.objects.all().delete()
    page = desk.get(address).content.decode()
    assert "1.2.1" in page
    assert "No page that shows this recording can be published." in page


def test_the_list_finds_by_title_in_any_language(desk: Client) -> None:
    recording(titles={"ar": "دعم الأقران"})
    listed = reverse("wagtailsnippets_recordings_recording:list")
    assert "دعم الأقران" in desk.get(listed, {"q": "الأقران"}).content.decode()
    assert "دعم الأقران" not in desk.get(listed, {"q": "xyz"}).content.decode()


def test_what_a_page_shows_is_not_deleted(desk: Client, homes: dict[str, HomePage]) -> None:
    kept = recording(url="https://webtv.un.org/1", captioned_there=True)
    page = panel(section(homes["en"]))
    page.recordings.add(PanelRecording(recording=kept))
    page.save_revision().publish()
    address = reverse("wagtailsnippets_recordings_recording:delete", args=[kept.pk])
    answer = desk.post(address, follow=True)
    assert "take them off the pages first: Peer support" in answer.content.decode()
    assert Recording.objects.filter(pk=kept.pk).exists()
    PanelRecording.objects.all().delete()
    desk.post(address)
    assert not Recording.objects.filter(pk=kept.pk).exists()
