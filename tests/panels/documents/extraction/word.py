"""Invented documents as Word files, written part by part."""

import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from xml.sax.saxutils import escape

from tests.panels.documents.typesetting import Document, Text

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_FORMS = {"(a)": ("lowerLetter", "(%2)"), "a)": ("lowerLetter", "%2)"),
          "(أ)": ("arabicAbjad", "(%2)")}  # fmt: skip


@dataclass(frozen=True)
class Manner:
    """How a file is written: with numbers that Word counts, or typed ones."""

    counted: bool = True


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(runs: str, style: str = "", level: int | None = None) -> str:
    number = (
        f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="5"/></w:numPr>'
        if level is not None
        else ""
    )
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{number}</w:pPr>{runs}</w:p>"


def table(rows: Sequence[Sequence[str]]) -> str:
    cells = "".join(
        "<w:tr>"
        + "".join(f"<w:tc><w:tcPr/>{paragraph(run(cell))}</w:tc>" for cell in row)
        + "</w:tr>"
        for row in rows
    )
    look = '<w:tblPr><w:tblLook w:val="04A0" w:firstRow="1" w:firstColumn="1"/></w:tblPr>'
    return f"<w:tbl>{look}{cells}</w:tbl>"


def marked(text: Text, ids: Mapping[str, int]) -> str:
    out = run(text.pieces[0])
    for label, piece in zip(text.labels, text.pieces[1:], strict=True):
        out += f'<w:r><w:footnoteReference w:id="{ids[label]}"/></w:r>' + run(piece)
    return out


def written(
    document: Document,
    manner: Manner,
    tables: Mapping[int, Sequence[Sequence[str]]] | None = None,
) -> bytes:
    """Return a resolution as a .docx.

    Args:
        document: what it says.
        manner: how.
        tables: below which numbered paragraph which table stands.
    """
    arabic = document.language == "ar"
    ids = {label: place + 2 for place, (label, _) in enumerate(document.notes)}
    short = "/".join(document.symbol.split("/")[-2:])
    body = [
        paragraph(run(f"{short}{'-' if arabic else '.'} {document.title}"), "Heading1"),
        paragraph(run(document.enacting)),
    ]
    body += [paragraph(marked(text, ids)) for text in document.preamble]
    for one in document.numbered:
        typed = "" if manner.counted else run(f"{one.number}{'-' if arabic else '.'}\t")
        body.append(paragraph(typed + marked(one.text, ids), "", 0 if manner.counted else None))
        for item in one.items:
            label = "" if manner.counted else run(f"{item.label} ")
            body.append(
                paragraph(label + marked(item.text, ids), "", 1 if manner.counted else None)
            )
        if tables and one.number in tables:
            body.append(table(tables[one.number]))
    body += [paragraph(run(line)) for line in document.closing]
    labels = [item.label for one in document.numbered for item in one.items] or ["(a)"]
    form, pattern = _FORMS[labels[0]]
    return archive("".join(body), notes(document), numbering("-" if arabic else ".", form, pattern))


def notes(document: Document) -> str:
    bodies = "".join(
        f'<w:footnote w:id="{place + 2}"><w:p><w:r><w:footnoteRef/></w:r>{run(" " + text)}</w:p>'
        "</w:footnote>"
        for place, (_, text) in enumerate(document.notes)
    )
    return f"<w:footnotes {_W}>{bodies}</w:footnotes>"


def numbering(sign: str, form: str, pattern: str) -> str:
    levels = [("decimal", f"%1{sign}"), (form, pattern)]
    inner = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for i, (kind, text) in enumerate(levels)
    )
    return (
        f'<w:numbering {_W}><w:abstractNum w:abstractNumId="3">{inner}</w:abstractNum>'
        '<w:num w:numId="5"><w:abstractNumId w:val="3"/></w:num></w:numbering>'
    )


def archive(
    body: str,
    footnotes: str = "",
    lists: str = "",
    extra: Mapping[str, bytes | str] | None = None,
) -> bytes:
    """Return a package with a body and the parts beside it."""
    styles = (
        f'<w:styles {_W}><w:style w:type="paragraph" w:styleId="Heading1"><w:name '
        'w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/>'
        '<w:basedOn w:val="Heading1"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style></w:styles>'
    )
    relations = "".join(
        f'<Relationship Id="r{name}" Type="{_TYPES}/{name}" Target="{name}.xml"/>'
        for name in ("styles", "numbering", "footnotes")
    )
    relations += (
        f'<Relationship Id="rLink" Type="{_TYPES}/hyperlink" TargetMode="External" '
        'Target="https://undocs.org/A/HRC/56/78"/>'
    )
    package = "http://schemas.openxmlformats.org/package/2006"
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Override '
        f'PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>',
        "word/document.xml": f"<w:document {_W} {_R}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f"{relations}</Relationships>",
        "word/styles.xml": styles,
        "word/footnotes.xml": footnotes or f"<w:footnotes {_W}/>",
        "word/numbering.xml": lists or f"<w:numbering {_W}/>",
        **(extra or {}),
    }
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return held.getvalue()
