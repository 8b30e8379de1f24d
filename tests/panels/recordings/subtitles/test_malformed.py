"""What is wrong is answered with its line and a reason, in the reader's language."""

from collections.abc import Callable

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from panels.recordings.subtitles import (
    Problem,
    Subtitles,
    SubtitlesError,
    decode,
    read_srt,
    read_vtt,
)
from panels.recordings.subtitles.problems import MOST_CUES, REASONS
from portal.languages import CODES
from tests.panels.recordings.malformed import HEAD, MALFORMED, Malformed

READERS = {"vtt": read_vtt, "srt": read_srt}


@pytest.mark.parametrize("file", MALFORMED, ids=lambda file: file.name)
def test_every_malformed_file_is_refused_with_line_and_reason(file: Malformed) -> None:
    with pytest.raises(SubtitlesError) as refused:
        READERS[file.name.rsplit(".", 1)[-1]](decode(file.data))
    assert [(one.line, one.reason) for one in refused.value.problems] == file.found


def test_every_reason_is_shown_by_a_file_and_has_words() -> None:
    shown = {reason for file in MALFORMED for _line, reason in file.found}
    assert set(REASONS) - shown == {"many"}


def test_too_many_texts() -> None:
    cues = [
        f"{n // 3600:02}:{n // 60 % 60:02}:{n % 60:02}.000 --> "
        f"{n // 3600:02}:{n // 60 % 60:02}:{n % 60:02}.900\na"
        for n in range(MOST_CUES + 1)
    ]
    with pytest.raises(SubtitlesError) as refused:
        read_vtt(HEAD + "\n\n".join(cues))
    assert [one.reason for one in refused.value.problems] == ["many"]


@pytest.mark.parametrize("code", CODES)
def test_a_problem_is_said_in_the_readers_language(code: str) -> None:
    with override(code), pytest.raises(SubtitlesError) as refused:
        read_vtt(f"{HEAD}00:00:01,000 --> 00:00:02.000\nOne\n")
    problem = refused.value.problems[0]
    with override(code):
        said = str(problem)
    assert "3" in said
    assert "00:00:01,000" in said


def problems_of(reader: Callable[[str], Subtitles], data: bytes) -> tuple[Problem, ...]:
    try:
        reader(decode(data))
    except SubtitlesError as refused:
        return refused.problems
    return ()


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for reader in READERS.values():
        # No subtitles come out of noise, and nothing but a refusal.
        assert problems_of(reader, data)


PIECES = [
    *(
        "WEBVTT",
        "\n",
        "\n\n",
        "00:00:01.000",
        "00:00:02.000",
        " --> ",
        "<v A>",
        "</v>",
        "<b>",
        "</i>",
    ),
    *("&amp;", "&", "<", ">", "NOTE", "STYLE", "1", "00:00:01,000", "00:00:02,000", "line:0", "a"),
    *("size:50%", "<00:00:01.500>", "<lang fr>", "<ruby>", "<rt>", "كلمة", "人权"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_mixture_of_what_files_hold_is_read_or_refused(text: str) -> None:
    for reader in READERS.values():
        for problem in problems_of(reader, text.encode()):
            assert str(problem)
            assert 0 <= problem.line <= text.count("\n") + 1
