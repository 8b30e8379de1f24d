"""Files of subtitles that are wrong, each with where and why."""

from dataclasses import dataclass

HEAD = "WEBVTT\n\n"
ONE = "00:00:01.000 --> 00:00:02.000\n"
TWO = "00:00:03.000 --> 00:00:04.000\nTwo\n"


@dataclass(frozen=True, slots=True)
class Malformed:
    """A file and the lines and reasons it must be answered with."""

    name: str
    data: bytes
    found: list[tuple[int, str]]


def _of(extension: str, name: str, data: bytes | str, *found: tuple[int, str]) -> Malformed:
    content = data.encode() if isinstance(data, str) else data
    return Malformed(f"{name}.{extension}", content, list(found))


def _vtt(name: str, data: bytes | str, *found: tuple[int, str]) -> Malformed:
    return _of("vtt", name, data, *found)


def _cue(name: str, text: str, *found: tuple[int, str]) -> Malformed:
    """A file whose only cue holds the text, on line 4."""
    return _vtt(name, f"{HEAD}{ONE}{text}\n", *found)


def _times(name: str, times: str, *reasons: str) -> Malformed:
    """A file with the line of times as its line 3."""
    return _vtt(name, f"{HEAD}{times}\nOne\n", *((3, reason) for reason in reasons))


def _srt(name: str, data: bytes | str, *found: tuple[int, str]) -> Malformed:
    return _of("srt", name, data, *found)


WEBVTT = [
    _vtt("empty", "", (0, "empty")),
    _vtt("only-spaces", " \n\n\t\n", (0, "empty")),
    _vtt("too-large", HEAD + "NOTE " + "a" * (2 * 1024 * 1024), (0, "large")),
    _vtt("utf-16", (HEAD + ONE + "One\n").encode("utf-16"), (0, "utf16")),
    _vtt("utf-16-without-mark", (HEAD + ONE + "One\n").encode("utf-16-le"), (0, "utf16")),
    _vtt("windows-1251", HEAD.encode() + ONE.encode() + "Слово\n".encode("cp1251"), (4, "utf8")),
    _vtt("windows-1256", HEAD.encode() + ONE.encode() + "كلمة\n".encode("cp1256"), (4, "utf8")),
    _vtt("gb18030", HEAD.encode() + ONE.encode() + "人权\n".encode("gb18030"), (4, "utf8")),
    _vtt("cut-letter", HEAD.encode() + ONE.encode() + "é".encode()[:1], (4, "utf8")),
    _vtt("lost-letter", f"{HEAD}{ONE}One \ufffd\n", (4, "lost")),
    _vtt("null", f"{HEAD}{ONE}One\0\n", (4, "control")),
    _vtt("escape", f"{HEAD}{ONE}\x1b[31mOne\n", (4, "control")),
    _vtt("picture", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), (1, "utf8")),
    _vtt("no-signature", f"{ONE}One\n", (1, "signature")),
    _vtt("signature-in-small-letters", f"webvtt\n\n{ONE}One\n", (1, "signature")),
    _vtt("signature-with-more", f"WEBVTTX\n\n{ONE}One\n", (1, "signature")),
    _vtt("page", "<!doctype html>\n<p>No</p>\n", (1, "signature"), (2, "no_time")),
    _vtt("header", f"WEBVTT\nKind: captions\n\n{ONE}One\n", (2, "header")),
    _vtt("no-gap-below-signature", f"WEBVTT\n{ONE}One\n", (2, "header")),
    _vtt("nothing-in-it", "WEBVTT\n", (0, "no_cues")),
    _vtt("only-a-comment", f"{HEAD}NOTE One\n", (0, "no_cues")),
    _vtt("style", f"{HEAD}STYLE\n::cue {{ color: red }}\n\n{ONE}One\n", (3, "style")),
    _vtt("region", f"{HEAD}REGION\nid:fred\n\n{ONE}One\n", (3, "region")),
    _vtt("text-without-time", f"{HEAD}One\n\n{TWO}", (3, "no_time")),
    _vtt("two-names", f"{HEAD}a\nb\n{ONE}One\n", (3, "no_time")),
    _vtt("time-without-text", f"{HEAD}{ONE}\n{TWO}", (3, "no_text")),
    _vtt("no-gap", f"{HEAD}{ONE}One\n{TWO}", (5, "no_gap")),
    _vtt("gap-of-spaces", f"{HEAD}{ONE}One\n  \n{TWO}", (6, "no_gap")),
    _vtt("comment-and-cue", f"{HEAD}NOTE One\n{TWO}", (4, "no_gap")),
    _vtt("name-twice", f"{HEAD}a\n{ONE}One\n\na\n{TWO}", (8, "name_twice")),
    _times("comma", "00:00:01,000 --> 00:00:02,000", "comma", "comma"),
    _times("no-milliseconds", "00:00:01 --> 00:00:02", "time", "time"),
    _times("words", "soon --> later", "time", "time"),
    _times("arabic-digits", "٠٠:٠٠:٠١.٠٠٠ --> 00:00:02.000", "digits"),
    _times("seventy-seconds", "00:00:70.000 --> 00:02:00.000", "sixty"),
    _times("two-days", "48:00:00.000 --> 48:00:01.000", "late", "late"),
    _times("endless", f"{'9' * 5000}:00:00.000 --> 48:00:01.000", "late", "late"),
    _times("long-arrow", "00:00:01.000 ---> 00:00:02.000", "arrow"),
    _times("arrow-without-spaces", "00:00:01.000-->00:00:02.000", "arrow"),
    _times("no-end", "00:00:01.000 -->", "arrow"),
    _times("backwards", "00:00:02.000 --> 00:00:01.000", "backwards"),
    _times("at-once", "00:00:01.000 --> 00:00:01.000", "backwards"),
    _vtt("out-of-order", f"{HEAD}{TWO}\n{ONE}One\n", (6, "order")),
    _vtt("overlap", f"{HEAD}00:00:01.000 --> 00:00:03.001\nOne\n\n{TWO}", (6, "overlap")),
    _times("setting", "00:01.000 --> 00:02.000 colour:red", "setting"),
    _times("setting-without-value", "00:01.000 --> 00:02.000 align", "setting"),
    _times("setting-twice", "00:01.000 --> 00:02.000 size:50% size:60%", "setting_twice"),
    _times("setting-value", "00:01.000 --> 00:02.000 align:middle", "setting_value"),
    _times("setting-percent", "00:01.000 --> 00:02.000 position:101%", "setting_value"),
    _times("setting-region", "00:01.000 --> 00:02.000 region:fred", "region"),
    _cue("script", "<script>go()</script>", (4, "tag"), (4, "tag_closed")),
    _cue("font", "<font color=red>One</font>", (4, "tag"), (4, "tag_closed")),
    _cue("capital-tag", "<B>One</B>", (4, "tag"), (4, "tag_closed")),
    _cue("tag-cut", "One < two", (4, "tag_cut")),
    _cue("tag-without-name", "One <> two", (4, "tag_cut")),
    _cue("tag-open", "One\n<b>two", (5, "tag_open")),
    _cue("tag-closed", "One</b>", (4, "tag_closed")),
    _cue("tags-crossed", "<b><i>One</b></i>", (4, "tag_crossed"), (4, "tag_closed")),
    _cue("tag-with-more", "<b onclick=go()>One</b>", (4, "tag_extra")),
    _cue("speaker-without-name", "<v>One</v>", (4, "speaker")),
    _cue("two-voices-open", "<v A>One\n<v B>Two", (4, "tag_open"), (5, "tag_open")),
    _cue("language", "<lang the French>Un</lang>", (4, "language")),
    _cue("rt-alone", "<rt>One</rt>", (4, "ruby")),
    _cue("ampersand", "Questions & answers", (4, "reference")),
    _cue("reference", "One &nosuchname; two", (4, "reference")),
    _cue("reference-to-null", "One &#0; two", (4, "reference")),
    _cue("moment-outside", "One <00:00:09.000>two", (4, "moment")),
    _cue("only-tags", "<b></b>", (4, "no_text")),
    _cue("only-spaces", " \n\t", (4, "no_text")),
    _cue("long", "a" * 1001, (4, "long")),
    _vtt(
        "many-at-once",
        f"{HEAD}00:00:02,000 --> 00:00:01.000\n<x>One\n\nstray\n\n{TWO}&\n",
        (3, "comma"),
        (4, "tag"),
        (6, "no_time"),
        (10, "reference"),
    ),
]  # fmt: skip

