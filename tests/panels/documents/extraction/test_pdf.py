"""A PDF is read as it was set: order, numbers, footnotes, tables; headers and footers are not."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from panels.documents.extraction.files import read_file
from panels.documents.extraction.kinds import Kind
from panels.documents.extraction.pdf.order import turned
from panels.documents.reading import DoubtKind, ReadDocument
from tests.panels.documents.comparing import assert_same, tables_of
from tests.panels.documents.extraction.printing import invented, page, printed
from tests.panels.documents.inventions import WORDS

NAMES = {
    "en": ("Port", "Lanterns lit", "Year", "Aden", "Bergen and the isles"),
    "fr": ("Port", "Feux allumés", "Année", "Aden", "L’île de Bergen"),
    "es": ("Puerto", "Faroles", "Año", "Adén", "La isla de Bergen"),
    "ru": ("Порт", "Фонари", "Год", "Аден", "Остров Берген"),
    "ar": ("الميناء", "الفوانيس", "السنة", "عدن", "جزيرة الأنوار"),
    "zh-hans": ("港口", "灯火", "年份", "亚丁", "卑尔根群岛"),
}
TABLES = {
    language: ((port, lit, year), (first, "12", "2023"), (second, "7", "2024"))
    for language, (port, lit, year, first, second) in NAMES.items()
}


def read(data: bytes, language: str, symbol: str = "") -> ReadDocument:
    kind, document = read_file(data, language, symbol)
    assert kind is Kind.PDF
    return document


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("language", sorted(WORDS))
def test_a_resolution_of_several_pages_is_read_back(language: str, seed: int) -> None:
    document = invented(language, seed)
    data = printed(document, {5: TABLES[language]})
    assert len(PdfReader(BytesIO(data)).pages) > 1
    found = read(data, language, document.symbol)
    assert_same(found, document)
    assert tables_of(found) == [(len(document.preamble) + 5, TABLES[language])]
    assert not found.doubts


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_table_without_rules_is_seen_and_told_as_a_doubt(language: str) -> None:
    document = invented(language, 3)
    found = read(printed(document, {2: TABLES[language]}, ruled=False), language, document.symbol)
    assert_same(found, document)
    assert [rows for _, rows in tables_of(found)] == [TABLES[language]]
    assert DoubtKind.TABLE_BY_LAYOUT in {doubt.kind for doubt in found.doubts}


def test_columns_of_text_are_read_one_after_the_other() -> None:
    words = "The lanterns of the harbour are lit at night for those who keep watch at sea. " * 9
    paragraphs = f"<p>1. {words}</p><p>2. {words}</p>"
    html = f'<h1>Report</h1><div style="columns: 2; column-gap: 6mm">{paragraphs}</div>'
    found = read(page(html, "en"), "en")
    assert [(one.number, one.text.text) for one in found.numbered] == [
        (1, words.strip()),
        (2, words.strip()),
    ]


def test_a_word_keeps_its_own_hyphen_and_loses_that_of_the_line() -> None:
    words = "The well-known keep-watch of harbour-masters international organization. " * 12
    found = read(page(f"<p>Report</p><p>1. {words}</p>", "en"), "en")
    assert [one.text.text for one in found.numbered] == [words.strip()]


@pytest.mark.parametrize(
    ("from_the_right", "spoken"),
    [
        ("قرار 23/75", "قرار 57/32"),
        ("قرار 23/75/CRH/A في", "قرار A/HRC/57/32 في"),
        ("في 5102-0302", "في 2015-2030"),
        ("2- رئيس", "2- رئيس"),
        ("21- CRH", "12- HRC"),
    ],
)
def test_what_goes_from_left_to_right_is_turned_back(from_the_right: str, spoken: str) -> None:
    assert turned(from_the_right) == spoken
