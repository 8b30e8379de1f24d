"""Reports: masthead, summary, sections, notes at the foot of pages, an annex."""

import datetime as dt
import json
import re
from pathlib import Path

import pytest

from panels.documents.reading import Heading, ReadDocument, read
from panels.documents.symbols import InvalidSymbolError, parse

TEXTS = Path(__file__).parent / "texts"


def document(name: str, language: str, symbol: str) -> ReadDocument:
    return read((TEXTS / name).read_text(encoding="utf-8"), language, parse(symbol))


def headings(found: ReadDocument) -> list[tuple[int, str]]:
    return [(b.level, b.text.text) for b in found.blocks if isinstance(b, Heading)]


def test_an_english_report_with_an_annex() -> None:
    found = document("report.en.txt", "en", "A/HRC/59/41")
    assert found.title == (
        "Role of technical cooperation and capacity-building in strengthening national structures "
        "Report of the Office of the United Nations High Commissioner for Human Rights"
    )
    assert (found.session, found.agenda_item) == ("Fifty-ninth session", "Agenda item 10")
    assert found.adoption_date == dt.date(2025, 5, 14)
    assert found.enacting == ""
    assert [p.number for p in found.numbered] == [1, 2, 3, 4, 5, 6, 7, 8, 1, 2]
    assert headings(found) == [
        (2, "Summary"),
        (2, "Introduction"),
        (2, "National structures"),
        (3, "National human rights institutions"),
        (3, "National mechanisms for implementation, reporting and follow-up"),
        (2, "Conclusions and recommendations"),
        (2, "Annex"),
        (3, "List of contributions received"),
    ]
    third, fourth, *_ = found.numbered[2:]
    assert [(i.label, i.depth) for i in third.subparagraphs] == [
        ("(a)", 1), ("(b)", 1), ("(i)", 2), ("(ii)", 2), ("(c)", 1)
    ]  # fmt: skip
    assert "the light of article 24 of the Convention" in third.subparagraphs[0].text.text
    assert "“States should not expect" in fourth.text.text
    assert [note.label for note in found.footnotes] == ["*", "1", "2", "3", "4"]
    assert [p.number for p in found.numbered if p.text.marks] == [1, 2, 4, 5]
    assert [link.url for text in found.texts() for link in text.links] == [
        "https://www.ohchr.org/en/calls-for-input/2025/call-input-role-technical-cooperation",
        (
            "https://www.ohchr.org/sites/default/files/Documents/Publications/"
            "HR_PUB_16_1_NMRF_PracticalGuide.pdf"
        ),
    ]


@pytest.mark.parametrize(
    ("name", "language", "title", "session", "sections"),
    [
        (
            "report.ar.txt",
            "ar",
            "دور التعاون التقني وبناء القدرات في تعزيز الهياكل الوطنية",
            "الدورة التاسعة والخمسون",
            ["موجز", "مقدمة", "الهياكل الوطنية", "الاستنتاجات والتوصيات"],
        ),
        (
            "report.ru.txt",
            "ru",
            (
                "Роль технического сотрудничества и создания потенциала в укреплении "
                "национальных структур"
            ),
            "Пятьдесят девятая сессия",
            ["Резюме", "Введение", "Национальные структуры", "Выводы и рекомендации"],
        ),
        (
            "report.zh.txt",
            "zh-hans",
            "技术合作和能力建设在加强国家结构方面的作用",
            "第五十九届会议",
            ["概要", "导言", "国家结构", "结论和建议"],
        ),
    ],
)
def test_reports_in_other_scripts(
    name: str, language: str, title: str, session: str, sections: list[str]
) -> None:
    found = document(name, language, "A/HRC/59/41")
    assert (found.title, found.session) == (title, session)
    # These versions print the day of distribution in English.
    assert found.adoption_date == dt.date(2025, 5, 14)
    assert [text for level, text in headings(found) if level == 2] == sections
    numbers = [p.number for p in found.numbered]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) >= 4
    assert [len(p.subparagraphs) for p in found.numbered][2] == 2
    assert [note.label for note in found.footnotes] == ["*", "1", "2"]
    assert [mark.label for text in found.texts() for mark in text.marks] == ["*", "1", "2"]


def plain(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).casefold().strip()


def test_titles_of_real_reports_are_read(shared_data: Path) -> None:
    """Titles in the list are a catalogue's; with agenda headings and notes many differ."""
    total = same = dated = enacted = 0
    with (shared_data / "hrc-documents" / "reports.en.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            try:
                symbol = parse(row["symbol"])
            except InvalidSymbolError:
                continue
            found = read(row["first_page"], "en", symbol)
            total += 1
            same += plain(row["title"]) in plain(found.title) and bool(row["title"])
            dated += found.adoption_date is not None
            enacted += bool(found.enacting)
    assert total > 2700
    assert same / total > 0.75
    assert dated / total > 0.99
    assert enacted / total < 0.005