SRT_ONE = "1\n00:00:01,000 --> 00:00:02,000\nOne\n\n"
BLOCKS = [(1, "number"), (1, "no_time"), (3, "number")]
SUBRIP = [
    _srt("empty", "", (0, "empty")),
    _srt("windows-1252", SRT_ONE.encode() + "é".encode("cp1252"), (5, "utf8")),
    _srt("no-number", "00:00:01,000 --> 00:00:02,000\nOne\n", (1, "number")),
    _srt("number-twice", f"{SRT_ONE}1\n00:00:03,000 --> 00:00:04,000\nTwo\n", (5, "number_order")),
    _srt("full-stop", "1\n00:00:01.000 --> 00:00:02.000\nOne\n", (2, "stop"), (2, "stop")),
    _srt("no-hours", "1\n00:01,000 --> 00:02,000\nOne\n", (2, "time_srt"), (2, "time_srt")),
    _srt("no-time", f"{SRT_ONE}2\nTwo\n", (6, "no_time")),
    _srt("no-text", f"{SRT_ONE}2\n00:00:03,000 --> 00:00:04,000\n", (6, "no_text")),
    _srt("no-gap", f"{SRT_ONE.rstrip()}\n00:00:03,000 --> 00:00:04,000\nTwo\n", (4, "no_gap")),
    _srt("backwards", "1\n00:00:02,000 --> 00:00:01,000\nOne\n", (2, "backwards")),
    _srt("overlap", f"{SRT_ONE}2\n00:00:01,500 --> 00:00:04,000\nTwo\n", (6, "overlap")),
    _srt("tag", "1\n00:00:01,000 --> 00:00:02,000\n<script>\n", (3, "tag"), (3, "no_text")),
    _srt("tag-open", "1\n00:00:01,000 --> 00:00:02,000\n<i>One\n", (3, "tag_open")),
    _srt("more", "1\n00:00:01,000 --> 00:00:02,000 align:start\nOne\n", (2, "setting")),
    _srt("vtt", f"{HEAD}{TWO}", *BLOCKS, (3, "stop"), (3, "stop")),
    _srt("words", "Dear all,\n\nsee below\n", *BLOCKS, (3, "no_time")),
]  # fmt: skip

MALFORMED = [*WEBVTT, *SUBRIP]
