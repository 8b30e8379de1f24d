"""``import_document`` says what it did, or why it did nothing, and leaves no half-made page."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page

from panels.documents.models import DocumentPage
from panels.documents.symbols import parse
from portal.pages.models import HomePage
from tests.panels.documents.extraction.printing import invented, printed
from tests.panels.documents.extraction.word import Manner, written
from tests.panels.documents.texts import SYMBOL, TEXTS

pytestmark = pytest.mark.usefixtures("homes")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "resolution.txt"
    path.write_text(TEXTS["en"], encoding="utf-8")
    return path


def run(file: Path, symbol: str = SYMBOL, language: str = "en", **options: object) -> str:
    out = StringIO()
    call_command(
        "import_document", str(file), symbol=symbol, language=language, stdout=out, **options
    )
    return out.getvalue()


def test_it_says_what_it_found(file: Path) -> None:
    said = run(file)
    page = DocumentPage.objects.get()
    assert (page.title, page.symbol, page.live) == ("Harbour lanterns", SYMBOL, True)
    assert page.url in said
    for line in ("preambular paragraphs: 1", "numbered paragraphs: 3", "footnotes: 1"):
        assert line in said
    assert "nothing was changed" in run(file)


def test_the_real_resolution_from_the_command_line(shared_data: Path) -> None:
    said = run(shared_data / "resolution-57-32.fr.txt", "A/HRC/RES/57/32", "fr")
    for line in (
        "preambular paragraphs: 24",
        "numbered paragraphs: 16",
        "footnotes: 2",
        "links: 5",
        "doubts: 0",
    ):
        assert line in said
    page = DocumentPage.objects.get()
    assert page.locale.language_code == "fr"
    assert page.session == "57e session"
    assert page.slug == "a-hrc-res-57-32"


@pytest.mark.parametrize("spelling", ["a hrc res 57 91", "HRC/RES/57/91", "A-HRC-RES-57-91"])
def test_any_spelling_of_the_symbol_finds_the_same_page(file: Path, spelling: str) -> None:
    run(file)
    run(file, spelling)
    assert DocumentPage.objects.count() == 1


@pytest.mark.parametrize(
    ("code", "locale"), [("en-GB", "en"), ("EN", "en"), ("zh", "zh-hans"), ("zh_CN", "zh-hans")]
)
def test_languages_are_named_as_people_name_them(tmp_path: Path, code: str, locale: str) -> None:
    path = tmp_path / "text.txt"
    chinese = "57/91. 港口灯火\n\n人权理事会，\n\n1. 决定点亮灯火。\n\n2024年10月11日\n"
    path.write_text(chinese if locale == "zh-hans" else TEXTS["en"], encoding="utf-8")
    run(path, language=code)
    assert DocumentPage.objects.get().locale.language_code == locale


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "no text"),
        (b"\n \n\x0c\n", "no text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "not UTF-8"),
        (b"\x00\x01\x02" * 9, "zero bytes"),
        (b"%PDF-1.7", "broken"),
        (TEXTS["fr"].encode("cp1252"), "not UTF-8"),
        (TEXTS["ar"].encode("cp1256", "ignore"), "not UTF-8"),
        (b"57/91. Harbour lanterns\n", "No paragraph"),
        (TEXTS["en"].replace("57/91", "56/90").encode(), r"56/90.*--symbol"),
        (TEXTS["ar"].encode(), r"not those of the language.*--language"),
    ],
)
def test_a_text_that_cannot_be_it_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes(content)
    before = Page.objects.count()
    with pytest.raises(CommandError, match=message):
        run(path)
    assert Page.objects.count() == before


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"symbol": "57/91"}, "does not begin like a UN symbol"),
        ({"symbol": ""}, "symbol is empty"),
        ({"language": "de"}, "none of the portal"),
        ({"language": "xx-yy"}, "none of the portal"),
        ({"language": ""}, "none of the portal"),
        ({"parent": "nowhere"}, "no section"),
    ],
)
def test_an_unfit_option_is_refused(file: Path, options: dict[str, str], message: str) -> None:
    before = Page.objects.count()
    with pytest.raises(CommandError, match=message):
        run(file, **{"symbol": SYMBOL, "language": "en", **options})
    assert Page.objects.count() == before


@pytest.mark.parametrize("kind", ["docx", "pdf", "html"])
def test_files_of_other_kinds_are_read_too(tmp_path: Path, kind: str) -> None:
    document = invented("en", 4)
    path = tmp_path / "file"
    if kind == "html":
        path.write_text("<html><body><h1>Lanterns</h1><ol><li>One.<li>Two.</ol>")
    else:
        path.write_bytes(written(document, Manner()) if kind == "docx" else printed(document))
    said = run(path)
    assert f"numbered paragraphs: {2 if kind == 'html' else 14}" in said


def test_a_file_that_is_none_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.txt", tmp_path):
        with pytest.raises(CommandError, match="cannot be read"):
            run(path)
    assert not DocumentPage.objects.exists()


def test_a_language_without_a_tree_is_refused(file: Path, homes: dict[str, HomePage]) -> None:
    HomePage.objects.get(pk=homes["en"].pk).delete()
    with pytest.raises(CommandError, match="no home page in en"):
        run(file)
    assert not DocumentPage.objects.exists()


def test_a_title_and_a_type_can_be_given(file: Path) -> None:
    run(file, title="Lanterns", type="note")
    page = DocumentPage.objects.get()
    assert (page.title, page.document_type) == ("Lanterns", "note")
    assert page.parsed_symbol == parse(SYMBOL)
