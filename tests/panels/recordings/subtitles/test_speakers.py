"""Who speaks is told where it is plain."""

import pytest

from panels.recordings.subtitles import Text, read_vtt
from panels.recordings.subtitles.markup import words_of
from panels.recordings.subtitles.speakers import turns_of


def turns(text: str) -> list[tuple[str, str]]:
    (cue,) = read_vtt(f"WEBVTT\n\n00:01.000 --> 00:02.000\n{text}\n").cues
    return [(one.speaker, "".join(words_of(one.content))) for one in turns_of(cue)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<v Chair>Welcome", [("Chair", "Welcome")]),
        ("<v Chair>Yes</v>\n<v MS. ADEYEMI>No</v>", [("Chair", "Yes"), ("MS. ADEYEMI", "No")]),
        ("CHAIR: Welcome", [("CHAIR", "Welcome")]),
        (">> MS. ADEYEMI: Yes", [("MS. ADEYEMI", "Yes")]),
        ("- CHAIR: Yes?\n- ПРЕДСЕДАТЕЛЬ: Да", [("CHAIR", "Yes?\n"), ("ПРЕДСЕДАТЕЛЬ", "Да")]),
        ("CHAIR:\nWelcome", [("CHAIR", "\nWelcome")]),
        ("CHAIR: <i>Welcome</i> all", [("CHAIR", "Welcome all")]),
        ("Two things: peace and rights", [("", "Two things: peace and rights")]),
        ("At 10:30 we begin", [("", "At 10:30 we begin")]),
        ("A: not a name", [("", "A: not a name")]),
        ("الرئيس: أهلاً بكم", [("", "الرئيس: أهلاً بكم")]),
        ("主席：欢迎", [("", "主席：欢迎")]),
    ],
)
def test_speakers(text: str, found: list[tuple[str, str]]) -> None:
    assert turns(text) == found


def test_conversion_leaves_the_name_in_the_caption() -> None:
    (cue,) = read_vtt("WEBVTT\n\n00:01.000 --> 00:02.000\nCHAIR: Yes\n").cues
    assert cue.content == (Text("CHAIR: Yes"),)
