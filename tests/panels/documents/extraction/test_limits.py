"""A file that cannot be read, or must not be, gets a clear answer in bounded time and memory."""

import subprocess
import sys
import time
import zipfile
import zlib
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfWriter

from panels.documents.extraction import process
from panels.documents.extraction.kinds import kind_of
from panels.documents.extraction.refusals import MOST_PAGES, Reason, RefusedError
from panels.documents.uploads import running
from panels.documents.uploads.reasons import reason_of
from panels.documents.uploads.running import read_upload
from portal.file_words.reading import MOST_BYTES
from tests.panels.documents.extraction.printing import page
from tests.panels.documents.extraction.word import archive, paragraph, run


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return page("<p>Report</p><p>1. The lanterns of the harbour are lit at night.</p>", "en")


def refusal(data: bytes, seconds: float = running.MOST_SECONDS) -> RefusedError:
    began = time.monotonic()
    with pytest.raises(RefusedError) as refused:
        read_upload(data, seconds=seconds)
    assert time.monotonic() - began < seconds + 5
    return refused.value


def saved(writer: PdfWriter) -> bytes:
    held = BytesIO()
    writer.write(held)
    return held.getvalue()


def test_a_scan_is_told_with_its_pages() -> None:
    pictures = [Image.effect_noise((400, 560), 80) for _ in range(3)]
    held = BytesIO()
    pictures[0].save(held, "PDF", save_all=True, append_images=pictures[1:])
    error = refusal(held.getvalue())
    assert (error.reason, error.pages, error.empty_pages) == (Reason.SCANNED, 3, 3)
    assert "3 of 3 pages" in reason_of(error)


def test_a_password_is_asked_for_by_nobody(pdf: bytes) -> None:
    writer = PdfWriter(BytesIO(pdf))
    writer.encrypt("secret", "owner")
    assert refusal(saved(writer)).reason is Reason.ENCRYPTED


def test_what_anybody_may_open_is_read(pdf: bytes) -> None:
    writer = PdfWriter(BytesIO(pdf))
    writer.encrypt("", "owner")
    assert len(read_upload(saved(writer)).document.numbered) == 1


def test_five_hundred_pages_are_refused_by_their_number(pdf: bytes) -> None:
    writer = PdfWriter()
    for _ in range(500):
        writer.append(BytesIO(pdf))
    error = refusal(saved(writer), seconds=20)
    assert (error.reason, error.pages) == (Reason.TOO_MANY_PAGES, 500)
    assert str(MOST_PAGES) in reason_of(error)


def test_a_broken_file_is_told(pdf: bytes) -> None:
    assert refusal(pdf[: len(pdf) // 2]).reason is Reason.BROKEN
    assert refusal(b"%PDF-1.7\n" + b"x" * 500).reason is Reason.BROKEN
    word = archive(paragraph(run("Text.")))
    assert refusal(word[:-40]).reason is Reason.BROKEN
    half = archive("<w:p><w:r>")
    assert refusal(half).reason is Reason.BROKEN


def test_a_content_bomb_cannot_harm() -> None:
    """A page whose small stream unpacks to two thousand million bytes."""
    squeezer = zlib.compressobj(9)
    part = b"(lanterns) Tj " * 1_000_000
    packed = b"".join(squeezer.compress(part) for _ in range(150)) + squeezer.flush()
    head = (
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]"
        b"/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
        b"/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n"
    )
    stream = b"4 0 obj<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream endobj\n"
    bomb = head + stream % (len(packed), packed) + b"trailer<</Root 1 0 R>>\n%%EOF"
    assert len(bomb) < MOST_BYTES
    assert refusal(bomb, seconds=20).reason in {Reason.TOO_DEMANDING, Reason.NO_TEXT}


def test_a_zip_bomb_is_not_unpacked() -> None:
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "x")
        file.writestr("word/document.xml", b"\0" * 160_000_000)
    assert len(held.getvalue()) < 300_000
    assert refusal(held.getvalue(), seconds=5).reason is Reason.BOMB


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", Reason.EMPTY),
        (b" \n", Reason.EMPTY),
        (b"x" * (MOST_BYTES + 1), Reason.TOO_LARGE),
        (b"{\\rtf1 text}", Reason.WRONG_KIND),
        (b"\xd0\xcf\x11\xe0" + b"x" * 99, Reason.OLD_WORD),
        (
            b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"),
            Reason.ENCRYPTED,
        ),
    ],
)
def test_the_kind_is_known_by_the_content(data: bytes, reason: Reason) -> None:
    with pytest.raises(RefusedError) as refused:
        kind_of(data)
    assert refused.value.reason is reason


def test_macros_and_other_packages_are_refused() -> None:
    macros = archive(paragraph(run("Text.")), extra={"word/vbaProject.bin": b"x"})
    assert refusal(macros).reason is Reason.MACROS
    sheet = BytesIO()
    with zipfile.ZipFile(sheet, "w") as file:
        file.writestr("[Content_Types].xml", "spreadsheetml.sheet.main+xml")
    assert refusal(sheet.getvalue()).reason is Reason.WRONG_KIND


def test_entities_are_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
    assert refusal(archive("", extra={"word/styles.xml": bomb})).reason is Reason.BROKEN


def test_a_text_in_another_encoding_is_told() -> None:
    assert refusal("Décide d’éclairer".encode("cp1252")).reason is Reason.NOT_UTF8


def test_time_is_bounded() -> None:
    text = "\n".join(f"{number % 90 + 7}. Decides this." for number in range(150_000))
    assert refusal(text.encode(), seconds=1.5).reason is Reason.TOO_DEMANDING


@pytest.mark.parametrize(
    ("asks", "died"),
    [
        ("bytearray(2_000_000_000)", True),
        ("bytearray(2_000_000)", False),
    ],
)
def test_memory_is_bounded(asks: str, *, died: bool) -> None:
    program = f"import process; process.limit(); {asks}"
    folder = process.__file__.rpartition("/")[0]
    ended = subprocess.run(  # noqa: S603  # our own interpreter
        [sys.executable, "-c", program], cwd=folder, capture_output=True, check=False, timeout=30
    )
    assert bool(ended.returncode) is died
    assert (b"MemoryError" in ended.stderr) is died


def test_the_process_knows_nothing_of_the_site() -> None:
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]);"
        "import panels.documents.extraction.files; print('django' in sys.modules)"
    )
    root = process.__file__.partition("/panels/")[0]
    said = subprocess.run(  # noqa: S603  # our own interpreter
        [sys.executable, "-I", "-c", program, root], capture_output=True, check=True, timeout=60
    )
    assert said.stdout.strip() == b"False"
