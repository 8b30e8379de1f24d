"""Videos that everyone can follow."""

from typing import Any

import pytest
from wagtail.blocks import StructBlockValidationError

from portal.blocks.video import VideoBlock
from tests.portal.blocks.conftest import items, make_document

pytestmark = pytest.mark.django_db

EMPTY: dict[str, Any] = {
    "title": "Opening of the panel",
    "file": None,
    "url": "",
    "poster": None,
    "tracks": [],
    "captioned": False,
    "sign_url": "",
    "transcript": "",
}


def value_of(**values: Any) -> Any:
    return VideoBlock().to_python({**EMPTY, **values})


def captions(language: str, name: str = "captions.vtt") -> list[dict[str, Any]]:
    track = {"kind": "captions", "language": language, "file": make_document(name).pk}
    return items([track])


def errors_of(**values: Any) -> set[str]:
    with pytest.raises(StructBlockValidationError) as caught:
        VideoBlock().clean(value_of(**values))
    return set(caught.value.block_errors)


def test_needs_a_source_and_something_to_read() -> None:
    assert errors_of() == {"file", "transcript"}


def test_a_draft_may_still_miss_them() -> None:
    assert VideoBlock().clean_deferred(value_of())["title"] == EMPTY["title"]


def test_has_one_source_only() -> None:
    video = make_document("panel.mp4")
    assert errors_of(file=video.pk, url="https://webtv.un.org/x", transcript="<p>a</p>") == {"url"}


def test_a_file_that_is_no_video_is_refused() -> None:
    assert errors_of(file=make_document("panel.pdf").pk, transcript="<p>a</p>") == {"file"}


def test_captions_elsewhere_do_not_count_for_a_file_held_here() -> None:
    assert errors_of(file=make_document("panel.mp4").pk, captioned=True) == {"transcript"}


def test_a_track_that_is_not_webvtt_is_refused() -> None:
    assert errors_of(file=make_document("panel.mp4").pk, tracks=captions("en", "captions.txt")) == {
        "tracks"
    }


@pytest.mark.parametrize(
    "values",
    [
        {"url": "https://webtv.un.org/x", "captioned": True},
        {"url": "https://webtv.un.org/x", "transcript": "<p>Thank you.</p>"},
    ],
)
def test_captions_or_a_transcript_are_enough(values: dict[str, Any]) -> None:
    assert VideoBlock().clean(value_of(**values))["url"] == values["url"]


def test_a_file_is_played_with_its_tracks() -> None:
    video = make_document("panel.mp4")
    value = VideoBlock().clean(value_of(file=video.pk, tracks=captions("zh-hans")))
    html = VideoBlock().render(value)
    assert 'type="video/mp4"' in html
    assert 'kind="captions" srclang="zh-Hans" label="中文"' in html
    assert "<iframe" not in html


def test_a_video_elsewhere_is_a_link_and_loads_nothing() -> None:
    html = VideoBlock().render(value_of(url="https://webtv.un.org/x", captioned=True))
    assert 'href="https://webtv.un.org/x"' in html
    assert 'src="http' not in html
    assert "<video" not in html
