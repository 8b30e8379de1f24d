"""An HTML page is read as it stands, without what runs or only leads around."""

from panels.documents.extraction.files import read_file
from panels.documents.extraction.kinds import Kind
from panels.documents.reading import DoubtKind, Heading, ReadDocument
from tests.panels.documents.comparing import tables_of

PAGE = """<!doctype html><html lang="en"><head><title>x</title><style>p{}</style></head><body>
<nav><a href="/">Home</a></nav><h1>Report on lanterns</h1><script>alert("1. Decides")</script>
<h2>I. Lanterns</h2><ol><li>The lanterns are lit:<ol type="a"><li>at night;</li>
<li>in fog.</li></ol>
</li></ol><h2>II. Tides</h2><ol start="2"><li><p>See <a href="https://example.org/1">tables</a> of
tides.<sup><a href="#n1">1</a></sup></p></li></ol>
<table><caption>Fees</caption><tr><th>Port</th><th>Fee</th></tr>
<tr><th>Aden</th><td>2</td></tr></table>
<p onclick="x()" hidden>Nobody reads this.</p><img src="x.png" alt="A lantern">
<section role="doc-endnotes"><ol><li id="n1">See A/HRC/56/78. <a href="#r1">↩</a></li>
</ol></section>
</body></html>"""


def read(html: str) -> ReadDocument:
    kind, document = read_file(html.encode(), "", "")
    assert kind is Kind.HTML
    return document


def test_structure_numbers_links_notes_and_tables() -> None:
    found = read(PAGE)
    assert (found.language, found.title) == ("en", "Report on lanterns")
    headings = [(b.level, b.text.text) for b in found.blocks if isinstance(b, Heading)]
    assert headings == [(2, "Lanterns"), (2, "Tides")]
    first, second = found.numbered
    assert (first.number, first.text.text) == (1, "The lanterns are lit:")
    assert [(i.label, i.text.text) for i in first.subparagraphs] == [
        ("(a)", "at night;"),
        ("(b)", "in fog."),
    ]
    assert (second.number, second.text.text) == (2, "See tables of tides.")
    assert [link.url for link in second.text.links] == ["https://example.org/1"]
    assert [(mark.position, mark.label) for mark in second.text.marks] == [(20, "1")]
    assert [(note.label, note.text.text) for note in found.footnotes] == [("1", "See A/HRC/56/78.")]
    assert [rows for _, rows in tables_of(found)] == [(("Port", "Fee"), ("Aden", "2"))]
    assert DoubtKind.PICTURE_LEFT_OUT in {doubt.kind for doubt in found.doubts}


def test_what_runs_or_is_hidden_is_not_read() -> None:
    words = " ".join(text.text for text in read(PAGE).texts())
    assert not [word for word in ("alert", "Home", "Nobody", "onclick") if word in words]


def test_unclosed_elements_lose_nothing() -> None:
    found = read("<html><body><h1>Title<p>1. One.<p>2. Two <b>and more<p>3. Three.")
    assert [(p.number, p.text.text) for p in found.numbered] == [
        (1, "One."),
        (2, "Two and more"),
        (3, "Three."),
    ]
