"""Invented documents as PDFs, set on pages by WeasyPrint."""

import random
from collections.abc import Mapping, Sequence
from html import escape

from weasyprint import HTML

from tests.panels.documents.inventions import WORDS
from tests.panels.documents.typesetting import Document, Item, Numbered, Text

_FONTS = "Noto Sans, Noto Sans Arabic, Noto Naskh Arabic, Noto Sans CJK SC, sans-serif"
_STYLE = """
@page { size: A4; margin: 28mm 25mm;
  @top-right { content: "%(symbol)s"; font-size: 9pt }
  @bottom-center { content: counter(page); font-size: 9pt }
  @footnote { border-top: 0.5pt solid } }
body { font: 11pt/1.35 %(fonts)s; text-align: justify; hyphens: auto }
p { margin: 0 0 3mm; orphans: 1; widows: 1 }
p.item { margin-inline-start: 12mm }
::footnote-call { %(label)s font-size: 7pt; vertical-align: super; line-height: 0 }
.note { float: footnote; font-size: 9pt; text-align: start }
::footnote-marker { %(label)s font-size: 6pt; vertical-align: super; line-height: 0 }
table { border-collapse: collapse; margin: 3mm 0; width: 100%% }
td, th { border: 0.5pt solid; padding: 1mm; font-weight: normal; text-align: start }
.lines td, .lines th { border: 0; padding-inline-end: 8mm }
"""


def invented(language: str, seed: int, paragraphs: int = 14) -> Document:
    """Return a resolution of many pages, the same for the same seed."""
    # No secret is made of it.
    chance, words = random.Random(seed), WORDS[language]  # noqa: S311
    notes: list[tuple[str, str]] = []

    def sentence(opening: Sequence[str], end: str) -> Text:
        inner = [chance.choice(words.inner) for _ in range(chance.randint(3, 16))]
        text = chance.choice(opening) + words.space + (words.comma + words.space).join(inner)
        if text[-1].isalpha() and chance.random() < 0.3:
            notes.append((str(len(notes) + 1), words.note))
            return Text((text, end), (notes[-1][0],))
        return Text((text + end,))

    preamble = tuple(sentence(words.openers, words.comma) for _ in range(6))
    numbered = []
    for number in range(1, paragraphs + 1):
        end = words.stop if number == paragraphs else words.semicolon
        labels = words.labels[: 3 if number % 4 == 0 else 0]
        text = sentence(words.verbs, words.colon if labels else end)
        items = tuple(
            Item(one, 1, sentence(words.verbs, end if one == labels[-1] else words.semicolon))
            for one in labels
        )
        numbered.append(Numbered(number, text, items))
    return Document(
        language, "A/HRC/RES/57/91", words.title, words.enacting, preamble, tuple(numbered),
        tuple(notes), words.closing,
    )  # fmt: skip


def printed(
    document: Document,
    tables: Mapping[int, Sequence[Sequence[str]]] | None = None,
    *,
    ruled: bool = True,
) -> bytes:
    """Return a document as a PDF with running heads, page numbers, footnotes and tables.

    Args:
        document: what it says.
        tables: below which numbered paragraph which table stands.
        ruled: whether rules part the cells.
    """
    arabic = document.language == "ar"
    bodies = dict(document.notes)
    sign = "-" if arabic else "."

    def marked(text: Text) -> str:
        out = escape(text.pieces[0])
        for label, piece in zip(text.labels, text.pieces[1:], strict=True):
            out += f'<span class="note">{escape(bodies[label])}</span>{escape(piece)}'
        return out

    short = "/".join(document.symbol.split("/")[-2:])
    space = "" if document.language == "zh-hans" else " "
    html = [f"<p>{short}{sign} {escape(document.title)}</p><p>{escape(document.enacting)}</p>"]
    html += [f"<p>{marked(text)}</p>" for text in document.preamble]
    for one in document.numbered:
        html.append(f"<p>{one.number}{sign}{space}{marked(one.text)}</p>")
        html += [f'<p class="item">{item.label} {marked(item.text)}</p>' for item in one.items]
        if tables and one.number in tables:
            html.append(_table(tables[one.number], ruled=ruled))
    html += [f"<p>{escape(line)}</p>" for line in document.closing]
    return page("".join(html), document.language, document.symbol)


def page(html: str, language: str, symbol: str = "A/HRC/57/1") -> bytes:
    """Return HTML as a PDF."""
    number = '"(" counter(footnote) ")"' if language == "ar" else "counter(footnote)"
    style = _STYLE % {"symbol": symbol, "fonts": _FONTS, "label": f"content: {number};"}
    direction = "rtl" if language == "ar" else "ltr"
    text = f'<html lang="{language}" dir="{direction}"><style>{style}</style><body>{html}'
    made: bytes = HTML(string=text).write_pdf()
    return made


def _table(rows: Sequence[Sequence[str]], *, ruled: bool) -> str:
    cells = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows
    )
    return f'<table class="{"" if ruled else "lines"}">{cells}</table>'
