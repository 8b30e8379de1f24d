"""What a page shows of its recordings, for each reader."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from panels.discussions.models import PanelPage, PanelRecording
from panels.recordings.models import Recording, WrittenTranscript
from portal.languages import BY_CODE
from portal.pages.models import HomePage
from tests.panels.discussions.panels import panel, section
from tests.panels.recordings.recordings import ENGLISH, describe, recording, sound, version
from tests.portal.look.page_reader import PageReader, read


def page_with(homes: dict[str, HomePage], *shown: Recording, code: str = "en") -> PanelPage:
    page = panel(section(homes[code]))
    for one in shown:
        page.recordings.add(PanelRecording(recording=one))
    page.save_revision().publish()
    return page


def answer(client: Client, address: str) -> tuple[str, PageReader]:
    response = client.get(address)
    assert response.status_code == 200
    source = response.content.decode()
    return source, read(source)


def test_a_page_without_recordings_says_nothing_of_them(
    client: Client, homes: dict[str, HomePage]
) -> None:
    source, _page = answer(client, page_with(homes).url)
    assert "recordings/" not in source


@pytest.mark.parametrize(("code", "default"), [("en", "en"), ("ar", "ar"), ("fr", None)])
def test_captions_of_the_readers_language_are_on(
    client: Client, homes: dict[str, HomePage], code: str, default: str | None
) -> None:
    shown = recording(data=sound(1))
    describe(shown)
    _source, page = answer(client, page_with(homes, shown, code=code).url)
    tracks = page.named("track")
    assert {(track["kind"], track["srclang"]) for track in tracks} == {
        ("captions", "en"), ("captions", "ar"), ("descriptions", "en"),
    }  # fmt: skip
    on = [track["srclang"] for track in tracks if "default" in track]
    assert on == ([default] if default else [])
    (player,) = page.named("audio")
    assert (player["preload"], "controls" in player) == ("none", True)


@pytest.mark.parametrize(
    ("code", "query", "language"),
    [
        ("en", "", "en"),
        ("ar", "", "ar"),
        ("fr", "", "en"),
        ("en", "?transcript=ar", "ar"),
        ("en", "?transcript=ru", "en"),
        ("en", "?transcript=%00'\"<x>", "en"),
    ],
)
def test_the_transcript_is_in_the_readers_language_or_the_one_chosen(
    client: Client, homes: dict[str, HomePage], code: str, query: str, language: str
) -> None:
    url = page_with(homes, recording(data=sound(1)), code=code).url
    source, page = answer(client, url + query)
    (passages,) = [one for one in page.named("ol") if "transcript" in (one.get("class") or "")]
    wanted = BY_CODE[language]
    assert (passages["lang"], passages["dir"]) == (wanted.html_lang, wanted.direction)
    assert ("Welcome to the panel" in source) == (language == "en")
    assert ("شكراً جزيلاً" in source) == (language == "ar")


def test_a_transcript_names_who_speaks_once_and_marks_other_languages(
    client: Client, homes: dict[str, HomePage]
) -> None:
    source, page = answer(client, page_with(homes, recording(data=sound(1))).url)
    assert source.count(">Chair</strong>") == source.count(">Delegate of Fiji</strong>") == 1
    assert '<span lang="fr" dir="ltr">la paix</span> &amp; rights' in source
    times = [one["datetime"] for one in page.named("time") if "PT" in (one["datetime"] or "")]
    assert times == ["PT0.000S", "PT2.000S", "PT4.000S", "PT6.000S"]
    links = [one["href"] for one in page.named("a") if "#t=" in (one.get("href") or "")]
    assert links[1] == f"{Recording.objects.get().file_address}#t=2.000"


def test_nothing_in_a_track_becomes_markup_of_its_own(
    client: Client, homes: dict[str, HomePage]
) -> None:
    text = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\n"
        "<v &lt;script&gt;a()&lt;/script&gt;>&lt;img src=x onerror=go()&gt; <c.a>b</c>\n"
    )
    source, _page = answer(client, page_with(homes, recording({"en": text}, sound(1))).url)
    assert "&lt;img src=x onerror=go()&gt; b" in source
    assert "<script>a()" not in source


def test_a_recording_elsewhere_is_a_link_and_its_transcript_has_no_links(
    client: Client, homes: dict[str, HomePage]
) -> None:
    address = "https://media.un.org/en/asset/k1/k1abc"
    shown = recording(medium="video", url=address)
    version(shown, url="https://media.un.org/en/asset/k2/sign")
    source, page = answer(client, page_with(homes, shown).url)
    links = {one.get("href"): one for one in page.named("a")}
    assert links[address]["rel"] == "external"
    assert "https://media.un.org/en/asset/k2/sign" in links
    assert not page.named("video")
    assert not page.named("iframe")
    assert "Welcome to the panel" in source
    assert "#t=" not in source


def test_versions_are_choices_that_work_without_a_script(
    client: Client, homes: dict[str, HomePage]
) -> None:
    shown = recording(data=sound(1))
    sign = version(shown, b"sign")
    url = page_with(homes, shown).url
    _source, page = answer(client, url)
    hrefs = [one["href"] for one in page.named("a") if (one.get("href") or "").startswith("?")]
    assert f"?version={sign.pk}#recording-{shown.pk}" in hrefs
    assert page.named("source")[0]["src"] == shown.file_address
    _source, page = answer(client, f"{url}?version={sign.pk}&transcript=ar")
    assert page.named("source")[0]["src"] == sign.file_address
    assert page.named("video")
    current = [one["href"] for one in page.named("a") if one.get("aria-current") == "true"]
    assert [address for address in current if "?" in (address or "")] == [
        f"?transcript=ar&version={sign.pk}#recording-{shown.pk}",
        f"?transcript=ar&version={sign.pk}#recording-{shown.pk}-transcript",
    ]
    for strange in ("999999", "x", "9" * 50):
        _source, page = answer(client, f"{url}?version={strange}")
        assert page.named("source")[0]["src"] == shown.file_address


def test_a_title_that_is_not_in_the_readers_language_is_marked(
    client: Client, homes: dict[str, HomePage]
) -> None:
    shown = recording(data=sound(1), titles={"ar": "دعم الأقران", "en": "Peers"})
    source, _page = answer(client, page_with(homes, shown, code="ar").url)
    assert f'id="recording-{shown.pk}-title">دعم' in source
    source, _page = answer(client, page_with(homes, shown, code="fr").url)
    assert f'id="recording-{shown.pk}-title" lang="en" dir="ltr">Peers' in source


def test_words_without_times_are_read_and_downloaded(
    client: Client, homes: dict[str, HomePage]
) -> None:
    shown = recording(words={"en": ENGLISH}, data=sound(1))
    for code in ("en", "fr"):
        WrittenTranscript.objects.create(
            recording=shown,
            language=code,
            text="Présidente : <b>bonjour</b>\r\nà tous\r\n\r\n\r\nFidji : merci\r\n",
        )
    page = page_with(homes, shown)
    source, _page = answer(client, f"{page.url}?transcript=fr")
    text = source.split("data-transcript", 1)[1].split("</section>", 1)[0]
    assert text.count('<li id="recording-') == 2
    assert "Présidente : &lt;b&gt;bonjour&lt;/b&gt; à tous" in text
    assert 'lang="fr" dir="ltr"' in text
    assert "<time" not in text
    assert ".vtt" not in text
    plain = client.get(f"/recordings/{shown.pk}/fr.txt")
    assert plain.content.decode() == (
        "Peer support\n\nPrésidente : <b>bonjour</b> à tous\n\nFidji : merci\n"
    )
    # Words with times go before, and only they are captions.
    source, _page = answer(client, page.url)
    assert "<time" in source.split("data-transcript", 1)[1]
    assert client.get(f"/recordings/{shown.pk}/fr.vtt", follow=True).status_code == 404
    page.unpublish()
    assert client.get(f"/recordings/{shown.pk}/fr.txt", follow=True).status_code == 404


def test_queries_do_not_depend_on_the_recordings(
    client: Client, homes: dict[str, HomePage]
) -> None:
    few, many = [recording(data=sound(1))], [recording(data=sound(1)) for _ in range(6)]
    for each in many:
        version(each, b"sign")
        describe(each)
        WrittenTranscript.objects.create(recording=each, language="es", text="Hola")
    parent, counts = section(homes["en"]), []
    pages = [panel(parent, slug="few"), panel(parent, slug="many")]
    for page, shown in zip(pages, (few, many), strict=True):
        page.recordings.add(*(PanelRecording(recording=one) for one in shown))
        page.save_revision().publish()
    for page in (pages[0], pages[0], pages[1]):
        with CaptureQueriesContext(connection) as queries:
            answer(client, page.url)
        counts.append(len(queries))
    assert counts[1] == counts[2] <= 47


def test_a_translation_shows_what_its_source_shows(homes: dict[str, HomePage]) -> None:
    from wagtail_localize.models import Translation  # noqa: PLC0415 -- only here
    from wagtail_localize.operations import translate_object  # noqa: PLC0415 -- only here

    first, second = recording(data=sound(1)), recording(data=sound(1))
    page = page_with(homes, first)
    parent = page.get_parent().specific
    parent.copy_for_translation(homes["ar"].locale).save_revision().publish()
    translate_object(page, [homes["ar"].locale])
    arabic = PanelPage.objects.get(locale=homes["ar"].locale)
    assert [row.recording for row in arabic.recordings.all()] == [first]
    page.recordings.add(PanelRecording(recording=second))
    page.save_revision().publish()
    translation = Translation.objects.get(source__object_id=page.translation_key)
    translation.source.update_from_db()
    translation.save_target(publish=False)
    latest = PanelPage.objects.get(pk=arabic.pk).get_latest_revision_as_object()
    assert [row.recording for row in latest.recordings.all()] == [first, second]
