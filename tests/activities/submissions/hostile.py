"""Files that must be refused, made on the spot."""

import zipfile
from io import BytesIO

from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

_KIND = '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.{}"/></Types>'
KINDS = {
    "docx": "wordprocessingml.document.main+xml",
    "xlsx": "spreadsheetml.sheet.main+xml",
    "pptx": "presentationml.presentation.main+xml",
}


def office(kind: str = "docx", **entries: str | bytes) -> bytes:
    """Return an office document; more entries by name, with ``__`` for a slash."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _KIND.format(KINDS[kind]))
        for name, data in entries.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return packed.getvalue()


def pdf(change: str = "") -> bytes:
    """Return a PDF of one page, with one thing in it that acts."""
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    if change == "script":
        action = {
            NameObject("/S"): NameObject("/JavaScript"),
            NameObject("/JS"): TextStringObject("1"),
        }
        writer.root_object[NameObject("/OpenAction")] = DictionaryObject(action)
    if change == "attachment":
        writer.add_attachment("a.exe", b"MZ")
    if change == "password":
        writer.encrypt("secret")
    kept = BytesIO()
    writer.write(kept)
    return kept.getvalue()


def picture(kind: str = "PNG", size: tuple[int, int] = (4, 4)) -> bytes:
    """Return a picture."""
    kept = BytesIO()
    Image.new("1" if kind == "PNG" else "RGB", size).save(kept, format=kind)
    return kept.getvalue()


def _odt(**entries: bytes) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        for name, data in entries.items():
            archive.writestr(name.replace("__", "/"), data)
    return packed.getvalue()


GOOD_PDF, GOOD_PNG, SVG = pdf(), picture(), b"<svg><script>alert(1)</script></svg>"
_EXTERNAL = '<Relationship Type="x/attachedTemplate" Target="http://e" TargetMode="External"/>'
_GIF, _EXE = b"GIF89a;", b"MZ\x90\x00"
HOSTILE: dict[str, bytes] = {
    **{f"{stem}.{kind}": b"" for stem in ("empty",) for kind in ("pdf", "docx", "png", "txt")},
    **{
        f"program.{kind}": _EXE
        for kind in ("exe", "pdf", "docx", "xlsx", "pptx", "odt", "png", "jpg", "webp", "txt")
    },
    **{
        f"page.{kind}": SVG
        for kind in ("svg", "html", "xml", "pdf", "png", "txt", "csv", "docx", "jpeg", "webp")
    },
    **{f"wrong.{kind}": GOOD_PNG for kind in ("pdf", "jpg", "webp", "docx", "odt", "txt", "csv")},
    **{f"archive.{kind}": office() for kind in ("zip", "jar", "xlsx", "pptx", "odt", "pdf", "png")},
    "huge.txt": b"a" * (10 * 1024 * 1024 + 1),
    "no-extension": b"text",
    "report.pdf.exe": GOOD_PDF,
    "shell.php": b"<?php",
    "shell.txt": b"<?php echo 1;",
    "script.txt": b"#!/bin/sh",
    "binary.csv": b"a,\x00b",
    "formula.csv": b"name,amount\n=HYPERLINK(1),2",
    "latin.txt": b"\xff\xfe\xe9",
    "gif.png": _GIF,
    "script.pdf": pdf("script"),
    "attachment.pdf": pdf("attachment"),
    "password.pdf": pdf("password"),
    "cut.pdf": GOOD_PDF[:100],
    "header.pdf": b"%PDF-1.7\n%%EOF",
    "polyglot.pdf": GOOD_PDF + office() + b"%%EOF",
    "polyglot-first.pdf": b"<html>" + GOOD_PDF,
    "pixels.png": picture(size=(9000, 9000)),
    "cut.png": GOOD_PNG[:30],
    "macro.docx": office(word__vbaProject_dot_bin=b"x"),
    "macro.docm": office(),
    "object.docx": office(word__embeddings__one=b"x"),
    "activex.pptx": office("pptx", ppt__activeX__one=b"x"),
    "template.docx": office(word___rels__a_dot_rels=_EXTERNAL),
    "entity.xlsx": office("xlsx", xl__a_dot_xml="<!DOCTYPE a [<!ENTITY a 'b'>]>"),
    "field.docx": office(word__document_dot_xml="<w>DDEAUTO c:\\cmd</w>"),
    "bomb.docx": office(word__document_dot_xml=b"0" * 20_000_000),
    "path.docx": office(**{"..__..__etc__passwd": "x"}),
    "macro.odt": _odt(Basic__one=b"x"),
}
