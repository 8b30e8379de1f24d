"""What keeps somebody from following a recording is said, and what of it blocks."""

from typing import Any

import pytest

from panels.recordings.models import Recording, Track, Version, WrittenTranscript

HERE = {"url": "https://media.un.org/en/asset/k1/k1"}


@pytest.mark.parametrize(
    ("values", "tracks", "versions", "found"),
    [
        ({}, [], [], ["nothing_to_play!", "no_words!", "no_description", "no_sign_language"]),
        (HERE, [], [], ["no_words!", "no_description", "no_sign_language"]),
        (HERE, ["descriptions"], [], ["no_words!", "no_sign_language"]),
        (HERE, ["captions"], [], ["no_description", "no_sign_language"]),
        (HERE, ["subtitles"], ["described"], ["no_sign_language"]),
        (HERE, ["captions"], ["described", "international_sign"], []),
        ({**HERE, "captioned_there": True}, [], [], ["no_description", "no_sign_language"]),
        ({**HERE, "medium": "audio"}, [], ["international_sign"], ["no_transcript!"]),
        ({**HERE, "medium": "audio"}, ["captions"], ["international_sign"], []),
    ],
)
def test_shortcomings(
    values: dict[str, Any], tracks: list[str], versions: list[str], found: list[str]
) -> None:
    assert codes(values, tracks, versions) == found


@pytest.mark.parametrize(
    ("values", "tracks", "found"),
    [
        (HERE, [], ["no_captions", "no_description", "no_sign_language"]),
        (HERE, ["captions"], ["no_description", "no_sign_language"]),
        ({**HERE, "medium": "audio"}, [], ["no_sign_language"]),
    ],
)
def test_a_transcript_without_times_lets_a_recording_be_published(
    values: dict[str, Any], tracks: list[str], found: list[str]
) -> None:
    assert codes(values, tracks, [], written=1) == found


def codes(
    values: dict[str, Any], tracks: list[str], versions: list[str], written: int = 0
) -> list[str]:
    recording = Recording(titles={"en": "A"}, language="en", **values)
    recording.tracks = [Track(language="en", kind=kind) for kind in tracks]
    recording.written_transcripts = [WrittenTranscript(language="en")] * written
    recording.versions = [Version(kind=kind) for kind in versions]
    said = recording.shortcomings()
    assert all(str(one.message) for one in said)
    return [one.code + "!" * one.blocking for one in said]
