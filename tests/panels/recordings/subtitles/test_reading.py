"""What is right is read whole, and written as it was."""

from hypothesis import given
from hypothesis import strategies as st

from panels.recordings.subtitles import (
    Cue,
    Element,
    Moment,
    Node,
    Subtitles,
    Text,
    decode,
    read_srt,
    read_vtt,
    write_vtt,
)

FULL = """\ufeffWEBVTT\tmade by hand\r
\r
NOTE between us\r
and nobody else\r
\r
intro\r
00:01.000 --> 00:02.500 line:0 position:10%,line-left align:start size:80%\r
<v.loud Chair &amp; Council>Welcome &amp; good&nbsp;morning\r
<lang fr>mes <i>amis</i></lang>\r
\r
00:00:03.000 --> 00:00:05.000\r
<ruby>人<rt>rén</ruby> <b>&lt;</b> <c.a.b>x</c> <00:00:04.000><u>y</u>\r
"""


def test_all_that_a_file_may_hold() -> None:
    first, second = read_vtt(decode(FULL.encode())).cues
    assert (first.start, first.end, first.identifier, first.line) == (1000, 2500, "intro", 7)
    assert first.settings == (
        ("line", "0"), ("position", "10%,line-left"), ("align", "start"), ("size", "80%"),
    )  # fmt: skip
    french = Element("lang", (Text("mes "), Element("i", (Text("amis"),))), annotation="fr")
    said = (Text("Welcome & good\u00a0morning\n"), french)
    assert first.content == (Element("v", said, ("loud",), "Chair & Council"),)
    assert second.content == (
        Element("ruby", (Text("人"), Element("rt", (Text("rén"),)))),
        Text(" "),
        Element("b", (Text("<"),)),
        Text(" "),
        Element("c", (Text("x"),), ("a", "b")),
        Text(" "),
        Moment(4000),
        Element("u", (Text("y"),)),
    )


def test_any_end_of_line_will_do() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\nOne\ntwo\n"
    unix = read_vtt(decode(text.encode()))
    for end in ("\r\n", "\r"):
        assert read_vtt(decode(text.replace("\n", end).encode())) == unix


def test_cues_that_touch_do_not_overlap() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\nOne\n\n00:02.000 --> 00:03.000\nTwo\n"
    assert len(read_vtt(text).cues) == 2


def test_subrip_becomes_webvtt() -> None:
    text = (
        "\ufeff7\r\n00:00:01,000 --> 00:00:02,000 X1:0 X2:9 Y1:0 Y2:9\r\n"
        '{\\an8}<font color="#ff0">CHAIR: Q&A <I>today</I></font>\r\n{b}1 < 2{/b}\r\n  \r\n'
        "9\r\n00:00:02,000 --> 00:00:03,000\r\nOne --- two -> three\r\n"
    )
    assert write_vtt(read_srt(decode(text.encode()))) == (
        "WEBVTT\n\n"
        "00:00:01.000 --> 00:00:02.000 line:0\n"
        "CHAIR: Q&amp;A <i>today</i>\n<b>1 &lt; 2</b>\n\n"
        "00:00:02.000 --> 00:00:03.000\n"
        "One --- two -&gt; three\n"
    )


WORDS = st.text(
    st.characters(
        exclude_categories=["Cc", "Cs", "Cn", "Co", "Zl", "Zp"], exclude_characters="\ufffd"
    ),
    min_size=1,
    max_size=12,
)
VISIBLE = WORDS.map(lambda text: f"x{text}")
NAMES = st.text(st.sampled_from("Aàб人ع &<>."), min_size=1, max_size=8).map(
    lambda text: "A" + " ".join(text.split())
)


def _elements(children: st.SearchStrategy[tuple[Node, ...]]) -> st.SearchStrategy[Element]:
    return st.one_of(
        st.builds(Element, st.sampled_from("bicu"), children, st.just(("loud", "first"))),
        st.builds(Element, st.just("v"), children, annotation=NAMES),
        st.builds(
            Element, st.just("lang"), children, annotation=st.sampled_from(["fr", "zh-Hans"])
        ),
        st.builds(
            lambda base, above: Element("ruby", (*base, Element("rt", above))), children, children
        ),
    )


def _sequence(elements: st.SearchStrategy[Element]) -> st.SearchStrategy[tuple[Node, ...]]:
    """Words and tags in turn: words beside words would be read as one."""
    return st.builds(
        lambda first, tag, last: (Text(first), tag, Text(last)), VISIBLE, elements, VISIBLE
    )


CONTENT = st.recursive(
    st.builds(lambda first, last: (Text(f"{first}\n{last}"),), VISIBLE, VISIBLE),
    lambda inner: _sequence(_elements(inner)),
    max_leaves=6,
)
SETTINGS = st.lists(
    st.sampled_from(
        [
            ("vertical", "rl"),
            ("line", "-1,end"),
            ("line", "50%"),
            ("size", "33.5%"),
            ("align", "end"),
        ]
    ),
    max_size=3,
    unique_by=lambda setting: setting[0],
).map(tuple)


@st.composite
def subtitles(draw: st.DrawFn) -> Subtitles:
    time, cues = draw(st.integers(0, 4_000_000)), []
    for number in range(draw(st.integers(1, 5))):
        start = time + draw(st.integers(0, 10_000))
        time = start + draw(st.integers(2, 10_000))
        name = draw(st.sampled_from(["", str(number), f"cue {number}"]))
        content: tuple[Node, ...] = draw(CONTENT)
        if draw(st.booleans()):
            content = (*content, Moment(draw(st.integers(start + 1, time - 1))), Text("x"))
        cues.append(Cue(start, time, content, name, draw(SETTINGS)))
    return Subtitles(tuple(cues))


@given(subtitles())
def test_what_is_written_is_read_as_it_was(written: Subtitles) -> None:
    assert read_vtt(decode(write_vtt(written).encode())) == written
