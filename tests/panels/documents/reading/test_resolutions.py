"""Resolutions in six languages with the irregularities that extraction leaves."""

import datetime as dt
from pathlib import Path

import pytest

from panels.documents.reading import ReadDocument, read
from panels.documents.symbols import parse

TEXTS = Path(__file__).parent / "texts"


def document(name: str, symbol: str) -> ReadDocument:
    code = name.split(".")[1].replace("zh", "zh-hans")
    return read((TEXTS / name).read_text(encoding="utf-8"), code, parse(symbol))


@pytest.mark.parametrize(
    ("name", "symbol", "session", "meeting", "day", "preamble", "items", "notes"),
    [
        ("resolution.ar.txt", "A/HRC/RES/57/41", "الدورة السابعة والخمسون", "الجلسة 49",
         dt.date(2024, 10, 11), 4, [0, 2, 0], 2),
        ("resolution.en.txt", "A/HRC/RES/58/19", "58th session", "56th meeting",
         dt.date(2025, 4, 4), 6, [0, 3, 0, 0], 2),
        ("resolution.es.txt", "A/HRC/RES/58/14", "58º período de sesiones", "56ª sesión",
         dt.date(2025, 4, 3), 4, [0, 2, 0, 0], 2),
        ("resolution.ru.txt", "A/HRC/RES/57/40", "57-я сессия", "49-е заседание",
         dt.date(2024, 10, 11), 5, [0, 2, 0], 1),
        ("resolution.zh.txt", "A/HRC/RES/57/42", "第五十七届会议", "第49次会议",
         dt.date(2024, 10, 11), 3, [0, 2, 0], 1),
    ],
)  # fmt: skip
def test_a_resolution_is_read_whole(
    name: str, symbol: str, session: str, meeting: str, day: dt.date,
    preamble: int, items: list[int], notes: int,
) -> None:  # fmt: skip
    found = document(name, symbol)
    assert (found.session, found.meeting, found.adoption_date) == (session, meeting, day)
    assert len(found.preamble) == preamble
    assert [p.number for p in found.numbered] == list(range(1, len(items) + 1))
    assert [len(p.subparagraphs) for p in found.numbered] == items
    assert len(found.blocks) == preamble + len(items)
    labels = [str(label) for label in range(1, notes + 1)]
    assert [note.label for note in found.footnotes] == labels
    assert [mark.label for text in found.texts() for mark in text.marks] == labels
    assert len(found.closing) == 1


def test_numbers_that_only_look_like_paragraphs_stay_in_the_text() -> None:
    english = document("resolution.en.txt", "A/HRC/RES/58/19")
    assert "in paragraph 5 above and in section II.B" in english.numbered[0].text.text
    assert english.numbered[1].subparagraphs[1].text.text == (
        "Reporting on progress by 31 December 2026; and"
    )
    spanish = document("resolution.es.txt", "A/HRC/RES/58/14")
    assert "el párrafo 12. de la resolución 57/32" in spanish.numbered[2].text.text


def test_words_divided_at_a_line_end_are_whole_again() -> None:
    spanish = document("resolution.es.txt", "A/HRC/RES/58/14").numbered[1]
    assert "para los Derechos Humanos que:" in spanish.text.text
    assert "elaboración de informes" in spanish.subparagraphs[0].text.text
    russian = document("resolution.ru.txt", "A/HRC/RES/57/40")
    assert "Всемирной конференции" in russian.preamble[1].text.text
    assert "государства-члены" in russian.preamble[3].text.text


def test_a_chinese_mark_leaves_no_space_behind() -> None:
    third = document("resolution.zh.txt", "A/HRC/RES/57/42").preamble[2].text
    assert third.text == "注意到高级专员的报告，并欢迎各国在这方面所作的努力，"


def test_a_decision_keeps_the_sentence_that_leads_to_it_out_of_its_title() -> None:
    found = document("decision.fr.txt", "A/HRC/DEC/57/115")
    assert found.title == "Report de la réunion-débat sur les droits de l’homme en mer"
    assert found.enacting.startswith("À sa 48e séance")
    assert found.enacting.endswith("« Le Conseil des droits de l’homme,")
    assert found.adoption_date == dt.date(2024, 10, 10)
    assert (len(found.preamble), [p.number for p in found.numbered]) == (2, [1, 2])


@pytest.mark.parametrize("symbol", ["S/RES/1325 (2000)", "E/CN.4/1999/10", "A/HRC/RES/S-30/1"])
def test_no_session_is_invented(symbol: str) -> None:
    text = "The Human Rights Council,\n\nRecalling its work,\n\n1. Decides to go on."
    assert read(text, "en", parse(symbol)).session == ""


@pytest.mark.parametrize(
    ("before", "after"),
    [("2006,", ""), ("60/251,", ""), ("Board,", ""), ("Board", ","), ("“Board”,", "")],
)
def test_a_glued_mark_is_found_behind_words_years_and_numbers(before: str, after: str) -> None:
    text = (
        "57/91. Lanterns\n\nThe Human Rights Council,\n\n"
        f"Recalling what was said of {before}1{after}\n\n1. Decides to pay 2,1 million.\n\n"
        "49th meeting\n\n1 See A/HRC/56/78.\n"
    )
    found = read(text, "en", parse("A/HRC/RES/57/91"))
    (preamble,) = found.preamble
    opening = f"Recalling what was said of {before}"
    assert preamble.text.text == opening + after
    assert [(mark.position, mark.label) for mark in preamble.text.marks] == [(len(opening), "1")]
    assert found.numbered[0].text.text == "Decides to pay 2,1 million."
