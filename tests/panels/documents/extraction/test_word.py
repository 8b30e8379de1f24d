"""A Word document is read as it was written: numbers, order, footnotes, tables, headings."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from panels.documents.extraction.docx import read_docx
from panels.documents.extraction.docx.numbering import numeral
from panels.documents.extraction.files import read_file
from panels.documents.extraction.kinds import Kind
from panels.documents.reading import DoubtKind, Heading, PlainParagraph, ReadDocument
from panels.documents.symbols import parse
from tests.panels.documents.comparing import assert_same, tables_of
from tests.panels.documents.extraction.word import (
    Manner,
    archive,
    numbering,
    paragraph,
    run,
    table,
    written,
)
from tests.panels.documents.inventions import WORDS, documents

ROWS = (("Port", "Lanterns"), ("Aden", "12"), ("Bergen", "7"))


def read(data: bytes, language: str = "en", symbol: str = "") -> ReadDocument:
    kind, document = read_file(data, language, symbol)
    assert kind is Kind.DOCX
    return document


@pytest.mark.parametrize("language", sorted(WORDS))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_resolution_is_read_back(language: str, data: st.DataObject) -> None:
    document = data.draw(documents(language))
    manner = data.draw(st.builds(Manner, counted=st.booleans()))
    last = document.numbered[-1].number
    found = read(written(document, manner, {last: ROWS}), language, document.symbol)
    assert_same(found, document)
    assert tables_of(found) == [(len(document.preamble) + last, ROWS)]
    assert not found.doubts


def test_numbers_go_on_over_headings_as_word_counts_them() -> None:
    body = [paragraph(run("Report on lanterns"), "Title")]
    for number in (1, 2, 3):
        body.append(paragraph(run(f"Part {number}"), "Heading1"))
        body.append(paragraph(run(f"Text {number} is here."), "", 0))
        body += [paragraph(run("First thing;"), "", 1), paragraph(run("Second thing."), "", 1)]
    found = read(archive("".join(body), lists=numbering(".", "lowerLetter", "(%2)")))
    assert found.title == "Report on lanterns"
    assert [(b.level, b.text.text) for b in found.blocks if isinstance(b, Heading)] == [
        (2, "Part 1"), (2, "Part 2"), (2, "Part 3")
    ]  # fmt: skip
    assert [(p.number, p.text.text) for p in found.numbered] == [
        (1, "Text 1 is here."), (2, "Text 2 is here."), (3, "Text 3 is here.")
    ]  # fmt: skip
    for one in found.numbered:
        assert [(i.label, i.text.text) for i in one.subparagraphs] == [
            ("(a)", "First thing;"), ("(b)", "Second thing.")
        ]  # fmt: skip


def test_links_lead_where_they_did() -> None:
    link = f'<w:hyperlink r:id="rLink">{run("the report")}</w:hyperlink>'
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK '
        '"https://example.org/1" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/>'
        f'</w:r>{run("page")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = paragraph(run("Lanterns"), "Title")
    body += paragraph(run("1. See ") + link + run(" and this ") + field + run("."))
    (one,) = read(archive(body)).numbered
    assert one.text.text == "See the report and this page."
    assert [(one.text.text[k.start : k.end], k.url) for k in one.text.links] == [
        ("the report", "https://undocs.org/A/HRC/56/78"),
        ("page", "https://example.org/1"),
    ]


def test_what_was_deleted_or_hidden_is_not_read_and_changes_are_told() -> None:
    body = paragraph(run("Lanterns"), "Title") + paragraph(
        run("1. Light ")
        + f"<w:ins>{run('all ')}</w:ins><w:del><w:r><w:delText>some </w:delText></w:r></w:del>"
        + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secretly </w:t></w:r>"
        + run("lanterns.")
    )
    found = read(archive(body))
    assert [p.text.text for p in found.numbered] == ["Light all lanterns."]
    assert [doubt.kind for doubt in found.doubts] == [DoubtKind.CHANGES_ACCEPTED]


def test_a_frame_around_text_is_no_table_and_a_caption_is_the_tables_own() -> None:
    frame = table([["Summary of the report."]])
    body = paragraph(run("Lanterns"), "Title") + frame
    body += paragraph(run("1. Some are listed below.")) + paragraph(run("Table 1. Lanterns"))
    found = read(archive(body + table(ROWS)))
    assert [b.text.text for b in found.blocks if isinstance(b, PlainParagraph)] == [
        "Summary of the report."
    ]
    ((_, rows),) = tables_of(found)
    assert rows == ROWS
    held = found.blocks[-1]
    assert (held.caption, held.header_row, held.header_column) == ("Table 1. Lanterns", True, True)  # type: ignore[union-attr]


def test_cells_over_several_columns_keep_the_others_in_place() -> None:
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + paragraph(run("All")) + "</w:tc>"
    row = f"<w:tr>{wide}<w:tc>{paragraph(run('x'))}</w:tc></w:tr>"
    body = paragraph(run("1. Text."))
    body += table([["A", "B", "C"], ["1", "2", "3"]]).replace("</w:tbl>", f"{row}</w:tbl>")
    ((_, rows),) = tables_of(read(archive(body)))
    assert rows == (("A", "B", "C"), ("1", "2", "3"), ("All", "", "x"))


@pytest.mark.parametrize(
    ("number", "form", "shown"),
    [
        (27, "lowerLetter", "aa"), (4, "upperRoman", "IV"), (49, "lowerRoman", "xlix"),
        (2, "arabicAbjad", "ب"), (21, "chineseCounting", "二十一"), (7, "decimalZero", "07"),
        (3, "somethingElse", "3"),
    ],
)  # fmt: skip
def test_numerals(number: int, form: str, shown: str) -> None:
    assert numeral(number, form) == shown


def test_a_symbol_and_a_language_are_found_where_none_is_given() -> None:
    body = paragraph(run("A/HRC/57/91")) + paragraph(run("Faroles de los puertos"), "Title")
    found = read(archive(body + paragraph(run("1. Los faroles del puerto y las mareas."))), "")
    assert (found.symbol, found.language) == (str(parse("A/HRC/57/91")), "es")


def test_the_source_of_a_broken_list_is_still_text() -> None:
    source = read_docx(archive(paragraph(run("Words."), "Nowhere", 0)))
    assert [line.text for line in source.lines] == ["Words."]
