"""Resolution 57/32 as extracted from its PDF, against what its raw lines say by themselves.

The expectations are computed here from the raw text by other means than the reader's: this file's
own page furniture and page ends are known, so the text can be split by paragraph endings alone.
"""

import datetime as dt
import re
from itertools import pairwise
from pathlib import Path

import pytest

from panels.documents.reading import ReadDocument, decode, read
from panels.documents.symbols import parse

URL = re.compile(r"^https?://\S+$")
NOTE = re.compile(r"^(\d) (.*\.)$")
NUMBER = re.compile(r"^(\d{1,2})\. (.*)$")


@pytest.fixture(scope="module")
def raw(shared_data: Path) -> str:
    return (shared_data / "resolution-57-32.fr.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def document(shared_data: Path) -> ReadDocument:
    data = (shared_data / "resolution-57-32.fr.txt").read_bytes()
    return read(decode(data), "fr", parse("A/HRC/RES/57/32"))


def text_lines(raw: str) -> list[str]:
    """Return the lines between the enacting line and the meeting, without notes and addresses."""
    lines = [line.strip() for line in raw.splitlines() if line.strip()]
    first = lines.index("Le Conseil des droits de l’homme,") + 1
    last = lines.index("49e séance")
    return [line for line in lines[first:last] if not URL.match(line) and not NOTE.match(line)]


def without_marks(text: str) -> str:
    return text.replace("soumettent1,", "soumettent,").replace("requises2 ;", "requises ;")


def expected_operative(raw: str) -> dict[int, str]:
    found: dict[int, list[str]] = {}
    for line in text_lines(raw):
        if opened := NUMBER.match(line):
            found[int(opened[1])] = [opened[2]]
        elif found:
            found[max(found)].append(line)
    return {number: without_marks(" ".join(lines)) for number, lines in found.items()}


def expected_preamble(raw: str) -> list[str]:
    """Split the preamble where a line ends with a comma and the next begins with a capital."""
    lines = text_lines(raw)
    lines = lines[: next(i for i, line in enumerate(lines) if NUMBER.match(line))]
    paragraphs = [[lines[0]]]
    for line, following in pairwise(lines):
        if line.endswith(",") and following[0].isupper():
            paragraphs.append([])
        paragraphs[-1].append(following)
    return [without_marks(" ".join(paragraph)) for paragraph in paragraphs]


def test_every_preambular_paragraph_is_whole(document: ReadDocument, raw: str) -> None:
    expected = expected_preamble(raw)
    assert len(expected) == 24
    assert [paragraph.text.text for paragraph in document.preamble] == expected


def test_every_operative_paragraph_is_whole_and_numbered(document: ReadDocument, raw: str) -> None:
    expected = expected_operative(raw)
    assert list(expected) == list(range(1, 17))
    assert {p.number: p.text.text for p in document.numbered} == expected
    assert not any(paragraph.subparagraphs for paragraph in document.numbered)


def test_there_is_nothing_but_preamble_and_operative_part(document: ReadDocument) -> None:
    assert len(document.blocks) == 24 + 16
    assert list(document.blocks) == [*document.preamble, *document.numbered]


def test_a_paragraph_goes_on_over_a_page_end(document: ReadDocument) -> None:
    sixth = document.numbered[5].text.text
    assert "en particulier en ce qui concerne l’appui à la création d’institutions" in sixth


def test_the_masthead_and_the_end_are_read(document: ReadDocument) -> None:
    assert document.title == (
        "Amélioration de la coopération technique et du renforcement des capacités "
        "dans le domaine des droits de l’homme"
    )
    assert document.symbol == "A/HRC/RES/57/32"
    assert document.adoption_date == dt.date(2024, 10, 11)
    assert document.session == "57e session"
    assert document.meeting == "49e séance"
    assert document.enacting == "Le Conseil des droits de l’homme,"
    assert document.closing == ("[Adoptée sans vote.]",)


def test_footnotes_stand_at_their_marks(document: ReadDocument, raw: str) -> None:
    assert [(note.label, note.text.text) for note in document.footnotes] == [
        ("1", "A/HRC/56/78 et A/HRC/56/18."),
        ("2", "Voir A/HRC/56/72."),
    ]
    marks = [
        (text.text[: mark.position].split()[-1], text.text[mark.position :][:2], mark.label)
        for text in document.texts()
        for mark in text.marks
    ]
    assert marks == [("soumettent", ", ", "1"), ("requises", " ;", "2")]
    assert "soumettent1" in raw
    assert "requises2" in raw


def test_links_are_kept_on_the_words_that_cite_them(document: ReadDocument, raw: str) -> None:
    addresses = [line.strip() for line in raw.splitlines() if URL.match(line.strip())]
    found = {
        link.url: text.text[link.start : link.end]
        for text in document.texts()
        for link in text.links
    }
    assert document.link_count() == len(addresses) == 5
    assert set(found) == set(addresses)
    for url, words in found.items():
        assert url.endswith(words)


def test_no_address_or_note_is_left_in_the_text(document: ReadDocument) -> None:
    words = " ".join(text.text for block in document.blocks for text in (block.text,))
    assert "undocs.org" not in words
    assert "56/78" not in words
    assert "  " not in words


def test_nothing_is_doubtful(document: ReadDocument) -> None:
    assert document.doubts == ()
    assert document.links == ()


def test_every_word_of_the_file_is_kept_once(document: ReadDocument, raw: str) -> None:
    number = len(document.numbered)
    kept = " ".join(
        [
            document.title, document.enacting, *(text.text for text in document.texts()),
            document.meeting, *document.closing,
        ]
    )  # fmt: skip
    printed = without_marks(" ".join(line for line in raw.split("\n") if not URL.match(line)))
    printed = printed.replace("57/32.", "").replace("11 octobre 2024 \n", "")
    words = len(printed.split()) - len(["11", "octobre", "2024"]) - number - len(document.footnotes)
    assert len(kept.split()) == words
